//! A case that was played: what was decided at each step and why, what everybody has after it, and
//! whether every property held. Stories are told in `tell`; case files are read in
//! [`model::case_file`].

use model::case_file::{Case, CaseStep, WrittenStep};
use model::change::Change;
use model::clause::{Clause, Code};
use model::judge::Comparison;
use model::observe::{Names, Observation, observe};
use model::operation::{Answer, Request};
use model::policy::Policy;
use model::properties::Breach;
use model::terms::Set;
use model::text::Text;

use super::{Replayed, replay};

/// A case that was played.
#[derive(Clone, Debug)]
pub struct Played {
    /// The case's name.
    pub id: String,
    /// What the case is called.
    pub title: Text,
    /// What the case shows.
    pub why: Text,
    /// The name of the policy it was played under.
    pub policy: String,
    /// What that policy is called.
    pub policy_title: Text,
    /// What people and requests are called.
    pub names: Names,
    /// What everybody had at the start.
    pub start: Observation,
    /// What happened.
    pub steps: Vec<PlayedStep>,
}

/// One request, and what came of it.
#[derive(Clone, Debug)]
pub struct PlayedStep {
    /// What was asked for.
    pub request: Request,
    /// The same as plain data.
    pub data: WrittenStep,
    /// The answer.
    pub answer: Answer,
    /// Every clause broken, with its code; none where a first answer was given again.
    pub refusals: Vec<(Clause, Code)>,
    /// Every comparison made, with both sides.
    pub comparisons: Vec<Comparison>,
    /// Clauses that apply without refusing, such as IDM-1 and EST-8.
    pub noted: Set<Clause>,
    /// What changed, each with the clause that demands it.
    pub changes: Vec<(Clause, Change)>,
    /// What everybody has after it.
    pub after: Observation,
    /// Every property that the step, or the state after it, breaks.
    pub breaches: Vec<Breach>,
}

impl Played {
    /// Whether every step and every state keeps every property.
    pub fn holds(&self) -> bool {
        self.steps.iter().all(|step| step.breaches.is_empty())
    }
}

/// Plays a case under a policy.
pub fn play(case: &Case, policy: &Policy) -> Played {
    let requests = case.steps.iter().map(|step| step.request);
    let told = |(step, replayed): (&CaseStep, Replayed)| {
        let data = step.written(&case.names);
        let mut breaches = Vec::new();
        replayed.check(policy, &mut breaches);
        PlayedStep {
            request: step.request,
            data,
            after: observe(&replayed.after, &case.names),
            answer: replayed.answer,
            refusals: replayed.judgement.refusals,
            comparisons: replayed.judgement.comparisons,
            noted: replayed.judgement.ruling.noted,
            changes: replayed.changes,
            breaches,
        }
    };
    Played {
        id: case.id.clone(),
        title: case.title.clone(),
        why: case.why.clone(),
        policy: policy.name.clone(),
        policy_title: policy.title.clone(),
        names: case.names.clone(),
        start: observe(&case.book, &case.names),
        steps: case.steps.iter().zip(replay(policy, &case.book, requests)).map(told).collect(),
    }
}
