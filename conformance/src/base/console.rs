//! Where the program writes and how it ends: the two streams, the language of the reader, and the
//! exit codes. What is written is for the commands themselves.

use std::io::{self, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Color, Style};
use model::text::{Language, Text};

/// Headings and names that are looked for.
pub const STRONG: Style = Style::new().bold();
/// What is broken.
pub const BAD: Style = Style::new().bold().fg_color(Some(Color::Ansi(AnsiColor::Red)));
/// What holds.
pub const GOOD: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
/// What stands beside the matter.
pub const FAINT: Style = Style::new().dimmed();

/// How the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// 0: everything holds and everything was looked at.
    Ok,
    /// 1: something is violated.
    Violated,
    /// 2: wrong usage, or a bad file.
    Usage,
    /// 3: not complete, so nothing is claimed.
    Incomplete,
    /// 4: everything else holds, and the list of known failures is stale.
    Stale,
    /// 5: the system cannot be measured.
    NotMeasurable,
    /// 6: the suite itself is damaged.
    Damaged,
}

impl Exit {
    /// The code of the operating system.
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

/// What a command is given to write with.
pub struct Console<'a> {
    /// The language of the reader.
    pub language: Language,
    /// Results: text, or JSON and nothing else.
    pub out: &'a mut dyn Write,
    /// Errors and progress.
    pub err: &'a mut dyn Write,
}

impl Console<'_> {
    /// Tells what is wrong with the request, in the reader's language.
    pub fn wrong(&mut self, what: &Text) -> io::Result<Exit> {
        let label = Text::new("error:", "错误：");
        let space = if self.language == Language::English { " " } else { "" };
        let (label, what) = (label.to(self.language), what.to(self.language));
        writeln!(self.err, "{STRONG}{label}{STRONG:#}{space}{what}")?;
        Ok(Exit::Usage)
    }
}
