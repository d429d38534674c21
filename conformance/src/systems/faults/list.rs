//! The list of planted faults, by operator: every clause with a guard, every comparison, every
//! change that a clause demands, and the faults that belong to a single clause.

use model::catalogue;
use model::clause::Clause::{
    self, CLR_1, CON_1, EST_9, INS_1, INS_2, INS_4, INS_5, INS_6, QUO_2, QUO_3, QUO_4, REV_1,
    REV_2, REV_3, REV_4, SET_5, SET_6, SET_7, SET_9, SET_10, SPD_1, SPD_2, TRF_1, TRF_2, TRM_1,
};
use model::clause::Code::{AlreadyInsured, PersonDeceased};

use super::{Action, Kind};

/// Returns every planted fault, in a fixed order and without duplicates.
pub fn all() -> Vec<Action> {
    let guards = guards().filter(|clause| !panicking_guards().contains(clause));
    let mut all: Vec<Action> = guards.map(Action::Ignore).collect();
    all.extend([
        Action::IgnoreCode(INS_5, AlreadyInsured),
        Action::IgnoreCode(INS_5, PersonDeceased),
    ]);
    for clause in [QUO_2, QUO_3, QUO_4, SET_5, SET_6, SET_7, SPD_1, SPD_2, CON_1] {
        all.extend([Action::Shift(clause, 1), Action::Shift(clause, -1)]);
    }
    for &(clause, kind) in CHANGES {
        all.push(Action::Omit(clause, kind));
        if kind == Kind::Grant {
            all.extend([Action::Off(clause, kind, 1), Action::Off(clause, kind, -1)]);
        }
        if ADDS.contains(&kind) {
            all.push(Action::Double(clause, kind));
            all.extend([Action::Off(clause, kind, 1), Action::Off(clause, kind, -1)]);
        }
        if matches!(kind, Kind::Credit | Kind::Debit) && [SET_9, REV_3].contains(&clause) {
            all.push(Action::OtherParty(clause, kind));
        }
    }
    all.extend([EST_9, QUO_3, TRM_1, CLR_1].map(Action::AlsoDebit));
    all.extend([SET_10, REV_4].map(Action::SwapRegions));
    all.extend([TRF_1, INS_2].map(Action::ForgetGiven));
    all.extend([TRF_1, INS_2].map(Action::ForgetReceived));
    all.extend([TRF_2, INS_1, INS_4].map(Action::LoseMoney));
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
const ADDS: [Kind; 6] =
    [Kind::Credit, Kind::Debit, Kind::Use, Kind::Restore, Kind::Owe, Kind::Clear];

/// The changes that clauses demand.
const CHANGES: &[(Clause, Kind)] = &[
    (EST_9, Kind::Begin),
    (QUO_3, Kind::Grant),
    (SET_9, Kind::Debit),
    (SET_9, Kind::Use),
    (SET_9, Kind::Settle),
    (SET_10, Kind::Owe),
    (REV_2, Kind::MarkReversed),
    (REV_3, Kind::Credit),
    (REV_3, Kind::Restore),
    (REV_4, Kind::Owe),
    (TRM_1, Kind::End),
    (TRF_1, Kind::End),
    (TRF_2, Kind::Insure),
    (INS_1, Kind::Insure),
    (INS_2, Kind::End),
    (INS_4, Kind::Insure),
    (INS_6, Kind::OpenAccount),
    (CON_1, Kind::Credit),
    (SPD_2, Kind::Debit),
    (CLR_1, Kind::Clear),
];

/// The faults that belong to a single clause.
const SINGLE: [Action; 19] = [
    Action::ClaimAtHome,
    Action::MoveClaims,
    Action::EndReturned,
    Action::KeepQuota,
    Action::KeepUsed,
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
