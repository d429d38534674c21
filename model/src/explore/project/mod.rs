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
//! Rejected: one mask of fields for each question, forgotten when it grows (one state that needs
//! the whole word splits all others); a sequence of single fields, as in a decision diagram (as
//! exact, but a look into memory for each field).

mod known;

use std::ops::Range;
use std::sync::Mutex;

use self::known::{Known, KnownAnswers, KnownStep};
use super::System;
use super::candidates::Asked;
use super::expand::{Batch, Edge, Expander, Judged};
use super::scope::Scope;
use super::seen::{First, Seen};
use super::shard::StateId;
use super::trace::Used;
use super::view::View;
use super::word::Word;
use crate::person::PersonId;
use crate::properties::{check_pair, check_person};

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
        for (id, word) in states {
            projection.expand(expander, id, word, batch);
            if is_sampled(id, word) {
                projection.compare(expander, id, word);
            }
        }
        self.0.lock().expect("no worker died").push(projection);
    }
}

/// Returns whether a state is judged in full beside its projections: the first of each shard, and
/// one of some thousand later.
fn is_sampled<W: Word>(id: StateId, word: W) -> bool {
    const ALL: usize = 4;
    const ONE_OF: u64 = 2_048;
    id.place() < ALL || word.mix() % ONE_OF == 0
}

/// Everything known of a scope's questions, as far as one thread has learnt it.
#[derive(Debug)]
struct Projection<W> {
    people: Vec<KnownAnswers<W>>,
    pairs: Vec<KnownAnswers<W>>,
    questions: Vec<Question<W>>,
    /// The clauses, codes and operations reached by what is known.
    seen: Seen,
    states: u64,
}

/// A question: some of the scope's templates, and what is known.
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
        Projection {
            people: scope.people.iter().map(|_| KnownAnswers::default()).collect(),
            pairs: scope.pairs.iter().map(|_| KnownAnswers::default()).collect(),
            questions,
            seen: Seen::default(),
            states: 0,
        }
    }

    /// Expands one state into `batch`, as [`Expander::expand`] does.
    fn expand<S: System>(
        &mut self,
        expander: &Expander<'_, S>,
        id: StateId,
        word: W,
        batch: &mut Batch<W>,
    ) {
        self.states += 1;
        let first_edge = batch.edges.len();
        let is_sound = self.is_sound(expander, word, batch)
            || expander.state_is_sound(&View::new(expander.scope, word), batch);
        if is_sound {
            let mut place = 0;
            for question in &mut self.questions {
                let state = StateAt { id, word, place };
                place += question.answer(expander, state, self.states, &mut self.seen, batch);
            }
        }
        if expander.keep_edges {
            batch.rows.push((id, (batch.edges.len() - first_edge) as u32));
        }
    }

    /// Returns whether no property of the state is broken.
    #[inline]
    fn is_sound<S: System>(
        &mut self,
        expander: &Expander<'_, S>,
        word: W,
        batch: &mut Batch<W>,
    ) -> bool {
        let Expander { scope, policy, .. } = *expander;
        let mut sound = true;
        for (at, known) in self.people.iter_mut().enumerate() {
            let check = |view: &View<'_, W, &Used<W>>, found: &mut First| {
                check_person(view, PersonId(at as u32), found);
            };
            sound &= holds(known, scope, word, &mut self.seen, batch, check);
        }
        for (known, pair) in self.pairs.iter_mut().zip(&scope.pairs) {
            let check = |view: &View<'_, W, &Used<W>>, found: &mut First| {
                check_pair(policy, view, *pair, found);
            };
            sound &= holds(known, scope, word, &mut self.seen, batch, check);
        }
        sound
    }

    /// Judges a state in full, and compares everything that comes of it.
    #[cold]
    fn compare<S: System>(&mut self, expander: &Expander<'_, S>, id: StateId, word: W) {
        let (mut projected, mut judged) = (Batch::default(), Batch::default());
        self.expand(expander, id, word, &mut projected);
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

/// Returns whether the properties that `check` checks hold in a state.
#[inline]
fn holds<W: Word>(
    known: &mut KnownAnswers<W>,
    scope: &Scope,
    word: W,
    seen: &mut Seen,
    batch: &mut Batch<W>,
    check: impl Fn(&View<'_, W, &Used<W>>, &mut First),
) -> bool {
    let at = match known.find(word) {
        Ok(known) => return known != Known::Broken,
        Err(at) => at,
    };
    let used = Used::nothing();
    let mut found = First::default();
    check(&View::traced(scope, word, &used), &mut found);
    seen.evaluated = seen.evaluated.union(found.evaluated);
    batch.seen.evaluated = batch.seen.evaluated.union(found.evaluated);
    let sound = found.breach.is_none();
    let answer = if sound { known.keep(0, &[]) } else { Known::Broken };
    known.enter(at, word, used.bits(), answer);
    known.forget_too_much();
    sound
}

/// A state about to be expanded, and how many of its candidates were asked already.
#[derive(Clone, Copy)]
struct StateAt<W> {
    id: StateId,
    word: W,
    place: u16,
}

impl<W: Word> Question<W> {
    /// Asks the question in a state, and returns the number of requests that it is there.
    #[inline]
    fn answer<S: System>(
        &mut self,
        expander: &Expander<'_, S>,
        state: StateAt<W>,
        states: u64,
        seen: &mut Seen,
        batch: &mut Batch<W>,
    ) -> u16 {
        match self.known.find(state.word) {
            Ok(Known::Steps { first, steps, asked }) => {
                step(expander, state, asked, self.known.steps(first, steps), batch);
                asked
            }
            Ok(Known::Broken) => self.in_full(expander, state, batch),
            Err(_) if self.is_hopeless(states) => self.in_full(expander, state, batch),
            Err(at) => self.learn(expander, state, at, seen, batch),
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
        let (mut steps, mut asked, mut broken) = (Vec::new(), 0, false);
        let mut reached = Seen::default();
        let templates = self.templates.clone();
        expander.scope.ask(templates, &before, &mut Asked::default(), &mut |candidate, content| {
            let Judged { accepted, next, breach } =
                expander.judge(&before, candidate, content, &mut reached);
            broken |= breach.is_some();
            let change = next.xor(state.word);
            if change != W::ZERO || expander.keep_edges && accepted {
                steps.push(KnownStep { change, place: asked, accepted });
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
        step(expander, state, asked, &steps, batch);
        self.known.forget_too_much();
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
        expander.scope.ask(templates, &before, &mut Asked::default(), &mut |candidate, content| {
            expander.step((id, place + asked), &before, candidate, content, batch);
            asked += 1;
        });
        asked
    }
}

/// Adds the steps of an answer, and with every edge if edges are kept.
#[inline]
fn step<W: Word, S>(
    expander: &Expander<'_, S>,
    StateAt { id, word, place }: StateAt<W>,
    asked: u16,
    steps: &[KnownStep<W>],
    batch: &mut Batch<W>,
) {
    batch.transitions += u64::from(asked);
    if !expander.keep_edges {
        for step in steps {
            batch.arrive(word, word.xor(step.change));
        }
        return;
    }
    let mut steps = steps.iter().peekable();
    for at in 0..asked {
        let step = steps.next_if(|step| step.place == at);
        let accepted = step.is_some_and(|step| step.accepted);
        let next = step.map_or(word, |step| word.xor(step.change));
        batch.arrive_by(Edge { to: id.0, candidate: place + at, accepted }, word, next);
    }
}
