//! Evaluates triggers: tells from the records, the request and the memory whether a mutant goes
//! wrong now. [`When`] lists the triggers.

use model::book::Book;
use model::money::Fen;
use model::operation::{Operation, Request};
use model::person::{Channel, PersonId, Reason};
use model::records::Records;
use model::relationship::Pair;

use super::memory::{Concern, Memory};
use crate::systems::mutants::When;

/// Tells whether a mutant goes wrong in this request.
pub(crate) fn fires(when: When, memory: &Memory, book: &Book, request: &Request) -> bool {
    let operation = &request.operation;
    let concern = Concern::of(book, operation);
    // An establishment is about to add one more.
    let establishing = matches!(operation, Operation::Establish(_));
    let two: u32 = if establishing { 1 } else { 2 };
    match when {
        When::Always => true,
        When::SecondTime => memory.times(concern, operation) >= 1,
        When::ThirdTime => memory.times(concern, operation) >= 2,
        When::AfterReturn => returned(memory, concern, two),
        When::AfterInsuredAgain => concern.people().any(|id| memory.insured_again.contains(&id)),
        When::TwoHolders => match concern {
            Concern::Pair(pair) => book.holders_of(pair.recipient) >= two,
            Concern::Person(id) => book.holders_of(id) >= 2,
            Concern::Nobody => false,
        },
        When::TwoRecipients => match concern {
            Concern::Pair(pair) => book.recipients_of(pair.holder) >= two,
            Concern::Person(id) => book.recipients_of(id) >= 2,
            Concern::Nobody => false,
        },
        When::Mutual => mutual(book, concern),
        When::AfterMove => concern.people().any(|id| memory.moved.contains(&id)),
        When::AfterReversal => match concern {
            Concern::Pair(pair) => memory.reversed.contains(&pair),
            Concern::Person(id) => memory.reversed.iter().any(|pair| pair.includes(id)),
            Concern::Nobody => !memory.reversed.is_empty(),
        },
        When::AfterClearing => memory.clearings > 0,
        When::AfterRefusal => memory.refused,
        When::WithoutId => request.id.is_none(),
        _ => of_request(when, memory, book, operation),
    }
}

fn returned(memory: &Memory, concern: Concern, least: u32) -> bool {
    match concern {
        Concern::Pair(pair) => memory.begun.get(&pair).is_some_and(|&times| times >= least),
        Concern::Person(id) => {
            memory.begun.iter().any(|(pair, &times)| pair.includes(id) && times >= 2)
        }
        Concern::Nobody => memory.begun.values().any(|&times| times >= 2),
    }
}

fn mutual(book: &Book, concern: Concern) -> bool {
    match concern {
        Concern::Pair(pair) => book.active(returning(pair)).is_some(),
        Concern::Person(id) => {
            let mut found = false;
            book.each_active_of(id, |pair, _| found |= book.active(returning(pair)).is_some());
            found
        }
        Concern::Nobody => false,
    }
}

/// Returns the pair in the other direction.
pub(crate) fn returning(pair: Pair) -> Pair {
    Pair { holder: pair.recipient, recipient: pair.holder }
}

/// Evaluates the triggers that depend only on the operation and the records that it names.
fn of_request(when: When, memory: &Memory, book: &Book, operation: &Operation) -> bool {
    match (when, *operation) {
        (When::Cleared, Operation::Reverse(reverse)) => {
            memory.cleared.contains(&reverse.settlement)
        }
        (When::RelationshipEnded, Operation::Reverse(reverse)) => {
            book.settlement(reverse.settlement).is_some_and(|one| !one.relationship_active)
        }
        (When::Retirement, Operation::EndInsurance(end)) => end.reason == Reason::Retirement,
        (When::Death, Operation::EndInsurance(end)) => end.reason == Reason::Death,
        (When::Withdrawal, Operation::EndInsurance(end)) => end.reason == Reason::Withdrawal,
        (When::MoveWithin | When::MoveAcross, Operation::Transfer(transfer)) => {
            let from = book.insurance(transfer.person).map(|insurance| insurance.region.province());
            (from == Some(transfer.region.province())) == (when == When::MoveWithin)
        }
        (When::ThirdRegion, Operation::Settle(settle)) => settle.venue.is_some_and(|venue| {
            let at = |id: PersonId| book.insurance(id).map(|insurance| insurance.region);
            let homes = [at(settle.pair.holder), at(settle.pair.recipient)];
            !homes.contains(&Some(venue.region))
        }),
        (When::Premium, Operation::Settle(settle)) => settle.category.is_premium(),
        (When::InPart | When::AllOfIt, Operation::Settle(settle)) => {
            let remaining = book.active(settle.pair).map_or(Fen::ZERO, |one| one.remaining());
            let amount = settle.amount.whole().unwrap_or_default();
            if when == When::InPart { amount > remaining } else { amount == remaining }
        }
        (When::BelowYuan, _) => operation
            .amount()
            .and_then(|amount| amount.whole())
            .is_some_and(|fen| (1..100).contains(&fen.count())),
        (When::LargeAmount, _) => operation
            .amount()
            .and_then(|amount| amount.whole())
            .is_some_and(|fen| fen.count() >= 1_000_000),
        (When::OtherChannel, Operation::Establish(establish)) => establish.channel != Channel::App,
        _ => false,
    }
}
