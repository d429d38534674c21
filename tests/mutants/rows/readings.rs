//! Rows of parameters. If a system misreads one, the policy's demands catch it. If a policy spoils
//! one, the demands on every policy catch it.

use model::clause::Clause::*;

use super::matrix;
use crate::policies::*;
use crate::row::By::{Clause, NeverReaches, Stuck};
use crate::row::Row;
use crate::system::Broken::{Misreading, Policy};

/// A policy under which a move within the province ends nothing is missing here, because no demand
/// on every policy forbids it.
pub(crate) const ROWS: &[Row] = matrix! {
    broken: Misreading(NO_RETIREMENT), policy: trial,
        scope: "moves", caught_by: Clause(INS_2), steps: 2;
    broken: Misreading(NO_DEATH), policy: trial,
        scope: "moves", caught_by: Clause(INS_2), steps: 2;
    broken: Misreading(NO_WITHDRAWAL), policy: trial,
        scope: "moves", caught_by: Clause(INS_2), steps: 2;
    broken: Misreading(NO_MOVE_WITHIN), policy: trial,
        scope: "moves", caught_by: Clause(TRF_1), steps: 2;
    broken: Misreading(NO_MOVE_ACROSS), policy: trial,
        scope: "moves", caught_by: Clause(TRF_1), steps: 2;
    broken: Misreading(EARMARK_WITHIN), policy: trial,
        scope: "mutual", caught_by: Clause(INV_2), steps: 3;
    broken: Misreading(EVERYWHERE), policy: trial,
        scope: "province", caught_by: Clause(INV_4), steps: 1;
    broken: Misreading(WITHOUT_COMMITMENT), policy: trial,
        scope: "family", caught_by: Clause(INV_4), steps: 1;
    broken: Misreading(ANY_KIN), policy: trial,
        scope: "mutual", caught_by: Clause(INV_4), steps: 1;
    broken: Misreading(RESIDENTS_GIVE), policy: trial,
        scope: "moves", caught_by: Clause(INV_4), steps: 2;
    broken: Misreading(NO_RESIDENTS), policy: trial,
        scope: "last_fen", caught_by: Clause(INV_11), steps: 0;
    broken: Misreading(NO_KIN_BUT_SPOUSES), policy: trial,
        scope: "last_fen", caught_by: Stuck, steps: 2;
    broken: Misreading(ONE_REGION), policy: trial,
        scope: "last_fen", caught_by: Clause(INV_11), steps: 0;
    broken: Misreading(APP_CLOSED), policy: trial,
        scope: "last_fen", caught_by: Clause(INV_11), steps: 0;
    broken: Misreading(COSMETIC), policy: trial,
        scope: "premium", caught_by: Clause(SET_3), steps: 3;
    broken: Misreading(PREMIUM_IN_PART), policy: trial,
        scope: "premium", caught_by: Clause(INV_6), steps: 3;
    broken: Misreading(PREMIUM_FOR_ALL), policy: trial,
        scope: "premium", caught_by: Clause(SET_8), steps: 3;
    broken: Misreading(MEDICAL_AT_PHARMACY), policy: trial,
        scope: "last_fen", caught_by: NeverReaches(SET_9), steps: 0;
    broken: Misreading(SHARED), policy: trial,
        scope: "last_fen", caught_by: Clause(SET_9), steps: 2;
    broken: Policy(NO_RETIREMENT), policy: trial,
        scope: "moves", caught_by: Clause(INV_4), steps: 2;
    broken: Policy(NO_DEATH), policy: trial,
        scope: "moves", caught_by: Clause(INV_4), steps: 2;
    broken: Policy(NO_WITHDRAWAL), policy: trial,
        scope: "moves", caught_by: Clause(INV_4), steps: 2;
    broken: Policy(NO_MOVE_ACROSS), policy: trial,
        scope: "moves", caught_by: Clause(INV_4), steps: 2;
    broken: Policy(EARMARK_WITHIN), policy: trial,
        scope: "mutual", caught_by: Clause(INV_2), steps: 3;
    broken: Policy(PREMIUM_IN_PART), policy: trial,
        scope: "premium", caught_by: Clause(INV_6), steps: 3;
};
