//! A case that was played: the decision at each step and its reasons, the state after it, and the
//! broken properties. `tell` words stories; [`model::case_file`] reads case files.

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
    /// The title of the case.
    pub title: Text,
    /// The point that the case makes.
    pub why: Text,
    /// The name of the policy under which it was played.
    pub policy: String,
    /// The title of that policy.
    pub policy_title: Text,
    /// The names of people and requests.
    pub names: Names,
    /// The state at the start.
    pub start: Observation,
    /// The steps, in order.
    pub steps: Vec<PlayedStep>,
}

/// One request, and its outcome.
#[derive(Clone, Debug)]
pub struct PlayedStep {
    /// The request.
    pub request: Request,
    /// The same as plain data.
    pub data: WrittenStep,
    /// The answer.
    pub answer: Answer,
    /// Every clause broken, with its code; none if a first answer was given again.
    pub refusals: Vec<(Clause, Code)>,
    /// Every comparison made, with both sides.
    pub comparisons: Vec<Comparison>,
    /// Clauses that apply without refusing, such as IDM-1 and EST-8.
    pub noted: Set<Clause>,
    /// The changes, each with the clause that demands it.
    pub changes: Vec<(Clause, Change)>,
    /// The state after it.
    pub after: Observation,
    /// Every property that the step, or the state after it, breaks.
    pub breaches: Vec<Breach>,
}

impl Played {
    /// Returns true if every step and every state keeps every property.
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
