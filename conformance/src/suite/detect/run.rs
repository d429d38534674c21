//! Runs systems with a planted fault through vectors and trials, up to the first step that shows
//! the fault. A vector is judged by its own expectations. A trial has none yet, so it is judged by
//! the answers of the rules.

use model::observe::{Observation, ObservedAnswer, observe};
use model::operation::Request;
use model::policy::Policy;

use crate::format::vectors::Vector;
use crate::suite::generate::scene::Scene;
use crate::suite::generate::trial::{Trial, ask};
use crate::systems::mutants::Mutant;
use crate::systems::subject::{Subject, agrees};

/// Returns the step at which a vector finds the mutant out, if it does.
pub fn kills(policy: &Policy, vector: &Vector, mutant: &Mutant) -> Option<usize> {
    let mut subject = Subject::new(policy, vector.book.clone(), &vector.names, Some(mutant));
    let start = observe(&vector.book, &vector.names);
    let mut due: &Observation = &start;
    for (at, step) in vector.steps.iter().enumerate() {
        let answer = subject.answer(&step.request);
        due = step.state.as_ref().unwrap_or(due);
        if !step.allows(&ObservedAnswer::from(&answer)) || subject.observe() != *due {
            return Some(at);
        }
    }
    None
}

/// Tells whether a trial would find the mutant out.
pub fn would_kill(policy: &Policy, scene: &Scene, trial: &Trial, mutant: &Mutant) -> bool {
    let mut names = scene.names.clone();
    let mut requests = scene.requests.clone();
    requests.extend(trial.asked.iter().map(|probe| ask(probe, &mut names)));
    differs(policy, scene, &names, &requests, mutant)
}

/// Tells whether the mutant answers or shows anything other than the rules do.
pub fn differs(
    policy: &Policy,
    scene: &Scene,
    names: &model::observe::Names,
    requests: &[Request],
    mutant: &Mutant,
) -> bool {
    let mut right = Subject::new(policy, scene.start.clone(), names, None);
    let mut wrong = Subject::new(policy, scene.start.clone(), names, Some(mutant));
    requests.iter().any(|request| {
        let (due, got) = (right.answer(request), wrong.answer(request));
        !agrees(&due, &got) || right.observe() != wrong.observe()
    })
}
