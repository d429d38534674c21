//! How far a shrinking has come: one line on the terminal, gone when it is done. Where standard error
//! is no terminal nothing is shown.

use indicatif::{ProgressBar, ProgressStyle};
use model::text;
use model::text::Language;

/// The line.
pub(super) struct Progress {
    bar: ProgressBar,
    language: Language,
}

impl Progress {
    /// Begins to show it.
    pub(super) fn new(language: Language) -> Progress {
        let bar = ProgressBar::new_spinner();
        let style = ProgressStyle::with_template("{spinner} {elapsed_precise} {prefix} {wide_msg}");
        bar.set_style(style.expect("the template names known fields"));
        Progress { bar, language }
    }

    /// So many candidates were tried; the latest has so many steps and people, where it still fails.
    pub(super) fn tried(&self, cases: u32, left: Option<(usize, usize)>) {
        let tried = text!("{cases} tried", "已尝试{cases}个");
        self.bar.set_prefix(tried.to(self.language).to_string());
        if let Some((steps, people)) = left {
            let left = text!("steps: {steps} · people: {people}", "步骤：{steps} · 人员：{people}");
            self.bar.set_message(left.to(self.language).to_string());
        }
        self.bar.tick();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
