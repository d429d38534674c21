//! The history that a subject remembers beside the records: how often operations were accepted, who
//! moved, what was reversed and cleared. Mutants that depend on history read it; the rules do not.

use std::collections::{BTreeMap, BTreeSet};

use model::book::Book;
use model::money::Fen;
use model::operation::{Answer, Family, Operation, Receipt, Request};
use model::person::PersonId;
use model::position::Position;
use model::records::Records;
use model::region::Region;
use model::relationship::{Pair, RequestId};

/// The people whom an operation concerns: a pair, a person, or nobody in particular.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Concern {
    Pair(Pair),
    Person(PersonId),
    Nobody,
}

impl Concern {
    /// Finds whom an operation concerns; a reversal concerns the pair of its settlement.
    pub(crate) fn of(book: &Book, operation: &Operation) -> Concern {
        if let Some(pair) = operation.pair() {
            return Concern::Pair(*pair);
        }
        match operation {
            Operation::Reverse(rule) => {
                let settlement = book.settlement(rule.settlement);
                settlement.map_or(Concern::Nobody, |settlement| Concern::Pair(settlement.pair))
            }
            Operation::Clear(_) => Concern::Nobody,
            _ => operation.people().next().map_or(Concern::Nobody, Concern::Person),
        }
    }

    /// Returns the people concerned.
    pub(crate) fn people(self) -> impl Iterator<Item = PersonId> {
        let people = match self {
            Concern::Pair(pair) => [Some(pair.holder), Some(pair.recipient)],
            Concern::Person(person) => [Some(person), None],
            Concern::Nobody => [None, None],
        };
        people.into_iter().flatten()
    }
}

/// The history so far.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The number of times that each operation was accepted.
    done: BTreeMap<(Family, Concern), u32>,
    /// The number of times that each pair established a relationship.
    pub(crate) begun: BTreeMap<Pair, u32>,
    /// The people who moved.
    pub(crate) moved: BTreeSet<PersonId>,
    /// The people who were insured again after an end.
    pub(crate) insured_again: BTreeSet<PersonId>,
    /// The pairs that had a settlement reversed.
    pub(crate) reversed: BTreeSet<Pair>,
    /// The number of clearings.
    pub(crate) clearings: u32,
    /// The settlements that were cleared; `open` holds the others.
    pub(crate) cleared: BTreeSet<RequestId>,
    open: Vec<RequestId>,
    /// The claims between regions since the last clearing, each direction by itself.
    pub(crate) gross: BTreeMap<(Region, Region), Fen>,
    /// The last statement that was not empty.
    pub(crate) last_statement: Vec<Position>,
    /// True if the last request was refused.
    pub(crate) refused: bool,
    /// The IDs used, each with its first content and answer.
    pub(crate) first: BTreeMap<RequestId, (Operation, Answer)>,
    /// The ID of the request before this one.
    pub(crate) last_id: Option<RequestId>,
}

impl Memory {
    /// Returns how often this operation was accepted for the same people.
    pub(crate) fn times(&self, concern: Concern, operation: &Operation) -> u32 {
        self.done.get(&(operation.family(), concern)).copied().unwrap_or_default()
    }

    /// Tells whether this ID was answered before.
    pub(crate) fn knows(&self, id: Option<RequestId>) -> bool {
        id.is_some_and(|id| self.first.contains_key(&id))
    }

    /// Notes an answer. A repeated request is not noted again.
    pub(crate) fn note(&mut self, book: &Book, request: &Request, answer: &Answer) {
        self.refused = !answer.is_accepted();
        let repeated = self.knows(request.id);
        if let (Some(id), false) = (request.id, repeated) {
            self.first.insert(id, (request.operation, answer.clone()));
        }
        self.last_id = request.id.or(self.last_id);
        let Answer::Accepted(receipt) = answer else { return };
        if !repeated {
            self.note_accepted(book, request, receipt);
        }
    }

    fn note_accepted(&mut self, book: &Book, request: &Request, receipt: &Receipt) {
        let concern = Concern::of(book, &request.operation);
        *self.done.entry((request.operation.family(), concern)).or_default() += 1;
        match request.operation {
            Operation::Establish(establish) => *self.begun.entry(establish.pair).or_default() += 1,
            Operation::Transfer(transfer) => {
                self.moved.insert(transfer.person);
            }
            Operation::Enroll(enroll) => {
                self.insured_again.insert(enroll.person);
            }
            Operation::Settle(_) => self.note_claim(book, request.id, false),
            Operation::Reverse(reverse) => {
                if let Concern::Pair(pair) = concern {
                    self.reversed.insert(pair);
                }
                self.note_claim(book, Some(reverse.settlement), true);
            }
            Operation::Clear(_) => {
                self.cleared.extend(self.open.drain(..));
                self.gross.clear();
                if let Receipt::Statement(lines) = receipt
                    && !lines.is_empty()
                {
                    self.clearings += 1;
                    self.last_statement.clone_from(lines);
                }
            }
            _ => {}
        }
    }

    fn note_claim(&mut self, book: &Book, id: Option<RequestId>, back: bool) {
        let Some(id) = id else { return };
        let Some(settlement) = book.settlement(id) else { return };
        if !back {
            self.open.push(id);
        }
        let (one, other) = (settlement.debtor, settlement.creditor);
        if one != other {
            let direction = if back { (other, one) } else { (one, other) };
            *self.gross.entry(direction).or_default() += settlement.paid;
        }
    }
}
