//! Rows whose guards are left out, or whose comparisons are one fen or one relationship off.

use conformance::systems::faults::Action::{Ignore, IgnoreCode, Shift};
use model::clause::Clause::*;
use model::clause::Code::{AlreadyInsured, InsuranceNotActive, PersonDeceased};
use model::operation::Family;

use super::matrix;
use crate::policies::{capped, nationwide, one_holder, one_recipient, province, rollout, trial};
use crate::row::By::{Clause, NeverAccepts, NeverReaches};
use crate::row::Row;
use crate::system::Broken::Rule;

/// The property that a guard protects, or the clause itself, catches a missing guard. Without `QUO-2`
/// only the reason is lost: `QUO-4` still refuses the request.
pub(crate) const ROWS: &[Row] = matrix! {
    broken: Rule(Ignore(GEN_1)), policy: trial,
        scope: "strangers", caught_by: Clause(GEN_1), steps: 1;
    broken: Rule(Ignore(EST_1)), policy: trial,
        scope: "moves", caught_by: Clause(INV_4), steps: 2;
    broken: Rule(Ignore(EST_2)), policy: trial,
        scope: "moves", caught_by: Clause(INV_4), steps: 2;
    broken: Rule(Ignore(EST_3)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_4), steps: 1;
    broken: Rule(Ignore(EST_4)), policy: trial,
        scope: "family", caught_by: Clause(INV_4), steps: 1;
    broken: Rule(Ignore(EST_5)), policy: trial,
        scope: "province", caught_by: Clause(INV_4), steps: 1;
    broken: Rule(Ignore(EST_6)), policy: nationwide,
        scope: "mutual", caught_by: Clause(INV_4), steps: 1;
    broken: Rule(Ignore(EST_7)), policy: trial,
        scope: "no_quota", caught_by: Clause(INV_8), steps: 2;
    broken: Rule(Ignore(QUO_1)), policy: trial,
        scope: "no_quota", caught_by: Clause(QUO_1), steps: 1;
    broken: Rule(Ignore(QUO_2)), policy: trial,
        scope: "strangers", caught_by: NeverReaches(QUO_2), steps: 0;
    broken: Rule(Ignore(QUO_3)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_2), steps: 2;
    broken: Rule(Ignore(QUO_4)), policy: trial,
        scope: "moves", caught_by: Clause(INV_5), steps: 4;
    broken: Rule(Ignore(SET_1)), policy: trial,
        scope: "last_fen", caught_by: Clause(SET_1), steps: 1;
    broken: Rule(Ignore(SET_2)), policy: trial,
        scope: "mutual", caught_by: Clause(SET_2), steps: 3;
    broken: Rule(Ignore(SET_3)), policy: trial,
        scope: "premium", caught_by: Clause(SET_3), steps: 3;
    broken: Rule(Ignore(SET_4)), policy: trial,
        scope: "premium", caught_by: Clause(SET_4), steps: 3;
    broken: Rule(Ignore(SET_5)), policy: trial,
        scope: "premium", caught_by: Clause(SET_5), steps: 3;
    broken: Rule(Ignore(SET_6)), policy: trial,
        scope: "premium", caught_by: Clause(INV_6), steps: 2;
    broken: Rule(Ignore(SET_7)), policy: trial,
        scope: "last_fen", caught_by: Clause(SET_7), steps: 2;
    broken: Rule(Ignore(SET_8)), policy: trial,
        scope: "premium", caught_by: Clause(SET_8), steps: 3;
    broken: Rule(Ignore(REV_2)), policy: trial,
        scope: "claims", caught_by: Clause(REV_2), steps: 5;
    broken: Rule(Ignore(TRM_1)), policy: trial,
        scope: "family", caught_by: Clause(TRM_1), steps: 2;
    broken: Rule(Ignore(TRM_2)), policy: trial,
        scope: "no_quota", caught_by: Clause(TRM_2), steps: 1;
    broken: Rule(Ignore(TRF_3)), policy: trial,
        scope: "moves", caught_by: Clause(TRF_3), steps: 2;
    broken: Rule(Ignore(TRF_4)), policy: trial,
        scope: "claims", caught_by: Clause(TRF_4), steps: 1;
    broken: Rule(Ignore(INS_3)), policy: trial,
        scope: "moves", caught_by: Clause(INS_3), steps: 2;
    broken: Rule(IgnoreCode(INS_3, InsuranceNotActive)), policy: trial,
        scope: "moves", caught_by: Clause(INS_3), steps: 2;
    broken: Rule(IgnoreCode(INS_3, PersonDeceased)), policy: trial,
        scope: "moves", caught_by: Clause(INS_3), steps: 2;
    broken: Rule(Ignore(INS_5)), policy: trial,
        scope: "moves", caught_by: Clause(INS_5), steps: 1;
    broken: Rule(IgnoreCode(INS_5, AlreadyInsured)), policy: trial,
        scope: "moves", caught_by: Clause(INS_5), steps: 1;
    broken: Rule(IgnoreCode(INS_5, PersonDeceased)), policy: trial,
        scope: "moves", caught_by: Clause(INS_5), steps: 2;
    broken: Rule(Ignore(CON_1)), policy: trial,
        scope: "mutual", caught_by: Clause(CON_1), steps: 1;
    broken: Rule(Ignore(SPD_1)), policy: trial,
        scope: "mutual", caught_by: Clause(SPD_1), steps: 1;
    broken: Rule(Ignore(SPD_2)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_2), steps: 1;
    broken: Rule(Ignore(SPD_3)), policy: trial,
        scope: "moves", caught_by: Clause(SPD_3), steps: 2;
    broken: Rule(Ignore(IDM_2)), policy: trial,
        scope: "repeats", caught_by: Clause(IDM_2), steps: 2;
    broken: Rule(Ignore(POL_1)), policy: province,
        scope: "province", caught_by: Clause(POL_1), steps: 2;
    broken: Rule(Ignore(POL_2)), policy: capped,
        scope: "premium", caught_by: Clause(POL_2), steps: 3;
    broken: Rule(Ignore(POL_3)), policy: one_recipient,
        scope: "family", caught_by: Clause(POL_3), steps: 2;
    broken: Rule(Ignore(POL_3)), policy: one_holder,
        scope: "family", caught_by: Clause(POL_3), steps: 2;
    broken: Rule(Ignore(POL_4)), policy: rollout,
        scope: "moves", caught_by: Clause(POL_4), steps: 2;
    broken: Rule(Ignore(POL_5)), policy: province,
        scope: "province", caught_by: Clause(POL_5), steps: 1;
    broken: Rule(Shift(QUO_2, 1)), policy: trial,
        scope: "no_quota", caught_by: NeverReaches(QUO_9), steps: 0;
    broken: Rule(Shift(QUO_2, -1)), policy: trial,
        scope: "strangers", caught_by: NeverReaches(QUO_2), steps: 0;
    broken: Rule(Shift(QUO_3, 1)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_2), steps: 2;
    broken: Rule(Shift(QUO_3, -1)), policy: trial,
        scope: "last_fen", caught_by: NeverReaches(SET_9), steps: 0;
    broken: Rule(Shift(QUO_4, 1)), policy: trial,
        scope: "no_quota", caught_by: NeverReaches(QUO_9), steps: 0;
    broken: Rule(Shift(QUO_4, -1)), policy: trial,
        scope: "family", caught_by: Clause(INV_5), steps: 4;
    broken: Rule(Shift(SET_5, 1)), policy: trial,
        scope: "last_fen", caught_by: NeverReaches(SET_9), steps: 0;
    broken: Rule(Shift(SET_5, -1)), policy: trial,
        scope: "premium", caught_by: Clause(SET_5), steps: 3;
    broken: Rule(Shift(SET_6, 1)), policy: trial,
        scope: "premium", caught_by: Clause(INV_6), steps: 2;
    broken: Rule(Shift(SET_6, -1)), policy: trial,
        scope: "one_premium", caught_by: NeverReaches(SET_9), steps: 0;
    broken: Rule(Shift(SET_7, 1)), policy: trial,
        scope: "moves", caught_by: NeverReaches(SET_9), steps: 0;
    broken: Rule(Shift(SET_7, -1)), policy: trial,
        scope: "last_fen", caught_by: Clause(SET_7), steps: 2;
    broken: Rule(Shift(SPD_1, 1)), policy: trial,
        scope: "repeats", caught_by: NeverAccepts(Family::Spend), steps: 0;
    broken: Rule(Shift(SPD_1, -1)), policy: trial,
        scope: "last_fen", caught_by: Clause(SPD_1), steps: 1;
    broken: Rule(Shift(SPD_2, 1)), policy: trial,
        scope: "mutual", caught_by: Clause(INV_2), steps: 1;
    broken: Rule(Shift(SPD_2, -1)), policy: trial,
        scope: "last_fen", caught_by: NeverAccepts(Family::Spend), steps: 0;
    broken: Rule(Shift(CON_1, 1)), policy: trial,
        scope: "last_fen", caught_by: NeverAccepts(Family::Contribute), steps: 0;
    broken: Rule(Shift(CON_1, -1)), policy: trial,
        scope: "last_fen", caught_by: Clause(CON_1), steps: 1;
    broken: Rule(Shift(POL_2, 1)), policy: capped,
        scope: "premium", caught_by: Clause(POL_2), steps: 3;
    broken: Rule(Shift(POL_2, -1)), policy: capped,
        scope: "last_fen", caught_by: NeverReaches(SET_9), steps: 0;
    broken: Rule(Shift(POL_3, 1)), policy: one_recipient,
        scope: "family", caught_by: Clause(POL_3), steps: 2;
    broken: Rule(Shift(POL_3, -1)), policy: one_recipient,
        scope: "no_quota", caught_by: Clause(INV_11), steps: 0;
};
