//! The program's connection to its caller: two output streams, the language of the reader, and the
//! exit codes. Commands decide what to write.

use std::io::{self, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Color, Style};
use model::text::{Language, Text};

/// Style of headings and of names that readers look for.
pub const STRONG: Style = Style::new().bold();
/// Style of failures.
pub const BAD: Style = Style::new().bold().fg_color(Some(Color::Ansi(AnsiColor::Red)));
/// Style of successes.
pub const GOOD: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
/// Style of asides.
pub const FAINT: Style = Style::new().dimmed();

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

/// Output of a command.
pub struct Console<'a> {
    /// The language of the reader.
    pub language: Language,
    /// Results: text, or JSON and nothing else.
    pub out: &'a mut dyn Write,
    /// Errors and progress.
    pub err: &'a mut dyn Write,
}

impl Console<'_> {
    /// Writes an error about the request in the reader's language. Returns [`Exit::Usage`].
    pub fn wrong(&mut self, what: &Text) -> io::Result<Exit> {
        let label = Text::new("error:", "错误：");
        let space = if self.language == Language::English { " " } else { "" };
        let (label, what) = (label.to(self.language), what.to(self.language));
        writeln!(self.err, "{STRONG}{label}{STRONG:#}{space}{what}")?;
        Ok(Exit::Usage)
    }
}
