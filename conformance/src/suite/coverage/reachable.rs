//! The abstract transitions known to be reachable: those that the explorer meets in the
//! interleavings of the built-in scopes. [`measure`](super::measure) adds those of the trials.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::sync::Mutex;

use model::explore::{Options, System, explore, scope_file};
use model::judge::Judge;
use model::ledger::Ledger;
use model::operation::{Answer, Request};
use model::policy::Policy;
use model::records::Store;
use model::rules;

use crate::suite::generate::aspect::Transition;

/// A transition as a compact key, see [`Transition::key`].
pub type Key = (usize, u128, u128);

thread_local! {
    /// The keys that this thread has met. Most transitions are met millions of times, so each
    /// thread asks its own set before it takes the lock.
    static MET: RefCell<HashSet<Key>> = RefCell::new(HashSet::new());
}

/// The rules, noting every transition that the explorer asks for.
struct Noting {
    met: Mutex<BTreeSet<Key>>,
}

impl System for Noting {
    fn answer<S: Store + Ledger, J: Judge>(
        &self,
        policy: &Policy,
        store: &mut S,
        request: &Request,
        judge: &mut J,
    ) -> Answer {
        let unanswered =
            Transition::of(policy, store, request, &Answer::Rejected(Default::default()));
        let answer = rules::answer(policy, store, request, judge);
        let key = unanswered.answered(&answer).key();
        if MET.with_borrow_mut(|met| met.insert(key)) {
            self.met.lock().expect("nobody panics while noting").insert(key);
        }
        answer
    }
}

/// Explores every built-in scope but the benchmark, and returns the transitions met there.
pub fn in_scopes(policy: &Policy, threads: usize) -> BTreeSet<Key> {
    let noting = Noting { met: Mutex::new(BTreeSet::new()) };
    for (name, text) in scope_file::built_in().iter().filter(|(name, _)| *name != "wide") {
        let scope = scope_file::read(name, text).unwrap_or_else(|wrong| panic!("{wrong}"));
        let options = Options { threads, ..Options::default() };
        match scope.bits() {
            0..=64 => drop(explore::<u64, _>(&scope, policy, &noting, &options)),
            65..=128 => drop(explore::<u128, _>(&scope, policy, &noting, &options)),
            _ => drop(explore::<[u128; 2], _>(&scope, policy, &noting, &options)),
        }
    }
    noting.met.into_inner().expect("nobody panics while noting")
}
