//! The invariants of the catalogue that one observation (`state`), or two in a row (`step`), can
//! break. They hold after every step of every system, whatever the vector expects. They speak of
//! observations and answers alone, and ask no rule and no guard. The effect of a request by the
//! answer to it is in `moves`.
//!
//! INV-11 speaks of states that can still be reached, and no observation shows those.

mod moves;
mod state;
mod step;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use model::clause::Clause;
use model::expense::Category;
use model::money::Fen;
use model::observe::{Observation, ObservedAnswer};
use model::operation::{Establish, Operation, Written};
use model::person::Kinship;
use model::policy::{Coverage, Policy};
use model::relationship::Pair;
use model::text::Text;
use model::word::{Vocabulary, WordId, WordOf};

use self::moves::Ledger;
use crate::format::message::Part;
use crate::format::report::{Finding, Verdict};

/// The record of a case so far.
#[derive(Clone, Debug)]
pub(crate) struct Watch<'a> {
    policy: &'a Policy,
    shows: &'a [Part],
    before: Observation,
    ledger: Ledger,
    /// The request that established a pair's latest relationship.
    declared: BTreeMap<Pair<String>, Establish<String, String>>,
}

impl<'a> Watch<'a> {
    /// Begins to watch a case under this policy, of a system that shows these parts.
    pub(crate) fn new(policy: &'a Policy, shows: &'a [Part], before: Observation) -> Watch<'a> {
        let (ledger, declared) = (Ledger::default(), BTreeMap::new());
        Watch { policy, shows, before, ledger, declared }
    }

    /// Checks the state shown after a step. A breach that the state `due` has as well is allowed by
    /// the policy itself, so it is no fault of the system.
    pub(crate) fn step(
        &mut self,
        request: &Written,
        answer: &ObservedAnswer,
        after: &Observation,
        due: &Observation,
    ) -> Vec<Finding> {
        let anew = !self.ledger.knows(request);
        if anew {
            self.declare(request, answer);
        }
        let moved = self.ledger.moves(request, answer, &self.before);
        let mut found = step::check(self, &Answered { request, answer, anew }, &moved, after);
        let mut shown = state::check(self, after);
        if !shown.is_empty() {
            let allowed = state::check(self, due);
            shown.retain(|finding| !allowed.contains(finding));
        }
        found.extend(shown);
        self.before = after.clone();
        found
    }

    fn declare(&mut self, request: &Written, answer: &ObservedAnswer) {
        let Operation::Establish(establish) = &request.operation else { return };
        if matches!(answer, ObservedAnswer::Accepted { .. }) {
            self.declared.insert(establish.pair.clone(), establish.clone());
        }
    }

    /// Returns how the policy covers a category, if it does.
    fn covers(&self, category: &WordOf<Category, String>) -> Option<Coverage> {
        self.policy.coverage(self.category(category)?)
    }

    /// Returns whether a category is a premium under the policy.
    fn is_premium(&self, category: &WordOf<Category, String>) -> bool {
        self.category(category).is_some_and(|category| self.policy.is_premium(category))
    }

    /// Returns a category by number, unless neither the vocabulary nor the policy has it.
    fn category(&self, category: &WordOf<Category, String>) -> Option<WordOf<Category>> {
        numbered(category, |word| self.policy.own.find(Vocabulary::Categories, word))
    }

    /// Returns whether the policy covers a kinship.
    fn covers_kinship(&self, kinship: &WordOf<Kinship, String>) -> bool {
        let own = |word: &String| self.policy.own.find(Vocabulary::Kinships, word);
        numbered(kinship, own).is_some_and(|kinship| self.policy.covers_kinship(kinship))
    }
}

/// A request, the answer to it, and whether it was sent for the first time.
#[derive(Clone, Copy, Debug)]
struct Answered<'a> {
    request: &'a Written,
    answer: &'a ObservedAnswer,
    anew: bool,
}

/// Returns the word by number, unless neither the vocabulary nor the policy has it.
fn numbered<K: Copy>(
    word: &WordOf<K, String>,
    own: impl Fn(&String) -> Option<WordId>,
) -> Option<WordOf<K>> {
    match word {
        WordOf::Known(term) => Some(WordOf::Known(*term)),
        WordOf::Other(word) => own(word).map(WordOf::Other),
    }
}

/// Returns true if this request was accepted and establishes a relationship between these two.
fn begins(request: &Written, answer: &ObservedAnswer, holder: &str, recipient: &str) -> bool {
    matches!(answer, ObservedAnswer::Accepted { .. })
        && matches!(&request.operation, Operation::Establish(Establish { pair, .. })
            if pair.holder == holder && pair.recipient == recipient)
}

fn broken(clause: Clause, says: Text) -> Finding {
    Finding { verdict: Verdict::FailInvariant, clause: Some(clause), says }
}

/// Returns a sum; none if it exceeds the largest amount. The comparison with the expected state
/// reports such a case.
fn sum(amounts: impl IntoIterator<Item = Fen>) -> Option<Fen> {
    let mut all = amounts.into_iter();
    all.try_fold(0, |sum: i64, amount| sum.checked_add(amount.count())).map(Fen::new)
}
