//! Answers by projection: the rules are asked once for all states that agree in the fields that
//! were used on the way to the answer.
//!
//! A question is all amounts of one operation, or the properties of one person or pair. Its first
//! occurrence is evaluated over a traced view: the scope's amounts, the rules, and the properties
//! of each step. How many requests that were, and the changes of the word, are kept under the
//! fields used (`known`). A question that breaks a property is not kept but judged in full, state
//! by state, so that its counterexamples are those of the rules.
//!
//! A rule that read anything beside the state would make this wrong. So some states are judged in
//! full as well, always, and compared.
//!
//! After a while, neighbours whose answers together are few become one question (`plan`), so that
//! there are fewer to look up.
//!
//! Rejected: one mask of fields for each question, forgotten when it grows (one state that needs
//! the whole word splits all others); a sequence of single fields, as in a decision diagram (as
//! exact, but a look into memory for each field).

mod known;
mod plan;
mod used;

use std::ops::Range;
use std::sync::Mutex;

use self::known::{Known, KnownAnswers, KnownSteps, StepEdge};
use self::plan::{LookedUp, Plan};
use self::used::Used;
use super::System;
use super::expand::{Batch, Edge, Expander, Judged};
use super::scope::Scope;
use super::seen::{First, Seen};
use super::shard::StateId;
use super::view::View;
use super::word::Word;
use crate::person::PersonId;
use crate::properties::{check_pair, check_person};
use crate::relationship::Pair;

/// The projections of a run, one for each thread that expands at the time. What one of them learns
/// twice is the same, so results do not depend on the threads.
#[derive(Debug)]
pub(super) struct Projections<W>(Mutex<Vec<Projection<W>>>);

impl<W> Default for Projections<W> {
    fn default() -> Self {
        Projections(Mutex::new(Vec::new()))
    }
}

impl<W: Word> Projections<W> {
    /// Expands states into `batch`.
    pub(super) fn expand<S: System>(
        &self,
        expander: &Expander<'_, S>,
        states: impl Iterator<Item = (StateId, W)>,
        batch: &mut Batch<W>,
    ) {
        let free = self.0.lock().expect("no worker died").pop();
        let mut projection = free.unwrap_or_else(|| Projection::new(expander.scope));
        let states: Vec<(StateId, W)> = states.collect();
        for few in states.chunks(AT_ONCE) {
            projection.expand(expander, few, batch);
            for (id, word) in few.iter().filter(|(id, word)| is_sampled(*id, *word)) {
                projection.compare(expander, *id, *word);
            }
        }
        self.0.lock().expect("no worker died").push(projection);
    }
}

/// The number of states whose answers are looked up together, so that the waits for memory overlap.
const AT_ONCE: usize = 16;

/// Returns whether a state is judged in full beside its projections: the first of each shard, and
/// one of some thousand later.
fn is_sampled<W: Word>(id: StateId, word: W) -> bool {
    const ALL: usize = 4;
    const ONE_OF: u64 = 2_048;
    id.place() < ALL || word.mix_lightly() < u64::MAX / ONE_OF
}

/// Everything known of a scope's questions, as far as one thread has learnt it.
#[derive(Debug)]
struct Projection<W> {
    subjects: Vec<Subjects<W>>,
    questions: Vec<Question<W>>,
    plan: Option<Plan<W>>,
    /// For each state at hand, true if its properties are known to hold.
    sound: Vec<bool>,
    /// For each question, what is known of it in the states at hand.
    found: Vec<Result<Known, usize>>,
    /// The clauses, codes and operations reached by what is known.
    seen: Seen,
    states: u64,
}

/// A person or pair whose properties are checked in every state.
#[derive(Clone, Copy, Debug)]
enum Subject {
    Person(PersonId),
    Pair(Pair),
}

/// Some subjects, and the states of which it is known that their properties hold.
#[derive(Debug)]
struct Subjects<W> {
    subjects: Vec<Subject>,
    known: KnownAnswers<W>,
}

/// A question, or several that follow one another: some of the scope's templates, and what is
/// known.
#[derive(Debug)]
struct Question<W> {
    templates: Range<usize>,
    known: KnownAnswers<W>,
    missed: u64,
}

impl<W: Word> Projection<W> {
    fn new(scope: &Scope) -> Projection<W> {
        let mut questions = Vec::new();
        let mut begin = 0;
        while begin < scope.templates.len() {
            let templates = scope.question(begin);
            begin = templates.end;
            questions.push(Question { templates, known: KnownAnswers::default(), missed: 0 });
        }
        // Each holder is followed by the pairs in which they give, which use the same fields.
        let mut subjects = Vec::new();
        for person in (0..scope.people.len()).map(|at| PersonId(at as u32)) {
            let pairs = scope.pairs.iter().filter(|pair| pair.holder == person);
            subjects.push(Subject::Person(person));
            subjects.extend(pairs.map(|pair| Subject::Pair(*pair)));
        }
        let alone = |subject| Subjects { subjects: vec![subject], known: KnownAnswers::default() };
        Projection {
            subjects: subjects.into_iter().map(alone).collect(),
            questions,
            plan: Some(Plan::default()),
            sound: Vec::new(),
            found: Vec::new(),
            seen: Seen::default(),
            states: 0,
        }
    }

    /// Expands a few states into `batch`, as [`Expander::expand`] does with each.
    fn expand<S: System>(
        &mut self,
        expander: &Expander<'_, S>,
        few: &[(StateId, W)],
        batch: &mut Batch<W>,
    ) {
        self.states += few.len() as u64;
        if let Some(plan) = &mut self.plan
            && plan.is_ready(few)
        {
            let plan = self.plan.take().unwrap_or_default();
            self.questions = plan.merged(std::mem::take(&mut self.questions));
            self.subjects = plan.merged(std::mem::take(&mut self.subjects));
        }
        self.look_up(few);
        for (at, (id, word)) in few.iter().enumerate() {
            let first_edge = batch.edges.len();
            if self.sound[at]
                || self.is_sound(expander, *word, batch)
                || expander.state_is_sound(&View::new(expander.scope, *word), batch)
            {
                let mut place = 0;
                let found = self.found.iter().skip(at).step_by(few.len());
                for (question, found) in self.questions.iter_mut().zip(found) {
                    let state = StateAt { id: *id, word: *word, place };
                    let effort = Effort { states: self.states, seen: &mut self.seen };
                    place += question.answer(expander, state, *found, effort, batch);
                }
            }
            if expander.keep_edges {
                batch.rows.push((*id, (batch.edges.len() - first_edge) as u32));
            }
        }
        // Only now, because what was found above must stay where it is.
        self.questions.iter_mut().for_each(|question| question.known.forget_too_much());
        self.subjects.iter_mut().for_each(|subjects| subjects.known.forget_too_much());
    }

    /// Looks up what is known of a few states: one question after the other, without a decision in
    /// between, so that no look waits for another.
    fn look_up(&mut self, few: &[(StateId, W)]) {
        self.sound.clear();
        self.sound.resize(few.len(), true);
        for subjects in &self.subjects {
            for (sound, (_, word)) in self.sound.iter_mut().zip(few) {
                *sound &= matches!(subjects.known.find(*word), Ok(Known::Steps { .. }));
            }
        }
        self.found.clear();
        for question in &self.questions {
            self.found.extend(few.iter().map(|(_, word)| question.known.find(*word)));
        }
    }

    /// Returns whether no property of the state is broken.
    #[cold]
    fn is_sound<S: System>(
        &mut self,
        expander: &Expander<'_, S>,
        word: W,
        batch: &mut Batch<W>,
    ) -> bool {
        let seen = &mut self.seen;
        self.subjects.iter_mut().all(|subjects| match subjects.known.find(word) {
            Ok(known) => known != Known::Broken,
            Err(at) => subjects.learn(expander, word, at, seen, batch),
        })
    }

    /// Judges a state in full, and compares everything that comes of it.
    #[cold]
    fn compare<S: System>(&mut self, expander: &Expander<'_, S>, id: StateId, word: W) {
        let (mut projected, mut judged) = (Batch::default(), Batch::default());
        self.expand(expander, &[(id, word)], &mut projected);
        expander.expand(id, word, &mut judged);
        let same = (projected.transitions, &projected.arrivals, &projected.led_by)
            == (judged.transitions, &judged.arrivals, &judged.led_by)
            && (projected.rows, &projected.edges) == (judged.rows, &judged.edges)
            && self.seen.union(judged.seen) == self.seen.union(projected.seen)
            && projected.violations.len() == judged.violations.len();
        assert!(
            same,
            "a state of scope `{}` has other steps by projection than by the rules: an answer \
             depends on something beside the state",
            expander.scope.name
        );
    }
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
    fn learn<S: System>(
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
struct StateAt<W> {
    id: StateId,
    word: W,
    place: u16,
}

/// The work of a projection so far: the number of states, and the clauses reached.
struct Effort<'a> {
    states: u64,
    seen: &'a mut Seen,
}

impl<W: Word> Question<W> {
    /// Asks the question in a state, and returns the number of requests that it is there. `found` is
    /// what was known of it a while ago.
    #[inline]
    fn answer<S: System>(
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
