//! The coverage of a suite: [`measure`] finds the goals that its vectors reach, [`reachable`] the
//! abstract transitions that any vector could reach.

pub mod measure;
pub mod reachable;
