//! The exit codes of the program, which `README.md` lists for pipelines.

use std::process::ExitCode;

/// Exit status of the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// 0: everything was checked and holds.
    Ok,
    /// 1: something is violated.
    Violated,
    /// 2: wrong usage, or a bad file.
    Usage,
    /// 3: the work is incomplete, so nothing is claimed.
    Incomplete,
    /// 4: everything else holds, and the list of known failures is stale.
    Stale,
    /// 5: the system cannot be measured.
    NotMeasurable,
    /// 6: the suite itself is damaged.
    Damaged,
}

impl Exit {
    /// Returns the code for the operating system.
    pub const fn code(self) -> u8 {
        match self {
            Exit::Ok => 0,
            Exit::Violated => 1,
            Exit::Usage => 2,
            Exit::Incomplete => 3,
            Exit::Stale => 4,
            Exit::NotMeasurable => 5,
            Exit::Damaged => 6,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}
