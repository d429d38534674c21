//! One folder for each command: its arguments, its help in both languages, its work, and the forms
//! of its output. `shared` holds what several commands need. A command knows no other command;
//! engines are in the rooms below.

pub mod check;
pub mod coverage;
pub mod explain;
pub mod generate;
pub mod init_adapter;
pub mod judge;
pub mod merge;
pub mod minimise;
pub mod mutants;
pub mod pack;
pub mod play;
pub mod protocol;
pub mod run;
pub mod serve;
pub(crate) mod shared;
pub mod smoke;

use shared::help::Help;

/// Returns the help of every command.
pub(crate) static HELP: [&Help; 15] = [
    &check::help::HELP,
    &play::help::HELP,
    &explain::help::HELP,
    &generate::help::HELP,
    &coverage::help::HELP,
    &mutants::help::HELP,
    &init_adapter::help::HELP,
    &merge::help::HELP,
    &run::help::HELP,
    &minimise::help::HELP,
    &smoke::help::HELP,
    &serve::help::HELP,
    &pack::help::HELP,
    &judge::help::HELP,
    &protocol::help::HELP,
];
