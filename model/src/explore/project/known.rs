//! What is known of one question: a tree of tables, each keyed by some of the word's fields.
//!
//! The first evaluation makes the first table, keyed by the fields that it used. An evaluation that
//! uses more than its table is keyed by leads on to a table that is keyed by these as well, and
//! only from its own place: states that need less stay where they are. An answer that was entered
//! is therefore exact for good.

use std::collections::HashMap;

use crate::explore::word::Word;

/// The answer to a question in every state that agrees with the first one in the fields used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Known {
    /// Every step is sound.
    Steps {
        /// The place of the first step among all that are kept.
        first: u32,
        /// The number of steps kept.
        steps: u16,
        /// The number of requests asked.
        asked: u16,
    },
    /// Some property is broken: each such state is judged in full.
    Broken,
}

/// The edge of a step that is kept for a question.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct StepEdge {
    /// The place of the request among those of the question.
    pub(super) place: u16,
    /// True if the request was accepted.
    pub(super) accepted: bool,
}

/// The steps of an answer: for each the change of the word, as bits to be turned over, and its edge
/// if edges are kept.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct KnownSteps<W> {
    pub(super) changes: Vec<W>,
    pub(super) edges: Vec<StepEdge>,
}

impl<W> Default for KnownSteps<W> {
    fn default() -> Self {
        KnownSteps { changes: Vec::new(), edges: Vec::new() }
    }
}

/// The tables of one question.
#[derive(Debug)]
pub(super) struct KnownAnswers<W> {
    tables: Vec<Table<W>>,
    steps: KnownSteps<W>,
    /// The places of steps that were kept before: many answers consist of the same ones.
    kept: HashMap<KnownSteps<W>, u32>,
    entered: usize,
}

/// The most entries of one question. Beyond that it is forgotten and begun anew, because a table
/// that does not stay in the cache costs more than it gives.
const MOST_ENTRIES: usize = 1 << 20;

impl<W: Word> Default for KnownAnswers<W> {
    fn default() -> Self {
        KnownAnswers {
            tables: Vec::new(),
            steps: KnownSteps::default(),
            kept: HashMap::new(),
            entered: 0,
        }
    }
}

impl<W: Word> KnownAnswers<W> {
    /// Returns an empty tree whose first table is keyed by these fields.
    pub(super) fn keyed_by(mask: W) -> Self {
        KnownAnswers { tables: vec![Table::new(mask)], ..KnownAnswers::default() }
    }

    /// Returns all fields that any evaluation has used.
    pub(super) fn used(&self) -> W {
        self.tables.iter().fold(W::ZERO, |all, table| all.or(table.mask))
    }

    /// Returns what is known of the question in a state, or the table that lacks it.
    #[inline]
    pub(super) fn find(&self, word: W) -> Result<Known, usize> {
        let mut at = 0;
        while let Some(table) = self.tables.get(at) {
            let Slot { first, asked, steps, .. } = table.slots[table.place(word.and(table.mask))];
            match steps {
                EMPTY => return Err(at),
                FURTHER => at = first as usize,
                BROKEN => return Ok(Known::Broken),
                steps => return Ok(Known::Steps { first, steps, asked }),
            }
        }
        Err(at)
    }

    /// Returns the changes of an answer.
    #[inline]
    pub(super) fn changes(&self, first: u32, steps: u16) -> &[W] {
        &self.steps.changes[first as usize..first as usize + usize::from(steps)]
    }

    /// Returns the changes of an answer, with the edges that were kept with them.
    pub(super) fn with_edges(
        &self,
        first: u32,
        steps: u16,
    ) -> impl Iterator<Item = (&W, &StepEdge)> {
        self.changes(first, steps).iter().zip(&self.steps.edges[first as usize..])
    }

    /// Keeps steps, and returns the answer that consists of them.
    pub(super) fn keep(&mut self, asked: u16, steps: &KnownSteps<W>) -> Known {
        let next = self.steps.changes.len() as u32;
        let first = *self.kept.entry(steps.clone()).or_insert(next);
        if first == next {
            self.steps.changes.extend_from_slice(&steps.changes);
            self.steps.edges.extend_from_slice(&steps.edges);
        }
        Known::Steps { first, steps: steps.changes.len() as u16, asked }
    }

    /// Enters an answer in the state `word`, for which the fields in `used` were used. `at` is the
    /// table that lacks it.
    pub(super) fn enter(&mut self, mut at: usize, word: W, used: W, known: Known) {
        if self.tables.is_empty() {
            self.tables.push(Table::new(used));
        }
        let all = self.tables[at].mask.or(used);
        if all != self.tables[at].mask {
            let known = self.tables.iter().position(|table| table.mask == all);
            let further = known.unwrap_or_else(|| {
                self.tables.push(Table::new(all));
                self.tables.len() - 1
            });
            self.tables[at].put(word, further as u32, 0, FURTHER);
            at = further;
        }
        match known {
            Known::Steps { first, steps, asked } => self.tables[at].put(word, first, asked, steps),
            Known::Broken => self.tables[at].put(word, 0, 0, BROKEN),
        }
        self.entered += 1;
    }

    /// Forgets everything if there is too much of it.
    pub(super) fn forget_too_much(&mut self) {
        if self.entered > MOST_ENTRIES {
            *self = KnownAnswers::default();
        }
    }
}

const EMPTY: u16 = u16::MAX;
const FURTHER: u16 = u16::MAX - 1;
const BROKEN: u16 = u16::MAX - 2;

/// An entry: its steps, or one of the words above.
#[derive(Clone, Copy, Debug)]
struct Slot<W> {
    key: W,
    first: u32,
    asked: u16,
    steps: u16,
}

/// A table keyed by the fields in `mask`, at most half full.
#[derive(Debug)]
struct Table<W> {
    mask: W,
    slots: Vec<Slot<W>>,
    shift: u32,
    full: usize,
}

impl<W: Word> Table<W> {
    fn new(mask: W) -> Table<W> {
        let mut table = Table { mask, slots: Vec::new(), shift: 0, full: 0 };
        table.resize(16);
        table
    }

    fn resize(&mut self, length: usize) {
        let empty = Slot { key: W::ZERO, first: 0, asked: 0, steps: EMPTY };
        let old = std::mem::replace(&mut self.slots, vec![empty; length]);
        self.shift = 64 - length.trailing_zeros();
        for slot in old.into_iter().filter(|slot| slot.steps != EMPTY) {
            let at = self.place(slot.key);
            self.slots[at] = slot;
        }
    }

    /// Returns the place of a key, or the empty one where it belongs.
    #[inline]
    fn place(&self, key: W) -> usize {
        let last = self.slots.len() - 1;
        let mut at = (key.mix_lightly() >> self.shift) as usize & last;
        while self.slots[at].key != key && self.slots[at].steps != EMPTY {
            at = (at + 1) & last;
        }
        at
    }

    fn put(&mut self, word: W, first: u32, asked: u16, steps: u16) {
        let key = word.and(self.mask);
        if (self.full + 1) * 2 > self.slots.len() {
            self.resize(self.slots.len() * 2);
        }
        let at = self.place(key);
        self.full += usize::from(self.slots[at].steps == EMPTY);
        self.slots[at] = Slot { key, first, asked, steps };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(known: &mut KnownAnswers<u64>, change: u64) -> Known {
        known.keep(1, &KnownSteps { changes: vec![change], edges: Vec::new() })
    }

    #[test]
    fn an_answer_serves_every_state_that_agrees_in_what_was_used_and_no_other() {
        let mut known = KnownAnswers::<u64>::default();
        let Err(at) = known.find(0b0101) else { panic!("nothing is known yet") };
        let one = answer(&mut known, 1);
        known.enter(at, 0b0101, 0b0011, one);
        assert_eq!(known.find(0b1101), Ok(one));
        let Err(at) = known.find(0b0110) else { panic!("another key") };
        // This one uses more, so states that agree with it in less are not answered by it.
        let two = answer(&mut known, 2);
        known.enter(at, 0b0110, 0b0111, two);
        assert_eq!(known.find(0b1110), Ok(two));
        assert!(known.find(0b0010).is_err());
        assert_eq!(known.find(0b0001), Ok(one), "what was known stays known");
        let Err(at) = known.find(0b0010) else { panic!("the second table lacks it") };
        known.enter(at, 0b0010, 0b0010, Known::Broken);
        assert_eq!(known.find(0b1010), Ok(Known::Broken));
    }

    #[test]
    fn many_answers_are_all_found() {
        let mut known = KnownAnswers::<u64>::default();
        for word in 0..5_000_u64 {
            let Err(at) = known.find(word << 40) else { panic!("{word} is new") };
            let one = answer(&mut known, word);
            known.enter(at, word << 40, 0xFFFF << 40, one);
        }
        for word in 0..5_000_u64 {
            let Ok(Known::Steps { first, steps, asked: 1 }) = known.find(word << 40 | 1) else {
                panic!("{word} is known")
            };
            assert_eq!(known.changes(first, steps), [word]);
        }
    }
}
