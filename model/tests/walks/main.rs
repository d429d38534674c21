//! Random walks: anybody asks for anything, under the built-in policies and under sound variants of
//! them. Every property is checked after every step, and sums over the whole history beside them.
//! The requests are in `ask`, the sums in `sums`.

mod ask;
mod sums;

use std::cell::Cell;

use model::book::Book;
use model::clause::Code;
use model::judge::{Judgement, Ruling};
use model::operation::{Answer, Operation, Request};
use model::person::Channel;
use model::policy::Policy;
use model::properties::{Breach, TakenStep, check_state, check_step};
use model::records::Records;
use model::relationship::RequestId;
use model::rules::answer;
use model::terms::Term;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use ask::{Asked, policies, walk};
use sums::Sums;

/// Counts of what a whole run did, so that a run that did nothing does not pass.
#[derive(Default)]
struct Done {
    accepted: Cell<u32>,
    refused: Cell<u32>,
    repeated: Cell<u32>,
    beyond: Cell<u32>,
    channels: Cell<u32>,
}

fn count(cell: &Cell<u32>) {
    cell.set(cell.get() + 1);
}

#[test]
fn every_property_holds_after_every_step_of_any_walk() {
    let done = Done::default();
    let mut runner =
        TestRunner::new(Config { cases: 300, failure_persistence: None, ..Config::default() });
    let outcome =
        runner.run(&(policies(), walk()), |(policy, walk)| one_walk(&policy, walk, &done));
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    for (what, cell, least) in [
        ("accepted", &done.accepted, 1_000),
        ("refused", &done.refused, 1_000),
        ("repeated", &done.repeated, 1_000),
        ("beyond the largest sum", &done.beyond, 20),
        ("through other channels", &done.channels, 100),
    ] {
        assert!(cell.get() >= least, "only {} steps were {what}", cell.get());
    }
}

fn one_walk(policy: &Policy, walk: Vec<Asked>, done: &Done) -> Result<(), TestCaseError> {
    let mut book = ask::people();
    let mut sums = Sums::of(&book);
    for (at, asked) in walk.into_iter().enumerate() {
        let fresh = RequestId(1_000 + at as u32);
        let request = asked.request(&book, fresh);
        let mut after = book.clone();
        let answered = answer(policy, &mut after, &request, &mut Ruling::default());
        holds(policy, &book, &after, &request, &answered)?;
        explained(policy, &book, &request, &answered)?;
        channel_is_nothing(policy, &book, &after, &request, done)?;
        repeated(policy, &after, &request, &answered, done)?;
        match &answered {
            Answer::Accepted(_) => count(&done.accepted),
            Answer::Rejected(codes) => {
                count(&done.refused);
                if asked.is_beyond() && codes.contains(Code::InvalidAmount) {
                    count(&done.beyond);
                }
            }
        }
        let first = request.id.is_none_or(|id| !known(&book, id, &request.operation));
        if let (true, Answer::Accepted(receipt)) = (first, &answered) {
            sums.add(&book, &request, receipt);
        }
        if let Some(wrong) = sums.differ(&after) {
            return Err(TestCaseError::fail(format!("{wrong} after {request:?}")));
        }
        book = after;
    }
    Ok(())
}

fn known(book: &Book, id: RequestId, operation: &Operation) -> bool {
    book.earlier(id, operation) != model::records::Earlier::Never
}

/// Checks every property of the step and of the state after it.
fn holds(
    policy: &Policy,
    before: &Book,
    after: &Book,
    request: &Request,
    answer: &Answer,
) -> Result<(), TestCaseError> {
    let mut found: Vec<Breach> = Vec::new();
    check_step(&TakenStep { policy, before, after, request, answer }, &mut found);
    check_state(policy, after, &mut found);
    match found.first() {
        Some(breach) => Err(TestCaseError::fail(format!("{breach:?} by {request:?}: {answer:?}"))),
        None => Ok(()),
    }
}

/// Checks that a judge that keeps every comparison gives the same answer, and that every code has
/// its clause.
fn explained(
    policy: &Policy,
    before: &Book,
    request: &Request,
    answered: &Answer,
) -> Result<(), TestCaseError> {
    let mut judgement = Judgement::default();
    let again = answer(policy, &mut before.clone(), request, &mut judgement);
    let codes = judgement.refusals.iter().map(|(_, code)| *code).collect();
    let same = again == *answered && judgement.ruling.codes == codes;
    same.then_some(()).ok_or_else(|| TestCaseError::fail(format!("{judgement:?}: {request:?}")))
}

/// Checks EST-11 and TRM-3: another channel that is open gives the same answer and the same records.
fn channel_is_nothing(
    policy: &Policy,
    before: &Book,
    after: &Book,
    request: &Request,
    done: &Done,
) -> Result<(), TestCaseError> {
    let Some(&said) = request.operation.channel() else { return Ok(()) };
    // POL-5 closes channels to establishing alone.
    let ends = matches!(request.operation, Operation::Terminate(_));
    let open = |channel: Channel| ends || policy.channels.contains(channel);
    for channel in Channel::ALL.iter().copied().filter(|&other| open(said) && open(other)) {
        let mut other = *request;
        other.operation.channel_mut().into_iter().for_each(|one| *one = channel);
        let mut book = before.clone();
        answer(policy, &mut book, &other, &mut Ruling::default());
        if book != *after {
            return Err(TestCaseError::fail(format!(
                "EST-11, TRM-3: {channel} differs: {request:?}"
            )));
        }
        count(&done.channels);
    }
    Ok(())
}

/// Checks IDM-1: a repeated request gets the first answer and changes nothing.
fn repeated(
    policy: &Policy,
    after: &Book,
    request: &Request,
    first: &Answer,
    done: &Done,
) -> Result<(), TestCaseError> {
    if request.id.is_none() {
        return Ok(());
    }
    let mut book = after.clone();
    let again = answer(policy, &mut book, request, &mut Ruling::default());
    count(&done.repeated);
    if again != *first || book != *after {
        return Err(TestCaseError::fail(format!("IDM-1: {again:?} for {first:?}: {request:?}")));
    }
    Ok(())
}
