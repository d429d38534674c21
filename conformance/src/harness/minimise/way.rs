//! The way in which a case fails, to tell if a smaller one fails in the same way: with the same
//! verdict, under the same clause, at the same operation, and the same way round (accepted instead
//! of refused, or refused instead of accepted).
//!
//! The verdict alone would let a shrinking slip from one fault to another: a smaller case that
//! fails for a different reason does not explain the first. The number of the step, the people and
//! the amounts are no part of it, because these are what shrinks. If there is no answer to judge (a
//! crash, a timeout, a broken protocol) there is no clause, and the operation says where.

use model::clause::Clause;
use model::observe::ObservedAnswer;
use model::operation::Family;
use model::terms::Term;
use model::text;
use model::text::Text;

use crate::format::report::{CaseResult, Verdict};

/// Way in which a case fails.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// The verdict.
    pub verdict: Verdict,
    /// The clause of the gravest finding, if one is named.
    pub clause: Option<Clause>,
    /// The operation at which it goes wrong; none if no step was reached.
    pub operation: Option<Family>,
    /// True if the request had to be accepted, and true if it was; none without an answer.
    decided: Option<(bool, bool)>,
}

impl Way {
    /// Returns the way in which a case failed; none if it passed or was not played.
    pub fn of(result: &CaseResult) -> Option<Way> {
        let verdict = result.verdict;
        if !verdict.is_failure() && !verdict.is_trouble() {
            return None;
        }
        let step = result.step.and_then(|number| result.steps.get(number.checked_sub(1)?));
        let accepted = |answer: &ObservedAnswer| matches!(answer, ObservedAnswer::Accepted { .. });
        Some(Way {
            verdict,
            clause: step.and_then(|step| step.findings.first()).and_then(|first| first.clause),
            operation: step.map(|step| step.request.operation.family()),
            decided: step
                .and_then(|step| Some((accepted(&step.expected), accepted(step.got.as_ref()?)))),
        })
    }

    /// Returns a word for the names of cases and files, such as `fail-outcome-est-3`.
    pub(crate) fn word(&self) -> String {
        let mut word = self.verdict.name().to_string();
        let clause = self.clause.map(Clause::name);
        if let Some(part) = clause.or_else(|| self.operation.map(|operation| operation.name())) {
            word = format!("{word}-{part}");
        }
        word.to_lowercase().replace('_', "-")
    }

    /// Puts the way into words.
    pub(crate) fn text(&self) -> Text {
        let Text { en, zh } = self.verdict.text();
        let clause = self.clause.map_or_else(String::new, |clause| format!(", {clause}"));
        let clause_zh = self.clause.map_or_else(String::new, |clause| format!("，{clause}"));
        match self.operation {
            None => text!("{en}{clause}", "{zh}{clause_zh}"),
            Some(operation) => {
                let Text { en: at, zh: at_zh } = operation.text();
                text!("{en}{clause} ({at})", "{zh}{clause_zh}（{at_zh}）")
            }
        }
    }
}
