//! The suite of vectors: its generation, what it covers, and which planted faults it detects.

pub mod coverage;
pub mod detect;
pub mod generate;
