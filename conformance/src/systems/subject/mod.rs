//! A whole system under test: the rules over a book of records, with at most one planted fault and
//! a memory of its history. It can be asked and observed like any other system.
//! [`mutants`](super::mutants) names the faults; the files beside this one implement them.

mod aimed;
mod aims;
mod clearing;
mod comparisons;
mod display;
mod fields;
mod memory;
mod number;
mod repeat;
mod strict;
mod trace;
mod trigger;

use model::book::Book;
use model::clause::Clause::REV_1;
use model::clause::Code;
use model::explore::System;
use model::judge::Ruling;
use model::ledger::Ledger;
use model::observe::{Names, Observation, observe};
use model::operation::{Answer, Operation, Receipt, Request};
use model::policy::Policy;
use model::records::{Earlier, Records};
use model::rules;
use model::terms::Set;

use self::aims::Aimed;
use self::memory::Memory;
use super::faults::{Action, Faulty};
use super::mutants::{Mutant, PersonFault, What, When};

/// The largest amount on which a fault acts. Larger ones are answered as the rules answer them, so
/// that no sum leaves the exact range of the model.
const COUNTABLE: i64 = 10_000_000_000_000;

/// A system under test.
#[derive(Debug)]
pub struct Subject<'a> {
    policy: &'a Policy,
    /// The policy as the system reads it, if it misreads it.
    misread: Option<Policy>,
    book: Book,
    names: &'a Names,
    mutant: Option<Mutant>,
    memory: Memory,
    /// The request IDs as the system keeps them, if it cuts or folds them.
    ids: repeat::Ids,
}

impl<'a> Subject<'a> {
    /// Creates a system that starts from these records. Without a mutant it does as the rules do.
    pub fn new(
        policy: &'a Policy,
        start: Book,
        names: &'a Names,
        mutant: Option<&Mutant>,
    ) -> Subject<'a> {
        let mutant = mutant.copied();
        let misread = mutant.and_then(|mutant| match mutant.what() {
            What::Misread(reading) => Some(reading.of(policy)),
            _ => None,
        });
        Subject {
            policy,
            misread,
            book: start,
            names,
            mutant,
            memory: Memory::default(),
            ids: repeat::Ids::new(),
        }
    }

    /// Answers a request. A settlement must carry a request ID, as the rules require.
    pub fn answer(&mut self, request: &Request) -> Answer {
        let Some(mutant) = self.mutant else { return self.rightly(request) };
        let countable = request
            .operation
            .amount()
            .and_then(|amount| amount.whole())
            .is_none_or(|fen| (-COUNTABLE..=COUNTABLE).contains(&fen.count()));
        let fires = countable
            && (mutant.when() == When::Always
                || trigger::fires(mutant.when(), &self.memory, &self.book, request));
        let answer =
            if fires { self.wrongly(mutant.what(), request) } else { self.rightly(request) };
        self.memory.note(&self.book, request, &answer);
        answer
    }

    /// Returns the records that the system keeps.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Returns what the system shows of its records.
    pub fn observe(&self) -> Observation {
        let shown = observe(&self.book, self.names);
        match self.mutant.map(|mutant| mutant.what()) {
            Some(What::Shown(fault)) => display::wrongly(fault, &self.memory, shown),
            _ => shown,
        }
    }

    /// Answers as the rules do.
    fn rightly(&mut self, request: &Request) -> Answer {
        rules::answer(self.policy, &mut self.book, request, &mut Ruling::default())
    }

    /// Answers with the fault.
    fn wrongly(&mut self, what: What, request: &Request) -> Answer {
        match what {
            What::Fault(Action::Ignore(REV_1)) => self.reverse_nothing(request),
            What::Fault(action) => {
                let mut verdict = Ruling::default();
                Faulty(action).answer(self.policy, &mut self.book, request, &mut verdict)
            }
            What::Misread(_) => {
                let policy = self.misread.as_ref().unwrap_or(self.policy);
                rules::answer(policy, &mut self.book, request, &mut Ruling::default())
            }
            What::Turned(turn, clause) => {
                let mut judge = comparisons::Turned { verdict: Ruling::default(), clause, turn };
                rules::answer(self.policy, &mut self.book, request, &mut judge)
            }
            What::Number(fault, family) => {
                let mut request = *request;
                if request.operation.family() == family
                    && let Some(amount) = request.operation.amount_mut()
                {
                    *amount = number::taken(fault, *amount);
                }
                self.rightly(&request)
            }
            What::Sum(sum) => number::worded(sum, self.aimed(what, request)),
            What::Person(_) | What::Region(_) | What::Relationship(_) => self.aimed(what, request),
            What::Repeat(fault) => self.repeat(fault, request),
            What::Again(family) if family == request.operation.family() => self.again(request),
            What::Without(family, field) if family == request.operation.family() => {
                self.without_field(field, request)
            }
            What::Clearing(fault) => self.cleared(fault, request),
            What::Strict(fault) => self.strictly(fault, request),
            What::Trace(fault) => self.traced(fault, request),
            What::Recode(from, to) => self.recoded(request, |codes| {
                if codes.contains(from) { [to].into_iter().collect() } else { codes }
            }),
            What::OneCode(code) => self.recoded(request, |_| [code].into_iter().collect()),
            What::NoCode => self.recoded(request, |_| Set::EMPTY),
            What::Again(_) | What::Without(..) | What::Shown(_) => self.rightly(request),
        }
    }

    /// Answers through a ledger that reads and changes the wrong records.
    fn aimed(&mut self, what: What, request: &Request) -> Answer {
        let mut request = *request;
        if let (What::Person(fault), Operation::Settle(settle)) = (what, &mut request.operation) {
            let unseen = match fault {
                PersonFault::BeneficiaryMayBeHolder => settle.beneficiary == settle.pair.holder,
                PersonFault::PremiumOfHolder => settle.category.is_premium(),
                _ => false,
            };
            if unseen && self.book.knows(settle.beneficiary) {
                settle.beneficiary = settle.pair.recipient;
            }
        }
        let mut aimed = Aimed::new(&mut self.book, what, request.operation);
        rules::answer(self.policy, &mut aimed, &request, &mut Ruling::default())
    }

    /// Answers as the rules do, but with other codes if the answer is a refusal.
    fn recoded(&mut self, request: &Request, other: impl FnOnce(Set<Code>) -> Set<Code>) -> Answer {
        match self.rightly(request) {
            Answer::Rejected(codes) => Answer::Rejected(other(codes)),
            answer => answer,
        }
    }

    /// Accepts the reversal of an unknown settlement, and does nothing.
    fn reverse_nothing(&mut self, request: &Request) -> Answer {
        if let (Operation::Reverse(reverse), Some(id)) = (request.operation, request.id)
            && self.book.settlement(reverse.settlement).is_none()
            && self.book.earlier(id, &request.operation) == Earlier::Never
        {
            let answer = Answer::Accepted(Receipt::Done);
            self.book.remember_answer(id, &request.operation, &answer);
            return answer;
        }
        self.rightly(request)
    }
}

/// Tells whether an answer is right: it and `expected` are both accepted with equal receipts, or
/// both rejected, and the first code of the answer is among the expected ones.
pub fn agrees(expected: &Answer, got: &Answer) -> bool {
    match (expected, got) {
        (Answer::Accepted(due), Answer::Accepted(receipt)) => same(due, receipt),
        (Answer::Rejected(due), Answer::Rejected(codes)) => {
            let first: Option<Code> = codes.iter().next();
            first.is_some_and(|code| due.contains(code))
        }
        _ => false,
    }
}

/// Tells whether two receipts say the same; the order of a statement has no meaning.
fn same(one: &Receipt, other: &Receipt) -> bool {
    match (one, other) {
        (Receipt::Statement(lines), Receipt::Statement(others)) if lines != others => {
            let (mut lines, mut others) = (lines.clone(), others.clone());
            lines.sort();
            others.sort();
            lines == others
        }
        _ => one == other,
    }
}
