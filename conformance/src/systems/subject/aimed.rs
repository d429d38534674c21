//! A ledger between the rules and the book. It aims changes elsewhere, and reads other records than
//! the rules ask for. `aims` decides where each fault aims.

use model::change::Change;
use model::clause::Clause;
use model::ledger::Ledger;
use model::money::Fen;
use model::operation::{Answer, Operation};
use model::person::{Person, PersonId};
use model::position::Position;
use model::records::{Earlier, Records, Store};
use model::region::Region;
use model::relationship::{Pair, Relationship, RequestId, Settlement};

use super::aims::Aimed;
use super::{aims, number};
use crate::systems::mutants::What;

impl Records for Aimed<'_> {
    fn next_person(&self, after: Option<PersonId>) -> Option<PersonId> {
        self.book.next_person(after)
    }

    fn person(&self, person: PersonId) -> Option<Person> {
        aims::person(self, person)
    }

    fn knows(&self, person: PersonId) -> bool {
        self.book.knows(person)
    }

    fn next_pair(&self, after: Option<Pair>) -> Option<Pair> {
        self.book.next_pair(after)
    }

    fn relationship(&self, pair: Pair) -> Option<Relationship> {
        aims::relationship(self, pair)
    }

    fn next_active_of(&self, person: PersonId, after: Option<Pair>) -> Option<Pair> {
        self.book.next_active_of(person, after)
    }

    fn settlement(&self, request: RequestId) -> Option<Settlement> {
        self.book.settlement(request)
    }

    fn earlier(&self, request: RequestId, operation: &Operation) -> Earlier {
        self.book.earlier(request, operation)
    }

    fn owed(&self, debtor: Region, creditor: Region) -> Fen {
        self.book.owed(debtor, creditor)
    }

    fn next_position(&self, after: Option<Position>) -> Option<Position> {
        self.book.next_position(after)
    }

    fn earmarked(&self, holder: PersonId) -> Fen {
        let earmarked = self.book.earmarked(holder);
        match self.what {
            What::Sum(sum) => number::earmarked(sum, self.book.balance(holder), earmarked),
            _ => earmarked,
        }
    }

    fn free(&self, holder: PersonId) -> Fen {
        let holder = aims::whose_free(self, holder);
        self.balance(holder) - self.earmarked(holder)
    }
}

impl Store for Aimed<'_> {
    fn put_person(&mut self, id: PersonId, mut person: Person) {
        if let What::Sum(sum) = self.what {
            person.account = person.account.map(|balance| number::balance(sum, balance));
        }
        self.book.put_person(id, person);
    }

    fn put_relationship(&mut self, pair: Pair, relationship: Relationship) {
        self.book.put_relationship(pair, relationship);
    }

    fn put_settlement(&mut self, request: RequestId, settlement: Settlement) {
        self.book.put_settlement(request, settlement);
    }

    fn put_owed(&mut self, debtor: Region, creditor: Region, amount: Fen) {
        let amount = match self.what {
            What::Sum(sum) => number::owed(sum, amount),
            _ => amount,
        };
        self.book.put_owed(debtor, creditor, amount);
    }

    fn remember(&mut self, request: RequestId, operation: &Operation, answer: &Answer) {
        self.book.remember(request, operation, answer);
    }
}

impl Ledger for Aimed<'_> {
    fn change(&mut self, clause: Clause, change: Change) {
        match self.what {
            What::Sum(sum) => number::change(sum, change).apply(self),
            What::Person(fault) => aims::change_person(self, fault, clause, change),
            What::Region(fault) => aims::change_region(self, fault, change),
            What::Relationship(fault) => aims::change_relationship(self, fault, clause, change),
            _ => self.book.change(clause, change),
        }
    }

    fn remember_answer(&mut self, request: RequestId, operation: &Operation, answer: &Answer) {
        let answer = match self.what {
            What::Sum(sum) => number::worded(sum, answer.clone()),
            _ => answer.clone(),
        };
        self.book.remember_answer(request, operation, &answer);
    }
}
