//! Every interleaving: scopes, the explorer that visits all their states, and stateright over the
//! same model. This is the only place that imports stateright, and nothing in the rules knows of
//! it.
//!
//! A scope (`scope`, read by `scope_file`) says what to ask about. A state is a number (`word`,
//! `layout`) that the rules read and write as a store (`view`). `search` visits all states, level
//! by level, `expand` judges every operation on one, `shard` remembers what was visited, `graph`
//! keeps the transitions for what speaks of all of them, `path` finds the shortest way to a
//! broken property, `checked` lets stateright do the same, for comparison.

mod amount_rule;
mod candidates;
mod checked;
mod draft;
mod examine;
mod expand;
mod fields;
mod graph;
mod layout;
mod parallel;
mod path;
mod reach;
mod scope;
pub mod scope_file;
mod search;
mod seen;
mod shard;
mod view;
mod word;

use std::sync::atomic::AtomicBool;

pub use amount_rule::{AmountRule, Boundary};
pub use checked::{Checked, Order, check};
pub use examine::{Counterexample, Examined, examine};
pub use expand::{Edge, Violation};
pub use graph::Graph;
pub use parallel::{in_parallel, threads};
pub use path::shortest_path;
pub use reach::{Reach, is_possible};
pub use scope::{Candidate, FRESH, Ids, Scope, ScopePerson, Template};
pub use search::{Exploration, explore};
pub use seen::Seen;
pub use view::View;
pub use word::Word;

use crate::clause::Clause;
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::operation::{Answer, Request};
use crate::policy::Policy;
use crate::records::Store;
use crate::rules;

/// What is explored: something that answers requests over a store.
pub trait System: Sync {
    /// Answers a request, and changes the store accordingly.
    fn answer<S: Store + Ledger, J: Judge>(
        &self,
        policy: &Policy,
        store: &mut S,
        request: &Request,
        judge: &mut J,
    ) -> Answer;
}

/// The rules themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reference;

impl System for Reference {
    #[inline]
    fn answer<S: Store + Ledger, J: Judge>(
        &self,
        policy: &Policy,
        store: &mut S,
        request: &Request,
        judge: &mut J,
    ) -> Answer {
        rules::answer(policy, store, request, judge)
    }
}

/// What can be broken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Property {
    /// A clause that speaks of states or steps.
    Clause(Clause),
    /// No state from which nothing can be done, as long as somebody who is alive could be insured
    /// otherwise or have a relationship.
    NeverStuck,
}

/// How to explore.
#[derive(Default)]
pub struct Options<'a> {
    /// On how many threads; results are the same for any number.
    pub threads: usize,
    /// Whether to keep all transitions, for what speaks of the whole graph.
    pub keep_graph: bool,
    /// Whether to stop after the first level on which something is broken.
    pub stop_at_first: bool,
    /// Stop, incomplete, once so many states are known.
    pub max_states: Option<u64>,
    /// Stop, incomplete, once this is set.
    pub stop: Option<&'a AtomicBool>,
    /// Told the states and transitions so far, now and then.
    pub progress: Option<&'a (dyn Fn(u64, u64) + Sync)>,
}
