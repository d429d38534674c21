//! Lines on a terminal, broken at its edge, and the account of a step that went wrong. `terminal`
//! reports a whole run, `failure` one case.

use std::io::{self, Write};

use model::observe::Names;
use model::text;
use model::text::{Language, Text};

use super::compare::{answered, differences};
use super::words;
use crate::base::lay_out::wrapped;
use crate::format::report::StepResult;

/// The number of differences shown of one step.
const DIFFERENCES: usize = 3;

/// The writer of lines in one language.
pub(super) struct Lines<'a> {
    pub(super) language: Language,
    pub(super) out: &'a mut dyn Write,
}

impl Lines<'_> {
    pub(super) fn line(&mut self, lead: &str, text: &Text) -> io::Result<()> {
        let text = words::harmless(text.to(self.language));
        write!(self.out, "{}", wrapped(lead, &text))
    }

    /// Writes a label in the reader's language and its text.
    pub(super) fn labelled(&mut self, label: Text, text: &Text) -> io::Result<()> {
        let lead = match self.language {
            Language::English => format!("    {:<9}", label.en),
            // A character takes two columns, and the longest labels have four.
            Language::Chinese => {
                let gap = 10usize.saturating_sub(2 * label.zh.chars().count());
                format!("    {}{}", label.zh, " ".repeat(gap))
            }
        };
        self.line(&lead, text)
    }

    /// Writes the expected and the actual result of a step.
    pub(super) fn wrong(
        &mut self,
        step: &StepResult,
        names: &Names,
        hides: &[String],
    ) -> io::Result<()> {
        let mut found = differences(step, names, hides);
        // A wrong state after a wrong answer only follows from it.
        if !answered(step) {
            found.truncate(1);
        }
        for one in found.iter().take(DIFFERENCES) {
            let due = words::joined(&[one.what.clone(), one.expected.clone()], ": ", "：");
            self.labelled(Text::new("expected", "应有结果"), &due)?;
            self.labelled(Text::new("got", "实际结果"), &one.got)?;
        }
        if found.len() > DIFFERENCES {
            let rest = found.len() - DIFFERENCES;
            let rest = text!("and {rest} more differences", "另有{rest}处不同");
            self.line("    ", &rest)?;
        }
        Ok(())
    }

    /// Writes the last line that a system wrote to its standard error.
    pub(super) fn stderr(&mut self, written: &str) -> io::Result<()> {
        let last = written.lines().last().unwrap_or_default();
        if last.is_empty() {
            return Ok(());
        }
        self.labelled(Text::new("stderr", "标准错误"), &Text::owned(last, last))
    }
}
