//! Predictions: the verdict that each vector must get from a bad system, read from the vectors
//! alone.

use std::collections::BTreeMap;

use conformance::format::vectors::manifest::Tier;
use conformance::format::vectors::suite::Suite;
use conformance::format::vectors::{Vector, VectorStep};
use model::clause::Code;
use model::money::Fen;
use model::observe::{Observation, ObservedAnswer, observe};
use model::operation::{Contribute, Family, Operation};

const PASS: &str = "pass";

/// Returns the predicted verdict of every vector in a tier.
pub(crate) fn of(
    tier: Tier,
    verdict: impl Fn(&Vector) -> &'static str,
) -> BTreeMap<String, String> {
    let suite = Suite::built_in().expect("the suite is whole");
    let vectors = suite.tier(tier);
    vectors.iter().map(|vector| (vector.id.clone(), verdict(vector).to_string())).collect()
}

/// Predicts this verdict for vectors that contain the operation, and a pass for all others.
pub(crate) fn at(operation: Family, verdict: &'static str) -> impl Fn(&Vector) -> &'static str {
    move |vector| {
        let asks = |step: &VectorStep| step.request.operation.family() == operation;
        if vector.steps.iter().any(asks) { verdict } else { PASS }
    }
}

/// Returns the first verdict that a step gives, or a pass.
fn first(
    vector: &Vector,
    of: impl Fn(&VectorStep, &Observation) -> Option<&'static str>,
) -> &'static str {
    let mut before = observe(&vector.book, &vector.names);
    for step in &vector.steps {
        if let Some(verdict) = of(step, &before) {
            return verdict;
        }
        before = step.state.clone().unwrap_or(before);
    }
    PASS
}

pub(crate) fn accepts_everything(vector: &Vector) -> &'static str {
    first(vector, |step, _| match step.expect {
        ObservedAnswer::Rejected { .. } => Some("fail_outcome"),
        ObservedAnswer::Accepted { .. } => None,
    })
}

pub(crate) fn refuses_everything(vector: &Vector) -> &'static str {
    first(vector, |step, _| match &step.expect {
        ObservedAnswer::Accepted { .. } => Some("fail_outcome"),
        ObservedAnswer::Rejected { codes } if codes.contains(&Code::NoAccount) => None,
        ObservedAnswer::Rejected { .. } => Some("fail_code"),
    })
}

pub(crate) fn does_nothing(vector: &Vector) -> &'static str {
    first(vector, |step, before| match &step.expect {
        ObservedAnswer::Rejected { .. } => Some("fail_outcome"),
        ObservedAnswer::Accepted { paid: None, self_paid: None, statement: None } => {
            let changed = step.state.as_ref().is_some_and(|state| state != before);
            let moves =
                matches!(step.request.operation.family(), Family::Contribute | Family::Spend);
            match (changed, moves) {
                (false, _) => None,
                (true, true) => Some("fail_invariant"),
                (true, false) => Some("fail_state"),
            }
        }
        ObservedAnswer::Accepted { .. } => Some("fail_receipt"),
    })
}

pub(crate) fn wrong_code(vector: &Vector) -> &'static str {
    first(vector, |step, _| match &step.expect {
        ObservedAnswer::Accepted { .. } => None,
        ObservedAnswer::Rejected { codes } => {
            let other = match codes.first() {
                Some(Code::NotAParty) => Code::NoAccount,
                _ => Code::NotAParty,
            };
            (!codes.contains(&other)).then_some("fail_code")
        }
    })
}

/// Predicts the effect of counting a contribution without a request ID twice, if the limit allows
/// it.
pub(crate) fn applies_twice(vector: &Vector) -> &'static str {
    first(vector, |step, before| {
        let state = step.state.as_ref().filter(|state| *state != before)?;
        let Operation::Contribute(Contribute { person, amount }) = &step.data.operation else {
            return None;
        };
        let shown = state.people.iter().find(|one| one.name == *person)?;
        let twice = shown.balance? + amount.whole()?;
        (step.data.id.is_none() && twice <= Fen::LARGEST).then_some("fail_invariant")
    })
}
