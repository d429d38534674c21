//! The narrow view through which the rules see records: the few that an operation reads
//! ([`Records`]), and the writing of single ones ([`Store`]). How records are stored is the
//! store's own business: [`crate::book`] keeps any number of people, [`crate::explore`] a few in a
//! flat, packed state. What an effect writes to is in [`crate::ledger`].

use crate::money::Fen;
use crate::operation::{Answer, Operation};
use crate::person::{Insurance, Person, PersonId};
use crate::position::Position;
use crate::region::Region;
use crate::relationship::{Pair, Relationship, RequestId, Settlement};

/// What is known of a request ID (IDM-1, IDM-2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Earlier {
    /// No request with this ID was answered yet.
    Never,
    /// The same content was answered so.
    Same(Answer),
    /// The ID belongs to another content.
    Other,
}

/// A part of the records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// What is on record of one person.
    Person(PersonId),
    /// The latest relationship of one pair.
    Pair(Pair),
    /// All open positions.
    Positions,
}

/// What the rules read.
pub trait Records {
    /// Who is on record, in order: the first, or the first after `after`.
    fn next_person(&self, after: Option<PersonId>) -> Option<PersonId>;

    /// What is on record of a person; nothing for an unknown one (GEN-1).
    fn person(&self, person: PersonId) -> Option<Person>;

    /// A person's insurance, the latest one where it has ended.
    #[inline]
    fn insurance(&self, person: PersonId) -> Option<Insurance> {
        self.person(person).map(|person| person.insurance)
    }

    /// The balance of a person's account; nothing where there is none.
    #[inline]
    fn balance(&self, person: PersonId) -> Fen {
        self.person(person).map_or(Fen::ZERO, Person::balance)
    }

    /// Whether a person is on record (GEN-1).
    #[inline]
    fn knows(&self, person: PersonId) -> bool {
        self.person(person).is_some()
    }

    /// Whether a later state of the same store may differ from this one in a part. A store that
    /// cannot tell at a glance says that it may.
    #[inline]
    fn may_differ(&self, _later: &Self, _part: Part) -> bool {
        true
    }

    /// The pairs that ever had a relationship, in order.
    fn next_pair(&self, after: Option<Pair>) -> Option<Pair>;

    /// The latest relationship of a pair, if it ever had one.
    fn relationship(&self, pair: Pair) -> Option<Relationship>;

    /// The pairs with an active relationship that `person` gives or receives in, in order.
    fn next_active_of(&self, person: PersonId, after: Option<Pair>) -> Option<Pair>;

    /// The settlement made with this request, if one was (REV-1).
    fn settlement(&self, request: RequestId) -> Option<Settlement>;

    /// What is known of this request ID: was it answered, and for the same content?
    fn earlier(&self, request: RequestId, operation: &Operation) -> Earlier;

    /// Whether this store keeps what was answered to this request and what was settled with it. A
    /// bounded store may leave out IDs that nobody will ever name again.
    fn keeps(&self, _: RequestId) -> bool {
        true
    }

    /// Whether this store keeps the settlement made with this request, for a reversal to name.
    fn keeps_settlement(&self, _: RequestId) -> bool {
        true
    }

    /// What `debtor` owes `creditor`, net: negative where it is the other way round.
    fn owed(&self, debtor: Region, creditor: Region) -> Fen;

    /// The open positions, in order; none is zero, each stands once.
    fn next_position(&self, after: Option<Position>) -> Option<Position>;

    /// What remains of all quotas that `holder` gives: what is earmarked on the account.
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

    /// What remains of all quotas that `recipient` receives (QUO-7).
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

    /// In how many active relationships `holder` gives (POL-3, EST-8).
    #[inline]
    fn recipients_of(&self, holder: PersonId) -> u32 {
        let mut count = 0;
        self.each_active_of(holder, |pair, _| count += u32::from(pair.holder == holder));
        count
    }

    /// In how many active relationships `recipient` receives (POL-3, EST-8).
    #[inline]
    fn holders_of(&self, recipient: PersonId) -> u32 {
        let mut count = 0;
        self.each_active_of(recipient, |pair, _| count += u32::from(pair.recipient == recipient));
        count
    }

    /// Visits the active relationships that `person` gives or receives in.
    #[inline]
    fn each_active_of(&self, person: PersonId, mut visit: impl FnMut(Pair, Relationship)) {
        let mut cursor = None;
        while let Some(pair) = self.next_active_of(person, cursor) {
            cursor = Some(pair);
            visit(pair, self.relationship(pair).unwrap_or_default());
        }
    }

    /// The active relationship of a pair, if there is one (QUO-1, SET-1, TRM-2).
    #[inline]
    fn active(&self, pair: Pair) -> Option<Relationship> {
        self.relationship(pair).filter(|relationship| relationship.active)
    }

    /// `free(holder)`: the balance less what is earmarked; nothing where there is no account.
    #[inline]
    fn free(&self, holder: PersonId) -> Fen {
        self.balance(holder) - self.earmarked(holder)
    }
}

/// A store that can be written.
pub trait Store: Records {
    /// Replaces what is on record of a person.
    fn put_person(&mut self, id: PersonId, person: Person);
    /// Replaces the latest relationship of a pair. One that becomes active is another
    /// relationship than the one before it (EST-9, REV-3).
    fn put_relationship(&mut self, pair: Pair, relationship: Relationship);
    /// Records a settlement, or replaces it.
    fn put_settlement(&mut self, request: RequestId, settlement: Settlement);
    /// Replaces what `debtor` owes `creditor`, net.
    fn put_owed(&mut self, debtor: Region, creditor: Region, amount: Fen);
    /// Remembers how a request was answered.
    fn remember(&mut self, request: RequestId, operation: &Operation, answer: &Answer);
}
