//! The suite of vectors: how it is generated, what it covers, and which planted faults it detects.

pub mod coverage;
pub mod detect;
pub mod generate;
