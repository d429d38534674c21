//! A check as JSON: the only text on standard output.

use std::time::Duration;

use serde::Serialize;

use model::clause::{Clause, Code};
use model::explore::{Property, Unasked};
use model::operation::{Family, Written};
use model::text::Text;

use crate::examine::{Examination, Found, Run, name_of, says};
use crate::tell::breaches::BreachData;

#[derive(Serialize)]
struct Check<'a> {
    policy: &'a str,
    named: &'a str,
    holds: bool,
    complete: bool,
    scopes: Vec<Scope<'a>>,
    clauses: Clauses,
}

#[derive(Serialize)]
struct Scope<'a> {
    name: &'a str,
    complete: bool,
    states: u64,
    transitions: u64,
    seconds: f64,
    violations: Vec<Violation>,
    /// The agreement of stateright; none if it was not asked.
    compared: Option<bool>,
    /// The properties that were not judged in this scope.
    not_judged: Vec<&'static str>,
}

#[derive(Serialize)]
struct Violation {
    property: &'static str,
    says: Text,
    breach: Option<BreachData>,
    steps: Vec<Written>,
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_saved: Option<String>,
}

#[derive(Serialize)]
struct Clauses {
    reached: Vec<Clause>,
    unreached: Vec<Clause>,
    not_applicable: Vec<Clause>,
    codes_unreached: Vec<Code>,
    never_accepted: Vec<Family>,
}

/// Writes the report as JSON, with a line feed at its end.
pub(crate) fn json(report: &Examination) -> String {
    let reach = &report.reach;
    let check = Check {
        policy: &report.asked.policy.name,
        named: &report.asked.named,
        holds: report.exit() == crate::base::exit::Exit::Ok,
        complete: report.is_complete() && report.unasked() == Unasked::default(),
        scopes: report.runs.iter().enumerate().map(|(at, run)| scope(report, at, run)).collect(),
        clauses: Clauses {
            reached: reach.reached.iter().collect(),
            unreached: reach.unreached.iter().collect(),
            not_applicable: reach.not_applicable.iter().collect(),
            codes_unreached: reach.codes_unreached.iter().collect(),
            never_accepted: reach.never_accepted.iter().collect(),
        },
    };
    serde_json::to_string_pretty(&check).expect("a report is plain data") + "\n"
}

fn scope<'a>(report: &'a Examination, at: usize, run: &'a Run) -> Scope<'a> {
    let examined = &run.examined;
    let found = report.found.iter().filter(|found| found.run == at);
    let milliseconds = u64::try_from(run.took.as_millis()).unwrap_or(u64::MAX);
    Scope {
        name: &run.scope,
        complete: examined.complete,
        states: examined.states,
        transitions: examined.transitions,
        seconds: Duration::from_millis(milliseconds).as_secs_f64(),
        violations: found.map(|found| violation(run, found)).collect(),
        compared: examined.compared.map(|_| examined.agrees()),
        not_judged: if run.whole_graph {
            Vec::new()
        } else {
            vec![name_of(Property::Clause(Clause::INV_11)), name_of(Property::NeverStuck)]
        },
    }
}

fn violation(run: &Run, found: &Found) -> Violation {
    let names = &found.case.names;
    let breach = run.examined.violations[found.violation].breach.as_ref();
    let (file, not_saved) = match &found.saved {
        Some(Ok(path)) => (Some(path.display().to_string()), None),
        Some(Err(error)) => (None, Some(error.to_string())),
        None => (None, None),
    };
    Violation {
        property: name_of(found.property),
        says: says(found.property),
        breach: breach.map(|breach| BreachData::of(breach, names)),
        steps: found.case.steps.iter().map(|step| names.written(&step.request)).collect(),
        file,
        not_saved,
    }
}
