//! The parts that several commands share: arguments (`arguments`) and help texts (`help`), the way
//! to the named system and the words that name it again (`target`), the lists that a run is judged
//! by (`judging`), its progress on the console (`progress`), its report (`reporting`), and the run
//! itself (`running`).

pub(crate) mod arguments;
pub(crate) mod help;
pub(crate) mod judging;
mod progress;
pub(crate) mod reporting;
pub(crate) mod running;
pub(crate) mod target;
