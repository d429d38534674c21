//! Sums over a whole walk, kept beside the records: what each account must hold (INV-1) and what
//! each pair of regions must owe (INV-7), from the receipts alone.

use std::collections::BTreeMap;

use model::book::Book;
use model::money::{Amount, Fen};
use model::operation::{Operation, Receipt, Request};
use model::person::PersonId;
use model::records::Records;
use model::region::Region;
use model::relationship::RequestId;

/// A settlement: the payer, the amount, the region that owes and the region that is owed.
type Settled = (PersonId, Fen, Region, Region);

/// The sums.
pub(crate) struct Sums {
    accounts: BTreeMap<PersonId, Fen>,
    settled: BTreeMap<RequestId, Settled>,
    owed: BTreeMap<(Region, Region), Fen>,
}

impl Sums {
    /// Returns the sums before anybody asks anything.
    pub(crate) fn of(book: &Book) -> Sums {
        let accounts = people(book).map(|id| (id, balance(book, id))).collect();
        Sums { accounts, settled: BTreeMap::new(), owed: BTreeMap::new() }
    }

    /// Adds an accepted request, with the records before it.
    pub(crate) fn add(&mut self, before: &Book, request: &Request, receipt: &Receipt) {
        let whole = |amount: Amount| amount.whole().expect("an accepted amount is whole fen");
        let home = |id| before.person(id).expect("it is on record").insurance.region;
        match (request.operation, receipt) {
            (Operation::Contribute(to), _) => self.pay(to.person, whole(to.amount)),
            (Operation::Spend(from), _) => self.pay(from.person, -whole(from.amount)),
            (Operation::Settle(settle), Receipt::Paid { paid, .. }) => {
                let holder = settle.pair.holder;
                let there = settle.venue.map_or(home(settle.pair.recipient), |v| v.region);
                self.pay(holder, -*paid);
                self.owe(home(holder), there, *paid);
                let id = request.id.expect("a settlement carries an ID");
                self.settled.insert(id, (holder, *paid, home(holder), there));
            }
            (Operation::Reverse(reverse), _) => {
                let settled = self.settled.get(&reverse.settlement).copied();
                let (holder, paid, debtor, creditor) = settled.expect("it was settled");
                self.pay(holder, paid);
                self.owe(creditor, debtor, paid);
            }
            (Operation::Clear(_), _) => self.owed.clear(),
            _ => {}
        }
    }

    fn pay(&mut self, id: PersonId, amount: Fen) {
        *self.accounts.entry(id).or_default() += amount;
    }

    fn owe(&mut self, debtor: Region, creditor: Region, amount: Fen) {
        if debtor != creditor {
            *self.owed.entry((debtor, creditor)).or_default() += amount;
            *self.owed.entry((creditor, debtor)).or_default() -= amount;
        }
    }

    /// Returns the first difference between the records and the sums, if there is one.
    pub(crate) fn differ(&self, book: &Book) -> Option<String> {
        for id in people(book) {
            let (is, due) = (balance(book, id), self.accounts.get(&id).copied());
            if Some(is) != due {
                return Some(format!("INV-1: {id:?} has {is}, not {due:?}"));
            }
        }
        for (&(debtor, creditor), due) in &self.owed {
            let is = book.owed(debtor, creditor);
            if is != *due {
                return Some(format!("INV-7: {debtor} owes {creditor} {is}, not {due}"));
            }
        }
        let lines =
            std::iter::successors(book.next_position(None), |p| book.next_position(Some(*p)));
        let open = self.owed.values().filter(|amount| **amount > Fen::ZERO).count();
        (lines.count() != open).then(|| format!("INV-7: not {open} open positions"))
    }
}

fn people(book: &Book) -> impl Iterator<Item = PersonId> + use<'_> {
    std::iter::successors(book.next_person(None), |id| book.next_person(Some(*id)))
}

fn balance(book: &Book, id: PersonId) -> Fen {
    book.person(id).expect("it is on record").balance()
}
