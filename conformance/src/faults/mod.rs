//! Planted faults: systems that are wrong in exactly one way, for showing that the suite notices.
//! A fault never touches the rules: it decorates the two things they talk to, the judge (`judge`:
//! a guard ignored, a comparison shifted) and the ledger (`ledger`: a change left out, doubled or
//! aimed elsewhere), or the request before they see it. Which faults there are, by operator, is in
//! `list`.

mod judge;
mod ledger;
mod list;

pub use list::all;

use model::change::Change;
use model::clause::Clause;
use model::explore::System;
use model::judge::Judge;
use model::money::{Amount, Fen};
use model::operation::{Answer, Operation, Request};
use model::policy::Policy;
use model::records::{Ledger, Store};

/// What a change is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A person's insurance.
    Insure,
    /// A new account.
    OpenAccount,
    /// Money into an account.
    Credit,
    /// Money out of an account.
    Debit,
    /// A relationship's begin.
    Begin,
    /// A relationship's end.
    End,
    /// A quota.
    Grant,
    /// Use of a quota.
    Use,
    /// A use undone.
    Restore,
    /// A settlement's record.
    Settle,
    /// A settlement's reversal mark.
    MarkReversed,
    /// A claim.
    Owe,
    /// A cleared position.
    Clear,
}

impl Kind {
    /// The kind of a change.
    pub fn of(change: &Change) -> Kind {
        match change {
            Change::Insure(..) => Kind::Insure,
            Change::OpenAccount(..) => Kind::OpenAccount,
            Change::Credit(..) => Kind::Credit,
            Change::Debit(..) => Kind::Debit,
            Change::Begin(..) => Kind::Begin,
            Change::End(..) => Kind::End,
            Change::Grant(..) => Kind::Grant,
            Change::Use(..) => Kind::Use,
            Change::Restore(..) => Kind::Restore,
            Change::Settle(..) => Kind::Settle,
            Change::MarkReversed(..) => Kind::MarkReversed,
            Change::Owe(..) => Kind::Owe,
            Change::Clear(..) => Kind::Clear,
        }
    }
}

/// A way of being wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// The guard of a clause is never broken.
    Ignore(Clause),
    /// The right side of a clause's comparisons is off by so much.
    Shift(Clause, i64),
    /// A change that a clause demands is left out.
    Omit(Clause, Kind),
    /// A change that a clause demands is made twice.
    Double(Clause, Kind),
    /// The amount of a change is off by so many fen.
    Off(Clause, Kind, i64),
    /// Money of a change goes to or from the other one of the pair.
    OtherParty(Clause, Kind),
    /// The regions of a claim change places.
    SwapRegions(Clause),
    /// A claim goes to the recipient's own region, wherever the venue is.
    ClaimAtHome,
    /// An ending event forgets the relationships that the person gives in.
    ForgetGiven(Clause),
    /// An ending event forgets the relationships that the person receives in.
    ForgetReceived(Clause),
    /// A relationship established anew keeps the quota of the ended one.
    KeepQuota,
    /// A relationship established anew keeps what was used of the ended one.
    KeepUsed,
    /// A reversal restores the quota of whichever relationship is active now.
    RestoreToAny,
    /// A reversal claims back at the holder's present region.
    ReverseAtPresentHome,
    /// A change of insurance loses the money in the account.
    LoseMoney(Clause),
    /// What others granted the holder counts as the holder's own.
    CountReceived,
    /// Only one recipient's quota counts as earmarked.
    CountOneRecipient,
    /// A repeated request is executed again.
    ExecuteAgain,
    /// Answers of refused requests are not remembered.
    ForgetRefused,
    /// The same ID with other content is executed.
    AcceptConflict,
    /// A fraction of a fen is cut off instead of refused.
    CutFraction,
}

/// A system that answers as the rules do, but for one fault.
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
        let mut judge = judge::Faulty { judge, action: self.0 };
        model::rules::answer(policy, &mut ledger, &request, &mut judge)
    }
}

impl Faulty {
    /// The request as the system understands it.
    fn received(&self, request: &Request) -> Request {
        let mut request = *request;
        if self.0 == Action::CutFraction {
            match &mut request.operation {
                Operation::SetQuota(quota) => quota.granted = cut(quota.granted),
                Operation::Settle(settle) => settle.amount = cut(settle.amount),
                Operation::Contribute(contribute) => contribute.amount = cut(contribute.amount),
                Operation::Spend(spend) => spend.amount = cut(spend.amount),
                _ => {}
            }
        }
        request
    }
}

fn cut(amount: Amount) -> Amount {
    match amount {
        Amount::Whole(_) => amount,
        Amount::Uncountable(_) => Amount::Whole(Fen::ZERO),
    }
}
