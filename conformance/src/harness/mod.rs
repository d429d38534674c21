//! Runs a suite against a system. `select` chooses the vectors and `runner` runs them all.
//! `session`, `talk` and `start` play one case; `judge`, `shown`, `blame` and `invariants` judge
//! it. `alone` runs cases outside a suite; `closed` serves systems that cannot be reached.
//! Messages reach the system through `link`; results have their form in `format::report` and are
//! presented by `report`.

pub mod alone;
mod blame;
mod came;
pub mod closed;
mod invariants;
mod judge;
pub mod minimise;
mod repetition;
pub mod runner;
mod salt;
pub(crate) mod scale;
pub mod select;
pub(crate) mod session;
pub(crate) mod setup;
mod shown;
pub mod smoke;
mod start;
mod talk;
