//! What is wrong with a mutant. What each does is in `subject` and `faults`; which mutants there
//! are is in the tables.

use std::fmt;

use crate::faults::Action;

use super::Reading;

/// A way of being wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A fault that needs no memory; the explorer uses the same.
    Fault(Action),
    /// One parameter of the policy is taken for another.
    Misread(Reading),
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Fault(action) => write!(f, "{action}"),
            What::Misread(reading) => write!(f, "misread: {reading}"),
        }
    }
}
