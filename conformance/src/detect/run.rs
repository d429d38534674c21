//! Running systems with a planted fault through vectors and trials, and finding the first that
//! shows the fault. A vector is judged by what it says itself; a trial, which says nothing yet, by
//! what the rules answer.

use std::sync::atomic::{AtomicUsize, Ordering};

use model::observe::{Observation, ObservedAnswer, observe};
use model::operation::Request;
use model::policy::Policy;

use crate::generate::scene::Scene;
use crate::generate::trial::{Trial, ask};
use crate::mutants::Mutant;
use crate::subject::{Subject, agrees};
use crate::vectors::Vector;

/// Whether an answer is right where a vector expects this: accepted with the same receipt, or
/// rejected with one of the codes.
pub fn right(expected: &ObservedAnswer, got: &ObservedAnswer) -> bool {
    match (expected, got) {
        (ObservedAnswer::Rejected { codes: due }, ObservedAnswer::Rejected { codes }) => {
            codes.first().is_some_and(|code| due.contains(code))
        }
        _ => expected == got,
    }
}

/// The step at which a vector finds a system out, if it does.
pub fn kills(policy: &Policy, vector: &Vector, mutant: &Mutant) -> Option<usize> {
    let mut subject = Subject::new(policy, vector.book.clone(), &vector.names, Some(mutant));
    let start = observe(&vector.book, &vector.names);
    let mut due: &Observation = &start;
    for (at, step) in vector.steps.iter().enumerate() {
        let answer = subject.answer(&step.request);
        due = step.state.as_ref().unwrap_or(due);
        if !right(&step.expect, &ObservedAnswer::from(&answer)) || subject.observe() != *due {
            return Some(at);
        }
    }
    None
}

/// Whether a trial would find a system out.
pub fn would_kill(policy: &Policy, scene: &Scene, trial: &Trial, mutant: &Mutant) -> bool {
    let mut names = scene.names.clone();
    let mut requests = scene.requests.clone();
    requests.extend(trial.asked.iter().map(|probe| ask(probe, &mut names)));
    differs(policy, scene, &names, &requests, mutant)
}

/// Whether a system answers or shows anything else than the rules to these requests.
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

/// Does the same for every item on several threads; the results stand in the order of the items,
/// whatever the number of threads.
pub fn on_threads<T: Sync, R: Send>(
    threads: usize,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.max(1))
            .map(|_| {
                scope.spawn(|| {
                    let mut own = Vec::new();
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(item) = items.get(at) else { return own };
                        own.push((at, work(item)));
                    }
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no fault panics")).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
