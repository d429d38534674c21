//! Systems under test with at most one planted fault, for showing that a suite notices faults.
//! [`mutants`] names the faults, [`faults`] decorates judge and ledger with them, and [`subject`]
//! is the system that carries one.

pub mod faults;
pub mod mutants;
pub mod subject;
