//! Candidates, tried one after the other: the oracle that says if one fails in the same way, and
//! the smallest so far that does.

use std::collections::BTreeSet;

use model::policy::Policy;

use super::candidate::Candidate;

/// Reason why no more candidates can be tried.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Enough;

/// An oracle that says if a candidate fails in the same way, and at which step.
pub(crate) trait Oracle {
    /// Tries a candidate; none if it does not fail in the same way.
    fn fails(&mut self, candidate: &Candidate) -> Result<Option<Failing>, Enough>;
}

/// A failure in the same way, with the failing step if one was reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Failing {
    pub(crate) step: Option<usize>,
}

/// A shrinking under way.
pub(crate) struct Shrinking<'a> {
    trial: &'a mut dyn Oracle,
    pub(crate) policy: &'a Policy,
    /// The smallest candidate so far that fails.
    pub(crate) best: Candidate,
    /// The keys of candidates that were tried and do not fail in the same way.
    spared: BTreeSet<String>,
}

impl<'a> Shrinking<'a> {
    /// Begins with a case that is known to fail.
    pub(crate) fn new(
        trial: &'a mut dyn Oracle,
        policy: &'a Policy,
        first: Candidate,
    ) -> Shrinking<'a> {
        Shrinking { trial, policy, best: first, spared: BTreeSet::new() }
    }

    /// Keeps a candidate if it still fails in the same way, without the steps after the failing
    /// one.
    pub(crate) fn keeps(&mut self, candidate: Candidate) -> Result<bool, Enough> {
        if candidate == self.best || self.spared.contains(&candidate.key()) {
            return Ok(false);
        }
        match self.trial.fails(&candidate)? {
            None => {
                self.spared.insert(candidate.key());
                Ok(false)
            }
            Some(Failing { step }) => {
                self.best = candidate;
                if let Some(step) = step {
                    self.best.steps.truncate(step);
                }
                Ok(true)
            }
        }
    }
}
