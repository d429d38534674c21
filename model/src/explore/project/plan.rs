//! Merging questions: after some states it is known which fields each question uses, and how many
//! different values of these occur. Neighbours that have few of them together are looked up at
//! once. What is merged is learnt anew; that costs little, and stays exact.

use super::known::KnownAnswers;
use crate::explore::shard::StateId;
use crate::explore::word::Word;

/// The number of states before questions are merged.
const STATES: u64 = 32_768;
/// The number of states from one that is sampled to the next.
const APART: usize = 8;
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
    /// Takes note of a few states, and returns whether these were enough.
    pub(super) fn is_ready(&mut self, few: &[(StateId, W)]) -> bool {
        self.states += few.len() as u64;
        self.sample.extend(few.iter().step_by(APART).map(|(_, word)| *word));
        self.states >= STATES
    }

    /// Returns whether the fields in `mask` have few different values.
    fn has_few_values(&self, mask: W) -> bool {
        let mut values: Vec<W> = self.sample.iter().map(|word| word.and(mask)).collect();
        values.sort_unstable();
        values.dedup();
        values.len() <= MOST_VALUES
    }
}

/// An entry that is looked up in every state.
pub(super) trait LookedUp<W>: Sized {
    /// Returns what is known of it.
    fn known(&mut self) -> &mut KnownAnswers<W>;
    /// Takes its neighbour into itself.
    fn join(&mut self, next: Self);
}

impl<W: Word> Plan<W> {
    /// Merges neighbours that have few values together.
    pub(super) fn merged<T: LookedUp<W>>(&self, all: Vec<T>) -> Vec<T> {
        let mut merged: Vec<T> = Vec::new();
        for mut next in all {
            let used = next.known().used();
            if let Some(last) = merged.last_mut() {
                let together = last.known().used().or(used);
                if self.has_few_values(together) {
                    last.join(next);
                    *last.known() = KnownAnswers::keyed_by(together);
                    continue;
                }
            }
            if self.has_few_values(used) {
                *next.known() = KnownAnswers::keyed_by(used);
            }
            merged.push(next);
        }
        merged
    }
}
