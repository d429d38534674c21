//! Progress of a run while it goes on: the number of cases done, and of those that did not pass.

use std::sync::atomic::{AtomicU64, Ordering};

use model::text;
use model::text::Language;

use crate::base::progress::Line;
use crate::format::report::CaseResult;

/// The progress of a run.
pub(crate) struct Progress {
    line: Line,
    wrong: AtomicU64,
}

impl Progress {
    /// Begins to show the progress of n cases.
    pub(crate) fn new(language: Language, cases: usize) -> Progress {
        Progress { line: Line::of(cases, language), wrong: AtomicU64::new(0) }
    }

    /// Counts a case that is done.
    pub(crate) fn seen(&self, result: &CaseResult) {
        let new = u64::from(!result.verdict.is_expected());
        let wrong = self.wrong.fetch_add(new, Ordering::Relaxed) + new;
        if wrong > 0 {
            self.line.say(&text!("{wrong} not passed", "{wrong}个未通过"));
        }
        self.line.step();
    }
}
