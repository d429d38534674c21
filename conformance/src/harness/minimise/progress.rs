//! Shows the progress of a shrinking: the number of candidates tried, and the size of the smallest.

use model::text;
use model::text::Language;

use crate::base::progress::Line;

/// The line on the console that shows the progress.
pub(crate) struct Progress(Line);

impl Progress {
    /// Begins to show it.
    pub(crate) fn new(language: Language) -> Progress {
        Progress(Line::open(language))
    }

    /// Shows the number of candidates tried, and the steps and people of the smallest that fails.
    pub(crate) fn tried(&self, cases: u32, (steps, people): (usize, usize)) {
        self.0.say(&text!(
            "{cases} tried · steps: {steps} · people: {people}",
            "已尝试{cases}个 · 步骤：{steps} · 人员：{people}"
        ));
    }
}
