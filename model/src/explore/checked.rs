//! stateright over the same model: the same scopes, rules and properties, its own search. It and
//! the explorer check each other's search (which states are new, how many steps there are, that
//! none is left out): both must find the same number of states and transitions, and reach the same
//! clauses. The parts they share, such as the view of a state, are checked against the reference
//! store elsewhere.
//!
//! A state that a broken step leads to is [`State::Broken`], so that one merged property speaks of
//! states and steps: with several, stateright's discoveries are not the shortest. What was reached
//! is collected beside the states, because stateright's own `sometimes` properties see states
//! only, and it stops exploring once every property has a discovery.

use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use stateright::{Checker, Model};

use super::System;
use super::expand::{Answered, Expander};
use super::scope::{Candidate, Scope};
use super::seen::{First, Seen};
use super::view::{Content, View};
use super::word::Word;
use crate::policy::Policy;
use crate::properties::check_state;

/// The number of runs so far; the first is number one.
static RUNS: AtomicU64 = AtomicU64::new(1);

/// The order in which stateright explores.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// Depth-first: fast, and its discoveries are long.
    DepthFirst,
    /// Breadth-first.
    BreadthFirst,
}

/// The findings of stateright.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Checked {
    /// The number of different states.
    pub states: u64,
    /// The number of operations judged.
    pub transitions: u64,
    /// True if every property held.
    pub holds: bool,
    /// The clauses, codes and operations reached.
    pub seen: Seen,
}

/// Lets stateright explore a scope completely.
pub fn check<W: Word, S: System + Clone + Send + 'static>(
    scope: &Scope,
    policy: &Policy,
    system: &S,
    threads: usize,
    order: Order,
) -> Checked {
    let model = Interleavings::<W, S> {
        scope: scope.clone(),
        policy: policy.clone(),
        system: system.clone(),
        seen: Mutex::new(Seen::default()),
        run: RUNS.fetch_add(1, Ordering::Relaxed),
        word: std::marker::PhantomData,
    };
    let builder = model.checker().threads(threads);
    match order {
        Order::DepthFirst => report(builder.spawn_dfs().join()),
        Order::BreadthFirst => report(builder.spawn_bfs().join()),
    }
}

fn report<W, S>(checker: impl Checker<Interleavings<W, S>>) -> Checked
where
    W: Word,
    S: System + Clone + Send + 'static,
{
    assert!(checker.is_done(), "stateright was joined, so it is done");
    Checked {
        states: checker.unique_state_count() as u64,
        transitions: checker.state_count() as u64 - 1,
        holds: checker.discoveries().is_empty(),
        seen: *checker.model().seen.lock().expect("no worker died"),
    }
}

struct Interleavings<W, S> {
    scope: Scope,
    policy: Policy,
    system: S,
    seen: Mutex<Seen>,
    /// Tells this run from others on the same thread.
    run: u64,
    word: std::marker::PhantomData<W>,
}

/// A state as stateright sees it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum State<W> {
    Sound(W),
    Broken,
}

#[derive(Clone, Copy, PartialEq)]
struct Action(Candidate, Content);

impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.request.fmt(f)
    }
}

impl<W: Word, S: System + Clone + Send + 'static> Interleavings<W, S> {
    fn expander(&self) -> Expander<'_, S> {
        let Interleavings { scope, policy, system, .. } = self;
        Expander { scope, policy, system, keep_edges: false }
    }

    fn is_sound(&self, state: &State<W>) -> bool {
        match state {
            State::Broken => false,
            State::Sound(word) => {
                let mut found = First::default();
                check_state(&self.policy, &View::new(&self.scope, *word), &mut found);
                self.reached(Seen { evaluated: found.evaluated, ..Seen::default() });
                found.breach.is_none()
            }
        }
    }

    fn reached(&self, seen: Seen) {
        use std::cell::Cell;
        thread_local! {
            static KNOWN: Cell<(u64, Seen)> = Cell::new((0, Seen::default()));
        }
        let (of, known) = KNOWN.get();
        let all = if of == self.run { known.union(seen) } else { seen };
        if of != self.run || all != known {
            KNOWN.set((self.run, all));
            let mut shared = self.seen.lock().expect("no worker died");
            *shared = shared.union(all);
        }
    }
}

impl<W: Word, S: System + Clone + Send + 'static> Model for Interleavings<W, S> {
    type State = State<W>;
    type Action = Action;

    fn init_states(&self) -> Vec<State<W>> {
        vec![State::Sound(self.scope.start())]
    }

    fn actions(&self, state: &State<W>, actions: &mut Vec<Action>) {
        if let State::Sound(word) = state {
            let view = View::new(&self.scope, *word);
            self.scope.candidates(&view, |candidate, content| {
                actions.push(Action(*candidate, content));
            });
        }
    }

    fn next_state(&self, state: &State<W>, action: Action) -> Option<State<W>> {
        let State::Sound(word) = *state else { return None };
        let Action(candidate, content) = action;
        let expander = self.expander();
        let before = View::new(&self.scope, word).asking(content);
        let request = candidate.request;
        let Answered { answer, verdict, after } = expander.answer(&before, &request, content);
        let found = expander.check(&before, &after, &request, &answer);
        let mut seen = Seen { evaluated: found.evaluated, ..Seen::default() };
        seen.add(&request, &answer, &verdict, after.cited);
        self.reached(seen);
        if found.breach.is_some() {
            return Some(State::Broken);
        }
        // A refusal is a transition that stays where it is.
        let accepted = answer.is_accepted();
        Some(State::Sound(if accepted {
            expander.count(&before, after, &candidate)
        } else {
            after.word()
        }))
    }

    fn properties(&self) -> Vec<stateright::Property<Self>> {
        vec![stateright::Property::always("every property", |model: &Self, state| {
            model.is_sound(state)
        })]
    }
}
