//! Records shown wrong: the system keeps the right ones, but shows something else.

use model::money::Fen;
use model::observe::{Observation, ObservedPerson, ObservedPosition, ObservedRelationship, State};
use model::person::Scheme;
use model::region::Region;

use super::memory::Memory;
use crate::systems::mutants::Shown;

/// Returns the observation that is shown instead of the right one.
pub(crate) fn wrongly(fault: Shown, memory: &Memory, mut shown: Observation) -> Observation {
    match fault {
        Shown::EndedHidden => shown.relationships.retain(|one| one.state == State::Active),
        Shown::EndedPersonHidden => shown.people.retain(|one| one.insurance == State::Active),
        Shown::PositionsHidden => shown.positions.clear(),
        Shown::OnlyFirstPosition => shown.positions.truncate(1),
        Shown::PositionsGross => shown.positions = gross(memory),
        Shown::ZeroPositions => zero_positions(&mut shown),
        Shown::FreeLessGranted => free_less_granted(&mut shown),
        _ => {}
    }
    shown.relationships.iter_mut().for_each(|one| relationship(fault, one));
    shown.people.iter_mut().for_each(|one| person(fault, one));
    shown.positions.iter_mut().for_each(|one| position(fault, one));
    shown.relationships.sort_by(|one, other| {
        (&one.holder, &one.recipient).cmp(&(&other.holder, &other.recipient))
    });
    shown.positions.sort_by_key(|one| (one.debtor, one.creditor, one.amount));
    shown
}

fn relationship(fault: Shown, one: &mut ObservedRelationship) {
    let ended = one.state == State::Ended;
    match fault {
        Shown::RemainingAtEnd if ended => one.remaining = one.granted - one.used,
        Shown::GrantedZeroed if ended => one.granted = Fen::ZERO,
        Shown::UsedZeroed if ended => one.used = Fen::ZERO,
        Shown::RemainingIsGranted if !ended => one.remaining = one.granted,
        Shown::UsedIsRemaining => std::mem::swap(&mut one.used, &mut one.remaining),
        Shown::PairSwapped => std::mem::swap(&mut one.holder, &mut one.recipient),
        Shown::EndedActive => one.state = State::Active,
        _ => {}
    }
}

fn person(fault: Shown, one: &mut ObservedPerson) {
    let ended = one.insurance == State::Ended;
    match fault {
        Shown::FreeIsBalance => one.free = one.balance,
        Shown::BalanceIsFree => one.balance = one.free,
        Shown::AccountHidden if ended => (one.balance, one.free) = (None, None),
        Shown::ResidentsAccountHidden if one.scheme == Scheme::Resident => {
            (one.balance, one.free) = (None, None);
        }
        Shown::AccountOfResidents if one.balance.is_none() => {
            (one.balance, one.free) = (Some(Fen::ZERO), Some(Fen::ZERO));
        }
        Shown::InsuranceActive => one.insurance = State::Active,
        Shown::ProvinceOnly => one.region = Region::new(one.region.province() * 10_000),
        Shown::BalanceInYuan => {
            one.balance = one.balance.map(|balance| Fen::new(balance.count() / 100 * 100));
        }
        _ => {}
    }
}

fn position(fault: Shown, one: &mut ObservedPosition) {
    if fault == Shown::PositionsSwapped {
        std::mem::swap(&mut one.debtor, &mut one.creditor);
    }
}

/// Returns claims in both directions, each by itself. Those open at the start are not among them.
fn gross(memory: &Memory) -> Vec<ObservedPosition> {
    let claims = memory.gross.iter().filter(|(_, amount)| **amount != Fen::ZERO);
    claims
        .map(|(&(debtor, creditor), &amount)| ObservedPosition { debtor, creditor, amount })
        .collect()
}

/// Adds a line of zero between the first two people's regions that differ, unless there is one.
fn zero_positions(shown: &mut Observation) {
    let mut regions = shown.people.iter().map(|person| person.region);
    let Some(debtor) = regions.next() else { return };
    let Some(creditor) = regions.find(|region| *region != debtor) else { return };
    let ends = [debtor, creditor];
    let between =
        |one: &ObservedPosition| ends.contains(&one.debtor) && ends.contains(&one.creditor);
    if !shown.positions.iter().any(between) {
        shown.positions.push(ObservedPosition { debtor, creditor, amount: Fen::ZERO });
    }
}

fn free_less_granted(shown: &mut Observation) {
    for person in &mut shown.people {
        let given = shown.relationships.iter();
        let given = given.filter(|one| one.holder == person.name && one.state == State::Active);
        let granted: Fen = given.map(|one| one.granted).sum();
        person.free = person.balance.map(|balance| balance - granted);
    }
}
