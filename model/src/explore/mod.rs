//! Every interleaving: scopes, the explorer that visits all their states, and stateright over the
//! same model. This is the only place that imports stateright, and nothing in the rules knows of
//! it.
//!
//! A scope (`scope`, read by `scope_file`) lists the requests to try. A state is a number (`word`,
//! `layout`) that the rules read and write as a store (`view`). `under` fits a scope to a policy.
//! `search` visits all states, level by level, `expand` judges every operation on one, `project`
//! does so once for all states that agree in what was read (`trace`), `shard` and `table` remember
//! what was visited, `graph` keeps the transitions for the properties of the whole graph, `path`
//! finds the shortest way to a broken property, and `checked` lets stateright do the same, for
//! comparison.

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
mod project;
mod reach;
mod scope;
pub mod scope_file;
mod search;
mod seen;
mod shard;
mod table;
mod trace;
mod under;
mod view;
mod word;
mod words;

use std::sync::atomic::AtomicBool;

pub use amount_rule::{AmountRule, Boundary};
pub use checked::{Checked, Order, check};
pub use examine::{Counterexample, Examined, examine};
pub use expand::{Edge, Violation};
pub use graph::Graph;
pub use parallel::{in_parallel, threads};
pub use path::shortest_path;
pub use reach::{Reached, is_possible};
pub use scope::{Candidate, FRESH, Ids, Scope, ScopePerson, Template};
pub use search::{Exploration, explore};
pub use seen::Seen;
pub use trace::{FieldTrace, Untraced};
pub use under::Unasked;
pub use view::View;
pub use word::Word;

use crate::clause::Clause;
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::operation::{Answer, Request};
use crate::policy::Policy;
use crate::records::Store;
use crate::rules;

/// A system to be explored: it answers requests over a store.
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

/// A property that can be broken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Property {
    /// A clause that speaks of states or steps.
    Clause(Clause),
    /// The property that something can be done in every state, as long as somebody alive could be
    /// insured otherwise or have a relationship.
    NeverStuck,
}

/// The options of an exploration.
#[derive(Default)]
pub struct Options<'a> {
    /// The number of threads; results are the same for any number.
    pub threads: usize,
    /// True to keep all transitions, which the properties of the whole graph need.
    pub keep_graph: bool,
    /// True to ask the rules about every request in every state, instead of once for all states
    /// that agree in what was read. Results are the same.
    pub without_projection: bool,
    /// True to stop after the first level on which something is broken.
    pub stop_at_first: bool,
    /// The number of states at which to stop, incomplete.
    pub max_states: Option<u64>,
    /// The flag at which to stop, incomplete, once it is set.
    pub stop: Option<&'a AtomicBool>,
    /// The callback that is told the states and transitions so far, now and then.
    pub progress: Option<&'a (dyn Fn(u64, u64) + Sync)>,
}
