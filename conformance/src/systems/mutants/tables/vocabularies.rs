//! The mutants made of a closed vocabulary: one for each word, or for each word and operation.

use model::clause::Clause::{
    self, CON_1, POL_2, POL_3, QUO_2, QUO_3, QUO_4, SET_5, SET_6, SET_7, SPD_1, SPD_2,
};
use model::operation::Family;
use model::terms::Term;

use super::mutant;
use crate::systems::mutants::{
    ClearingFault, Field, Group, Mutant, Number, PersonFault, RegionFault, RelationshipFault,
    Repeat, Shown, Strict, Sum, Trace, Turn, What,
};

/// Returns them all.
pub(crate) fn all() -> Vec<Mutant> {
    let mut all = Vec::new();
    all.extend(each::<PersonFault>(Group::WrongPerson, What::Person));
    all.extend(each::<RegionFault>(Group::WrongRegion, What::Region));
    all.extend(each::<RelationshipFault>(Group::WrongRelationship, What::Relationship));
    all.extend(each::<Sum>(Group::Number, What::Sum));
    all.extend(each::<Repeat>(Group::Request, What::Repeat));
    all.extend(each::<ClearingFault>(Group::Clearing, What::Clearing));
    all.extend(each::<Strict>(Group::OverStrict, What::Strict));
    all.extend(each::<Trace>(Group::Trace, What::Trace));
    all.extend(each::<Shown>(Group::Observation, What::Shown));
    all.extend(turned());
    all.extend(numbers());
    all.extend(contents());
    all
}

fn each<T: Term>(group: Group, what: fn(T) -> What) -> impl Iterator<Item = Mutant> {
    T::ALL.iter().map(move |&term| mutant(group, what(term)))
}

/// Returns every comparison, turned. Whole fen make a strict comparison off by one, which is a
/// group of its own; it appears here only for the lower limits of amounts, which share their clause
/// with an upper limit. A comparison that admits nothing when turned is turned only once.
fn turned() -> impl Iterator<Item = Mutant> {
    const TURNED: [(Clause, &[Turn]); 11] = [
        (QUO_2, &[Turn::Inverted, Turn::Strict, Turn::Equal]),
        (QUO_3, &[Turn::Inverted, Turn::Equal, Turn::Text, Turn::Digits]),
        (QUO_4, &[Turn::Inverted, Turn::Text, Turn::Digits]),
        (SET_5, &[Turn::Inverted, Turn::Strict, Turn::Equal]),
        (SET_6, &[Turn::Inverted, Turn::Equal, Turn::Text, Turn::Digits]),
        (SET_7, &[Turn::Inverted, Turn::Equal]),
        (SPD_1, &[Turn::Inverted, Turn::Strict, Turn::Equal]),
        (SPD_2, &[Turn::Inverted, Turn::Equal, Turn::Text, Turn::Digits]),
        (CON_1, &[Turn::Inverted, Turn::Strict, Turn::Equal]),
        (POL_2, &[Turn::Inverted, Turn::Equal, Turn::Text, Turn::Digits]),
        (POL_3, &[Turn::Inverted]),
    ];
    let turns = |&(clause, turns): &(Clause, &'static [Turn])| {
        turns.iter().map(move |&turn| (turn, clause))
    };
    TURNED.iter().flat_map(turns).map(|(turn, clause)| {
        let text = matches!(turn, Turn::Text | Turn::Digits);
        let group = if text { Group::Number } else { Group::ComparisonTurned };
        mutant(group, What::Turned(turn, clause))
    })
}

/// Returns every operation with an amount, in every way of mistaking the amount.
fn numbers() -> impl Iterator<Item = Mutant> {
    let families = [Family::SetQuota, Family::Settle, Family::Contribute, Family::Spend];
    families.into_iter().flat_map(|family| {
        Number::ALL.iter().map(move |&n| mutant(Group::Number, What::Number(n, family)))
    })
}

/// Returns every operation repeated, and every field of its content ignored.
fn contents() -> impl Iterator<Item = Mutant> {
    let again = Family::ALL.iter().map(|&family| What::Again(family));
    let without = FIELDS.iter().flat_map(|&(family, fields)| {
        fields.iter().map(move |&field| What::Without(family, field))
    });
    again.chain(without).map(|what| mutant(Group::Request, what))
}

const FIELDS: [(Family, &[Field]); 10] = [
    (Family::Establish, &[Field::Holder, Field::Recipient, Field::Kinship, Field::Commitment]),
    (Family::SetQuota, &[Field::Holder, Field::Recipient, Field::Amount]),
    (
        Family::Settle,
        &[
            Field::Holder,
            Field::Recipient,
            Field::Beneficiary,
            Field::Category,
            Field::VenueKind,
            Field::VenueRegion,
            Field::Amount,
        ],
    ),
    (Family::Reverse, &[Field::Settlement]),
    (Family::Terminate, &[Field::By, Field::Holder, Field::Recipient]),
    (Family::Transfer, &[Field::Person, Field::Region]),
    (Family::EndInsurance, &[Field::Person, Field::Reason]),
    (Family::Enroll, &[Field::Person, Field::Scheme, Field::Region]),
    (Family::Contribute, &[Field::Person, Field::Amount]),
    (Family::Spend, &[Field::Person, Field::Amount]),
];
