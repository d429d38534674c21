//! The expansion of one state: its properties, every operation asked of it, the answers, and the
//! properties of each step.

use super::scope::{Candidate, Scope};
use super::seen::{First, Seen};
use super::shard::{Arrival, SHARDS, StateId, shard_of};
use super::view::{Content, View};
use super::word::Word;
use super::{Property, System};
use crate::clause::Clause::INV_9;
use crate::judge::Ruling;
use crate::operation::{Answer, Request};
use crate::policy::Policy;
use crate::properties::{Breach, Findings, TakenStep, check_state, check_step, left_a_trace};

/// A broken property, and the state and step that break it.
#[derive(Clone, Debug)]
pub struct Violation<W> {
    /// The property.
    pub property: Property,
    /// The breach with both its sides, if the property has two.
    pub breach: Option<Breach>,
    /// The state it is broken in, or from which the last step is taken.
    pub state: W,
    /// The step that breaks it, if a step does.
    pub step: Option<Request>,
}

/// A transition: an operation that leads from one state to another. A refused one leads back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
    /// The number of the state it leads to.
    pub(super) to: u32,
    /// The place of the request among the state's candidates.
    pub candidate: u16,
    /// True if the request was accepted.
    pub accepted: bool,
}

/// The outcome of expanding some states.
#[derive(Debug)]
pub(super) struct Batch<W> {
    pub(super) transitions: u64,
    pub(super) seen: Seen,
    pub(super) violations: Vec<Violation<W>>,
    /// New or known states that were stepped to, by shard.
    pub(super) arrivals: Vec<Vec<Arrival<W>>>,
    /// For each state expanded, its number and the number of its edges.
    pub(super) rows: Vec<(StateId, u32)>,
    pub(super) edges: Vec<Edge>,
}

impl<W> Default for Batch<W> {
    fn default() -> Self {
        Batch {
            transitions: 0,
            seen: Seen::default(),
            violations: Vec::new(),
            arrivals: (0..SHARDS).map(|_| Vec::new()).collect(),
            rows: Vec::new(),
            edges: Vec::new(),
        }
    }
}

impl<W: Word> Batch<W> {
    /// Adds the counts and findings of another batch; of each property the first finding stays.
    pub(super) fn merge(&mut self, other: Batch<W>) {
        self.transitions += other.transitions;
        self.seen = self.seen.union(other.seen);
        for violation in other.violations {
            self.violate(violation);
        }
    }

    /// Fills in the targets of edges, once the shards have numbered the states.
    pub(super) fn lead_to(&mut self, arrivals: &[Arrival<W>]) {
        for arrival in arrivals {
            self.edges[arrival.edge as usize].to = arrival.id.0;
        }
    }

    fn violate(&mut self, violation: Violation<W>) {
        if !self.violations.iter().any(|known| known.property == violation.property) {
            self.violations.push(violation);
        }
    }
}

/// An expander of the states of one scope under one policy, as one system answers.
pub(super) struct Expander<'a, S> {
    pub(super) scope: &'a Scope,
    pub(super) policy: &'a Policy,
    pub(super) system: &'a S,
    pub(super) keep_edges: bool,
}

/// The answer of a system to a candidate.
pub(super) struct Answered<'a, W> {
    pub(super) answer: Answer,
    pub(super) verdict: Ruling,
    pub(super) after: View<'a, W>,
}

impl<S: System> Expander<'_, S> {
    /// Expands one state into `batch`. A state that breaks a property is not expanded, and a step
    /// that breaks one leads nowhere.
    pub(super) fn expand<W: Word>(&self, id: StateId, word: W, batch: &mut Batch<W>) {
        let first_edge = batch.edges.len();
        let before = View::new(self.scope, word);
        if self.state_is_sound(&before, batch) {
            let mut place = 0;
            self.scope.candidates(&before, |candidate, content| {
                self.step((id, place), &before, candidate, content, batch);
                place += 1;
            });
        }
        if self.keep_edges {
            batch.rows.push((id, (batch.edges.len() - first_edge) as u32));
        }
    }

    fn state_is_sound<W: Word>(&self, state: &View<'_, W>, batch: &mut Batch<W>) -> bool {
        let mut found = First::default();
        check_state(self.policy, state, &mut found);
        batch.seen.evaluated = batch.seen.evaluated.union(found.evaluated);
        let Some(breach) = found.breach else { return true };
        let property = Property::Clause(breach.clause);
        let state = state.word();
        batch.violate(Violation { property, breach: Some(breach), state, step: None });
        false
    }

    #[inline]
    fn step<W: Word>(
        &self,
        (id, place): (StateId, u16),
        before: &View<'_, W>,
        candidate: &Candidate,
        content: Content,
        batch: &mut Batch<W>,
    ) {
        let request = &candidate.request;
        let Answered { answer, verdict, after } = self.answer(before, request, content);
        batch.transitions += 1;
        batch.seen.add(request, &answer, &verdict, after.cited);
        let (word, mut next) = (before.word(), after.word());
        let accepted = answer.is_accepted();
        if accepted || word != next || self.scope.watched > 0 {
            let found = self.check(&before.asking(content), &after, request, &answer);
            batch.seen.evaluated = batch.seen.evaluated.union(found.evaluated);
            if let Some(breach) = found.breach {
                let property = Property::Clause(breach.clause);
                let step = Some(*request);
                batch.violate(Violation { property, breach: Some(breach), state: word, step });
                return;
            }
            if accepted {
                next = self.count(before, after, candidate);
            }
        } else {
            batch.seen.evaluated.insert(INV_9);
        }
        let edge = batch.edges.len() as u32;
        if self.keep_edges {
            batch.edges.push(Edge { to: id.0, candidate: place, accepted });
        }
        if next != word {
            batch.arrivals[shard_of(next.mix())].push(Arrival { word: next, edge, id });
        }
    }

    /// Returns the system's answer and the state after it.
    #[inline]
    pub(super) fn answer<'v, W: Word>(
        &self,
        before: &View<'v, W>,
        request: &Request,
        content: Content,
    ) -> Answered<'v, W> {
        let mut after = before.asking(content);
        let mut verdict = Ruling::default();
        let answer = self.system.answer(self.policy, &mut after, request, &mut verdict);
        Answered { answer, verdict, after }
    }

    /// Checks every property of one step. A refusal leaves the whole state as it was, unobservable
    /// parts included (INV-9), except that the answer to an ID that may be repeated is remembered.
    #[inline]
    pub(super) fn check<W: Word>(
        &self,
        before: &View<'_, W>,
        after: &View<'_, W>,
        request: &Request,
        answer: &Answer,
    ) -> First {
        let mut found = First::default();
        let step = TakenStep { policy: self.policy, before, after, request, answer };
        check_step(&step, &mut found);
        let remembers = self.scope.watched > 0;
        if !answer.is_accepted() && !remembers && before.word() != after.word() {
            found.broken(left_a_trace());
        }
        found
    }

    /// Returns the state after an accepted step, with the scope's limits counted down. An answer
    /// that is repeated counts once.
    #[inline]
    pub(super) fn count<W: Word>(
        &self,
        before: &View<'_, W>,
        mut after: View<'_, W>,
        candidate: &Candidate,
    ) -> W {
        let limit = self.scope.templates[usize::from(candidate.template)].limit;
        if let Some(limit) = limit
            && after.word() != before.word()
        {
            after.use_up(limit);
        }
        after.word()
    }
}
