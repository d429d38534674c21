//! The faults that a mutant can have. `subject` and `faults` implement them; the tables list the
//! mutants made of them.

use std::fmt;

use model::clause::{Clause, Code};
use model::operation::Family;
use model::terms::Term;

use super::{
    ClearingFault, Field, Misreading, Number, PersonFault, RegionFault, RelationshipFault, Repeat,
    Shown, Strict, Sum, Trace, Turn,
};
use crate::systems::faults::Action;

/// A fault of a whole system.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A fault that needs no memory; the explorer uses the same ones.
    Fault(Action),
    /// One parameter of the policy is taken for another.
    Misread(Misreading),
    /// The comparisons of a clause come out wrong.
    Turned(Turn, Clause),
    /// The amounts of an operation are mistaken.
    Number(Number, Family),
    /// A number that is computed or kept is wrong.
    Sum(Sum),
    /// A change or a guard concerns the wrong person.
    Person(PersonFault),
    /// A change or a guard concerns the wrong region.
    Region(RegionFault),
    /// A change or a guard concerns the wrong relationship.
    Relationship(RelationshipFault),
    /// A repeated or conflicting request is handled wrongly.
    Repeat(Repeat),
    /// A repeated request of one operation is executed again.
    Again(Family),
    /// The content of an operation is compared without one of its fields.
    Without(Family, Field),
    /// Clearing goes wrong.
    Clearing(ClearingFault),
    /// A guard is too strict.
    Strict(Strict),
    /// A refusal leaves a trace.
    Trace(Trace),
    /// One code is given for another.
    Recode(Code, Code),
    /// One code is given for all.
    OneCode(Code),
    /// Refusals carry no code.
    NoCode,
    /// Something is shown wrongly.
    Shown(Shown),
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            What::Fault(action) => write!(f, "{action}"),
            What::Misread(reading) => write!(f, "misread: {reading}"),
            What::Turned(turn, clause) => write!(f, "compared {}: {clause}", en(turn)),
            What::Number(number, family) => write!(f, "amount taken: {family}: {}", en(number)),
            What::Sum(sum) => write!(f, "kept: {}", en(sum)),
            What::Person(fault) => write!(f, "wrong person: {}", en(fault)),
            What::Region(fault) => write!(f, "wrong region: {}", en(fault)),
            What::Relationship(fault) => write!(f, "wrong relationship: {}", en(fault)),
            What::Repeat(fault) => write!(f, "request: {}", en(fault)),
            What::Again(family) => write!(f, "executed again: {family}"),
            What::Without(family, field) => write!(f, "content without {}: {family}", en(field)),
            What::Clearing(fault) => write!(f, "clearing: {}", en(fault)),
            What::Strict(fault) => write!(f, "refused: {}", en(fault)),
            What::Trace(fault) => write!(f, "trace: {}", en(fault)),
            What::Recode(from, to) => write!(f, "wrong code: {to} for {from}"),
            What::OneCode(code) => write!(f, "wrong code: {code} for everything"),
            What::NoCode => f.write_str("wrong code: none"),
            What::Shown(fault) => write!(f, "shown: {}", en(fault)),
        }
    }
}

fn en<T: Term>(term: T) -> String {
    term.text().en.into_owned()
}
