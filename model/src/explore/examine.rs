//! The whole examination of one scope: the explorer with every property, the graph for the
//! properties of all of it, and stateright for comparison. Findings are told by requests, not by
//! packed words, so that a report needs to know nothing of how states are held.

use super::checked::{Checked, Order, check};
use super::path::shortest_path;
use super::scope::Scope;
use super::search::{Exploration, explore};
use super::seen::Seen;
use super::word::Word;
use super::{Options, Property, System};
use crate::clause::Clause;
use crate::operation::Request;
use crate::policy::Policy;
use crate::properties::Breach;

/// A broken property, and the shortest way there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counterexample {
    /// The property.
    pub property: Property,
    /// The breach with both its sides, if the property has two.
    pub breach: Option<Breach>,
    /// The requests from the scope's start to the break.
    pub requests: Vec<Request>,
}

/// The result of examining one scope.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Examined {
    /// True if every reachable state was visited, every operation on it judged, and every property
    /// evaluated. A run that was bounded, stopped, or broke a property is not complete.
    pub complete: bool,
    /// The number of different states.
    pub states: u64,
    /// The number of operations judged, refused ones included.
    pub transitions: u64,
    /// The most steps from the start to any state.
    pub depth: usize,
    /// Broken properties, each with the shortest way there that breaks nothing else before.
    pub violations: Vec<Counterexample>,
    /// The clauses, codes and operations reached.
    pub seen: Seen,
    /// The bytes that the visited states and their table take.
    pub bytes: usize,
    /// The findings of stateright, if it was asked and the run was complete.
    pub compared: Option<Checked>,
}

impl Examined {
    /// Returns whether stateright, if it was asked, found the same: as many states and transitions,
    /// the same clauses reached, and nothing broken.
    pub fn agrees(&self) -> bool {
        self.compared.is_none_or(|other| {
            // INV-11 speaks of the whole graph, which stateright does not show.
            let mut seen = other.seen;
            if self.seen.evaluated.contains(Clause::INV_11) {
                seen.evaluated.insert(Clause::INV_11);
            }
            (other.states, other.transitions, other.holds, seen)
                == (self.states, self.transitions, self.violations.is_empty(), self.seen)
        })
    }
}

/// Examines a scope. `compare` asks stateright too, in that order of exploring.
pub fn examine<S: System + Clone + Send + 'static>(
    scope: &Scope,
    policy: &Policy,
    system: &S,
    options: &Options<'_>,
    compare: Option<Order>,
) -> Examined {
    match scope.bits() {
        0..=64 => examine_in::<u64, S>(scope, policy, system, options, compare),
        65..=128 => examine_in::<u128, S>(scope, policy, system, options, compare),
        _ => examine_in::<[u128; 2], S>(scope, policy, system, options, compare),
    }
}

fn examine_in<W: Word, S: System + Clone + Send + 'static>(
    scope: &Scope,
    policy: &Policy,
    system: &S,
    options: &Options<'_>,
    compare: Option<Order>,
) -> Examined {
    let mut run: Exploration<W> = explore(scope, policy, system, options);
    if let (Some(graph), true) = (run.graph.take(), run.complete) {
        run.violations = graph.check(scope, policy);
        run.seen.evaluated.insert(Clause::INV_11);
        run.complete = run.violations.is_empty();
    }
    let told = run.violations.iter().map(|violation| {
        let mut requests = shortest_path(&run, scope, policy, system, violation.state);
        requests.extend(violation.step);
        Counterexample { property: violation.property, breach: violation.breach.clone(), requests }
    });
    let violations = told.collect();
    let compared = compare
        .filter(|_| run.complete)
        .map(|order| check::<W, S>(scope, policy, system, options.threads, order));
    Examined {
        complete: run.complete,
        states: run.states,
        transitions: run.transitions,
        depth: run.depth,
        violations,
        seen: run.seen,
        bytes: run.bytes,
        compared,
    }
}
