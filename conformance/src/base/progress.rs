//! How far something has come: one line on the terminal, gone when it is done. Where standard error is
//! no terminal nothing is shown. What the line says is for those who have come so far.

use indicatif::{ProgressBar, ProgressStyle};
use model::text::{Language, Text};

/// The line.
pub(crate) struct Line {
    bar: ProgressBar,
    language: Language,
}

impl Line {
    /// A line without an end that is known: it shows that something goes on.
    pub(crate) fn open(language: Language) -> Line {
        Line::new(ProgressBar::new_spinner(), "{spinner} {elapsed_precise} {wide_msg}", language)
    }

    /// A line that is full after so many steps.
    pub(crate) fn of(steps: usize, language: Language) -> Line {
        let bar = ProgressBar::new(steps as u64);
        Line::new(bar, "{bar:30} {pos}/{len} {elapsed_precise} {wide_msg}", language)
    }

    fn new(bar: ProgressBar, template: &str, language: Language) -> Line {
        let style = ProgressStyle::with_template(template);
        bar.set_style(style.expect("the template names known fields"));
        bar.enable_steady_tick(std::time::Duration::from_millis(200));
        Line { bar, language }
    }

    /// What it says now.
    pub(crate) fn say(&self, text: &Text) {
        self.bar.set_message(text.to(self.language).to_string());
    }

    /// One step is done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
