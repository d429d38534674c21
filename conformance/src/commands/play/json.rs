//! A played case as JSON: answers and observation after each step, keys always in the same order.

use serde::Serialize;

use model::case_file::WrittenStep;
use model::clause::{Clause, Code};
use model::judge::{Comparison, Unit};
use model::money::Fen;
use model::observe::{Names, Observation, ObservedAnswer};

use crate::replay::{Played, PlayedStep};
use crate::tell::breaches::BreachData;

#[derive(Serialize)]
struct Report<'a> {
    case: &'a str,
    policy: &'a str,
    holds: bool,
    start: &'a Observation,
    steps: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    step: usize,
    request: &'a WrittenStep,
    answer: ObservedAnswer,
    refusals: Vec<Refusal>,
    comparisons: Vec<Side>,
    noted: Vec<Clause>,
    observation: &'a Observation,
    breaches: Vec<BreachData>,
}

#[derive(Serialize)]
struct Refusal {
    clause: Clause,
    code: Code,
}

#[derive(Serialize)]
struct Side {
    clause: Clause,
    left: String,
    relation: &'static str,
    right: String,
    holds: bool,
}

/// Writes the played case as JSON, with a line feed at its end.
pub(super) fn json(played: &Played) -> String {
    let steps = played.steps.iter().enumerate();
    let report = Report {
        case: &played.id,
        policy: &played.policy,
        holds: played.holds(),
        start: &played.start,
        steps: steps.map(|(index, one)| step(index + 1, one, &played.names)).collect(),
    };
    let text = serde_json::to_string_pretty(&report).expect("a report is plain data");
    text + "\n"
}

fn step<'a>(number: usize, played: &'a PlayedStep, names: &Names) -> Step<'a> {
    let refusals = played.refusals.iter().map(|&(clause, code)| Refusal { clause, code });
    Step {
        step: number,
        request: &played.data,
        answer: ObservedAnswer::from(&played.answer),
        refusals: refusals.collect(),
        comparisons: played.comparisons.iter().map(|&comparison| side(comparison)).collect(),
        noted: played.noted.iter().collect(),
        observation: &played.after,
        breaches: played.breaches.iter().map(|breach| BreachData::of(breach, names)).collect(),
    }
}

fn side(comparison: Comparison) -> Side {
    let amount = |value: i64| match comparison.unit {
        Unit::Fen => Fen::new(value).to_string(),
        Unit::Count => value.to_string(),
    };
    Side {
        clause: comparison.clause,
        left: amount(comparison.left),
        relation: comparison.relation.sign(),
        right: amount(comparison.right),
        holds: comparison.holds(),
    }
}
