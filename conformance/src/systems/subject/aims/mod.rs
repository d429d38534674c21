//! The targets of the faults of aim: the record that is read or changed instead of the right one.

mod person;
mod region;
mod relationship;

pub(crate) use self::person::change_person;
pub(crate) use self::region::change_region;
pub(crate) use self::relationship::{change_relationship, relationship};

use model::book::Book;
use model::operation::Operation;
use model::person::{Insurance, Person, PersonId};
use model::records::Records;
use model::region::Region;
use model::relationship::Pair;

use crate::systems::mutants::{PersonFault, RegionFault, What};

/// The book as one fault sees it.
pub(crate) struct Aimed<'a> {
    pub(crate) book: &'a mut Book,
    pub(crate) what: What,
    pub(crate) operation: Operation,
    /// A relative of the person whom the operation is about, found before the operation.
    pub(crate) relative: Option<PersonId>,
    /// The number of relationships that ended in this step.
    pub(crate) ended: u32,
}

impl<'a> Aimed<'a> {
    pub(crate) fn new(book: &'a mut Book, what: What, operation: Operation) -> Aimed<'a> {
        let person = operation.people().next();
        let related = person.and_then(|person| book.next_active_of(person, None));
        let relative = related
            .map(|pair| if Some(pair.holder) == person { pair.recipient } else { pair.holder });
        Aimed { book, what, operation, relative, ended: 0 }
    }
}

/// Returns the person who is read instead of this one.
pub(crate) fn person(aimed: &Aimed, id: PersonId) -> Option<Person> {
    let own = aimed.book.person(id)?;
    let insured_as = |other: PersonId| {
        let other = aimed.book.person(other)?;
        let region = own.insurance.region;
        Some(Person { insurance: Insurance { region, ..other.insurance }, ..own })
    };
    match (aimed.what, aimed.operation) {
        (What::Person(PersonFault::GiverByRecipient), Operation::Establish(rule))
            if id == rule.pair.holder =>
        {
            insured_as(rule.pair.recipient)
        }
        (What::Person(PersonFault::RecipientByGiver), Operation::Establish(rule))
            if id == rule.pair.recipient =>
        {
            insured_as(rule.pair.holder)
        }
        (What::Person(PersonFault::SchemeOfHolder), Operation::Settle(rule))
            if id == rule.pair.recipient =>
        {
            insured_as(rule.pair.holder)
        }
        (What::Region(fault), Operation::Establish(rule)) if id == rule.pair.holder => {
            let other = aimed.book.insurance(rule.pair.recipient)?.region;
            let region = reached(fault, own.insurance.region, other);
            Some(Person { insurance: Insurance { region, ..own.insurance }, ..own })
        }
        _ => Some(own),
    }
}

/// Returns the region of the holder by which this system judges the reach: one in another province
/// if only the region differs, or in the same province if the first digit is the same.
fn reached(fault: RegionFault, own: Region, other: Region) -> Region {
    let area = |region: Region| region.code() / 100_000;
    match fault {
        RegionFault::ReachOfRegions if own != other => {
            Region::new(if area(other) == 9 { 100_000 } else { 999_900 })
        }
        RegionFault::ReachOfAreas if area(own) == area(other) => other,
        _ => own,
    }
}

/// Returns the person whose free balance is read instead of this holder's.
pub(crate) fn whose_free(aimed: &Aimed, holder: PersonId) -> PersonId {
    match (aimed.what, aimed.operation) {
        (What::Person(PersonFault::QuotaByRecipient), Operation::SetQuota(rule)) => {
            rule.pair.recipient
        }
        _ => holder,
    }
}

/// Returns the first other person on record who has an account, or the same person if nobody has.
fn another_account(book: &Book, person: PersonId) -> PersonId {
    let mut cursor = None;
    while let Some(id) = book.next_person(cursor) {
        cursor = Some(id);
        if id != person && book.person(id).is_some_and(|other| other.account.is_some()) {
            return id;
        }
    }
    person
}

/// Returns another active pair of the same recipient, or the pair itself if there is none.
fn other_holder(book: &Book, pair: Pair) -> Pair {
    let mut found = pair;
    book.each_active_of(pair.recipient, |other, _| {
        if other.recipient == pair.recipient && other != pair {
            found = other;
        }
    });
    found
}

/// Returns another active pair of the same holder, or the pair itself if there is none.
fn other_recipient(book: &Book, pair: Pair) -> Pair {
    let mut found = pair;
    book.each_active_of(pair.holder, |other, _| {
        if other.holder == pair.holder && other != pair {
            found = other;
        }
    });
    found
}

/// Returns the pair of a settlement, or of the settlement that is reversed.
fn pair_of(aimed: &Aimed) -> Option<Pair> {
    match aimed.operation {
        Operation::Settle(rule) => Some(rule.pair),
        Operation::Reverse(rule) => aimed.book.settlement(rule.settlement).map(|one| one.pair),
        _ => None,
    }
}

/// Returns the region in which a person is insured.
fn home(book: &Book, person: PersonId) -> Option<Region> {
    book.insurance(person).map(|insurance| insurance.region)
}
