//! The narrow view through which the rules see records: reading the few that an operation needs
//! ([`Records`]) and writing single ones ([`Store`]). How records are stored is each store's own
//! business: [`crate::book`] keeps any number of people, [`crate::explore`] a few in a flat, packed
//! state. Effects write to a [`crate::ledger::Ledger`].

use crate::money::Fen;
use crate::operation::{Answer, Operation};
use crate::person::{Insurance, Person, PersonId};
use crate::position::Position;
use crate::region::Region;
use crate::relationship::{Pair, Relationship, RequestId, Settlement};

/// A store's knowledge of a request ID (IDM-1, IDM-2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Earlier {
    /// No request with this ID was answered yet.
    Never,
    /// A request with the same content received this answer.
    Same(Answer),
    /// The ID belongs to another content.
    Other,
}

/// A part of the records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordKind {
    /// The record of one person.
    Person(PersonId),
    /// The latest relationship of one pair.
    Pair(Pair),
    /// What two regions owe each other.
    Position(Region, Region),
    /// All open positions.
    Positions,
}

/// Records that the rules can read.
pub trait Records {
    /// Returns the first person on record after `after`, or the first of all if `after` is none.
    fn next_person(&self, after: Option<PersonId>) -> Option<PersonId>;

    /// Returns the record of a person, or nothing if the person is unknown (GEN-1).
    fn person(&self, person: PersonId) -> Option<Person>;

    /// Returns a person's insurance, or the latest one if it has ended.
    #[inline]
    fn insurance(&self, person: PersonId) -> Option<Insurance> {
        self.person(person).map(|person| person.insurance)
    }

    /// Returns the balance of a person's account, or zero if there is no account.
    #[inline]
    fn balance(&self, person: PersonId) -> Fen {
        self.person(person).map_or(Fen::ZERO, Person::balance)
    }

    /// Returns whether a person is on record (GEN-1).
    #[inline]
    fn knows(&self, person: PersonId) -> bool {
        self.person(person).is_some()
    }

    /// Returns whether a later state of the same store may differ from this one in a part. A store
    /// that cannot tell cheaply returns true.
    #[inline]
    fn may_differ(&self, _later: &Self, _part: RecordKind) -> bool {
        true
    }

    /// Returns the next pair that ever had a relationship, in order.
    fn next_pair(&self, after: Option<Pair>) -> Option<Pair>;

    /// Returns the next pair of some that ever had a relationship, in order. A store need not look
    /// at the others.
    #[inline]
    fn next_pair_among(&self, after: Option<Pair>, among: impl Fn(Pair) -> bool) -> Option<Pair> {
        let mut next = self.next_pair(after);
        while let Some(pair) = next
            && !among(pair)
        {
            next = self.next_pair(next);
        }
        next
    }

    /// Returns the latest relationship of a pair, if it ever had one.
    fn relationship(&self, pair: Pair) -> Option<Relationship>;

    /// Returns the next pair with an active relationship in which `person` gives or receives, in
    /// order.
    fn next_active_of(&self, person: PersonId, after: Option<Pair>) -> Option<Pair>;

    /// Returns the settlement made with this request, if one was (REV-1).
    fn settlement(&self, request: RequestId) -> Option<Settlement>;

    /// Returns whether this request ID was answered before, and for the same content.
    fn earlier(&self, request: RequestId, operation: &Operation) -> Earlier;

    /// Returns whether this store keeps the answer to this request and the settlement made with it.
    /// A bounded store may drop IDs that no request will ever name again.
    fn keeps(&self, _: RequestId) -> bool {
        true
    }

    /// Returns whether this store keeps the settlement made with this request, so that a reversal
    /// can name it.
    fn keeps_settlement(&self, _: RequestId) -> bool {
        true
    }

    /// Returns what `debtor` owes `creditor`, net; negative if `creditor` owes `debtor`.
    fn owed(&self, debtor: Region, creditor: Region) -> Fen;

    /// Returns the next open position, in order. No position is zero, and none occurs twice.
    fn next_position(&self, after: Option<Position>) -> Option<Position>;

    /// Returns the next open position between some regions, in order. A store need not look at the
    /// others.
    #[inline]
    fn next_position_among(
        &self,
        after: Option<Position>,
        among: impl Fn(Region, Region) -> bool,
    ) -> Option<Position> {
        let mut next = self.next_position(after);
        while let Some(position) = next
            && !among(position.debtor, position.creditor)
        {
            next = self.next_position(next);
        }
        next
    }

    /// Returns what remains of all quotas that `holder` gives: the earmarked part of the account.
    #[inline]
    fn earmarked(&self, holder: PersonId) -> Fen {
        let mut sum = Fen::ZERO;
        self.each_active_of(holder, |pair, relationship| {
            if pair.holder == holder {
                sum += relationship.remaining();
            }
        });
        sum
    }

    /// Returns what remains of all quotas that `recipient` receives (QUO-7).
    #[inline]
    fn received(&self, recipient: PersonId) -> Fen {
        let mut sum = Fen::ZERO;
        self.each_active_of(recipient, |pair, relationship| {
            if pair.recipient == recipient {
                sum += relationship.remaining();
            }
        });
        sum
    }

    /// Returns the number of active relationships in which `holder` gives (POL-3, EST-8).
    #[inline]
    fn recipients_of(&self, holder: PersonId) -> u32 {
        let mut count = 0;
        self.each_active_of(holder, |pair, _| count += u32::from(pair.holder == holder));
        count
    }

    /// Returns the number of active relationships in which `recipient` receives (POL-3, EST-8).
    #[inline]
    fn holders_of(&self, recipient: PersonId) -> u32 {
        let mut count = 0;
        self.each_active_of(recipient, |pair, _| count += u32::from(pair.recipient == recipient));
        count
    }

    /// Visits the active relationships in which `person` gives or receives.
    #[inline]
    fn each_active_of(&self, person: PersonId, mut visit: impl FnMut(Pair, Relationship)) {
        let mut cursor = None;
        while let Some(pair) = self.next_active_of(person, cursor) {
            cursor = Some(pair);
            visit(pair, self.relationship(pair).unwrap_or_default());
        }
    }

    /// Returns the active relationship of a pair, if there is one (QUO-1, SET-1, TRM-2).
    #[inline]
    fn active(&self, pair: Pair) -> Option<Relationship> {
        self.relationship(pair).filter(|relationship| relationship.active)
    }

    /// Returns the free balance: the balance less what is earmarked, or zero if there is no
    /// account.
    #[inline]
    fn free(&self, holder: PersonId) -> Fen {
        self.balance(holder) - self.earmarked(holder)
    }
}

/// Records that can be written one at a time.
pub trait Store: Records {
    /// Replaces the record of a person.
    fn put_person(&mut self, id: PersonId, person: Person);
    /// Replaces the latest relationship of a pair. One that becomes active is a new relationship,
    /// distinct from the one before it (EST-9, REV-3).
    fn put_relationship(&mut self, pair: Pair, relationship: Relationship);
    /// Records a settlement, or replaces it.
    fn put_settlement(&mut self, request: RequestId, settlement: Settlement);
    /// Replaces what `debtor` owes `creditor`, net.
    fn put_owed(&mut self, debtor: Region, creditor: Region, amount: Fen);
    /// Remembers how a request was answered.
    fn remember(&mut self, request: RequestId, operation: &Operation, answer: &Answer);
}
