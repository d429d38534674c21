//! What several commands take or do alike: their arguments (`arguments`) and texts of help
//! (`help`), the way to the system that is named and the words that name it again (`target`), what
//! a run is judged by (`judging`), how it is shown while it goes on (`progress`), how it is
//! reported (`reporting`), and the run itself (`running`).

pub(crate) mod arguments;
pub(crate) mod help;
pub(crate) mod judging;
mod progress;
pub(crate) mod reporting;
pub(crate) mod running;
pub(crate) mod target;
