//! Running a suite against a system: what is selected (`select`), how a case is played (`session`,
//! `talk`, `start`) and judged (`judge`, `shown`, `blame`, `invariants`), how all of it is run (`runner`), and what comes of
//! it (`result`); cases outside of a suite are in `alone`, systems that cannot be reached from here in
//! `closed`. How messages reach the system is in `adapter`, how results are told in `report`.

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
