//! Rows whose effects are left out, doubled, one fen off, aimed at another record, or forgotten.

use conformance::systems::faults::Action::*;
use conformance::systems::faults::ChangeKind;
use model::clause::Clause::*;

use super::matrix;
use crate::policies::trial;
use crate::row::By::Clause;
use crate::row::Row;
use crate::system::Broken::Rule;

pub(crate) const ROWS: &[Row] = matrix! {
    broken: Rule(Omit(EST_12, ChangeKind::Begin)), policy: trial,
        scope: "no_quota", caught_by: Clause(EST_12), steps: 1;
    broken: Rule(Omit(EST_9, ChangeKind::Begin)), policy: trial,
        scope: "no_quota", caught_by: Clause(EST_9), steps: 3;
    broken: Rule(KeepQuota), policy: trial,
        scope: "moves", caught_by: Clause(EST_9), steps: 4;
    broken: Rule(KeepUsed), policy: trial,
        scope: "family", caught_by: Clause(EST_9), steps: 5;
    broken: Rule(RefuseAgain), policy: trial,
        scope: "no_quota", caught_by: Clause(INV_11), steps: 2;
    broken: Rule(AlsoDebit(EST_12)), policy: trial,
        scope: "family", caught_by: Clause(EST_10), steps: 1;
    broken: Rule(AlsoDebit(EST_9)), policy: trial,
        scope: "family", caught_by: Clause(EST_10), steps: 3;
    broken: Rule(EndClearsQuota), policy: trial,
        scope: "family", caught_by: Clause(QUO_10), steps: 3;
    broken: Rule(EndClearsUsed), policy: trial,
        scope: "family", caught_by: Clause(QUO_10), steps: 4;
    broken: Rule(Omit(QUO_3, ChangeKind::Grant)), policy: trial,
        scope: "moves", caught_by: Clause(QUO_3), steps: 2;
    broken: Rule(Off(QUO_3, ChangeKind::Grant, 1)), policy: trial,
        scope: "family", caught_by: Clause(QUO_3), steps: 2;
    broken: Rule(Off(QUO_3, ChangeKind::Grant, -1)), policy: trial,
        scope: "family", caught_by: Clause(QUO_3), steps: 2;
    broken: Rule(AlsoDebit(QUO_3)), policy: trial,
        scope: "family", caught_by: Clause(QUO_6), steps: 2;
    broken: Rule(CountReceived), policy: trial,
        scope: "mutual", caught_by: Clause(INV_2), steps: 3;
    broken: Rule(CountOneRecipient), policy: trial,
        scope: "family", caught_by: Clause(INV_2), steps: 5;
    broken: Rule(CutFraction), policy: trial,
        scope: "mutual", caught_by: Clause(QUO_2), steps: 2;
    broken: Rule(Omit(SET_9, ChangeKind::Debit)), policy: trial,
        scope: "family", caught_by: Clause(INV_1), steps: 3;
    broken: Rule(Double(SET_9, ChangeKind::Debit)), policy: trial,
        scope: "family", caught_by: Clause(INV_1), steps: 3;
    broken: Rule(Off(SET_9, ChangeKind::Debit, 1)), policy: trial,
        scope: "family", caught_by: Clause(INV_1), steps: 3;
    broken: Rule(Off(SET_9, ChangeKind::Debit, -1)), policy: trial,
        scope: "family", caught_by: Clause(INV_1), steps: 3;
    broken: Rule(OtherParty(SET_9, ChangeKind::Debit)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_1), steps: 3;
    broken: Rule(Omit(SET_9, ChangeKind::Use)), policy: trial,
        scope: "family", caught_by: Clause(SET_9), steps: 3;
    broken: Rule(Double(SET_9, ChangeKind::Use)), policy: trial,
        scope: "family", caught_by: Clause(SET_9), steps: 3;
    broken: Rule(Off(SET_9, ChangeKind::Use, 1)), policy: trial,
        scope: "family", caught_by: Clause(SET_9), steps: 3;
    broken: Rule(Off(SET_9, ChangeKind::Use, -1)), policy: trial,
        scope: "family", caught_by: Clause(SET_9), steps: 3;
    broken: Rule(Omit(SET_9, ChangeKind::Settle)), policy: trial,
        scope: "repeats", caught_by: Clause(REV_1), steps: 3;
    broken: Rule(ReceiptSaysAll), policy: trial,
        scope: "family", caught_by: Clause(INV_1), steps: 3;
    broken: Rule(ChargeRefused), policy: trial,
        scope: "family", caught_by: Clause(INV_9), steps: 1;
    broken: Rule(Omit(SET_10, ChangeKind::Owe)), policy: trial,
        scope: "family", caught_by: Clause(SET_10), steps: 3;
    broken: Rule(Double(SET_10, ChangeKind::Owe)), policy: trial,
        scope: "family", caught_by: Clause(SET_10), steps: 3;
    broken: Rule(Off(SET_10, ChangeKind::Owe, 1)), policy: trial,
        scope: "family", caught_by: Clause(SET_10), steps: 3;
    broken: Rule(Off(SET_10, ChangeKind::Owe, -1)), policy: trial,
        scope: "family", caught_by: Clause(SET_10), steps: 3;
    broken: Rule(SwapRegions(SET_10)), policy: trial,
        scope: "family", caught_by: Clause(SET_10), steps: 3;
    broken: Rule(ClaimAtHome), policy: trial,
        scope: "claims", caught_by: Clause(SET_10), steps: 3;
    broken: Rule(Omit(REV_2, ChangeKind::MarkReversed)), policy: trial,
        scope: "claims", caught_by: Clause(REV_2), steps: 4;
    broken: Rule(Omit(REV_3, ChangeKind::Credit)), policy: trial,
        scope: "claims", caught_by: Clause(INV_1), steps: 4;
    broken: Rule(Double(REV_3, ChangeKind::Credit)), policy: trial,
        scope: "claims", caught_by: Clause(INV_1), steps: 4;
    broken: Rule(Off(REV_3, ChangeKind::Credit, 1)), policy: trial,
        scope: "claims", caught_by: Clause(INV_1), steps: 4;
    broken: Rule(Off(REV_3, ChangeKind::Credit, -1)), policy: trial,
        scope: "claims", caught_by: Clause(INV_1), steps: 4;
    broken: Rule(OtherParty(REV_3, ChangeKind::Credit)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_1), steps: 4;
    broken: Rule(Omit(REV_3, ChangeKind::Restore)), policy: trial,
        scope: "claims", caught_by: Clause(REV_3), steps: 4;
    broken: Rule(Double(REV_3, ChangeKind::Restore)), policy: trial,
        scope: "claims", caught_by: Clause(REV_3), steps: 4;
    broken: Rule(Off(REV_3, ChangeKind::Restore, 1)), policy: trial,
        scope: "claims", caught_by: Clause(REV_3), steps: 4;
    broken: Rule(Off(REV_3, ChangeKind::Restore, -1)), policy: trial,
        scope: "claims", caught_by: Clause(REV_3), steps: 4;
    broken: Rule(RestoreToAny), policy: trial,
        scope: "claims", caught_by: Clause(REV_3), steps: 6;
    broken: Rule(RestoreToEnded), policy: trial,
        scope: "claims", caught_by: Clause(INV_10), steps: 5;
    broken: Rule(Omit(REV_4, ChangeKind::Owe)), policy: trial,
        scope: "claims", caught_by: Clause(REV_4), steps: 4;
    broken: Rule(Double(REV_4, ChangeKind::Owe)), policy: trial,
        scope: "claims", caught_by: Clause(REV_4), steps: 4;
    broken: Rule(Off(REV_4, ChangeKind::Owe, 1)), policy: trial,
        scope: "claims", caught_by: Clause(REV_4), steps: 4;
    broken: Rule(Off(REV_4, ChangeKind::Owe, -1)), policy: trial,
        scope: "claims", caught_by: Clause(REV_4), steps: 4;
    broken: Rule(SwapRegions(REV_4)), policy: trial,
        scope: "claims", caught_by: Clause(REV_4), steps: 4;
    broken: Rule(ReverseAtPresentHome), policy: trial,
        scope: "claims", caught_by: Clause(REV_4), steps: 5;
    broken: Rule(Omit(TRM_1, ChangeKind::End)), policy: trial,
        scope: "no_quota", caught_by: Clause(TRM_1), steps: 2;
    broken: Rule(EndReturned), policy: trial,
        scope: "mutual", caught_by: Clause(TRM_1), steps: 3;
    broken: Rule(AlsoDebit(TRM_1)), policy: trial,
        scope: "family", caught_by: Clause(INV_1), steps: 2;
    broken: Rule(Omit(TRF_1, ChangeKind::End)), policy: trial,
        scope: "moves", caught_by: Clause(TRF_1), steps: 2;
    broken: Rule(Omit(TRF_2, ChangeKind::Insure)), policy: trial,
        scope: "moves", caught_by: Clause(TRF_1), steps: 1;
    broken: Rule(ForgetGiven(TRF_1)), policy: trial,
        scope: "moves", caught_by: Clause(TRF_1), steps: 2;
    broken: Rule(ForgetReceived(TRF_1)), policy: trial,
        scope: "moves", caught_by: Clause(TRF_1), steps: 2;
    broken: Rule(LoseMoney(TRF_2)), policy: trial,
        scope: "moves", caught_by: Clause(TRF_2), steps: 1;
    broken: Rule(MoveClaims), policy: trial,
        scope: "claims", caught_by: Clause(TRF_5), steps: 4;
    broken: Rule(Omit(INS_1, ChangeKind::Insure)), policy: trial,
        scope: "moves", caught_by: Clause(INS_1), steps: 1;
    broken: Rule(Omit(INS_3, ChangeKind::Insure)), policy: trial,
        scope: "moves", caught_by: Clause(INS_3), steps: 2;
    broken: Rule(LoseMoney(INS_3)), policy: trial,
        scope: "moves", caught_by: Clause(INS_6), steps: 2;
    broken: Rule(Omit(INS_2, ChangeKind::End)), policy: trial,
        scope: "moves", caught_by: Clause(INS_2), steps: 2;
    broken: Rule(ForgetGiven(INS_2)), policy: trial,
        scope: "moves", caught_by: Clause(INS_2), steps: 2;
    broken: Rule(ForgetReceived(INS_2)), policy: trial,
        scope: "moves", caught_by: Clause(INS_2), steps: 2;
    broken: Rule(LoseMoney(INS_1)), policy: trial,
        scope: "moves", caught_by: Clause(INS_6), steps: 1;
    broken: Rule(Omit(INS_4, ChangeKind::Insure)), policy: trial,
        scope: "moves", caught_by: Clause(INS_4), steps: 2;
    broken: Rule(LoseMoney(INS_4)), policy: trial,
        scope: "moves", caught_by: Clause(INS_6), steps: 2;
    broken: Rule(Omit(INS_6, ChangeKind::OpenAccount)), policy: trial,
        scope: "moves", caught_by: Clause(INS_6), steps: 2;
    broken: Rule(Omit(CON_1, ChangeKind::Credit)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_1), steps: 1;
    broken: Rule(Double(CON_1, ChangeKind::Credit)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_1), steps: 1;
    broken: Rule(Off(CON_1, ChangeKind::Credit, 1)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_1), steps: 1;
    broken: Rule(Off(CON_1, ChangeKind::Credit, -1)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_1), steps: 1;
    broken: Rule(Omit(SPD_2, ChangeKind::Debit)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_1), steps: 1;
    broken: Rule(Double(SPD_2, ChangeKind::Debit)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_1), steps: 1;
    broken: Rule(Off(SPD_2, ChangeKind::Debit, 1)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_1), steps: 1;
    broken: Rule(Off(SPD_2, ChangeKind::Debit, -1)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_1), steps: 1;
    broken: Rule(Omit(CLR_1, ChangeKind::Clear)), policy: trial,
        scope: "family", caught_by: Clause(CLR_1), steps: 4;
    broken: Rule(Double(CLR_1, ChangeKind::Clear)), policy: trial,
        scope: "family", caught_by: Clause(CLR_1), steps: 4;
    broken: Rule(Off(CLR_1, ChangeKind::Clear, 1)), policy: trial,
        scope: "family", caught_by: Clause(CLR_1), steps: 4;
    broken: Rule(Off(CLR_1, ChangeKind::Clear, -1)), policy: trial,
        scope: "family", caught_by: Clause(CLR_1), steps: 4;
    broken: Rule(ClearOnlyFirst), policy: trial,
        scope: "claims", caught_by: Clause(CLR_1), steps: 5;
    broken: Rule(HideStatement), policy: trial,
        scope: "family", caught_by: Clause(CLR_1), steps: 4;
    broken: Rule(AlsoDebit(CLR_1)), policy: trial,
        scope: "family", caught_by: Clause(CLR_2), steps: 4;
    broken: Rule(ExecuteAgain), policy: trial,
        scope: "repeats", caught_by: Clause(IDM_1), steps: 2;
    broken: Rule(ForgetRefused), policy: trial,
        scope: "repeats", caught_by: Clause(IDM_3), steps: 1;
    broken: Rule(AcceptConflict), policy: trial,
        scope: "repeats", caught_by: Clause(IDM_2), steps: 2;
};
