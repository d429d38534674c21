//! Trials: a scene and the requests tried in it, played by the rules. Vectors are made from trials;
//! [`select`](super::select) chooses which.

use std::collections::BTreeSet;

use model::book::Book;
use model::catalogue::{self, Kind};
use model::clause::Clause;
use model::operation::{Family, Request};
use model::policy::Policy;
use model::properties::Breach;
use model::terms::{Set, Term};

use super::asked::{Judged, judge};
use super::goal::{self, Goal};
use super::probes::{self, Probe};
use super::scene::Scene;
use crate::replay;

/// A scene, the requests tried in it, and their outcome.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The ID: the operation, the thing varied, and the scene.
    pub id: String,
    /// The index of the scene.
    pub scene: usize,
    /// The requests; the last one is in question.
    pub asked: Vec<Probe>,
    /// True if the last request was accepted.
    pub accepted: bool,
    /// The clauses that the last request breaks.
    pub broken: Set<Clause>,
    /// The guard that it breaks, if there is exactly one.
    pub single: Option<Clause>,
    /// The clauses that it is about.
    pub clauses: Set<Clause>,
    /// The goals that it reaches.
    pub goals: Vec<Goal>,
    /// The difficulty of reading it: less is better.
    pub cost: u32,
    /// The first property that the policy itself breaks here, if any.
    pub breach: Option<Breach>,
}

impl Trial {
    /// Returns the request in question.
    pub fn last(&self) -> &Probe {
        self.asked.last().expect("a trial asks something")
    }
}

/// Returns every trial of one request in every scene, in a fixed order, and one trial of two
/// requests for each pair of operations that never follow each other in these.
pub fn pool(policy: &Policy, scenes: &[Scene]) -> Vec<Trial> {
    let mut all = Vec::new();
    for (at, scene) in scenes.iter().enumerate() {
        let stage = Stage::of(policy, scenes, at);
        for probe in probes::all(scene, &stage.book) {
            all.push(stage.trial(policy, vec![probe]));
        }
    }
    let pairs = pairs(policy, scenes, &all);
    all.extend(pairs);
    let ids: BTreeSet<&str> = all.iter().map(|trial| trial.id.as_str()).collect();
    assert_eq!(ids.len(), all.len(), "two trials have one ID");
    all
}

/// Returns, for each pair of operations that no trial shows in direct succession, the trial of two
/// accepted requests that is easiest to read.
fn pairs(policy: &Policy, scenes: &[Scene], singles: &[Trial]) -> Vec<Trial> {
    let after = |goal: &Goal| match goal {
        Goal::After(first, then) => Some((first.index(), then.index())),
        _ => None,
    };
    let known: BTreeSet<_> =
        singles.iter().flat_map(|trial| trial.goals.iter().filter_map(after)).collect();
    let mut order: Vec<&Trial> = singles.iter().filter(|trial| trial.accepted).collect();
    order.sort_by_key(|trial| (trial.cost, &trial.id));
    let mut all = Vec::new();
    for &first in Family::ALL {
        for &then in Family::ALL {
            if known.contains(&(first.index(), then.index())) {
                continue;
            }
            let firsts = order.iter().filter(|trial| trial.last().data.operation.family() == first);
            let found = firsts.take(MOST_FIRSTS).find_map(|one| {
                let stage = Stage::of(policy, scenes, one.scene);
                let mut names = stage.scene.names.clone();
                let request = ask(one.last(), &mut names);
                let book = replay::step(policy, stage.book.clone(), request).after;
                let seconds = probes::all(stage.scene, &book).into_iter();
                let mut seconds = seconds.filter(|probe| probe.data.operation.family() == then);
                seconds.find_map(|probe| {
                    let trial = stage.trial(policy, vec![one.last().clone(), probe]);
                    trial.goals.contains(&Goal::After(first, then)).then_some(trial)
                })
            });
            all.extend(found);
        }
    }
    all
}

/// The most first requests tried for a pair of operations.
const MOST_FIRSTS: usize = 2_000;

/// A scene that was played and awaits a request.
struct Stage<'a> {
    at: usize,
    scene: &'a Scene,
    book: Book,
    previous: Option<Family>,
}

impl<'a> Stage<'a> {
    fn of(policy: &Policy, scenes: &'a [Scene], at: usize) -> Stage<'a> {
        let scene = &scenes[at];
        let (book, accepted) = scene.played(policy);
        let previous = scene.steps.last().map(|step| step.operation.family()).filter(|_| accepted);
        Stage { at, scene, book, previous }
    }

    fn trial(&self, policy: &Policy, asked: Vec<Probe>) -> Trial {
        let mut names = self.scene.names.clone();
        let mut book = self.book.clone();
        let mut previous = self.previous;
        let mut last = None;
        let mut sent = self.scene.steps.clone();
        for probe in &asked {
            let request = ask(probe, &mut names);
            let judged = judge(policy, book, request, &probe.data);
            let goals = goal::reached(policy, &sent, &judged, previous);
            book = judged.step.after.clone();
            sent.push(probe.data.clone());
            previous = judged.step.answer.is_accepted().then_some(probe.data.operation.family());
            last = Some((judged, goals));
        }
        let (judged, goals) = last.expect("a trial asks something");
        let operation = judged.data.operation.family().name();
        let mut slug = asked.last().map(|probe| probe.slug.clone()).unwrap_or_default();
        for probe in asked.iter().rev().skip(1) {
            let before = probe.data.operation.family().name().replace('_', "-");
            slug = format!("{slug}-after-{before}-{}", probe.slug);
        }
        Trial {
            id: format!("{operation}/{slug}-when-{}", self.scene.id),
            scene: self.at,
            accepted: judged.step.answer.is_accepted(),
            broken: judged.step.judgement.ruling.broken,
            single: goal::single(&judged.step.judgement),
            clauses: clauses(&judged, &goals),
            goals,
            breach: judged.breach,
            cost: asked.iter().map(|probe| cost(self.scene, probe)).sum(),
            asked,
        }
    }
}

/// Turns a probe into a request. A person who was never named before gets a number.
pub fn ask(probe: &Probe, names: &mut model::observe::Names) -> Request {
    names.numbered(&probe.data)
}

/// Returns the clauses that a vector is about: the broken ones of a refusal; for an accepted
/// request, those that apply, change something, or compare closely.
fn clauses(judged: &Judged, goals: &[Goal]) -> Set<Clause> {
    let verdict = &judged.step.judgement.ruling;
    if !judged.step.answer.is_accepted() {
        let reasons = |clause: &Clause| {
            matches!(catalogue::entry(*clause).kind, Kind::Reason | Kind::Request)
        };
        return verdict.broken.union(verdict.noted.iter().filter(reasons).collect());
    }
    let near = goals.iter().filter_map(|goal| match goal {
        Goal::Boundary(clause, ..) => Some(*clause),
        _ => None,
    });
    let everywhere = |clause: &Clause| {
        *clause == Clause::CLR_2 || catalogue::entry(*clause).kind == Kind::Invariant
    };
    let everywhere = Clause::ALL.iter().copied().filter(everywhere).collect();
    let own = judged.shows().without(everywhere).union(near.collect());
    // If no clause changes anything or is compared closely, the vector is about the guards.
    let of_all = [Clause::GEN_1, Clause::IDM_2].into_iter().collect();
    if own.is_empty() { verdict.held.without(of_all) } else { own }
}

/// Returns how hard a trial is to read. Few steps, few people, an everyday scene and a plain
/// request are the easiest.
fn cost(scene: &Scene, probe: &Probe) -> u32 {
    let steps = scene.steps.len() as u32 * 10;
    let people = scene.people.len() as u32 * 3;
    let words = probe.slug.len() as u32 / 8;
    steps + people + scene.weight + words + probe.weight()
}
