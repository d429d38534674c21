//! Merging questions: after some states it is known which fields each question uses, and how many
//! different values of these occur. Neighbours that have few of them together are looked up at
//! once. What is merged is learnt anew; that costs little, and stays exact.

use super::known::KnownAnswers;
use super::{Projection, Question, Subjects};
use crate::explore::word::Word;

/// The number of states before questions are merged.
const STATES: u64 = 32_768;
/// The number of states from one that is sampled to the next.
const APART: u64 = 8;
/// The most different values, among the states sampled, of the fields that one question uses.
const MOST_VALUES: usize = 1_024;

/// A sample of the states expanded so far.
#[derive(Debug)]
pub(super) struct Plan<W> {
    states: u64,
    sample: Vec<W>,
}

impl<W> Default for Plan<W> {
    fn default() -> Self {
        Plan { states: 0, sample: Vec::new() }
    }
}

impl<W: Word> Plan<W> {
    /// Takes note of a state, and returns whether these were enough.
    pub(super) fn is_ready(&mut self, word: W) -> bool {
        self.states += 1;
        if self.states % APART == 0 {
            self.sample.push(word);
        }
        self.states == STATES
    }

    /// Returns whether the fields in `mask` have few different values.
    fn has_few_values(&self, mask: W) -> bool {
        let mut values: Vec<W> = self.sample.iter().map(|word| word.and(mask)).collect();
        values.sort_unstable();
        values.dedup();
        values.len() <= MOST_VALUES
    }
}

impl<W: Word> Projection<W> {
    /// Merges neighbours, once and for all.
    pub(super) fn merge(&mut self) {
        let Some(plan) = self.plan.take() else { return };
        let mut merged: Vec<Question<W>> = Vec::new();
        for question in self.questions.drain(..) {
            let used = question.known.used();
            if let Some(last) = merged.last_mut() {
                let together = last.known.used().or(used);
                if plan.has_few_values(together) {
                    last.templates.end = question.templates.end;
                    last.known = KnownAnswers::keyed_by(together);
                    continue;
                }
            }
            let known = if plan.has_few_values(used) {
                KnownAnswers::keyed_by(used)
            } else {
                question.known
            };
            merged.push(Question { known, ..question });
        }
        self.questions = merged;
        let mut merged: Vec<Subjects<W>> = Vec::new();
        for subjects in self.subjects.drain(..) {
            let used = subjects.known.used();
            if let Some(last) = merged.last_mut() {
                let together = last.known.used().or(used);
                if plan.has_few_values(together) {
                    last.subjects.extend(subjects.subjects);
                    last.known = KnownAnswers::keyed_by(together);
                    continue;
                }
            }
            merged.push(subjects);
        }
        self.subjects = merged;
    }
}
