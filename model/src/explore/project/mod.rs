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
mod question;
mod used;

use std::sync::Mutex;

use self::known::{Known, KnownAnswers};
use self::plan::Plan;
use self::question::{Effort, Question, StateAt, Subject, Subjects};
use super::System;
use super::expand::{Batch, Expander};
use super::scope::Scope;
use super::seen::Seen;
use super::shard::StateId;
use super::view::View;
use super::word::Word;
use crate::person::PersonId;

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
