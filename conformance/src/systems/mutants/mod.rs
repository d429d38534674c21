//! The mutants: systems that are wrong in one way each, by operator group, each with a stable name.
//! [`subject`](super::subject) implements them; [`suite`](crate::suite) finds out which vectors
//! detect them.

mod chinese;
mod equivalent;
mod group;
mod reading;
mod tables;
mod what;
mod when;
mod words;

pub use self::equivalent::{equivalent, unobservable};
pub use self::group::Group;
pub use self::reading::Misreading;
pub use self::what::What;
pub use self::when::When;
pub use self::words::{
    ClearingFault, Field, Number, PersonFault, RegionFault, RelationshipFault, Repeat, Shown,
    Strict, Sum, Trace, Turn,
};

use model::terms::Term;

/// A system that is wrong in one way: the fault, and its trigger.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mutant {
    group: Group,
    what: What,
    when: When,
}

impl Mutant {
    /// Returns the name: readable, unique, and the same from release to release.
    pub fn name(&self) -> String {
        match self.when {
            When::Always => self.what.to_string(),
            when => format!("{}, only {}", self.what, when.text().en),
        }
    }

    /// Returns the operator group.
    pub fn group(&self) -> Group {
        self.group
    }

    /// Returns the fault.
    pub fn what(&self) -> What {
        self.what
    }

    /// Returns the trigger of the fault.
    pub fn when(&self) -> When {
        self.when
    }
}

/// Returns every mutant, in a fixed order and without duplicates.
pub fn all() -> Vec<Mutant> {
    tables::all()
}

#[cfg(test)]
mod tests;
