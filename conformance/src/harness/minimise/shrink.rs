//! Shrinking: what is left out, in which order, until nothing more can be. An `Oracle` says if a
//! candidate still fails; amounts get smaller in `amounts`.
//!
//! ```text
//! steps ─► people ─► settings ─► amounts ─► again, until a whole round changes nothing
//! ```
//!
//! Every change that is kept makes a case smaller: fewer steps, then fewer people, fewer settings
//! (regions, request IDs, channels, ended insurances), less money. So it ends, and its result is
//! 1-minimal. A candidate with one thing less no longer fails in the same way, whether that is a
//! step, a person whom no step names, a setting that the steps do not need, or a fen of an amount.

use model::operation::Written;
use model::person::{Channel, Standing};
use model::region::Region;

use super::amounts;
use super::candidate::Candidate;
use super::trying::{Enough, Shrinking};

impl Shrinking<'_> {
    /// Shrinks until nothing more can be left out, or no more can be tried.
    pub(crate) fn run(&mut self) -> Result<(), Enough> {
        loop {
            let before = self.best.clone();
            self.steps()?;
            self.people()?;
            self.settings()?;
            amounts::shrink(self)?;
            if self.best == before {
                return Ok(());
            }
        }
    }

    /// Leaves out steps, the last first: half of them, a quarter, … single ones. Then lets the start
    /// take in what a step does to the people alone.
    fn steps(&mut self) -> Result<(), Enough> {
        let mut run = self.best.steps.len().div_ceil(2);
        while run > 0 {
            let mut to = self.best.steps.len();
            while to > 0 {
                let from = to.saturating_sub(run);
                let mut candidate = self.best.clone();
                candidate.steps.drain(from..to);
                self.keeps(candidate)?;
                // A candidate that was kept may also have lost the steps after the failing one.
                to = from.min(self.best.steps.len());
            }
            run /= 2;
        }
        let mut at = 0;
        while at < self.best.steps.len() {
            let absorbed = self.best.absorbed(at, self.policy);
            let kept = match absorbed {
                Some(candidate) => self.keeps(candidate)?,
                None => false,
            };
            at += usize::from(!kept);
        }
        Ok(())
    }

    /// Leaves out people: all whom no step names, or one of them. Whom a step names stays on record:
    /// the step would be refused for that alone (GEN-1), and say nothing else any more.
    fn people(&mut self) -> Result<(), Enough> {
        let mut named = self.best.clone();
        named.people.retain(|one| self.best.is_named(&one.name));
        if self.keeps(named)? {
            return Ok(());
        }
        for at in (0..self.best.people.len()).rev() {
            if !self.best.is_named(&self.best.people[at].name) {
                let mut candidate = self.best.clone();
                candidate.people.remove(at);
                self.keeps(candidate)?;
            }
        }
        Ok(())
    }

    /// Leaves out what is said of a person or a request without need: request IDs, channels, accounts
    /// of residents, insurances that have ended, regions.
    fn settings(&mut self) -> Result<(), Enough> {
        let needs_id = |step: &Written| step.operation.family().needs_id();
        for at in 0..self.best.steps.len() {
            self.plainer(|best| {
                let step = best.steps.get_mut(at).filter(|step| !needs_id(step));
                step.into_iter().for_each(|step| step.id = None);
            })?;
            self.plainer(|best| {
                let step = best.steps.get_mut(at);
                let channel = step.and_then(|step| step.operation.channel_mut());
                channel.into_iter().for_each(|channel| *channel = Channel::App);
            })?;
        }
        for at in 0..self.best.people.len() {
            self.plainer(|best| best.people[at].balance = None)?;
            self.plainer(|best| best.people[at].standing = Standing::Active)?;
        }
        let regions = regions(&self.best);
        for (at, &later) in regions.iter().enumerate().rev() {
            for &earlier in &regions[..at] {
                self.plainer(|best| {
                    all_regions(best, |region| {
                        if *region == later {
                            *region = earlier;
                        }
                    });
                })?;
            }
        }
        Ok(())
    }

    /// Tries a plainer setting. The same steps have to be accepted with it: a case that is plainer
    /// because its steps fail does not count.
    fn plainer(&mut self, change: impl FnOnce(&mut Candidate)) -> Result<(), Enough> {
        let mut candidate = self.best.clone();
        change(&mut candidate);
        if candidate.accepted(self.policy) == self.best.accepted(self.policy) {
            self.keeps(candidate)?;
        }
        Ok(())
    }
}

/// Returns every region that is named, in order of first mention.
fn regions(candidate: &Candidate) -> Vec<Region> {
    let mut found = Vec::new();
    all_regions(&mut candidate.clone(), |region| {
        if !found.contains(region) {
            found.push(*region);
        }
    });
    found
}

fn all_regions(candidate: &mut Candidate, mut each: impl FnMut(&mut Region)) {
    candidate.people.iter_mut().for_each(|one| each(&mut one.region));
    for step in &mut candidate.steps {
        step.operation.region_mut().into_iter().for_each(&mut each);
    }
}
