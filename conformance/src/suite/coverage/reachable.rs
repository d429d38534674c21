//! Which abstract transitions there are: those that the explorer meets in every interleaving of the
//! built-in scopes, and those of every trial. What is in neither is not known to be reachable.

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

/// The key of a transition.
pub type Key = (usize, u128, u128);

thread_local! {
    /// What this thread has met: most transitions are met millions of times.
    static MET: RefCell<HashSet<Key>> = RefCell::new(HashSet::new());
}

/// The rules, with somebody who notes which transitions are asked for.
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

/// The transitions met in the built-in scopes, all but the benchmark.
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
