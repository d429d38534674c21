//! The effect of a request by the system's own answer to it: money of one account, and a claim
//! between two regions. Settlements are remembered, so that the effect of reversing them is known.

use std::collections::BTreeMap;

use model::money::{Amount, Fen};
use model::observe::{Observation, ObservedAnswer};
use model::operation::{Operation, Request, Settle, Written};
use model::region::Region;

/// The movement that a step has to show: none, a certain one, or one that cannot be known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Due<T> {
    Nothing,
    Of(T),
    Unknown,
}

/// A claim: the amount that the first region owes the second.
pub(crate) type Claim = (Region, Region, Fen);

/// The effect of an answered request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Moves {
    /// The account, and the amount that it gains; negative if it loses.
    pub(crate) account: Due<(String, Fen)>,
    /// The claim that arises.
    pub(crate) claim: Due<Claim>,
    /// True if every position is closed.
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

/// The requests accepted so far.
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
    /// Returns true if a request was accepted before under the same ID.
    pub(crate) fn knows(&self, request: &Written) -> bool {
        request.id.as_ref().is_some_and(|id| self.accepted.contains_key(id))
    }

    /// Returns the effect of this request, by the answer to it.
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
        // A request may name an amount that has to be refused, and a faulty system may accept it.
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

/// Returns the claim of a settlement: the holder's region owes the region of the venue, or, for a
/// premium, the recipient's own. The claim is unknown if people are not shown.
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
