//! `gongji minimise`: shrinks a case that a system fails to the shortest sequence and the smallest
//! amounts that still fail in the same way.
//!
//! ```text
//! vector or case ─► played twice: in which way? ─► candidate ─► the rules: what has to come of it
//!                                                    ▲                 │
//!                                                    └─ still so? ◄─ live system, judged as by `run`
//! ```
//!
//! `way` defines "the same way". `shrink` and `amounts` decide what is left out and when it ends,
//! and `live` tries a candidate.

mod amounts;
mod candidate;
pub(crate) mod live;
mod progress;
mod shrink;
#[cfg(test)]
mod tests;
mod trying;
pub(crate) mod way;

pub use self::way::Way;

use std::path::Path;

use model::case_file::{Case, is_name};
use model::clause::Clause;
use model::policy::Policy;
use model::terms::Set;
use model::text;
use model::text::Language;

use self::candidate::{Candidate, Heading};
use self::live::{Bounds, Live, Play, Tried};
use self::progress::Progress;
use self::trying::{Enough, Failing, Oracle, Shrinking};
use crate::format::report::{CaseResult, Verdict};
use crate::format::vectors::Vector;
use crate::replay;

/// Request to shrink a case.
pub(crate) struct ShrinkTask<'a> {
    vector: &'a Vector,
    policy: &'a Policy,
    /// The policy's name, as the saved case gives it.
    policy_name: String,
    bounds: Bounds,
    language: Language,
}

/// Reason why nothing was shrunk.
pub(crate) enum Unshrunk {
    /// The system passes.
    Passes,
    /// It was stopped before anything could be left out.
    Stopped,
    /// The system does not support this.
    Unplayed(Box<CaseResult>),
    /// It fails in another way when it is played again.
    Flaky(Box<[CaseResult; 2]>),
}

/// A case from which nothing can be left out, unless the shrinking was stopped early.
pub(crate) struct Smallest {
    pub(crate) case: Case,
    /// The clauses under which its last step changes something.
    pub(crate) at_work: Vec<Clause>,
    /// Its result.
    pub(crate) came: CaseResult,
    /// True if everything was tried.
    pub(crate) complete: bool,
    /// The numbers of steps and people before.
    pub(crate) before: (usize, usize),
    /// The numbers of cases and operations tried.
    pub(crate) tried: (u32, usize),
}

/// Shrinks a case. `play` plays one on the system.
pub(crate) fn minimise(asked: &ShrinkTask<'_>, play: &mut Play<'_>) -> Result<Smallest, Unshrunk> {
    let ShrinkTask { vector, policy, bounds, .. } = asked;
    let mut tried = Tried::nothing();
    let first = tried.play(play, vector);
    let Some(way) = Way::of(&first) else { return Err(unshrunk(first, vector, &mut tried, play)) };
    let heading = heading(asked, &way);
    let progress = Progress::new(asked.language);
    let mut live = Live {
        play,
        policy,
        heading: &heading,
        clauses: &vector.clauses,
        way: &way,
        // The second time is not bounded: without it nothing is known.
        bounds: Bounds::default(),
        tried: &mut tried,
        progress: &progress,
        came: None,
        otherwise: None,
    };
    let mut whole = Candidate::of(vector);
    match live.judge(vector).and_then(|same| same.map_or(Ok(None), |_| live.fails(&whole))) {
        Ok(Some(Failing { step })) => whole.steps.truncate(step.unwrap_or(whole.steps.len())),
        Ok(None) => return Err(live.flaky(first)),
        Err(Enough) => return Err(Unshrunk::Stopped),
    }
    live.bounds = *bounds;
    let mut shrinking = Shrinking::new(&mut live, policy, whole);
    let mut complete = shrinking.run().is_ok();
    let best = shrinking.best;
    if complete {
        // A case that failed only by chance at the end does not fail again.
        live.bounds = Bounds::default();
        match live.fails(&best) {
            Ok(Some(_)) => {}
            Ok(None) => return Err(live.flaky(first)),
            Err(Enough) => complete = false,
        }
    }
    let came = live.came.take().expect("the whole case failed in this way");
    let case = best.case(&heading).expect("it was played");
    Ok(Smallest {
        at_work: at_work(&case, policy),
        case,
        came,
        complete,
        before: (vector.steps.len(), vector.people.len()),
        tried: (tried.cases, tried.operations),
    })
}

/// Returns the reason why a case that did not fail is not shrunk. It is played again, because a
/// system may pass by chance.
fn unshrunk(
    first: CaseResult,
    vector: &Vector,
    tried: &mut Tried,
    play: &mut Play<'_>,
) -> Unshrunk {
    match first.verdict {
        Verdict::Pass => match tried.play(play, vector) {
            again if again.verdict == Verdict::Pass => Unshrunk::Passes,
            again if Way::of(&again).is_some() => Unshrunk::Flaky(Box::new([first, again])),
            _ => Unshrunk::Stopped,
        },
        Verdict::NotMeasured => Unshrunk::Stopped,
        _ => Unshrunk::Unplayed(Box::new(first)),
    }
}

impl Live<'_, '_> {
    /// Returns the latest result that fails in this way beside the latest that does not.
    fn flaky(&mut self, first: CaseResult) -> Unshrunk {
        let other = self.otherwise.take().expect("something came otherwise");
        Unshrunk::Flaky(Box::new([self.came.take().unwrap_or(first), other]))
    }
}

/// Returns the clauses under which the last step of a case changes something.
fn at_work(case: &Case, policy: &Policy) -> Vec<Clause> {
    let changes = replay::play(case, policy).steps.pop().map(|step| step.changes);
    let cited: Set<Clause> = changes.iter().flatten().map(|(clause, _)| *clause).collect();
    cited.iter().collect()
}

/// Returns the heading of all candidates. They share a name, so that names made from a salt stay
/// the same.
fn heading(asked: &ShrinkTask<'_>, way: &Way) -> Heading {
    let id = format!("minimised-{}", way.word());
    assert!(is_name(&id), "`{id}` is no name");
    let (of, way) = (&asked.vector.id, way.text());
    Heading {
        id,
        title: text!("The smallest of {of} that fails", "{of} 缩减后的最小未通过案例"),
        why: text!(
            "`gongji minimise` left out what is not needed for this failure: {en}.",
            "`gongji minimise` 已略去与此无关的内容，保留的问题为：{zh}。",
            en = way.en,
            zh = way.zh,
        ),
        policy: asked.policy_name.clone(),
    }
}

impl ShrinkTask<'_> {
    /// Asks to shrink a vector of this policy, to be saved into this folder.
    pub(crate) fn new<'a>(
        vector: &'a Vector,
        policy: &'a Policy,
        named: &str,
        folder: Option<&Path>,
        bounds: Bounds,
        language: Language,
    ) -> ShrinkTask<'a> {
        let policy_name = crate::format::save::policy_name(folder, named);
        ShrinkTask { vector, policy, policy_name, bounds, language }
    }
}
