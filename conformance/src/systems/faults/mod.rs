//! Planted faults: systems that are wrong in exactly one way, for showing that the suite notices. A
//! fault never touches the rules. It decorates the two things that they talk to, the judge
//! (`guards`: an ignored guard, a shifted comparison) and the ledger (`ledger`: a change left out,
//! doubled or aimed elsewhere), or it alters the request before or the answer after. The ways of
//! being wrong are in `action`, the faults made of them in `list`.

mod action;
mod guards;
mod ledger;
mod list;

pub use self::action::Action;
pub use self::list::{all, panicking_guards};

use model::change::Change;
use model::clause::Clause::SET_9;
use model::explore::System;
use model::judge::Judge;
use model::ledger::Ledger;
use model::money::{Amount, Fen};
use model::operation::{Answer, Operation, Receipt, Request};
use model::policy::Policy;
use model::records::Store;

/// The kind of a change to the records.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChangeKind {
    /// A person's insurance.
    Insure,
    /// A new account.
    OpenAccount,
    /// Money into an account.
    Credit,
    /// Money out of an account.
    Debit,
    /// The beginning of a relationship.
    Begin,
    /// The end of a relationship.
    End,
    /// A quota.
    Grant,
    /// A use of a quota.
    Use,
    /// A use that is undone.
    Restore,
    /// The record of a settlement.
    Settle,
    /// The mark of a reversed settlement.
    MarkReversed,
    /// A claim.
    Owe,
    /// A cleared position.
    Clear,
}

impl ChangeKind {
    /// Returns the kind in a word.
    fn name(self) -> &'static str {
        match self {
            ChangeKind::Insure => "insurance",
            ChangeKind::OpenAccount => "new account",
            ChangeKind::Credit => "credit",
            ChangeKind::Debit => "debit",
            ChangeKind::Begin => "begin",
            ChangeKind::End => "end",
            ChangeKind::Grant => "quota",
            ChangeKind::Use => "use",
            ChangeKind::Restore => "restoring",
            ChangeKind::Settle => "settlement",
            ChangeKind::MarkReversed => "reversal mark",
            ChangeKind::Owe => "claim",
            ChangeKind::Clear => "clearing",
        }
    }

    /// Returns the kind of a change.
    pub fn of(change: &Change) -> ChangeKind {
        match change {
            Change::Insure(..) => ChangeKind::Insure,
            Change::OpenAccount(..) => ChangeKind::OpenAccount,
            Change::Credit(..) => ChangeKind::Credit,
            Change::Debit(..) => ChangeKind::Debit,
            Change::Begin(..) => ChangeKind::Begin,
            Change::End(..) => ChangeKind::End,
            Change::Grant(..) => ChangeKind::Grant,
            Change::Use(..) => ChangeKind::Use,
            Change::Restore(..) => ChangeKind::Restore,
            Change::Settle(..) => ChangeKind::Settle,
            Change::MarkReversed(..) => ChangeKind::MarkReversed,
            Change::Owe(..) => ChangeKind::Owe,
            Change::Clear(..) => ChangeKind::Clear,
        }
    }
}

impl std::fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// A system that answers as the rules do except for one fault.
#[derive(Clone, Copy, Debug)]
pub struct Faulty(pub Action);

impl System for Faulty {
    fn answer<S: Store + Ledger, J: Judge>(
        &self,
        policy: &Policy,
        store: &mut S,
        request: &Request,
        judge: &mut J,
    ) -> Answer {
        let request = self.received(request);
        let mut ledger = ledger::Faulty { store, action: self.0, operation: request.operation };
        let mut judge = guards::Faulty { judge, action: self.0 };
        let answer = model::rules::answer(policy, &mut ledger, &request, &mut judge);
        self.sent(&request, answer, store)
    }
}

impl Faulty {
    /// Returns the request as the system understands it.
    fn received(&self, request: &Request) -> Request {
        let mut request = *request;
        if self.0 == Action::CutFraction
            && let Some(amount) = request.operation.amount_mut()
        {
            *amount = cut(*amount);
        }
        request
    }
}

impl Faulty {
    /// Returns the answer as the system sends it, after making the changes that the fault adds.
    fn sent<S: Store + Ledger>(&self, request: &Request, answer: Answer, store: &mut S) -> Answer {
        if let (Action::ChargeRefused, Answer::Rejected(_), Operation::Settle(settle)) =
            (self.0, &answer, request.operation)
            && store.free(settle.pair.holder) > Fen::ZERO
        {
            store.change(SET_9, Change::Debit(settle.pair.holder, Fen::ONE));
        }
        worded(self.0, answer)
    }
}

/// Returns the answer as the system words it, both when it sends it and when it remembers it.
fn worded(action: Action, answer: Answer) -> Answer {
    match (action, answer) {
        (Action::ReceiptSaysAll, Answer::Accepted(Receipt::Paid { paid, self_paid })) => {
            let all = paid + self_paid;
            Answer::Accepted(Receipt::Paid { paid: all, self_paid: Fen::ZERO })
        }
        (Action::HideStatement, Answer::Accepted(Receipt::Statement(_))) => {
            Answer::Accepted(Receipt::Statement(Vec::new()))
        }
        (_, answer) => answer,
    }
}

fn cut(amount: Amount) -> Amount {
    match amount {
        Amount::Whole(_) => amount,
        Amount::Uncountable(_) => Amount::Whole(Fen::ZERO),
    }
}
