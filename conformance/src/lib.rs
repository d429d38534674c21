//! The `gongji` program as a library: what it is asked for ([`cli`]) and what it answers
//! ([`overview`], [`check`], [`play`], [`explain`]). The rules are not here; they are in `model`.

pub mod adapter;
pub mod cases;
pub mod check;
pub mod cli;
pub mod console;
pub mod coverage;
pub mod detect;
pub mod explain;
pub mod faults;
pub mod files;
pub mod generate;
pub mod init_adapter;
pub mod json_schema;
pub mod lay_out;
pub mod merge;
pub mod minimise;
pub mod mutants;
pub mod overview;
pub mod play;
mod progress;
pub mod report;
pub mod run;
pub mod save;
pub mod stop;
pub mod subject;
pub mod vectors;
