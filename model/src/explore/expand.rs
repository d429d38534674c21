//! The expansion of one state: its properties, every operation asked of it, the answers, and the
//! properties of each step.

use super::scope::{Candidate, Scope};
use super::seen::{First, Seen};
use super::shard::{SHARDS, StateId, shard_of};
use super::trace::{FieldTrace, Untraced};
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
    /// The number of requests answered.
    pub(super) transitions: u64,
    /// The number of arrivals that were taken in.
    pub(super) successors: u64,
    /// The number of requests that the rules were asked about, once for all that `project` answers.
    pub(super) judged: u64,
    pub(super) seen: Seen,
    pub(super) violations: Vec<Violation<W>>,
    /// New or known states that were stepped to, by shard.
    pub(super) arrivals: Vec<Vec<W>>,
    /// For each arrival the edge that leads to it, if edges are kept.
    pub(super) led_by: Vec<Vec<u32>>,
    /// For each state expanded, its number and the number of its edges.
    pub(super) rows: Vec<(StateId, u32)>,
    pub(super) edges: Vec<Edge>,
}

impl<W> Default for Batch<W> {
    fn default() -> Self {
        Batch {
            transitions: 0,
            successors: 0,
            judged: 0,
            seen: Seen::default(),
            violations: Vec::new(),
            arrivals: (0..SHARDS).map(|_| Vec::new()).collect(),
            led_by: (0..SHARDS).map(|_| Vec::new()).collect(),
            rows: Vec::new(),
            edges: Vec::new(),
        }
    }
}

impl<W: Word> Batch<W> {
    /// Moves the counts and findings of another batch here, and leaves it empty, its room kept; of
    /// each property the first finding stays.
    pub(super) fn take_over(&mut self, other: &mut Batch<W>) {
        self.transitions += std::mem::take(&mut other.transitions);
        self.judged += std::mem::take(&mut other.judged);
        self.seen = self.seen.union(std::mem::take(&mut other.seen));
        for violation in other.violations.drain(..) {
            self.violate(violation);
        }
        self.successors += other.arrivals.iter().map(|arrived| arrived.len() as u64).sum::<u64>();
        other.arrivals.iter_mut().for_each(Vec::clear);
        other.led_by.iter_mut().for_each(Vec::clear);
        other.rows.clear();
        other.edges.clear();
    }

    /// Fills in the targets of the edges to one shard, once it has numbered the states.
    pub(super) fn lead_to(&mut self, shard: usize, ids: &[StateId]) {
        for (edge, id) in self.led_by[shard].iter().zip(ids) {
            self.edges[*edge as usize].to = id.0;
        }
    }

    /// Adds a step from a state to the next, which may be the same.
    #[inline]
    pub(super) fn arrive(&mut self, word: W, next: W) {
        if next != word {
            self.arrive_at(next);
        }
    }

    /// Adds a step to another state.
    #[inline]
    pub(super) fn arrive_at(&mut self, next: W) {
        self.arrivals[shard_of(next.mix())].push(next);
    }

    /// Adds a step as [`Batch::arrive`] does, and its edge.
    pub(super) fn arrive_by(&mut self, edge: Edge, word: W, next: W) {
        if next != word {
            let shard = shard_of(next.mix());
            self.led_by[shard].push(self.edges.len() as u32);
            self.arrivals[shard].push(next);
        }
        self.edges.push(edge);
    }

    pub(super) fn violate(&mut self, violation: Violation<W>) {
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
pub(super) struct Answered<'a, W, T = Untraced> {
    pub(super) answer: Answer,
    pub(super) verdict: Ruling,
    pub(super) after: View<'a, W, T>,
}

/// A candidate that was answered, its step checked.
pub(super) struct Judged<W> {
    pub(super) accepted: bool,
    /// The state after it.
    pub(super) next: W,
    /// The property that its step breaks.
    pub(super) breach: Option<Breach>,
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

    /// Returns whether a state breaks no property, and notes the first that it breaks.
    pub(super) fn state_is_sound<W: Word>(
        &self,
        state: &View<'_, W>,
        batch: &mut Batch<W>,
    ) -> bool {
        let mut found = First::default();
        check_state(self.policy, state, &mut found);
        batch.seen.evaluated = batch.seen.evaluated.union(found.evaluated);
        let Some(breach) = found.breach else { return true };
        let property = Property::Clause(breach.clause);
        let state = state.word();
        batch.violate(Violation { property, breach: Some(breach), state, step: None });
        false
    }

    /// Asks about one candidate, the one at `place` among those of the state, and adds the step.
    #[inline]
    pub(super) fn step<W: Word>(
        &self,
        (id, place): (StateId, u16),
        before: &View<'_, W>,
        candidate: &Candidate,
        content: Content,
        batch: &mut Batch<W>,
    ) {
        let Judged { accepted, next, breach } =
            self.judge(before, candidate, content, &mut batch.seen);
        batch.transitions += 1;
        batch.judged += 1;
        let word = before.word();
        if let Some(breach) = breach {
            let property = Property::Clause(breach.clause);
            let step = Some(candidate.request);
            batch.violate(Violation { property, breach: Some(breach), state: word, step });
        } else if self.keep_edges {
            batch.arrive_by(Edge { to: id.0, candidate: place, accepted }, word, next);
        } else {
            batch.arrive(word, next);
        }
    }

    /// Answers one candidate and checks the properties of its step.
    #[inline]
    pub(super) fn judge<W: Word, T: FieldTrace>(
        &self,
        before: &View<'_, W, T>,
        candidate: &Candidate,
        content: Content,
        seen: &mut Seen,
    ) -> Judged<W> {
        let request = &candidate.request;
        let Answered { answer, verdict, after } = self.answer(before, request, content);
        seen.add(request, &answer, &verdict, after.cited);
        let accepted = answer.is_accepted();
        let next = after.word();
        if !accepted && before.word() == next && self.scope.watched == 0 {
            seen.evaluated.insert(INV_9);
            return Judged { accepted, next, breach: None };
        }
        let First { evaluated, breach } =
            self.check(&before.asking(content), &after, request, &answer);
        seen.evaluated = seen.evaluated.union(evaluated);
        let counts = accepted && breach.is_none();
        let next = if counts { self.count(before, after, candidate) } else { next };
        Judged { accepted, next, breach }
    }

    /// Returns the system's answer and the state after it.
    #[inline]
    pub(super) fn answer<'v, W: Word, T: FieldTrace>(
        &self,
        before: &View<'v, W, T>,
        request: &Request,
        content: Content,
    ) -> Answered<'v, W, T> {
        let mut after = before.asking(content);
        let mut verdict = Ruling::default();
        let answer = self.system.answer(self.policy, &mut after, request, &mut verdict);
        Answered { answer, verdict, after }
    }

    /// Checks every property of one step. A refusal leaves the whole state as it was, unobservable
    /// parts included (INV-9), except that the answer to an ID that may be repeated is remembered.
    #[inline]
    pub(super) fn check<W: Word, T: FieldTrace>(
        &self,
        before: &View<'_, W, T>,
        after: &View<'_, W, T>,
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
    pub(super) fn count<W: Word, T: FieldTrace>(
        &self,
        before: &View<'_, W, T>,
        mut after: View<'_, W, T>,
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
