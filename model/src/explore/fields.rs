//! The fields of a scope's state: where in the word each value stands. `layout` decides how much
//! room each gets.

use super::word::{Field, Fields};
use crate::clause::Code;
use crate::terms::Term;

/// The fields of one person.
#[derive(Clone, Copy, Debug)]
pub(super) struct PersonFields {
    pub(super) scheme: Field,
    pub(super) standing: Field,
    pub(super) region: Field,
    pub(super) has_account: Field,
    pub(super) balance: Field,
    pub(super) all: Fields,
}

/// The fields of one pair. `state`: 0 never, 1 active, 2 ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct PairFields {
    pub(super) state: Field,
    pub(super) granted: Field,
    pub(super) used: Field,
    pub(super) all: Fields,
}

/// The fields of one settlement. `pair`: 0 none yet, else the pair's place and one.
#[derive(Clone, Copy, Debug)]
pub(super) struct SettlementFields {
    pub(super) pair: Field,
    pub(super) paid: Field,
    pub(super) debtor: Field,
    pub(super) creditor: Field,
    pub(super) reversed: Field,
    pub(super) relationship_active: Field,
}

/// The number of codes in the first half of an answer's codes; the second half has the rest.
pub(super) const HALF: usize = Code::ALL.len() / 2;

/// The fields of one answer that is kept. `content`: 0 none yet, else the content's number and
/// one; `codes`: 0 for an accepted request, in two halves because a field has fewer bits than there
/// are codes.
#[derive(Clone, Debug)]
pub(super) struct AnswerFields {
    pub(super) content: Field,
    pub(super) amount: Field,
    pub(super) codes: [Field; 2],
    pub(super) paid: Field,
    pub(super) self_paid: Field,
    pub(super) statement: Vec<Field>,
}

/// All fields of a scope's state.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub(super) people: Vec<PersonFields>,
    pub(super) pairs: Vec<PairFields>,
    pub(super) settlements: Vec<SettlementFields>,
    /// For each pair of regions, the debt of the first to the second.
    pub(super) owed: Vec<Field>,
    pub(super) all_owed: Fields,
    pub(super) answers: Vec<AnswerFields>,
    pub(super) left: Vec<Field>,
    pub(super) bits: u32,
}
