//! The effect of a request by the system's own answer to it: money of one account, and a claim
//! between two regions. Settlements are remembered, so that the effect of reversing them is known.

use std::collections::BTreeMap;

use model::case_file::StepData;
use model::money::{Amount, Fen};
use model::observe::{Observation, ObservedAnswer};
use model::operation::Family;
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

    fn account(who: Option<&String>, amount: Option<Fen>) -> Moves {
        match (who, amount) {
            (Some(who), Some(amount)) => {
                Moves { account: Due::Of((who.clone(), amount)), ..Moves::NOTHING }
            }
            _ => Moves::UNKNOWN,
        }
    }
}

/// The requests accepted so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    accepted: BTreeMap<String, StepData>,
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
    pub(crate) fn knows(&self, request: &StepData) -> bool {
        request.request.as_ref().is_some_and(|id| self.accepted.contains_key(id))
    }

    /// Returns the effect of this request, by the answer to it.
    pub(crate) fn moves(
        &mut self,
        request: &StepData,
        answer: &ObservedAnswer,
        before: &Observation,
    ) -> Moves {
        let ObservedAnswer::Accepted { paid, .. } = answer else { return Moves::NOTHING };
        if let Some(id) = &request.request {
            let content = StepData { channel: None, note: None, ..request.clone() };
            match self.accepted.get(id) {
                Some(earlier) if *earlier == content => return Moves::NOTHING,
                Some(_) => return Moves::UNKNOWN,
                None => {
                    self.accepted.insert(id.clone(), content);
                }
            }
        }
        // A request may name an amount that has to be refused, and a faulty system may accept it.
        let amount = request.amount.and_then(Amount::whole);
        let amount = amount.filter(|amount| amount.is_sane());
        match request.operation {
            Family::Contribute => Moves::account(request.person.as_ref(), amount),
            Family::Spend => Moves::account(request.person.as_ref(), amount.map(|sum| -sum)),
            Family::Settle => self.settles(request, *paid, before),
            Family::Reverse => self.reverses(request),
            Family::Clear => Moves { clears: true, ..Moves::NOTHING },
            _ => Moves::NOTHING,
        }
    }

    fn settles(&mut self, request: &StepData, paid: Option<Fen>, before: &Observation) -> Moves {
        let (Some(holder), Some(paid)) = (&request.holder, paid) else { return Moves::UNKNOWN };
        let claim = claim(request, paid, before);
        if let Some(id) = &request.request {
            let (holder, claim) = (holder.clone(), claim.clone());
            self.settled.insert(id.clone(), Settled { holder, paid, claim, reversed: false });
        }
        Moves { claim, ..Moves::account(Some(holder), Some(-paid)) }
    }

    fn reverses(&mut self, request: &StepData) -> Moves {
        let id = request.settlement.as_deref().unwrap_or_default();
        let settled = self.settled.get_mut(id).filter(|settled| !settled.reversed);
        let Some(settled) = settled else { return Moves::NOTHING };
        settled.reversed = true;
        let claim = match settled.claim {
            Due::Of((debtor, creditor, amount)) => Due::Of((creditor, debtor, amount)),
            Due::Nothing => Due::Nothing,
            Due::Unknown => Due::Unknown,
        };
        Moves { claim, ..Moves::account(Some(&settled.holder), Some(settled.paid)) }
    }
}

/// Returns the claim of a settlement: the holder's region owes the region of the venue, or, for a
/// premium, the recipient's own. The claim is unknown if people are not shown.
fn claim(request: &StepData, paid: Fen, before: &Observation) -> Due<Claim> {
    let home = |name: &Option<String>| {
        let person = before.people.iter().find(|one| Some(&one.name) == name.as_ref());
        person.map(|person| person.region)
    };
    let creditor = match &request.venue {
        Some(venue) => Some(venue.region),
        None => home(&request.recipient),
    };
    match (home(&request.holder), creditor) {
        (Some(debtor), Some(creditor)) if debtor == creditor => Due::Nothing,
        (Some(debtor), Some(creditor)) => Due::Of((debtor, creditor, paid)),
        _ => Due::Unknown,
    }
}
