//! Counterexamples without the explorer: they are replayed on a book, and a breadth-first search
//! over books finds their length anew.

use std::collections::HashSet;

use model::book::Book;
use model::clause::Clause;
use model::explore::{Scope, System};
use model::judge::Ruling;
use model::observe::{Names, observe};
use model::operation::Request;
use model::person::PersonId;
use model::policy::Policy;
use model::properties::{Breach, TakenStep, check_state, check_step};
use model::records::Records;

use crate::ask::{Told, asked};

/// Returns the property that each request breaks: the first one of the step, or of the state after
/// it.
pub(crate) fn replay<S: System>(
    scope: &Scope,
    policy: &Policy,
    system: &S,
    requests: &[Request],
) -> Vec<Option<Clause>> {
    let (mut book, mut told) = (start(scope), Told::default());
    let mut broken = Vec::new();
    for asked in requests {
        let request = told.request(scope, *asked);
        let (after, _, breach) = step(policy, system, &book, &request);
        told.note(*asked, request, &after);
        broken.push(breach);
        book = after;
    }
    broken
}

/// Returns the fewest steps, at most `most`, that break this clause. The search does not continue
/// from a broken state.
pub(crate) fn fewest<S: System>(
    scope: &Scope,
    policy: &Policy,
    system: &S,
    clause: Clause,
    most: usize,
) -> Option<usize> {
    let limits: Vec<u32> = scope.limits.iter().map(|(_, most)| *most).collect();
    let mut level = vec![(start(scope), limits, Told::default())];
    let mut seen = HashSet::new();
    for steps in 1..=most {
        let mut next = Vec::new();
        for (book, left, told) in &level {
            for ask in asked(scope, book, left, told.settled.len()) {
                let mut told = told.clone();
                let request = told.request(scope, ask.request);
                let (after, accepted, breach) = step(policy, system, book, &request);
                if breach == Some(clause) {
                    return Some(steps);
                }
                told.note(ask.request, request, &after);
                let mut left = left.clone();
                if let (Some(limit), true) = (ask.limit, accepted) {
                    left[limit] -= 1;
                }
                if breach.is_none() && seen.insert(key(scope, &after, &left, &told)) {
                    next.push((after, left, told));
                }
            }
        }
        level = next;
    }
    None
}

fn start(scope: &Scope) -> Book {
    let mut book = Book::new();
    for (at, person) in scope.people.iter().enumerate() {
        book.register(PersonId(at as u32), person.person);
    }
    book
}

fn step<S: System>(
    policy: &Policy,
    system: &S,
    before: &Book,
    request: &Request,
) -> (Book, bool, Option<Clause>) {
    let mut after = before.clone();
    let answer = system.answer(policy, &mut after, request, &mut Ruling::default());
    let mut found: Vec<Breach> = Vec::new();
    check_step(&TakenStep { policy, before, after: &after, request, answer: &answer }, &mut found);
    if found.is_empty() {
        check_state(policy, &after, &mut found);
    }
    (after, answer.is_accepted(), found.first().map(|breach| breach.clause))
}

/// Returns a key that tells two states of a scope apart. Answers to IDs that no request names again
/// are left out.
fn key(scope: &Scope, book: &Book, left: &[u32], told: &Told) -> String {
    let ids = (0..scope.people.len()).map(|at| PersonId(at as u32));
    let people: Vec<_> = ids.map(|id| book.person(id)).collect();
    let settled: Vec<_> = told.settled.iter().map(|id| book.settlement(*id)).collect();
    let observed = observe(book, &Names::new());
    format!("{people:?}{settled:?}{:?}{:?}{left:?}", observed.relationships, observed.positions)
}
