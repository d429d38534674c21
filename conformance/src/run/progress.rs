//! How far a run has come: one line on the terminal, gone when it is done. Where standard error is no
//! terminal nothing is shown.

use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{ProgressBar, ProgressStyle};
use model::text;
use model::text::Language;

use super::result::CaseResult;

/// The line.
pub(super) struct Progress {
    bar: ProgressBar,
    language: Language,
    wrong: AtomicU64,
}

impl Progress {
    /// Begins to show it, for so many cases.
    pub(super) fn new(language: Language, cases: usize) -> Progress {
        let bar = ProgressBar::new(cases as u64);
        let style =
            ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed_precise} {wide_msg}");
        bar.set_style(style.expect("the template names known fields"));
        Progress { bar, language, wrong: AtomicU64::new(0) }
    }

    /// A case is done.
    pub(super) fn seen(&self, result: &CaseResult) {
        let new = u64::from(!result.verdict.is_expected());
        let wrong = self.wrong.fetch_add(new, Ordering::Relaxed) + new;
        if wrong > 0 {
            let said = text!("{wrong} not passed", "{wrong}个未通过");
            self.bar.set_message(said.to(self.language).to_string());
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
