//! Requests run through the rules, one after the other. Everything that plays requests goes through
//! [`replay`], or through [`step`] if the next request depends on the last outcome: cases that are
//! told (`played`), trials and coverage of the suite, the blame for a failure, candidates of a
//! shrinking. Systems with planted faults are asked in `systems`.

mod played;

pub use self::played::{Played, PlayedStep, play};

use model::book::Book;
use model::change::Change;
use model::clause::Clause;
use model::judge::Judgement;
use model::ledger::Journal;
use model::operation::{Answer, Request};
use model::policy::Policy;
use model::properties::{Findings, TakenStep, check_state, check_step};
use model::rules;

/// One request run through the rules, with the records before and after it.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// The records before the request.
    pub before: Book,
    /// The request.
    pub request: Request,
    /// The guards that held and broke, the comparisons, and the clauses noted.
    pub judgement: Judgement,
    /// The answer.
    pub answer: Answer,
    /// The changes, each with the clause that demands it; none for a refusal.
    pub changes: Vec<(Clause, Change)>,
    /// The records after the request.
    pub after: Book,
}

impl Replayed {
    /// Checks every property of the step and of the state after it.
    pub fn check(&self, policy: &Policy, findings: &mut impl Findings) {
        let Replayed { before, after, request, answer, .. } = self;
        check_step(&TakenStep { policy, before, after, request, answer }, findings);
        check_state(policy, after, findings);
    }
}

/// Runs one request through the rules.
pub fn step(policy: &Policy, before: Book, request: Request) -> Replayed {
    let mut after = before.clone();
    let mut judgement = Judgement::default();
    let mut journal = Journal::of(&mut after);
    let answer = rules::answer(policy, &mut journal, &request, &mut judgement);
    let changes = journal.changes();
    Replayed { before, request, judgement, answer, changes, after }
}

/// Runs requests through the rules, from these records on. Each is run when it is asked for.
pub fn replay(
    policy: &Policy,
    start: &Book,
    requests: impl IntoIterator<Item = Request>,
) -> impl Iterator<Item = Replayed> {
    let mut book = start.clone();
    requests.into_iter().map(move |request| {
        let replayed = step(policy, book.clone(), request);
        book.clone_from(&replayed.after);
        replayed
    })
}
