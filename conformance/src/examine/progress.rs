//! The progress of an examination, as shown to people: the scope, and the number of states known.

use model::text;
use model::text::{Language, Text};

use crate::base::lay_out::grouped;
use crate::base::progress::Line;

/// A line that shows the progress.
pub(crate) struct Progress(Line);

impl Progress {
    /// Opens the line.
    pub(crate) fn new(language: Language) -> Progress {
        Progress(Line::open(language))
    }

    /// Shows that scope `number` of `of` begins, counted from 1.
    pub(crate) fn begin(&self, scope: &str, number: usize, of: usize) {
        let text = format!("{number}/{of} {scope}");
        self.0.say(&Text::owned(text.clone(), text));
    }

    /// Shows the number of states and transitions of the scope known so far.
    pub(crate) fn tick(&self, scope: (&str, usize, usize), states: u64, transitions: u64) {
        let (name, number, of) = scope;
        let (states, transitions) = (grouped(states), grouped(transitions));
        self.0.say(&text!(
            "{number}/{of} {name}: {states} states, {transitions} transitions",
            "{number}/{of} {name}：{states}个状态，{transitions}次业务判断",
        ));
    }
}
