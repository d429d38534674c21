//! Runs a suite against a system. `select` chooses the vectors and `runner` runs them all.
//! `session`, `talk` and `start` play one case; `answers`, `states`, `blame` and `invariants` judge
//! it. `alone` runs cases outside a suite; `closed` serves systems that cannot be reached.
//! Messages reach the system through `link`; results have their form in `format::report` and are
//! presented by `report`.

pub mod alone;
mod answers;
mod blame;
mod came;
pub mod closed;
mod invariants;
pub mod minimise;
mod repetition;
pub mod runner;
mod salt;
pub(crate) mod scale;
pub mod select;
pub(crate) mod session;
pub(crate) mod setup;
pub mod smoke;
mod start;
mod states;
mod talk;
