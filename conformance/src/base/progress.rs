//! Shows progress: one line on the terminal, removed when the work is done. Nothing is shown if
//! standard error is no terminal. Callers decide what the line says.

use indicatif::{ProgressBar, ProgressStyle};
use model::text::{Language, Text};

/// Progress line, removed when dropped.
pub(crate) struct Line {
    bar: ProgressBar,
    language: Language,
}

impl Line {
    /// Begins a line for work of unknown length.
    pub(crate) fn open(language: Language) -> Line {
        Line::new(ProgressBar::new_spinner(), "{spinner} {elapsed_precise} {wide_msg}", language)
    }

    /// Begins a line that is full after n steps.
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

    /// Replaces the text of the line.
    pub(crate) fn say(&self, text: &Text) {
        self.bar.set_message(text.to(self.language).to_string());
    }

    /// Counts one step as done.
    pub(crate) fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
