//! How far a check has come: one line on the terminal, gone when it is done. Where standard error
//! is no terminal nothing is shown.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use model::text;
use model::text::Language;

use crate::lay_out::grouped;

/// The line.
pub(super) struct Progress {
    bar: ProgressBar,
    language: Language,
}

impl Progress {
    /// Begins to show it.
    pub(super) fn new(language: Language) -> Progress {
        let bar = ProgressBar::new_spinner();
        let style = ProgressStyle::with_template("{spinner} {elapsed_precise} {wide_msg}");
        bar.set_style(style.expect("the template names known fields"));
        bar.enable_steady_tick(Duration::from_millis(200));
        Progress { bar, language }
    }

    /// The check has come to this scope: the first of so many is number 1.
    pub(super) fn begin(&self, scope: &str, number: usize, of: usize) {
        self.bar.set_message(format!("{number}/{of} {scope}"));
    }

    /// So many states and transitions of the scope are known.
    pub(super) fn tick(&self, scope: (&str, usize, usize), states: u64, transitions: u64) {
        let (name, number, of) = scope;
        let (states, transitions) = (grouped(states), grouped(transitions));
        let text = text!(
            "{number}/{of} {name}: {states} states, {transitions} transitions",
            "{number}/{of} {name}：{states}个状态，{transitions}次业务判断",
        );
        self.bar.set_message(text.to(self.language).to_string());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
