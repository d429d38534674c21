//! The reference store: any number of people, relationships and requests, found by key. The
//! built-in reference system, `gongji play` and the tests keep their records here; the explorer
//! has a store of its own, and both run the same rules.

use std::collections::{BTreeMap, BTreeSet};

use crate::change::Change;
use crate::clause::Clause;
use crate::ledger::Ledger;
use crate::money::Fen;
use crate::operation::{Answer, Operation};
use crate::person::{Person, PersonId};
use crate::position::Position;
use crate::records::{Earlier, Records, Store};
use crate::region::Region;
use crate::relationship::{Pair, Relationship, RequestId, Settlement};

/// All records of one system.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct Book {
    people: BTreeMap<PersonId, Person>,
    relationships: BTreeMap<Pair, Numbered>,
    active: BTreeSet<(PersonId, Pair)>,
    settlements: BTreeMap<RequestId, (Settlement, u32)>,
    owed: BTreeMap<(Region, Region), Fen>,
    answers: BTreeMap<RequestId, (Operation, Answer)>,
}

/// A relationship and its ordinal among the relationships of its pair. A settlement keeps the
/// ordinal, because it is restored only to the very relationship it was made under (REV-3, EST-9).
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
struct Numbered {
    relationship: Relationship,
    number: u32,
}

impl Book {
    /// Returns an empty book.
    pub fn new() -> Self {
        Book::default()
    }

    /// Puts a person on record, as a starting situation does.
    pub fn register(&mut self, id: PersonId, person: Person) {
        self.people.insert(id, person);
    }
}

impl Records for Book {
    fn next_person(&self, after: Option<PersonId>) -> Option<PersonId> {
        next(&self.people, after).map(|(&id, _)| id)
    }

    fn person(&self, person: PersonId) -> Option<Person> {
        self.people.get(&person).copied()
    }

    fn next_pair(&self, after: Option<Pair>) -> Option<Pair> {
        next(&self.relationships, after).map(|(&pair, _)| pair)
    }

    fn relationship(&self, pair: Pair) -> Option<Relationship> {
        self.relationships.get(&pair).map(|numbered| numbered.relationship)
    }

    fn next_active_of(&self, person: PersonId, after: Option<Pair>) -> Option<Pair> {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        let none = PersonId(0);
        let first = Included((person, Pair { holder: none, recipient: none }));
        let from = after.map_or(first, |pair| Excluded((person, pair)));
        let next = self.active.range((from, Unbounded)).next();
        next.filter(|(of, _)| *of == person).map(|&(_, pair)| pair)
    }

    fn settlement(&self, request: RequestId) -> Option<Settlement> {
        let &(settlement, number) = self.settlements.get(&request)?;
        let current = self.relationships.get(&settlement.pair).copied().unwrap_or_default();
        let relationship_active = current.relationship.active && current.number == number;
        Some(Settlement { relationship_active, ..settlement })
    }

    fn earlier(&self, request: RequestId, operation: &Operation) -> Earlier {
        match self.answers.get(&request) {
            None => Earlier::Never,
            Some((first, answer)) if *first == operation.content() => Earlier::Same(answer.clone()),
            Some(_) => Earlier::Other,
        }
    }

    fn owed(&self, debtor: Region, creditor: Region) -> Fen {
        let amount = |key| self.owed.get(&key).copied().unwrap_or_default();
        if debtor <= creditor { amount((debtor, creditor)) } else { -amount((creditor, debtor)) }
    }

    fn next_position(&self, after: Option<Position>) -> Option<Position> {
        let key = after.map(|p| (p.debtor.min(p.creditor), p.debtor.max(p.creditor)));
        next(&self.owed, key).map(|(&(one, other), &amount)| {
            if amount > Fen::ZERO {
                Position { debtor: one, creditor: other, amount }
            } else {
                Position { debtor: other, creditor: one, amount: -amount }
            }
        })
    }
}

/// Returns the first entry whose key is above `after`, or the first of all if `after` is none.
fn next<K: Ord + Copy, V>(map: &BTreeMap<K, V>, after: Option<K>) -> Option<(&K, &V)> {
    use std::ops::Bound::{Excluded, Unbounded};
    map.range((after.map_or(Unbounded, Excluded), Unbounded)).next()
}

impl Store for Book {
    fn put_person(&mut self, id: PersonId, person: Person) {
        self.people.insert(id, person);
    }

    fn put_relationship(&mut self, pair: Pair, relationship: Relationship) {
        let entry = self.relationships.entry(pair).or_default();
        if relationship.active && !entry.relationship.active {
            entry.number += 1;
        }
        entry.relationship = relationship;
        for person in [pair.holder, pair.recipient] {
            if relationship.active {
                self.active.insert((person, pair));
            } else {
                self.active.remove(&(person, pair));
            }
        }
    }

    fn put_settlement(&mut self, request: RequestId, settlement: Settlement) {
        let number = self.relationships.get(&settlement.pair).map_or(0, |entry| entry.number);
        let entry = self.settlements.entry(request).or_insert((settlement, number));
        entry.0 = settlement;
    }

    fn put_owed(&mut self, debtor: Region, creditor: Region, amount: Fen) {
        let (key, amount) = if debtor <= creditor {
            ((debtor, creditor), amount)
        } else {
            ((creditor, debtor), -amount)
        };
        if amount == Fen::ZERO {
            self.owed.remove(&key);
        } else {
            self.owed.insert(key, amount);
        }
    }

    fn remember(&mut self, request: RequestId, operation: &Operation, answer: &Answer) {
        self.answers.insert(request, (operation.content(), answer.clone()));
    }
}

impl Ledger for Book {
    fn change(&mut self, _: Clause, change: Change) {
        change.apply(self);
    }

    fn remember_answer(&mut self, request: RequestId, operation: &Operation, answer: &Answer) {
        self.remember(request, operation, answer);
    }
}
