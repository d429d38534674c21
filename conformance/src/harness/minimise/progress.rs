//! What is told of a shrinking while it goes on: how many were tried, and how small it is.

use model::text;
use model::text::Language;

use crate::base::progress::Line;

/// How far it has come.
pub(crate) struct Progress(Line);

impl Progress {
    /// Begins to show it.
    pub(crate) fn new(language: Language) -> Progress {
        Progress(Line::open(language))
    }

    /// So many candidates were tried; the smallest that fails has so many steps and people.
    pub(crate) fn tried(&self, cases: u32, (steps, people): (usize, usize)) {
        self.0.say(&text!(
            "{cases} tried · steps: {steps} · people: {people}",
            "已尝试{cases}个 · 步骤：{steps} · 人员：{people}"
        ));
    }
}
