//! What is told of a check while it goes on: the scope, and how many states are known.

use model::text;
use model::text::{Language, Text};

use crate::base::lay_out::grouped;
use crate::base::progress::Line;

/// How far it has come.
pub(crate) struct Progress(Line);

impl Progress {
    /// Begins to show it.
    pub(crate) fn new(language: Language) -> Progress {
        Progress(Line::open(language))
    }

    /// The check has come to this scope: the first of so many is number 1.
    pub(crate) fn begin(&self, scope: &str, number: usize, of: usize) {
        let text = format!("{number}/{of} {scope}");
        self.0.say(&Text::owned(text.clone(), text));
    }

    /// So many states and transitions of the scope are known.
    pub(crate) fn tick(&self, scope: (&str, usize, usize), states: u64, transitions: u64) {
        let (name, number, of) = scope;
        let (states, transitions) = (grouped(states), grouped(transitions));
        self.0.say(&text!(
            "{number}/{of} {name}: {states} states, {transitions} transitions",
            "{number}/{of} {name}：{states}个状态，{transitions}次业务判断",
        ));
    }
}
