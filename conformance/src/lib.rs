//! The conformance suite: what the `gongji` program does with the reference model.

pub mod cases;
pub mod play;
