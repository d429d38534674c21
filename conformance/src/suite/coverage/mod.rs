//! What a suite covers: the goals that its vectors reach (`measure`), and those that can be reached at
//! all (`reachable`).

pub mod measure;
pub mod reachable;
