//! The ways of being wrong, each with a name that a report can print. `guards` and `ledger`
//! implement them.

use std::fmt;

use model::clause::{Clause, Code};

use super::ChangeKind;

/// A way of being wrong.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Action {
    /// The guard of a clause never refuses.
    Ignore(Clause),
    /// The guard of a clause never refuses with one of its codes.
    IgnoreCode(Clause, Code),
    /// The right side of a clause's comparisons is off by an amount.
    Shift(Clause, i64),
    /// A change that a clause demands is left out.
    Omit(Clause, ChangeKind),
    /// A change that a clause demands is made twice.
    Double(Clause, ChangeKind),
    /// The amount of a change is off by a number of fen.
    Off(Clause, ChangeKind, i64),
    /// The money of a change goes to or comes from the other person of the pair.
    OtherParty(Clause, ChangeKind),
    /// One fen leaves an account together with a change that moves none.
    AlsoDebit(Clause),
    /// The regions of a claim change places.
    SwapRegions(Clause),
    /// A claim goes to the recipient's own region, wherever the venue is.
    ClaimAtHome,
    /// A move takes a claim along to the new region.
    MoveClaims,
    /// An ending event forgets the relationships that the person gives in.
    ForgetGiven(Clause),
    /// An ending event forgets the relationships that the person receives in.
    ForgetReceived(Clause),
    /// The end of a relationship also ends the one in the opposite direction.
    EndReturned,
    /// A relationship established again keeps the quota of the ended one.
    KeepQuota,
    /// A relationship established again keeps the used amount of the ended one.
    KeepUsed,
    /// The end of a relationship sets its quota to zero.
    EndClearsQuota,
    /// The end of a relationship sets its used amount to zero.
    EndClearsUsed,
    /// Two people who once had a relationship may not establish another.
    RefuseAgain,
    /// A reversal restores the quota of whichever relationship is active now.
    RestoreToAny,
    /// A reversal restores the quota of a relationship that has ended.
    RestoreToEnded,
    /// A reversal takes the claim back at the holder's present region.
    ReverseAtPresentHome,
    /// A change of insurance loses the money in the account.
    LoseMoney(Clause),
    /// The quotas that others granted to the holder count as the holder's own.
    CountReceived,
    /// Only one recipient's quota counts as earmarked.
    CountOneRecipient,
    /// Clearing stops after the first position.
    ClearOnlyFirst,
    /// Clearing answers with an empty statement.
    HideStatement,
    /// A receipt says that everything was paid from the quota.
    ReceiptSaysAll,
    /// A refused settlement still takes one fen.
    ChargeRefused,
    /// A repeated request is executed again.
    ExecuteAgain,
    /// Answers of refused requests are not remembered.
    ForgetRefused,
    /// A request with a used ID but other content is executed.
    AcceptConflict,
    /// A fraction of a fen is cut off instead of being refused.
    CutFraction,
}

impl Action {
    /// Returns the operator: the name shared by all faults of this kind.
    pub fn operator(self) -> &'static str {
        match self {
            Action::Ignore(_) | Action::IgnoreCode(..) => "guard left out",
            Action::Shift(..) => "comparison off",
            Action::Omit(..) => "effect left out",
            Action::Double(..) => "effect doubled",
            Action::Off(..) => "amount off",
            Action::OtherParty(..) => "wrong party",
            Action::AlsoDebit(_) => "money moved beside",
            Action::SwapRegions(_) => "regions swapped",
            Action::ClaimAtHome => "claim at home",
            Action::MoveClaims => "claims moved",
            Action::ForgetGiven(_) => "given forgotten",
            Action::ForgetReceived(_) => "received forgotten",
            Action::EndReturned => "other direction ended",
            Action::KeepQuota => "quota survives",
            Action::KeepUsed => "use survives",
            Action::EndClearsQuota => "quota cleared at the end",
            Action::EndClearsUsed => "use cleared at the end",
            Action::RefuseAgain => "never again",
            Action::RestoreToAny => "restored to another",
            Action::RestoreToEnded => "restored to ended",
            Action::ReverseAtPresentHome => "reversed at present home",
            Action::LoseMoney(_) => "money lost",
            Action::CountReceived => "received counted",
            Action::CountOneRecipient => "one recipient counted",
            Action::ClearOnlyFirst => "cleared in part",
            Action::HideStatement => "statement hidden",
            Action::ReceiptSaysAll => "receipt wrong",
            Action::ChargeRefused => "refused and charged",
            Action::ExecuteAgain => "executed again",
            Action::ForgetRefused => "refusal forgotten",
            Action::AcceptConflict => "conflict accepted",
            Action::CutFraction => "fraction cut off",
        }
    }

    /// Returns the target of the operator: a clause, and the change that it demands.
    fn target(self) -> String {
        match self {
            Action::Ignore(clause)
            | Action::AlsoDebit(clause)
            | Action::SwapRegions(clause)
            | Action::ForgetGiven(clause)
            | Action::ForgetReceived(clause)
            | Action::LoseMoney(clause) => format!(": {clause}"),
            Action::IgnoreCode(clause, code) => format!(": {clause} `{code}`"),
            Action::Shift(clause, by) => format!(": {clause} by {by:+}"),
            Action::Omit(clause, kind)
            | Action::Double(clause, kind)
            | Action::OtherParty(clause, kind) => format!(": {clause} {kind}"),
            Action::Off(clause, kind, by) => format!(": {clause} {kind} by {by:+}"),
            _ => String::new(),
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}{}", self.operator(), self.target()))
    }
}
