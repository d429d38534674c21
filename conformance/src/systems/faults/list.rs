//! The list of planted faults, by operator: every clause with a guard, every comparison, every
//! change that a clause demands, and the faults that belong to a single clause.

use model::catalogue;
use model::clause::Clause::{
    self, CLR_1, CON_1, EST_9, EST_12, INS_1, INS_2, INS_3, INS_4, INS_5, INS_6, QUO_2, QUO_3,
    QUO_4, REV_1, REV_2, REV_3, REV_4, SET_5, SET_6, SET_7, SET_9, SET_10, SPD_1, SPD_2, TRF_1,
    TRF_2, TRM_1,
};
use model::clause::Code::{AlreadyInsured, InsuranceNotActive, PersonDeceased};

use super::{Action, ChangeKind};

/// Returns every planted fault, in a fixed order and without duplicates.
pub fn all() -> Vec<Action> {
    let guards = guards().filter(|clause| !panicking_guards().contains(clause));
    let mut all: Vec<Action> = guards.map(Action::Ignore).collect();
    all.extend([
        Action::IgnoreCode(INS_3, InsuranceNotActive),
        Action::IgnoreCode(INS_3, PersonDeceased),
        Action::IgnoreCode(INS_5, AlreadyInsured),
        Action::IgnoreCode(INS_5, PersonDeceased),
    ]);
    for clause in [QUO_2, QUO_3, QUO_4, SET_5, SET_6, SET_7, SPD_1, SPD_2, CON_1] {
        all.extend([Action::Shift(clause, 1), Action::Shift(clause, -1)]);
    }
    for &(clause, kind) in CHANGES {
        all.push(Action::Omit(clause, kind));
        if kind == ChangeKind::Grant {
            all.extend([Action::Off(clause, kind, 1), Action::Off(clause, kind, -1)]);
        }
        if ADDS.contains(&kind) {
            all.push(Action::Double(clause, kind));
            all.extend([Action::Off(clause, kind, 1), Action::Off(clause, kind, -1)]);
        }
        if matches!(kind, ChangeKind::Credit | ChangeKind::Debit)
            && [SET_9, REV_3].contains(&clause)
        {
            all.push(Action::OtherParty(clause, kind));
        }
    }
    all.extend([EST_12, EST_9, QUO_3, TRM_1, CLR_1].map(Action::AlsoDebit));
    all.extend([SET_10, REV_4].map(Action::SwapRegions));
    all.extend([TRF_1, INS_2].map(Action::ForgetGiven));
    all.extend([TRF_1, INS_2].map(Action::ForgetReceived));
    all.extend([TRF_2, INS_1, INS_3, INS_4].map(Action::LoseMoney));
    all.extend(SINGLE);
    all
}

/// Returns the guards whose effect cannot be carried out without them: there is nothing to reverse
/// if no settlement exists.
pub fn panicking_guards() -> &'static [Clause] {
    &[REV_1]
}

/// Returns the clauses that refuse: the guards, and the one about conflicting requests.
fn guards() -> impl Iterator<Item = Clause> {
    catalogue::all().iter().filter(|entry| !entry.codes.is_empty()).map(|entry| entry.id)
}

/// The changes that add to or subtract from a number, and so are wrong if doubled or off by a fen.
const ADDS: [ChangeKind; 6] = [
    ChangeKind::Credit,
    ChangeKind::Debit,
    ChangeKind::Use,
    ChangeKind::Restore,
    ChangeKind::Owe,
    ChangeKind::Clear,
];

/// The changes that clauses demand.
const CHANGES: &[(Clause, ChangeKind)] = &[
    (EST_12, ChangeKind::Begin),
    (EST_9, ChangeKind::Begin),
    (QUO_3, ChangeKind::Grant),
    (SET_9, ChangeKind::Debit),
    (SET_9, ChangeKind::Use),
    (SET_9, ChangeKind::Settle),
    (SET_10, ChangeKind::Owe),
    (REV_2, ChangeKind::MarkReversed),
    (REV_3, ChangeKind::Credit),
    (REV_3, ChangeKind::Restore),
    (REV_4, ChangeKind::Owe),
    (TRM_1, ChangeKind::End),
    (TRF_1, ChangeKind::End),
    (TRF_2, ChangeKind::Insure),
    (INS_1, ChangeKind::Insure),
    (INS_3, ChangeKind::Insure),
    (INS_2, ChangeKind::End),
    (INS_4, ChangeKind::Insure),
    (INS_6, ChangeKind::OpenAccount),
    (CON_1, ChangeKind::Credit),
    (SPD_2, ChangeKind::Debit),
    (CLR_1, ChangeKind::Clear),
];

/// The faults that belong to a single clause.
const SINGLE: [Action; 21] = [
    Action::ClaimAtHome,
    Action::MoveClaims,
    Action::EndReturned,
    Action::KeepQuota,
    Action::KeepUsed,
    Action::EndClearsQuota,
    Action::EndClearsUsed,
    Action::RefuseAgain,
    Action::RestoreToAny,
    Action::RestoreToEnded,
    Action::ReverseAtPresentHome,
    Action::CountReceived,
    Action::CountOneRecipient,
    Action::ClearOnlyFirst,
    Action::HideStatement,
    Action::ReceiptSaysAll,
    Action::ChargeRefused,
    Action::ExecuteAgain,
    Action::ForgetRefused,
    Action::AcceptConflict,
    Action::CutFraction,
];
