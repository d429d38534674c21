//! The mutants: systems that are wrong in one way each, by operator group, each with a stable name.
//! How they go wrong is in `subject`; who is killed by what is for whoever runs them.

mod equivalent;
mod group;
mod reading;
mod tables;
mod what;
mod when;
mod words;

pub use self::equivalent::{equivalent, unobservable};
pub use self::group::Group;
pub use self::reading::Reading;
pub use self::what::What;
pub use self::when::When;
pub use self::words::{
    ClearingFault, Field, Number, PersonFault, RegionFault, RelationshipFault, Repeat, Shown,
    Strict, Sum, Trace, Turn,
};

use model::terms::Term;

/// A system that is wrong in one way: what goes wrong, and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mutant {
    group: Group,
    what: What,
    when: When,
}

impl Mutant {
    /// The name: readable, unique, and the same from release to release.
    pub fn name(&self) -> String {
        match self.when {
            When::Always => self.what.to_string(),
            when => format!("{}, only {}", self.what, when.text().en),
        }
    }

    /// The operator group.
    pub fn group(&self) -> Group {
        self.group
    }

    /// What goes wrong.
    pub fn what(&self) -> What {
        self.what
    }

    /// When it does.
    pub fn when(&self) -> When {
        self.when
    }
}

/// Every mutant, in a fixed order, none twice.
pub fn all() -> Vec<Mutant> {
    tables::all()
}

#[cfg(test)]
mod tests;
