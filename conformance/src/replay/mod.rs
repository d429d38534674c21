//! Playing a case: its requests run through the rules, one after the other, and what was decided,
//! why, what everybody has after each, and whether every property held. Telling it to people is in `story`, to programs in
//! `json`; reading case files is in `model::case_file`.

use model::case_file::{Case, StepData};
use model::change::Change;
use model::clause::{Clause, Code};
use model::judge::{Comparison, Protocol};
use model::observe::{Names, Observation, observe};
use model::operation::{Answer, Request};
use model::policy::Policy;
use model::properties::{self, Breach};
use model::rules;
use model::terms::Set;
use model::text::Text;

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
    pub data: StepData,
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

/// Plays a case under a policy. The case is left as it was.
pub fn play(case: &Case, policy: &Policy) -> Played {
    let mut book = case.book.clone();
    book.take_changes();
    let start = observe(&book, &case.names);
    let mut steps = Vec::with_capacity(case.steps.len());
    for step in &case.steps {
        let mut protocol = Protocol::default();
        let before = book.clone();
        let answer = rules::answer(policy, &mut book, &step.request, &mut protocol);
        let mut breaches = Vec::new();
        let asked = &step.request;
        let (before, after) = (&before, &book);
        let taken = properties::Step { policy, before, after, request: asked, answer: &answer };
        properties::check_step(&taken, &mut breaches);
        properties::check_state(policy, after, &mut breaches);
        steps.push(PlayedStep {
            request: step.request,
            data: StepData { note: step.note.clone(), ..StepData::of(&step.request, &case.names) },
            answer,
            refusals: protocol.refusals,
            comparisons: protocol.comparisons,
            noted: protocol.verdict.noted,
            changes: book.take_changes(),
            after: observe(&book, &case.names),
            breaches,
        });
    }
    Played {
        id: case.id.clone(),
        title: case.title.clone(),
        why: case.why.clone(),
        policy: policy.name.clone(),
        policy_title: policy.title.clone(),
        names: case.names.clone(),
        start,
        steps,
    }
}
