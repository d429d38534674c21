//! A system under test with at most one planted fault, for showing that a suite notices: the faults and
//! their names (`mutants`), the decorators of judge and ledger (`faults`), and the system that carries
//! one of them (`subject`).

pub mod faults;
pub mod mutants;
pub mod subject;
