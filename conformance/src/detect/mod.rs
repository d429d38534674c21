//! `gongji mutants`: what a suite detects. Systems with a planted fault run through it, and who is
//! found out by which vector is told, and who is not, and why. Running is in `run`; choosing vectors
//! for faults, and holding faults out, in `hold_out`; random operations for comparison in `chance`.

pub mod chance;
mod command;
pub mod hold_out;
pub mod run;

pub use command::run as command;

/// As many threads as were asked for, or as there are cores.
pub fn threads(asked: Option<std::num::NonZeroUsize>) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    asked.map_or_else(cores, usize::from)
}
