//! `gongji run`: runs a suite, or one case, against a system. The run is in `shared::running`,
//! because `gongji smoke` ends with a run too.

pub(crate) mod help;

pub use super::shared::arguments::RunArgs;
pub(crate) use super::shared::running::run;
