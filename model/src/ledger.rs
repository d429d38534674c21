//! The ledger, to which an effect posts its changes, each under the clause that demands it. The
//! changes, and what each does to a store, are in [`crate::change`].

use crate::change::Change;
use crate::clause::Clause;
use crate::money::Fen;
use crate::operation::{Answer, Operation};
use crate::person::{Person, PersonId};
use crate::position::Position;
use crate::records::{Earlier, Records};
use crate::region::Region;
use crate::relationship::{Pair, Relationship, RequestId, Settlement};

/// Records that take the changes of an effect.
pub trait Ledger: Records {
    /// Makes one change, under the clause that demands it.
    fn change(&mut self, clause: Clause, change: Change);
    /// Remembers how a request was answered (IDM-1).
    fn remember_answer(&mut self, request: RequestId, operation: &Operation, answer: &Answer);
}

/// A ledger that passes every change on to another one and keeps it, so that a report can tell
/// afterwards which clause moved what. Callers that need no changes write to the ledger itself.
#[derive(Debug)]
pub struct Journal<'a, L> {
    ledger: &'a mut L,
    changes: Vec<(Clause, Change)>,
}

impl<'a, L: Ledger> Journal<'a, L> {
    /// Opens an empty journal of a ledger.
    pub fn of(ledger: &'a mut L) -> Journal<'a, L> {
        Journal { ledger, changes: Vec::new() }
    }

    /// Returns the changes in their order, each with the clause that demands it.
    pub fn changes(self) -> Vec<(Clause, Change)> {
        self.changes
    }
}

impl<L: Ledger> Records for Journal<'_, L> {
    fn next_person(&self, after: Option<PersonId>) -> Option<PersonId> {
        self.ledger.next_person(after)
    }

    fn person(&self, person: PersonId) -> Option<Person> {
        self.ledger.person(person)
    }

    fn knows(&self, person: PersonId) -> bool {
        self.ledger.knows(person)
    }

    fn next_pair(&self, after: Option<Pair>) -> Option<Pair> {
        self.ledger.next_pair(after)
    }

    fn relationship(&self, pair: Pair) -> Option<Relationship> {
        self.ledger.relationship(pair)
    }

    fn next_active_of(&self, person: PersonId, after: Option<Pair>) -> Option<Pair> {
        self.ledger.next_active_of(person, after)
    }

    fn settlement(&self, request: RequestId) -> Option<Settlement> {
        self.ledger.settlement(request)
    }

    fn earlier(&self, request: RequestId, operation: &Operation) -> Earlier {
        self.ledger.earlier(request, operation)
    }

    fn owed(&self, debtor: Region, creditor: Region) -> Fen {
        self.ledger.owed(debtor, creditor)
    }

    fn next_position(&self, after: Option<Position>) -> Option<Position> {
        self.ledger.next_position(after)
    }

    fn earmarked(&self, holder: PersonId) -> Fen {
        self.ledger.earmarked(holder)
    }

    fn free(&self, holder: PersonId) -> Fen {
        self.ledger.free(holder)
    }
}

impl<L: Ledger> Ledger for Journal<'_, L> {
    fn change(&mut self, clause: Clause, change: Change) {
        self.changes.push((clause, change));
        self.ledger.change(clause, change);
    }

    fn remember_answer(&mut self, request: RequestId, operation: &Operation, answer: &Answer) {
        self.ledger.remember_answer(request, operation, answer);
    }
}
