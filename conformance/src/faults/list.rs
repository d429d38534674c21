//! The planted faults, by operator.

use model::clause::Clause::{
    CLR_1, CON_1, EST_9, INS_1, INS_2, INS_4, INS_6, QUO_2, QUO_3, QUO_4, REV_2, REV_3, REV_4,
    SET_5, SET_6, SET_7, SET_9, SET_10, SPD_1, SPD_2, TRF_1, TRM_1,
};
use model::clause::{Clause, Code};
use model::terms::Term;

use super::{Action, Kind};

/// Every planted fault, in a fixed order.
pub fn all() -> Vec<Action> {
    let mut all: Vec<Action> = ignored_guards().map(Action::Ignore).collect();
    for clause in [QUO_2, QUO_3, QUO_4, SET_5, SET_6, SET_7, SPD_1, SPD_2, CON_1] {
        all.extend([Action::Shift(clause, 1), Action::Shift(clause, -1)]);
    }
    for (clause, kind) in changes() {
        all.extend([Action::Omit(clause, kind), Action::Double(clause, kind)]);
    }
    all
}

/// The clauses whose guard can be left out without the system falling over.
fn ignored_guards() -> impl Iterator<Item = Clause> {
    let _ = Code::ALL;
    Clause::ALL.iter().copied().filter(|clause| !model::catalogue::entry(*clause).codes.is_empty())
}

/// Every change that a clause demands.
fn changes() -> Vec<(Clause, Kind)> {
    vec![
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
        (TRF_1, Kind::Insure),
        (INS_1, Kind::Insure),
        (INS_2, Kind::End),
        (INS_4, Kind::Insure),
        (INS_6, Kind::OpenAccount),
        (CON_1, Kind::Credit),
        (SPD_2, Kind::Debit),
        (CLR_1, Kind::Clear),
    ]
}
