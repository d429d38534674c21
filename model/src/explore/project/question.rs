//! What is looked up in every state, and learnt where it is not known: questions, and the properties
//! of people and pairs.

use std::ops::Range;

use super::known::{Known, KnownAnswers, KnownSteps, StepEdge};
use super::plan::LookedUp;
use super::used::Used;
use crate::explore::System;
use crate::explore::expand::{Batch, Edge, Expander, Judged};
use crate::explore::seen::{First, Seen};
use crate::explore::shard::StateId;
use crate::explore::view::View;
use crate::explore::word::Word;
use crate::person::PersonId;
use crate::properties::{check_pair, check_person};
use crate::relationship::Pair;

/// A person or pair whose properties are checked in every state.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    Person(PersonId),
    Pair(Pair),
}

/// Some subjects, and the states of which it is known that their properties hold.
#[derive(Debug)]
pub(super) struct Subjects<W> {
    pub(super) subjects: Vec<Subject>,
    pub(super) known: KnownAnswers<W>,
}

/// A question, or several that follow one another: some of the scope's templates, and what is
/// known.
#[derive(Debug)]
pub(super) struct Question<W> {
    pub(super) templates: Range<usize>,
    pub(super) known: KnownAnswers<W>,
    pub(super) missed: u64,
}

impl<W> LookedUp<W> for Subjects<W> {
    fn known(&mut self) -> &mut KnownAnswers<W> {
        &mut self.known
    }

    fn join(&mut self, next: Self) {
        self.subjects.extend(next.subjects);
    }
}

impl<W> LookedUp<W> for Question<W> {
    fn known(&mut self) -> &mut KnownAnswers<W> {
        &mut self.known
    }

    fn join(&mut self, next: Self) {
        self.templates.end = next.templates.end;
    }
}

impl<W: Word> Subjects<W> {
    /// Returns whether all properties of the subjects hold in a state, and notes it for all states
    /// that agree with it in what is used.
    #[cold]
    pub(super) fn learn<S: System>(
        &mut self,
        expander: &Expander<'_, S>,
        word: W,
        at: usize,
        seen: &mut Seen,
        batch: &mut Batch<W>,
    ) -> bool {
        let used = Used::nothing();
        let mut found = First::default();
        let view = View::traced(expander.scope, word, &used);
        for subject in &self.subjects {
            match *subject {
                Subject::Person(id) => check_person(&view, id, &mut found),
                Subject::Pair(pair) => check_pair(expander.policy, &view, pair, &mut found),
            }
        }
        seen.evaluated = seen.evaluated.union(found.evaluated);
        batch.seen.evaluated = batch.seen.evaluated.union(found.evaluated);
        let sound = found.breach.is_none();
        let answer = if sound { self.known.keep(0, &KnownSteps::default()) } else { Known::Broken };
        self.known.enter(at, word, used.bits(), answer);
        sound
    }
}

/// A state about to be expanded, and how many of its candidates were asked already.
#[derive(Clone, Copy)]
pub(super) struct StateAt<W> {
    pub(super) id: StateId,
    pub(super) word: W,
    pub(super) place: u16,
}

/// The work of a projection so far: the number of states, and the clauses reached.
pub(super) struct Effort<'a> {
    pub(super) states: u64,
    pub(super) seen: &'a mut Seen,
}

impl<W: Word> Question<W> {
    /// Asks the question in a state, and returns the number of requests that it is there. `found` is
    /// what was known of it a while ago.
    #[inline]
    pub(super) fn answer<S: System>(
        &mut self,
        expander: &Expander<'_, S>,
        state: StateAt<W>,
        found: Result<Known, usize>,
        effort: Effort<'_>,
        batch: &mut Batch<W>,
    ) -> u16 {
        match found.or_else(|_| self.known.find(state.word)) {
            Ok(Known::Steps { first, steps, asked }) => {
                batch.transitions += u64::from(asked);
                if expander.keep_edges {
                    let steps = self.known.with_edges(first, steps);
                    step_by_edges(state, asked, steps, batch);
                } else {
                    for change in self.known.changes(first, steps) {
                        batch.arrive_at(state.word.xor(*change));
                    }
                }
                asked
            }
            Ok(Known::Broken) => self.in_full(expander, state, batch),
            Err(_) if self.is_hopeless(effort.states) => self.in_full(expander, state, batch),
            Err(at) => self.learn(expander, state, at, effort.seen, batch),
        }
    }

    /// Returns whether too many states needed the rules for keeping more of their answers.
    fn is_hopeless(&self, states: u64) -> bool {
        const ENOUGH: u64 = 4_096;
        self.missed > ENOUGH && self.missed * 2 > states
    }

    /// Evaluates the question in a state for all that agree with it in what is used.
    #[cold]
    fn learn<S: System>(
        &mut self,
        expander: &Expander<'_, S>,
        state: StateAt<W>,
        at: usize,
        seen: &mut Seen,
        batch: &mut Batch<W>,
    ) -> u16 {
        self.missed += 1;
        let used = Used::nothing();
        let before = View::traced(expander.scope, state.word, &used);
        let (mut steps, mut asked, mut broken) = (KnownSteps::default(), 0, false);
        let mut reached = Seen::default();
        let templates = self.templates.clone();
        expander.scope.ask(templates, &before, &mut |candidate, content| {
            let Judged { accepted, next, breach } =
                expander.judge(&before, candidate, content, &mut reached);
            broken |= breach.is_some();
            let change = next.xor(state.word);
            if expander.keep_edges && (accepted || change != W::ZERO) {
                steps.edges.push(StepEdge { place: asked, accepted });
                steps.changes.push(change);
            } else if change != W::ZERO {
                steps.changes.push(change);
            }
            asked += 1;
        });
        batch.judged += u64::from(asked);
        *seen = seen.union(reached);
        if broken {
            self.known.enter(at, state.word, used.bits(), Known::Broken);
            return self.in_full(expander, state, batch);
        }
        batch.seen = batch.seen.union(reached);
        let answer = self.known.keep(asked, &steps);
        self.known.enter(at, state.word, used.bits(), answer);
        batch.transitions += u64::from(asked);
        if expander.keep_edges {
            step_by_edges(state, asked, steps.changes.iter().zip(&steps.edges), batch);
        } else {
            steps.changes.iter().for_each(|change| batch.arrive_at(state.word.xor(*change)));
        }
        asked
    }

    /// Judges the question in a state by the rules, and keeps nothing.
    #[cold]
    fn in_full<S: System>(
        &self,
        expander: &Expander<'_, S>,
        StateAt { id, word, place }: StateAt<W>,
        batch: &mut Batch<W>,
    ) -> u16 {
        let before = View::new(expander.scope, word);
        let mut asked = 0;
        let templates = self.templates.clone();
        expander.scope.ask(templates, &before, &mut |candidate, content| {
            expander.step((id, place + asked), &before, candidate, content, batch);
            asked += 1;
        });
        asked
    }
}

/// Adds the steps of an answer with an edge for every request, refused ones included.
fn step_by_edges<'a, W: Word>(
    StateAt { id, word, place }: StateAt<W>,
    asked: u16,
    steps: impl Iterator<Item = (&'a W, &'a StepEdge)>,
    batch: &mut Batch<W>,
) {
    let mut steps = steps.peekable();
    for at in 0..asked {
        let step = steps.next_if(|(_, edge)| edge.place == at);
        let accepted = step.is_some_and(|(_, edge)| edge.accepted);
        let next = step.map_or(word, |(change, _)| word.xor(*change));
        batch.arrive_by(Edge { to: id.0, candidate: place + at, accepted }, word, next);
    }
}
