//! What a request moves by the system's own answer to it: money of one account, and a claim between two
//! regions. What was settled is remembered, so that its undoing can be told.

use std::collections::BTreeMap;

use model::money::{Amount, Fen};
use model::observe::{Observation, ObservedAnswer};
use model::operation::{Operation, Request, Settle, Written};
use model::region::Region;

/// By how much something has to move in a step: nothing moves, something does, or it cannot be told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Due<T> {
    Nothing,
    Of(T),
    Unknown,
}

/// A claim: how much the first region owes the second.
pub(crate) type Claim = (Region, Region, Fen);

/// What an answered request moves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Moves {
    /// What comes into whose account; negative where it leaves.
    pub(crate) account: Due<(String, Fen)>,
    /// Which claim arises.
    pub(crate) claim: Due<Claim>,
    /// Whether every position is closed.
    pub(crate) clears: bool,
}

impl Moves {
    const NOTHING: Moves = Moves { account: Due::Nothing, claim: Due::Nothing, clears: false };
    const UNKNOWN: Moves = Moves { account: Due::Unknown, claim: Due::Unknown, clears: false };

    fn account(who: &str, amount: Option<Fen>) -> Moves {
        let known =
            |amount| Moves { account: Due::Of((who.to_string(), amount)), ..Moves::NOTHING };
        amount.map_or(Moves::UNKNOWN, known)
    }
}

/// What was accepted so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    accepted: BTreeMap<String, Operation<String, String, String>>,
    settled: BTreeMap<String, Settled>,
}

#[derive(Clone, Debug)]
struct Settled {
    holder: String,
    paid: Fen,
    claim: Due<Claim>,
    reversed: bool,
}

impl Ledger {
    /// Whether a request was accepted before, under the same ID.
    pub(crate) fn knows(&self, request: &Written) -> bool {
        request.id.as_ref().is_some_and(|id| self.accepted.contains_key(id))
    }

    /// What this request moves, by the answer that it got.
    pub(crate) fn moves(
        &mut self,
        request: &Written,
        answer: &ObservedAnswer,
        before: &Observation,
    ) -> Moves {
        let ObservedAnswer::Accepted { paid, .. } = answer else { return Moves::NOTHING };
        if let Some(id) = &request.id {
            let content = request.operation.clone().content();
            match self.accepted.get(id) {
                Some(earlier) if *earlier == content => return Moves::NOTHING,
                Some(_) => return Moves::UNKNOWN,
                None => {
                    self.accepted.insert(id.clone(), content);
                }
            }
        }
        // A request may name what has to be refused, and a faulty system may accept it.
        let sane = |amount: Amount| amount.whole().filter(|amount| amount.is_sane());
        let Request { id, operation } = request;
        match operation {
            Operation::Contribute(asked) => Moves::account(&asked.person, sane(asked.amount)),
            Operation::Spend(asked) => {
                Moves::account(&asked.person, sane(asked.amount).map(|sum| -sum))
            }
            Operation::Settle(settle) => self.settles(id.as_ref(), settle, *paid, before),
            Operation::Reverse(reverse) => self.reverses(&reverse.settlement),
            Operation::Clear(_) => Moves { clears: true, ..Moves::NOTHING },
            _ => Moves::NOTHING,
        }
    }

    fn settles(
        &mut self,
        id: Option<&String>,
        settle: &Settle<String, String>,
        paid: Option<Fen>,
        before: &Observation,
    ) -> Moves {
        let Some(paid) = paid else { return Moves::UNKNOWN };
        let (holder, claim) = (&settle.pair.holder, claim(settle, paid, before));
        if let Some(id) = id {
            let (holder, claim) = (holder.clone(), claim.clone());
            self.settled.insert(id.clone(), Settled { holder, paid, claim, reversed: false });
        }
        Moves { claim, ..Moves::account(holder, Some(-paid)) }
    }

    fn reverses(&mut self, id: &str) -> Moves {
        let settled = self.settled.get_mut(id).filter(|settled| !settled.reversed);
        let Some(settled) = settled else { return Moves::NOTHING };
        settled.reversed = true;
        let claim = match settled.claim {
            Due::Of((debtor, creditor, amount)) => Due::Of((creditor, debtor, amount)),
            Due::Nothing => Due::Nothing,
            Due::Unknown => Due::Unknown,
        };
        Moves { claim, ..Moves::account(&settled.holder, Some(settled.paid)) }
    }
}

/// The claim of a settlement: the holder's region owes the region of the venue, or, for a premium, the
/// recipient's own. Where people are not shown it cannot be told.
fn claim(settle: &Settle<String, String>, paid: Fen, before: &Observation) -> Due<Claim> {
    let home = |name: &String| {
        let person = before.people.iter().find(|one| one.name == *name);
        person.map(|person| person.region)
    };
    let creditor = match &settle.venue {
        Some(venue) => Some(venue.region),
        None => home(&settle.pair.recipient),
    };
    match (home(&settle.pair.holder), creditor) {
        (Some(debtor), Some(creditor)) if debtor == creditor => Due::Nothing,
        (Some(debtor), Some(creditor)) => Due::Of((debtor, creditor, paid)),
        _ => Due::Unknown,
    }
}
