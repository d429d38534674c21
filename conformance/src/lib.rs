//! The `gongji` program as a library, in rooms of which each uses only those below it. From the
//! top: [`cli`] puts the command line together; [`commands`] answers it; [`report`] presents the
//! result of a run; [`harness`] asks systems and judges them; [`examine`] explores a policy;
//! [`suite`] generates and measures vectors; [`link`] reaches systems; [`systems`] is a system with
//! planted faults; [`tell`] words what happens; [`replay`] runs requests through the rules;
//! [`format`](mod@format) reads and writes files and messages; [`base`] is for all of them. The
//! rules are not here; they are in `model`.

pub mod base;
pub mod cli;
pub mod commands;
pub mod examine;
pub mod format;
pub mod harness;
pub mod link;
pub mod replay;
pub mod report;
pub mod suite;
pub mod systems;
pub mod tell;
