//! Detection: which systems with a planted fault a suite finds out, and by which vector. [`run`]
//! runs the systems, [`hold_out`] chooses vectors for faults and holds faults out, [`chance`]
//! compares the suite with random operations.

pub mod chance;
pub mod hold_out;
pub mod run;
