//! The largest exact sums: 10^12 fen are granted, settled, reversed and cleared to the fen, and one
//! fen more is refused as an invalid amount.

use model::book::Book;
use model::clause::Code;
use model::judge::Ruling;
use model::money::{Amount, Fen};
use model::operation::{Answer, Clear, Contribute, Operation, Receipt, Reverse, Settle, Spend};
use model::person::Person;
use model::position::Position;
use model::records::{Records, Store};
use model::relationship::RequestId;
use model::rules::answer;

use super::world::*;

const LARGEST: i64 = 1_000_000_000_000;

/// Returns the world, with the largest exact sum on Ming's account and a quota of all of it.
fn rich() -> Book {
    let mut book = world();
    let ming = book.person(MING).expect("ming is on record");
    book.put_person(MING, Person { account: Some(Fen::new(LARGEST)), ..ming });
    for request in supported(MING, FANG, LARGEST) {
        let answer = answer(&trial(), &mut book, &request, &mut Ruling::default());
        assert!(answer.is_accepted(), "{request:?}: {answer:?}");
    }
    book
}

fn ask(book: &mut Book, id: u32, operation: Operation) -> Answer {
    answer(&trial(), book, &sent(id, operation), &mut Ruling::default())
}

#[test]
fn the_largest_sums_are_exact() {
    let mut book = rich();
    let paid = |paid, self_paid| {
        let (paid, self_paid) = (Fen::new(paid), Fen::new(self_paid));
        Answer::Accepted(Receipt::Paid { paid, self_paid })
    };
    let settle = |amount| Operation::Settle(medical(MING, FANG, amount));
    assert_eq!(ask(&mut book, 1, settle(LARGEST - 1)), paid(LARGEST - 1, 0));
    assert_eq!(ask(&mut book, 2, settle(LARGEST)), paid(1, LARGEST - 1));
    assert_eq!(book.free(MING), Fen::ZERO);
    let undo = Operation::Reverse(Reverse { settlement: RequestId(2) });
    assert_eq!(ask(&mut book, 3, undo), Answer::Accepted(Receipt::Done));
    assert_eq!(book.earmarked(MING), Fen::ONE);
    let amount = Fen::new(LARGEST - 1);
    let line = Position { debtor: SHANGHAI, creditor: SICHUAN, amount };
    let statement = Answer::Accepted(Receipt::Statement(vec![line]));
    assert_eq!(ask(&mut book, 4, Operation::Clear(Clear)), statement);
}

#[test]
fn what_is_beyond_is_no_valid_amount() {
    let invalid = Answer::Rejected([Code::InvalidAmount].into_iter().collect());
    let mut id = 0;
    for beyond in [LARGEST + 1, i64::MAX, i64::MIN] {
        let amount = Amount::fen(beyond);
        for operation in [
            set_quota(MING, FANG, beyond),
            Operation::Settle(Settle { amount, ..medical(MING, FANG, 1) }),
            Operation::Contribute(Contribute { person: LAN, amount }),
            Operation::Spend(Spend { person: MING, amount }),
        ] {
            id += 1;
            assert_eq!(ask(&mut rich(), id, operation), invalid, "{operation:?}");
        }
    }
    let contribute =
        |person, fen| Operation::Contribute(Contribute { person, amount: Amount::fen(fen) });
    assert_eq!(ask(&mut rich(), 1, contribute(MING, 1)), invalid, "the balance would be beyond");
    assert!(ask(&mut rich(), 1, contribute(LAN, LARGEST)).is_accepted());
}

#[test]
fn a_reversal_alone_lifts_a_balance_above_the_largest_sum_and_stays_exact() {
    let mut book = rich();
    let fill = |fen| Operation::Contribute(Contribute { person: MING, amount: Amount::fen(fen) });
    let spend = |fen| Operation::Spend(Spend { person: MING, amount: Amount::fen(fen) });
    let done = Answer::Accepted(Receipt::Done);
    for round in 0..3 {
        let settle = Operation::Settle(medical(MING, FANG, LARGEST));
        assert!(ask(&mut book, 3 * round, settle).is_accepted(), "round {round}");
        assert_eq!(ask(&mut book, 3 * round + 1, fill(LARGEST)), done, "round {round}");
        let granted = set_quota(MING, FANG, LARGEST * i64::from(round + 2));
        let invalid = Answer::Rejected([Code::InvalidAmount].into_iter().collect());
        assert_eq!(ask(&mut book, 3 * round + 2, granted), invalid, "round {round}");
        let anew = [plain(terminate(MING, MING, FANG))];
        for request in anew.into_iter().chain(supported(MING, FANG, LARGEST)) {
            let answer = answer(&trial(), &mut book, &request, &mut Ruling::default());
            assert!(answer.is_accepted(), "{request:?}: {answer:?}");
        }
    }
    for round in 0..3 {
        let undo = Operation::Reverse(Reverse { settlement: RequestId(3 * round) });
        assert_eq!(ask(&mut book, 20 + round, undo), done);
        assert_eq!(book.balance(MING), Fen::new(LARGEST * i64::from(round + 2)));
    }
    let invalid = Answer::Rejected([Code::InvalidAmount].into_iter().collect());
    assert_eq!(ask(&mut book, 30, fill(1)), invalid, "the balance is beyond already");
    assert_eq!(ask(&mut book, 31, spend(LARGEST)), done);
    assert_eq!(book.free(MING), Fen::new(2 * LARGEST));
}
