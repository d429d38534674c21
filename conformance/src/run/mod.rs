//! Running a suite against a system: what comes of it is in `result`.

pub mod result;
pub mod stop;
