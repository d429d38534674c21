//! The rules under other policies: the shared balance of the earlier rule sets, limits, and the
//! consequences of a policy that leaves earmarked money within reach.

use model::book::Book;
use model::clause::Clause::{self, *};
use model::clause::Code;
use model::judge::Ruling;
use model::money::{Amount, Fen};
use model::observe::{Names, ObservedRelationship, observe};
use model::operation::{
    Answer, EndInsurance, Enroll, Establish, Operation, Receipt, Request, Reverse, Spend,
};
use model::person::{Kinship, PersonId, Reason, Scheme};
use model::policy::{Earmark, Policy};
use model::policy_file;
use model::properties::{Breach, check_state};
use model::records::Records;
use model::rules::answer;
use model::terms::Set;

use super::world::*;

fn built_in(name: &str) -> Policy {
    let mut all = policy_file::built_in().iter();
    let (_, text) = all.find(|(known, _)| *known == name).expect("a built-in policy");
    policy_file::read(name, text).expect("the policy is sound")
}

fn ask(policy: &Policy, book: &mut Book, request: Request) -> Answer {
    answer(policy, book, &request, &mut Ruling::default())
}

fn codes(codes: &[Code]) -> Answer {
    Answer::Rejected(codes.iter().copied().collect())
}

fn paid(paid: i64, self_paid: i64) -> Answer {
    Answer::Accepted(Receipt::Paid { paid: Fen::new(paid), self_paid: Fen::new(self_paid) })
}

fn observed(book: &Book) -> ObservedRelationship {
    observe(book, &Names::new()).relationships[0].clone()
}

/// Ming supports Tao within Shanghai, as in 2024 and in 2021.
fn shared(policy: &Policy) -> Book {
    let mut book = world();
    let begin = Operation::Establish(establish(MING, TAO));
    assert_eq!(ask(policy, &mut book, plain(begin)), Answer::Accepted(Receipt::Done));
    book
}

#[test]
fn with_a_shared_balance_what_is_free_stands_for_what_remains() {
    for name in ["cn-2024-province", "cn-2021-province"] {
        let policy = built_in(name);
        let mut book = shared(&policy);
        let quota = sent(1, set_quota(MING, TAO, 100));
        assert_eq!(ask(&policy, &mut book, quota), codes(&[Code::QuotaNotInPolicy]), "{name}");

        let over = Operation::Settle(premium(MING, TAO, 10_001));
        let short = codes(&[Code::PremiumNotCoveredInFull]);
        assert_eq!(ask(&policy, &mut book, sent(2, over)), short, "{name}: SET-6");
        let whole = Operation::Settle(premium(MING, TAO, 9_000));
        assert_eq!(ask(&policy, &mut book, sent(3, whole)), paid(9_000, 0), "{name}: SET-6");
        let ledger = observed(&book);
        let expected = (Fen::ZERO, Fen::new(9_000), Fen::ZERO);
        assert_eq!((ledger.granted, ledger.used, ledger.remaining), expected, "{name}");
        assert_eq!(book.free(MING), Fen::new(1_000), "{name}: nothing is earmarked");

        let more = Operation::Settle(medical(MING, TAO, 1_500));
        assert_eq!(ask(&policy, &mut book, sent(4, more)), paid(1_000, 500), "{name}: SET-9");
        let another = sent(5, Operation::Settle(medical(MING, TAO, 1)));
        let exhausted = codes(&[Code::QuotaExhausted]);
        assert_eq!(ask(&policy, &mut book, another), exhausted, "{name}: SET-7");

        let undo = Operation::Reverse(Reverse { settlement: model::relationship::RequestId(3) });
        assert_eq!(ask(&policy, &mut book, sent(6, undo)), Answer::Accepted(Receipt::Done));
        assert_eq!(observed(&book).used, Fen::new(1_000), "{name}: REV-3");
        assert_eq!(book.free(MING), Fen::new(9_000), "{name}: REV-3");
        assert_eq!(properties(&policy, &book), [], "{name}");
    }
}

#[test]
fn the_reach_and_the_kinships_are_those_of_the_policy() {
    let sibling = |holder, recipient| {
        Operation::Establish(Establish {
            kinship: Kinship::Sibling.into(),
            ..establish(holder, recipient)
        })
    };
    let parent = |holder, recipient| Operation::Establish(establish(holder, recipient));
    let rows: [(&str, Operation, &[Clause]); 6] = [
        ("cn-2026-trial", sibling(MING, TAO), &[EST_5]),
        ("cn-2026-trial", sibling(MING, FANG), &[]),
        ("cn-2024-province", sibling(MING, TAO), &[]),
        ("cn-2024-province", parent(MING, FANG), &[EST_5]),
        ("cn-2021-province", sibling(MING, TAO), &[EST_3]),
        ("cn-2021-province", sibling(MING, FANG), &[EST_3, EST_5]),
    ];
    for (name, operation, breaks) in rows {
        let expected: Set<Clause> = breaks.iter().copied().collect();
        let found = broken(&built_in(name), &world(), &plain(operation)).0;
        assert_eq!(found, expected, "{name}: {operation:?}");
    }
}

#[test]
fn limits_on_relationships_hold_for_both_sides_and_only_while_active() {
    let one_recipient = trial_with(|policy| policy.recipients_per_holder = Some(1));
    let one_holder = trial_with(|policy| policy.holders_per_recipient = Some(1));
    let begin = |holder, recipient| plain(Operation::Establish(establish(holder, recipient)));
    let rows: [(&Policy, [PersonId; 2], [PersonId; 2]); 2] =
        [(&one_recipient, [MING, FANG], [MING, LAN]), (&one_holder, [MING, FANG], [WEN, FANG])];
    for (policy, [holder, recipient], second) in rows {
        let mut book = after(policy, &[begin(holder, recipient)]);
        let again = begin(second[0], second[1]);
        let refused = codes(&[Code::TooManyRelationships]);
        assert_eq!(ask(policy, &mut book, again), refused);
        let over = plain(terminate(holder, holder, recipient));
        assert_eq!(ask(policy, &mut book, over), Answer::Accepted(Receipt::Done));
        assert_eq!(ask(policy, &mut book, again), Answer::Accepted(Receipt::Done));
    }
}

#[test]
fn a_limit_on_settlements_is_one_fen_sharp_and_holds_for_premiums_too() {
    let policy = trial_with(|policy| policy.settlement_cap = Some(Fen::new(100)));
    let mut book = after(&policy, &supported(MING, FANG, 4_000));
    for (id, amount, expected) in
        [(1, 100, paid(100, 0)), (2, 101, codes(&[Code::ExceedsSettlementCap]))]
    {
        let settle = Operation::Settle(premium(MING, FANG, amount));
        assert_eq!(ask(&policy, &mut book, sent(id, settle)), expected, "{amount} fen");
    }
}

/// The holder may take earmarked money, but never more than the balance. A promise that was spent
/// shows as a broken invariant.
#[test]
fn earmarked_money_within_reach_is_no_overdraft_and_breaks_an_invariant() {
    let policy = trial_with(|policy| policy.earmark = Earmark::WithinReach);
    let mut book = after(&policy, &supported(MING, FANG, 10_000));
    assert_eq!(properties(&policy, &book), []);
    let spend = |amount| Operation::Spend(Spend { person: MING, amount: Amount::fen(amount) });
    let over = ask(&policy, &mut book, sent(1, spend(10_001)));
    assert_eq!(over, codes(&[Code::ExceedsFreeBalance]));
    assert!(ask(&policy, &mut book, sent(2, spend(9_999))).is_accepted());
    assert_eq!(properties(&policy, &book), [INV_2]);

    let settle = Operation::Settle(medical(MING, FANG, 100));
    assert_eq!(ask(&policy, &mut book, sent(3, settle)), paid(1, 99));
    assert_eq!(book.person(MING).expect("ming is on record").account, Some(Fen::ZERO));
    let another = sent(4, Operation::Settle(medical(MING, FANG, 1)));
    assert_eq!(ask(&policy, &mut book, another), codes(&[Code::QuotaExhausted]));
}

/// What a holder spends of an earmarked quota leaves it covered: lowering it or setting it again
/// asks for no money. What is free is never shown below zero.
#[test]
fn a_quota_whose_money_was_spent_is_lowered_and_set_again() {
    let policy = trial_with(|policy| policy.earmark = Earmark::WithinReach);
    let mut book = after(&policy, &supported(MING, FANG, 10_000));
    let spend = Operation::Spend(Spend { person: MING, amount: Amount::fen(7_000) });
    assert!(ask(&policy, &mut book, sent(1, spend)).is_accepted());
    let done = Answer::Accepted(Receipt::Done);
    for (id, granted, expected) in [
        (2, 10_000, done.clone()),
        (3, 10_001, codes(&[Code::ExceedsFreeBalance])),
        (4, 5_000, done.clone()),
        (5, 5_001, codes(&[Code::ExceedsFreeBalance])),
        (6, 2_000, done.clone()),
        (7, 3_001, codes(&[Code::ExceedsFreeBalance])),
        (8, 3_000, done),
    ] {
        assert_eq!(ask(&policy, &mut book, sent(id, set_quota(MING, FANG, granted))), expected);
        let shown = observe(&book, &Names::new()).people;
        let free: Vec<Fen> = shown.iter().filter_map(|person| person.free).collect();
        assert!(free.iter().all(|free| *free >= Fen::ZERO), "{granted}: {free:?}");
    }
}

#[test]
fn a_death_after_the_end_is_recorded_once_and_changes_nothing_else() {
    let policy = trial();
    let end = |reason| Operation::EndInsurance(EndInsurance { person: MING, reason });
    let mut requests = supported(MING, FANG, 4_000);
    requests.push(plain(end(Reason::Withdrawal)));
    let mut book = after(&policy, &requests);
    let before = observe(&book, &Names::new());
    assert!(ask(&policy, &mut book, sent(1, end(Reason::Death))).is_accepted());
    assert_eq!(observe(&book, &Names::new()), before, "the mark of death shows nowhere");
    let dead = codes(&[Code::PersonDeceased]);
    let spend = Operation::Spend(Spend { person: MING, amount: Amount::fen(1) });
    let enroll =
        Operation::Enroll(Enroll { person: MING, scheme: Scheme::Employee, region: SHANGHAI });
    for (id, operation) in [(2, end(Reason::Death)), (3, spend), (4, enroll)] {
        assert_eq!(ask(&policy, &mut book, sent(id, operation)), dead, "{operation:?}");
    }
}

/// INS-2 still ends what the end before had left active.
#[test]
fn a_death_after_an_end_that_ended_nothing_ends_the_relationships() {
    use model::policy::EndingEvent;
    let policy = trial_with(|policy| {
        policy.ending_events = [EndingEvent::Death].into_iter().collect();
    });
    let end = |reason| plain(Operation::EndInsurance(EndInsurance { person: MING, reason }));
    let mut requests = supported(MING, FANG, 4_000);
    requests.push(end(Reason::Withdrawal));
    let mut book = after(&policy, &requests);
    assert!(book.active(pair(MING, FANG)).is_some());
    assert!(ask(&policy, &mut book, end(Reason::Death)).is_accepted());
    assert!(book.active(pair(MING, FANG)).is_none());
    assert_eq!(observed(&book).granted, Fen::new(4_000), "QUO-10");
}

fn properties(policy: &Policy, book: &Book) -> Vec<Clause> {
    let mut found: Vec<Breach> = Vec::new();
    check_state(policy, book, &mut found);
    found.iter().map(|breach| breach.clause).collect()
}
