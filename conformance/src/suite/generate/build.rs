//! Turns a trial or a story into a vector. The rules play its requests, and what they answer and
//! leave in the records becomes the vector's expectation.

use model::book::Book;
use model::case_file::{self, Case};
use model::catalogue::{self, Kind};
use model::clause::Clause;
use model::observe::{Names, ObservedAnswer, observe};
use model::operation::{Request, Written};
use model::policy::Policy;
use model::terms::Set;

use super::asked::{Judged, judge};
use super::scene::Scene;
use super::trial::{Trial, ask};
use super::wording;
use crate::format::vectors::{Twin, Vector, VectorStep};

/// Builds the vector of a trial.
pub fn of_trial(policy: &Policy, scene: &Scene, trial: &Trial, twin: Option<Twin>) -> Vector {
    let mut names = scene.names.clone();
    let mut asked: Vec<(Request, Written)> =
        scene.requests.iter().copied().zip(scene.steps.iter().cloned()).collect();
    for probe in &trial.asked {
        asked.push((ask(probe, &mut names), probe.data.clone()));
    }
    let (steps, _) = play(policy, &scene.start, &names, asked);
    Vector {
        id: trial.id.clone(),
        revision: 1,
        title: wording::title(trial, scene),
        why: wording::why(trial, twin.as_ref()),
        policy: policy.name.clone(),
        clauses: trial.clauses.iter().collect(),
        twin,
        names,
        people: scene.people.clone(),
        book: scene.start.clone(),
        steps,
    }
}

/// Builds the vector of a story: its case, and what must come of each step.
pub fn of_case(policy: &Policy, case: &Case) -> Vector {
    let (steps, judged) = play_case(policy, case);
    let clauses: Set<Clause> = judged.iter().map(about).fold(Set::EMPTY, Set::union);
    Vector {
        id: format!("story/{}", case.id),
        revision: 1,
        title: case.title.clone(),
        why: case.why.clone(),
        policy: policy.name.clone(),
        clauses: clauses.iter().collect(),
        twin: None,
        names: case.names.clone(),
        people: case_file::people(&case.book, &case.names),
        book: case.book.clone(),
        steps,
    }
}

/// Returns the clauses that a step of a story is about.
fn about(judged: &Judged) -> Set<Clause> {
    if !judged.step.answer.is_accepted() {
        let verdict = &judged.step.judgement.ruling;
        let reasons = |clause: &Clause| {
            matches!(catalogue::entry(*clause).kind, Kind::Reason | Kind::Request)
        };
        return verdict.broken.union(verdict.noted.iter().filter(reasons).collect());
    }
    let invariant = |clause: &Clause| catalogue::entry(*clause).kind != Kind::Invariant;
    judged.shows().iter().filter(|clause| invariant(clause) && *clause != Clause::CLR_2).collect()
}

/// Plays a case by the rules.
pub fn play_case(policy: &Policy, case: &Case) -> (Vec<VectorStep>, Vec<Judged>) {
    let written = |request| case.names.written(request);
    let asked = case.steps.iter().map(|step| (step.request, written(&step.request))).collect();
    play(policy, &case.book, &case.names, asked)
}

/// Plays requests by the rules. Returns the steps of a vector, and how each request was judged with
/// the records that it was judged on.
pub fn play(
    policy: &Policy,
    start: &Book,
    names: &Names,
    asked: Vec<(Request, Written)>,
) -> (Vec<VectorStep>, Vec<Judged>) {
    let mut book = start.clone();
    let mut before = observe(&book, names);
    let (mut steps, mut all) = (Vec::new(), Vec::new());
    for (request, data) in asked {
        let judged = judge(policy, book, request, &data);
        book = judged.step.after.clone();
        let after = observe(&book, names);
        let state = (after != before).then(|| after.clone());
        let expect = ObservedAnswer::from(&judged.step.answer);
        steps.push(VectorStep { request, data, note: None, expect, state });
        before = after;
        all.push(judged);
    }
    (steps, all)
}
