//! Changes one field of an operation, so that a request with a used ID conflicts.

use model::expense::{Category, Venue, VenueKind};
use model::money::{Amount, Fen};
use model::operation::Operation;
use model::person::{Channel, Commitment, Kinship, PersonId, Reason, Scheme};
use model::relationship::{Pair, RequestId};
use model::terms::Term;

use super::dice::Dice;
use super::walk::REGIONS;

/// Returns the operation with one field changed, and now and then with the same value again.
pub(crate) fn vary(dice: &mut Dice, operation: Operation, settled: &[RequestId]) -> Operation {
    let mut varied = operation;
    let person = PersonId(dice.below(8) as u32);
    let region = dice.of(&REGIONS);
    match &mut varied {
        Operation::Establish(rule) => match dice.below(4) {
            0 => rule.pair = vary_pair(dice, rule.pair),
            1 => rule.kinship = dice.of(Kinship::ALL).into(),
            2 => rule.commitment = dice.of(Commitment::ALL),
            _ => rule.channel = dice.of(Channel::ALL),
        },
        Operation::SetQuota(rule) => match dice.below(2) {
            0 => rule.pair = vary_pair(dice, rule.pair),
            _ => rule.granted = vary_amount(dice, rule.granted),
        },
        Operation::Settle(rule) => match dice.below(6) {
            0 => rule.pair = vary_pair(dice, rule.pair),
            1 => rule.beneficiary = person,
            2 => rule.category = dice.of(Category::ALL).into(),
            3 => {
                let kind = dice.of(VenueKind::ALL).into();
                rule.venue = rule.venue.map(|venue| Venue { kind, ..venue });
            }
            4 => rule.venue = rule.venue.map(|venue| Venue { region, ..venue }),
            _ => rule.amount = vary_amount(dice, rule.amount),
        },
        Operation::Reverse(rule) => {
            if !settled.is_empty() {
                rule.settlement = dice.of(settled);
            }
        }
        Operation::Terminate(rule) => match dice.below(3) {
            0 => rule.by = person,
            _ => rule.pair = vary_pair(dice, rule.pair),
        },
        Operation::Transfer(rule) => match dice.below(2) {
            0 => rule.person = person,
            _ => rule.region = region,
        },
        Operation::EndInsurance(rule) => match dice.below(2) {
            0 => rule.person = person,
            _ => rule.reason = dice.of(Reason::ALL),
        },
        Operation::Enroll(rule) => match dice.below(3) {
            0 => rule.person = person,
            1 => rule.scheme = dice.of(Scheme::ALL),
            _ => rule.region = region,
        },
        Operation::Contribute(rule) => match dice.below(2) {
            0 => rule.person = person,
            _ => rule.amount = vary_amount(dice, rule.amount),
        },
        Operation::Spend(rule) => match dice.below(2) {
            0 => rule.person = person,
            _ => rule.amount = vary_amount(dice, rule.amount),
        },
        Operation::Clear(_) => {}
    }
    varied
}

fn vary_pair(dice: &mut Dice, pair: Pair) -> Pair {
    let person = PersonId(dice.below(8) as u32);
    match dice.below(3) {
        0 => Pair { holder: person, ..pair },
        1 => Pair { recipient: person, ..pair },
        _ => Pair { holder: pair.recipient, recipient: pair.holder },
    }
}

fn vary_amount(dice: &mut Dice, amount: Amount) -> Amount {
    let by = dice.of(&[1, -1, 100]);
    amount.whole().map_or(Amount::fen(100), |fen| Amount::Whole(fen + Fen::new(by)))
}
