//! `gongji mutants`: what a suite detects. Systems with a planted fault run through it, and who is
//! found out by which vector is told, and who is not, and why. Running is in `run`; choosing vectors
//! for faults, and holding faults out, in `hold_out`; random operations for comparison in `chance`.

pub mod chance;
pub mod hold_out;
pub mod run;
