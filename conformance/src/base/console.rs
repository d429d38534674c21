//! The program's connection to its caller: two output streams and the language of the
//! reader. Commands decide what to write.

use std::io::{self, Write};

use anstyle::{AnsiColor, Color, Style};
use model::text::{Language, Text};

use super::exit::Exit;

/// Style of headings and of names that readers look for.
pub const STRONG: Style = Style::new().bold();
/// Style of failures.
pub const BAD: Style = Style::new().bold().fg_color(Some(Color::Ansi(AnsiColor::Red)));
/// Style of successes.
pub const GOOD: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
/// Style of asides.
pub const FAINT: Style = Style::new().dimmed();

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
