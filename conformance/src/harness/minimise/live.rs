//! Trying candidates on the live system: each is a case of its own, judged as `gongji run` judges
//! it. `shrink` decides what is tried, and in which order.

use std::time::{Duration, Instant};

use model::clause::Clause;
use model::policy::Policy;

use super::candidate::{Candidate, Heading};
use super::progress::Progress;
use super::trying::{Enough, Failing, Oracle};
use super::way::Way;
use crate::base::stop;
use crate::format::report::{CaseResult, Verdict};
use crate::format::vectors::Vector;
use crate::harness::alone;

/// Plays a case.
pub(crate) type Play<'a> = dyn FnMut(&Vector) -> CaseResult + 'a;

/// Limits on what may be tried.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Bounds {
    /// The greatest number of candidates.
    pub(crate) most: Option<u32>,
    /// The longest time.
    pub(crate) time: Option<Duration>,
}

/// The trials so far.
pub(crate) struct Tried {
    pub(crate) cases: u32,
    pub(crate) operations: usize,
    began: Instant,
}

impl Tried {
    pub(crate) fn nothing() -> Tried {
        Tried { cases: 0, operations: 0, began: Instant::now() }
    }

    /// Plays a case, and counts it.
    pub(crate) fn play(&mut self, play: &mut Play<'_>, vector: &Vector) -> CaseResult {
        let result = play(vector);
        self.cases += 1;
        let all = result.verdict == Verdict::Pass;
        self.operations += if all { vector.steps.len() } else { result.steps.len() };
        result
    }

    fn is_enough(&self, bounds: Bounds) -> bool {
        stop::is_asked()
            || bounds.most.is_some_and(|most| self.cases >= most)
            || bounds.time.is_some_and(|time| self.began.elapsed() >= time)
    }
}

/// The live system.
pub(crate) struct Live<'t, 'p> {
    pub(crate) play: &'t mut Play<'p>,
    pub(crate) policy: &'t Policy,
    pub(crate) heading: &'t Heading,
    /// The clauses that the vector is about. Findings are named by them; the clauses of a candidate
    /// would name them differently.
    pub(crate) clauses: &'t [Clause],
    /// The way in which it has to fail.
    pub(crate) way: &'t Way,
    pub(crate) bounds: Bounds,
    pub(crate) tried: &'t mut Tried,
    pub(crate) progress: &'t Progress,
    /// The result of the smallest candidate so far that fails in this way.
    pub(crate) came: Option<CaseResult>,
    /// The result of the latest candidate that does not.
    pub(crate) otherwise: Option<CaseResult>,
}

impl Live<'_, '_> {
    /// Makes a vector of a candidate, with the expectations that the rules give.
    pub(crate) fn vector(&self, candidate: &Candidate) -> Option<Vector> {
        let vector = alone::vector(&candidate.case(self.heading)?, self.policy)?;
        Some(Vector { clauses: self.clauses.to_vec(), ..vector })
    }
}

impl Live<'_, '_> {
    /// Plays a case, and checks if it fails in the same way.
    pub(crate) fn judge(&mut self, vector: &Vector) -> Result<Option<Failing>, Enough> {
        if self.tried.is_enough(self.bounds) {
            return Err(Enough);
        }
        let result = self.tried.play(self.play, vector);
        if result.verdict == Verdict::NotMeasured {
            return Err(Enough);
        }
        let (step, same) = (result.step, Way::of(&result).as_ref() == Some(self.way));
        let kept = if same { &mut self.came } else { &mut self.otherwise };
        *kept = Some(result);
        if let Some(CaseResult { steps, people, .. }) = &self.came {
            self.progress.tried(self.tried.cases, (steps.len(), people.len()));
        }
        Ok(same.then_some(Failing { step }))
    }
}

impl Oracle for Live<'_, '_> {
    fn fails(&mut self, candidate: &Candidate) -> Result<Option<Failing>, Enough> {
        match self.vector(candidate) {
            Some(vector) => self.judge(&vector),
            None => Ok(None),
        }
    }
}
