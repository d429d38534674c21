//! Tests of properties that no scope of the explorer comes near: each wrong acceptance breaks its
//! clause, and the right one breaks nothing.

use super::{Breach, TakenStep, check_step};
use crate::book::Book;
use crate::clause::Clause;
use crate::expense::{Category, Venue, VenueKind};
use crate::judge::Ruling;
use crate::money::{Amount, Fen};
use crate::operation::{Answer, Contribute, Operation, Receipt, Request, Settle};
use crate::person::{Insurance, Person, PersonId, Scheme, Standing};
use crate::policy::{Coverage, Payment, Policy};
use crate::policy_file::{built_in, read};
use crate::records::Store;
use crate::region::Region;
use crate::relationship::{Pair, Relationship, RequestId};
use crate::rules::answer;
use crate::terms::Term;

const PAIR: Pair = Pair { holder: PersonId(0), recipient: PersonId(1) };
const THERE: Region = Region::new(510_100);

fn trial() -> Policy {
    let (name, text) = built_in()[0];
    read(name, text).expect("it is built in")
}

/// Returns a holder with this balance and a recipient with five yuan of quota.
fn book(balance: Fen) -> Book {
    let mut book = Book::new();
    let people = [
        (PAIR.holder, Scheme::Employee, Region::new(310_100), Some(balance)),
        (PAIR.recipient, Scheme::Resident, THERE, None),
    ];
    for (id, scheme, region, account) in people {
        let insurance = Insurance { scheme, standing: Standing::Active, region };
        book.register(id, Person { insurance, account });
    }
    let quota = Relationship { active: true, granted: Fen::new(500), used: Fen::ZERO };
    book.put_relationship(PAIR, quota);
    book
}

/// Returns the clauses that this answer breaks.
fn broken(policy: &Policy, before: &Book, request: &Request, answer: &Answer) -> Vec<Clause> {
    let mut found: Vec<Breach> = Vec::new();
    check_step(&TakenStep { policy, before, after: before, request, answer }, &mut found);
    found.iter().map(|breach| breach.clause).collect()
}

#[test]
fn a_contribution_that_lifts_a_balance_above_the_largest_sum_is_not_permitted() {
    let policy = trial();
    let before = book(Fen::LARGEST - Fen::ONE);
    for (fen, permitted) in [(1, true), (2, false), (Fen::LARGEST.count(), false)] {
        let to = Contribute { person: PAIR.holder, amount: Amount::fen(fen) };
        let request = Request { id: None, operation: Operation::Contribute(to) };
        let found = broken(&policy, &before, &request, &Answer::Accepted(Receipt::Done));
        assert_eq!(!found.contains(&Clause::CON_1), permitted, "{fen}: {found:?}");
        let mut after = before.clone();
        let ruled = answer(&policy, &mut after, &request, &mut Ruling::default());
        assert_eq!(ruled.is_accepted(), permitted, "{fen}");
    }
}

#[test]
fn an_amount_paid_in_part_breaks_the_clause_that_wants_it_in_full() {
    let institution = Venue { kind: VenueKind::Institution.into(), region: THERE };
    for (category, venue, payment, clause) in [
        (Category::Medical, Some(institution), Payment::Partial, None),
        (Category::Medical, Some(institution), Payment::Full, Some(Clause::SET_6)),
        (Category::LtciPremium, None, Payment::Full, Some(Clause::INV_6)),
        (Category::LtciPremium, None, Payment::Partial, Some(Clause::INV_6)),
    ] {
        let mut policy = trial();
        let covered: &mut Option<Coverage> = &mut policy.categories[category.index()];
        covered.as_mut().expect("it is covered").payment = payment;
        let before = book(Fen::new(500));
        for (amount, in_full) in [(500, true), (501, false)] {
            let settle = Settle {
                pair: PAIR,
                beneficiary: PAIR.recipient,
                category: category.into(),
                venue,
                amount: Amount::fen(amount),
            };
            let operation = Operation::Settle(settle);
            let request = Request { id: Some(RequestId(1)), operation };
            let (paid, self_paid) = (Fen::new(500), Fen::new(amount - 500));
            let accepted = Answer::Accepted(Receipt::Paid { paid, self_paid });
            let found = broken(&policy, &before, &request, &accepted);
            for full in [Clause::SET_6, Clause::INV_6] {
                let due = !in_full && clause == Some(full);
                assert_eq!(found.contains(&full), due, "{category} {payment} {amount}: {found:?}");
            }
        }
    }
}
