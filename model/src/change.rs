//! The changes that effects are made of. Each alters one record, and an effect is a list of them,
//! each under its clause. A report can therefore tell them one by one, and a planted fault can drop
//! one, double it or aim it elsewhere.

use crate::money::Fen;
use crate::person::{Insurance, Person, PersonId};
use crate::records::Store;
use crate::region::Region;
use crate::relationship::{Pair, Relationship, RequestId, Settlement};

/// One change to the records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// Sets a person's insurance.
    Insure(PersonId, Insurance),
    /// Opens an account with 0.00 for a person who has none.
    OpenAccount(PersonId),
    /// Adds money to an account.
    Credit(PersonId, Fen),
    /// Takes money from an account.
    Debit(PersonId, Fen),
    /// Begins a relationship, with a quota of zero and nothing used.
    Begin(Pair),
    /// Ends a relationship; nothing of its quota remains.
    End(Pair),
    /// Sets the total granted.
    Grant(Pair, Fen),
    /// Adds an amount to what is used of the quota.
    Use(Pair, Fen),
    /// Takes an amount from what is used of the quota.
    Restore(Pair, Fen),
    /// Records a settlement.
    Settle(RequestId, Settlement),
    /// Marks a settlement as reversed.
    MarkReversed(RequestId),
    /// Adds an amount to what the first region owes the second, net.
    Owe(Region, Region, Fen),
    /// Takes a cleared amount from what the first region owes the second.
    Clear(Region, Region, Fen),
}

impl Change {
    /// Carries the change out. Panics if its record is missing, which the guards rule out.
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
