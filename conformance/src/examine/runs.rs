//! Examines the scopes one after the other, and combines what they showed. The command that shows
//! the result to people is [`check`](crate::commands::check).

use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use model::case_file::Case;
use model::clause::Clause;
use model::explore::{
    self, Examined, Options, Order, Property, Reached, Reference, Scope, Seen, Unasked,
};
use model::terms::Set;
use model::text::Language;

use super::progress::Progress;
use super::{BENCHMARK, CheckPlan, counterexample};
use crate::base::exit::Exit;
use crate::base::stop;
use crate::format::save;

/// An examined scope.
#[derive(Debug)]
pub struct Run {
    /// The scope's name.
    pub scope: String,
    /// The findings of the explorer.
    pub examined: Examined,
    /// The time that it took, stateright's exploration included.
    pub took: Duration,
    /// True if all transitions were kept, so that properties of the whole graph were evaluated.
    pub whole_graph: bool,
}

/// A broken property, with the shortest way to it.
#[derive(Debug)]
pub struct Found {
    /// The index of the scope among the runs.
    pub run: usize,
    /// The index of the violation among those of the scope.
    pub violation: usize,
    /// The broken property.
    pub property: Property,
    /// The way to it, as a case that can be played.
    pub case: Case,
    /// The place where the case was saved, if it is the shortest one for the property.
    pub saved: Option<io::Result<PathBuf>>,
}

/// The findings of all scopes.
#[derive(Debug)]
pub struct Examination {
    /// The request.
    pub asked: CheckPlan,
    /// The examined scopes, in order. Scopes that had not begun when the check was stopped are
    /// missing.
    pub runs: Vec<Run>,
    /// The clauses reached, of those that the policy can bring about.
    pub reach: Reached,
    /// The broken properties, the shortest way first.
    pub found: Vec<Found>,
}

/// Examines every requested scope, and saves the shortest way to each broken property.
pub fn examine(asked: CheckPlan, language: Language) -> Examination {
    let progress = Progress::new(language);
    let of = asked.scopes.len();
    let scopes = asked.scopes.iter().enumerate();
    let runs: Vec<Run> = scopes
        .take_while(|_| !stop::is_asked())
        .map(|(at, scope)| examine_one(&asked, scope, (at + 1, of), &progress))
        .collect();
    drop(progress);
    let seen = runs.iter().fold(Seen::default(), |all, run| all.union(run.examined.seen));
    let reach = Reached::of(&asked.policy, &seen);
    let mut report = Examination { asked, runs, reach, found: Vec::new() };
    report.found = found(&report);
    report
}

fn examine_one(
    asked: &CheckPlan,
    scope: &Scope,
    (at, of): (usize, usize),
    shown: &Progress,
) -> Run {
    shown.begin(&scope.name, at, of);
    let tick = |states, transitions| shown.tick((&scope.name, at, of), states, transitions);
    let whole_graph = scope.name != BENCHMARK;
    let options = Options {
        threads: asked.threads,
        keep_graph: whole_graph,
        without_projection: asked.without_projection,
        stop_at_first: true,
        max_states: asked.max_states,
        stop: Some(stop::flag()),
        progress: Some(&tick),
    };
    let began = Instant::now();
    let compare = Some(Order::DepthFirst);
    let examined = explore::examine(scope, &asked.policy, &Reference, &options, compare);
    Run { scope: scope.name.clone(), examined, took: began.elapsed(), whole_graph }
}

/// Collects the broken properties of all scopes, the shortest way first, and saves the first case
/// of each property.
fn found(report: &Examination) -> Vec<Found> {
    let mut all = Vec::new();
    let CheckPlan { save: folder, named, .. } = &report.asked;
    let policy = save::policy_name(folder.as_deref(), named);
    for (run, (examined, scope)) in report.runs.iter().zip(&report.asked.scopes).enumerate() {
        let violations = examined.examined.violations.iter().enumerate();
        all.extend(violations.map(|(violation, broken)| Found {
            run,
            violation,
            property: broken.property,
            case: counterexample::case(broken, scope, &report.asked.policy, &policy),
            saved: None,
        }));
    }
    all.sort_by_key(|found| found.case.steps.len());
    let mut known: Vec<Property> = Vec::new();
    for found in &mut all {
        if !known.contains(&found.property) {
            known.push(found.property);
            found.saved = Some(save::save(report.asked.save.as_deref(), &found.case));
        }
    }
    all
}

impl Examination {
    /// Tells whether every scope was explored completely, with every property evaluated.
    pub fn is_complete(&self) -> bool {
        self.runs.len() == self.asked.scopes.len()
            && self.runs.iter().all(|run| run.examined.complete)
    }

    /// Returns the scopes in which stateright and our own explorer disagree.
    pub fn disagreements(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| !run.examined.agrees())
    }

    /// Tells whether every clause of the policy had to be reached, because all scopes were explored
    /// completely.
    pub fn expects_all(&self) -> bool {
        self.asked.whole_set && self.is_complete()
    }

    /// Tells whether a clause was never reached although every clause had to be.
    pub fn misses_a_rule(&self) -> bool {
        self.expects_all() && !self.reach.is_whole()
    }

    /// Returns the clauses of the policy that these scopes reached or had to reach.
    pub fn due(&self) -> Set<Clause> {
        self.reach.reached.union(self.reach.unreached)
    }

    /// Returns the covered words about which the scopes do not ask, if they are to ask about all.
    pub fn unasked(&self) -> Unasked {
        match self.asked.whole_set {
            true => Unasked::of(&self.asked.policy, &self.asked.scopes),
            false => Unasked::default(),
        }
    }

    /// Returns the exit code. A violation takes precedence over an incomplete examination.
    pub fn exit(&self) -> Exit {
        let disagrees = self.disagreements().next().is_some();
        if !self.found.is_empty() || disagrees || self.misses_a_rule() {
            Exit::Violated
        } else if !self.is_complete() || self.unasked() != Unasked::default() {
            Exit::Incomplete
        } else {
            Exit::Ok
        }
    }
}
