//! The changes that effects are made of. Each says one thing about one record; an effect is a
//! list of them, each citing its clause, so that a report can tell them and a planted fault can
//! leave one out, double it or aim it elsewhere.

use crate::money::Fen;
use crate::person::{Insurance, Person, PersonId};
use crate::records::Store;
use crate::region::Region;
use crate::relationship::{Pair, Relationship, RequestId, Settlement};

/// One change to the records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// A person's insurance is now this.
    Insure(PersonId, Insurance),
    /// A person gets an account with 0.00, unless there is one.
    OpenAccount(PersonId),
    /// Money comes into an account.
    Credit(PersonId, Fen),
    /// Money leaves an account.
    Debit(PersonId, Fen),
    /// A relationship begins, with a quota of zero and nothing used.
    Begin(Pair),
    /// A relationship ends; nothing remains of it.
    End(Pair),
    /// The total granted is now this.
    Grant(Pair, Fen),
    /// So much more of the quota is used.
    Use(Pair, Fen),
    /// So much less of the quota is used.
    Restore(Pair, Fen),
    /// A settlement is on record.
    Settle(RequestId, Settlement),
    /// A settlement is marked as reversed.
    MarkReversed(RequestId),
    /// The first region owes the second so much more, net.
    Owe(Region, Region, Fen),
    /// The first region no longer owes the second this amount: it was cleared.
    Clear(Region, Region, Fen),
}

impl Change {
    /// Carries the change out. What it speaks of exists: the guards have seen to it.
    #[inline]
    pub fn apply<S: Store>(self, store: &mut S) {
        match self {
            Change::Insure(id, insurance) => {
                on_person(store, id, |person| person.insurance = insurance);
            }
            Change::OpenAccount(id) => {
                on_person(store, id, |person| person.account = Some(person.balance()));
            }
            Change::Credit(id, amount) => {
                on_person(store, id, |person| person.account = Some(person.balance() + amount));
            }
            Change::Debit(id, amount) => {
                on_person(store, id, |person| person.account = Some(person.balance() - amount));
            }
            Change::Begin(pair) => {
                let new = Relationship { active: true, ..Relationship::default() };
                store.put_relationship(pair, new);
            }
            Change::End(pair) => on_relationship(store, pair, |r| r.active = false),
            Change::Grant(pair, granted) => on_relationship(store, pair, |r| r.granted = granted),
            Change::Use(pair, amount) => on_relationship(store, pair, |r| r.used += amount),
            Change::Restore(pair, amount) => on_relationship(store, pair, |r| r.used -= amount),
            Change::Settle(request, settlement) => store.put_settlement(request, settlement),
            Change::MarkReversed(request) => {
                if let Some(settlement) = store.settlement(request) {
                    store.put_settlement(request, Settlement { reversed: true, ..settlement });
                }
            }
            Change::Owe(debtor, creditor, amount) => {
                store.put_owed(debtor, creditor, store.owed(debtor, creditor) + amount);
            }
            Change::Clear(debtor, creditor, amount) => {
                store.put_owed(debtor, creditor, store.owed(debtor, creditor) - amount);
            }
        }
    }
}

#[inline]
fn on_person<S: Store>(store: &mut S, id: PersonId, edit: impl FnOnce(&mut Person)) {
    if let Some(mut person) = store.person(id) {
        edit(&mut person);
        store.put_person(id, person);
    }
}

#[inline]
fn on_relationship<S: Store>(store: &mut S, pair: Pair, edit: impl FnOnce(&mut Relationship)) {
    if let Some(mut relationship) = store.relationship(pair) {
        edit(&mut relationship);
        store.put_relationship(pair, relationship);
    }
}
