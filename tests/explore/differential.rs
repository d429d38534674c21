//! Compares the two stores: the same walk over the explorer's packed state and over a book must
//! give the same answers, and the same observation after each step.

use model::book::Book;
use model::explore::{Reference, Scope, System, View};
use model::judge::Ruling;
use model::observe::{Names, observe};
use model::person::PersonId;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::ask::{Told, asked};

/// Returns false for `requests` alone: a packed state keeps an answer under the number of its
/// content, and only the explorer hands out those numbers.
fn compared(name: &str) -> bool {
    name != "requests"
}

#[test]
fn a_packed_state_and_a_book_answer_and_look_the_same() {
    let mut scopes = 0;
    for name in crate::names().filter(|name| compared(name)) {
        let scope = crate::scope(name);
        let walk = prop::collection::vec(any::<u32>(), 1..60);
        let (accepted, refused) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
        let mut runner =
            TestRunner::new(Config { cases: 48, failure_persistence: None, ..Config::default() });
        let outcome = runner.run(&(walk, 0..3_usize), |(walk, policy)| {
            let policies = ["cn-2026-trial", "cn-2024-province", "cn-2021-province"];
            let done = one_walk(&scope, policies[policy], &walk)?;
            accepted.set(accepted.get() + done.0);
            refused.set(refused.get() + done.1);
            Ok(())
        });
        if let Err(failure) = outcome {
            panic!("{name}: {failure}");
        }
        assert!(accepted.get() >= 50, "{name}: only {} were accepted", accepted.get());
        assert!(refused.get() >= 50, "{name}: only {} were refused", refused.get());
        scopes += 1;
    }
    assert_eq!(scopes, 6, "every scope but `requests` and the benchmark");
}

/// Walks both stores and returns the numbers of accepted and refused requests.
fn one_walk(scope: &Scope, policy: &str, walk: &[u32]) -> Result<(u32, u32), TestCaseError> {
    let policy = crate::policy(policy);
    let mut names = Names::new();
    let mut book = Book::new();
    for (at, person) in scope.people.iter().enumerate() {
        names.person(&person.name);
        book.register(PersonId(at as u32), person.person);
    }
    let mut view: View<'_, [u128; 2]> = View::new(scope, scope.start());
    let mut left: Vec<u32> = scope.limits.iter().map(|(_, most)| *most).collect();
    let (mut told, mut accepted, mut refused) = (Told::default(), 0, 0);
    for choice in walk {
        let asks = asked(scope, &book, &left, told.settled.len());
        let ask = asks[*choice as usize % asks.len()];
        let one = Reference.answer(&policy, &mut view, &ask.request, &mut Ruling::default());
        let kept = told.request(scope, ask.request);
        let other = Reference.answer(&policy, &mut book, &kept, &mut Ruling::default());
        told.note(ask.request, kept, &book);
        prop_assert_eq!(&one, &other, "{:?}", ask.request);
        prop_assert_eq!(observe(&view, &names), observe(&book, &names), "{:?}", ask.request);
        if let (Some(limit), true) = (ask.limit, one.is_accepted()) {
            left[limit] -= 1;
        }
        if one.is_accepted() { accepted += 1 } else { refused += 1 }
    }
    Ok((accepted, refused))
}
