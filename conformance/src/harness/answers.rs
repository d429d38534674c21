//! Judges an answer against the expected one, and orders the findings of a step. `states` judges the
//! state; `invariants` checks what must hold whatever is expected.

use model::catalogue::{self, Kind};
use model::clause::{Clause, Code};
use model::observe::ObservedAnswer;
use model::operation::Family;
use model::terms::Term;
use model::text;

use super::repetition::Repetition;
use super::states::position;
use crate::base::lay_out::short;
use crate::format::report::{Finding, Verdict};
use crate::format::vectors::{Vector, VectorStep};

/// Puts findings in order, the gravest first. That a repetition has an effect says more than what
/// invariant the effect breaks.
pub(crate) fn gravest_first(mut findings: Vec<Finding>) -> Vec<Finding> {
    let weight = |finding: &Finding| match (finding.verdict, finding.clause) {
        (Verdict::FailOutcome, _) => 0,
        (Verdict::FailCode, _) => 1,
        (Verdict::FailReceipt, _) => 2,
        (Verdict::FailState, Some(Clause::IDM_1 | Clause::IDM_2)) => 3,
        (Verdict::FailInvariant, _) => 4,
        _ => 5,
    };
    findings.sort_by_key(weight);
    findings
}

/// Returns the fault of an answer, if it has one. `said` is the code as the system wrote it.
pub(crate) fn answer(
    vector: &Vector,
    step: &VectorStep,
    got: &ObservedAnswer,
    said: Option<&str>,
) -> Option<Finding> {
    if step.allows(got) {
        return None;
    }
    let found = differing(vector, step, got, said)?;
    Some(match Repetition::of(vector, step) {
        Some(repetition) => repetition.told(found),
        None => found,
    })
}

/// Returns the fault of an answer, taking the request for one that was never sent before.
fn differing(
    vector: &Vector,
    step: &VectorStep,
    got: &ObservedAnswer,
    said: Option<&str>,
) -> Option<Finding> {
    let family = step.request.operation.family();
    match (&step.expect, got) {
        (ObservedAnswer::Rejected { codes: due }, ObservedAnswer::Accepted { .. }) => {
            let (en, zh) = named(due);
            Some(Finding {
                verdict: Verdict::FailOutcome,
                clause: guard(vector, family, due),
                says: text!(
                    "accepted; it has to be rejected: {en}",
                    "系统答复予以办理，应为不予办理：{zh}"
                ),
            })
        }
        (ObservedAnswer::Accepted { .. }, ObservedAnswer::Rejected { codes }) => {
            let (en, zh) = said_as(codes, said);
            Some(Finding {
                verdict: Verdict::FailOutcome,
                clause: guard(vector, family, codes),
                says: text!(
                    "rejected with {en}; it has to be accepted",
                    "系统答复不予办理（{zh}），应为予以办理"
                ),
            })
        }
        (ObservedAnswer::Rejected { codes: due }, ObservedAnswer::Rejected { codes }) => {
            let (got_en, got_zh) = said_as(codes, said);
            let (due_en, due_zh) = named(due);
            Some(Finding {
                verdict: Verdict::FailCode,
                clause: guard(vector, family, due),
                says: text!(
                    "rejected with {got_en}; expected {due_en}",
                    "系统以{got_zh}不予办理，原因应为{due_zh}"
                ),
            })
        }
        (due, got) => receipt(family, due, got),
    }
}

fn receipt(family: Family, due: &ObservedAnswer, got: &ObservedAnswer) -> Option<Finding> {
    let (
        ObservedAnswer::Accepted { paid, self_paid, statement },
        ObservedAnswer::Accepted { paid: got_paid, self_paid: got_self, statement: got_lines },
    ) = (due, got)
    else {
        return None;
    };
    let clause = match family {
        Family::Settle => Some(Clause::SET_9),
        Family::Clear => Some(Clause::CLR_1),
        _ => None,
    };
    let says = if (paid, self_paid) != (got_paid, got_self) {
        let [paid, own, got_paid, got_own] = [paid, self_paid, got_paid, got_self]
            .map(|sum| sum.map_or("–".to_string(), |sum| sum.to_string()));
        text!(
            "the receipt says paid {got_paid}, self-paid {got_own}; expected paid {paid}, self-paid {own}",
            "回执为个人账户共济支付{got_paid}、其余个人支付{got_own}；应为个人账户共济支付{paid}、其余个人支付{own}"
        )
    } else {
        let lines = |lines: &Option<Vec<_>>| {
            let mut all: Vec<String> = lines.iter().flatten().map(position).collect();
            all.sort();
            (lines.is_some(), all)
        };
        let (due, got) = (lines(statement), lines(got_lines));
        if due == got {
            return None;
        }
        let [due, got] = [due, got].map(|(there, lines)| match there {
            false => "–".to_string(),
            true => format!("[{}]", lines.join(", ")),
        });
        text!("the statement is {got}, expected {due}", "清算单为{got}；应为{due}")
    };
    Some(Finding { verdict: Verdict::FailReceipt, clause, says })
}

/// Lists the codes with their names, in both languages.
fn named(codes: &[Code]) -> (String, String) {
    let english: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
    let chinese: Vec<String> =
        codes.iter().map(|code| format!("`{code}`（{}）", code.text().zh)).collect();
    (english.join(" or "), chinese.join("或"))
}

fn said_as(codes: &[Code], said: Option<&str>) -> (String, String) {
    match (codes, said) {
        ([], Some(own)) => {
            let own = short(own, 80);
            (
                format!("the system's own code `{own}`, which is not mapped"),
                format!("系统自有代码 `{own}`（未列入代码对应文件）"),
            )
        }
        _ => named(codes),
    }
}

/// Finds the guard that refuses with one of these codes, preferably one that the vector is about.
fn guard(vector: &Vector, family: Family, codes: &[Code]) -> Option<Clause> {
    let refusing = |code: &Code| {
        let code = *code;
        catalogue::refusing_with(code).filter(move |entry| {
            entry.kind == Kind::Guard
                && (entry.operations.is_empty() || entry.operations.contains(&family))
        })
    };
    let all: Vec<Clause> = codes.iter().flat_map(refusing).map(|entry| entry.id).collect();
    // An unmapped code names no guard, so the clause broken is the one that permits the request.
    let permits = || {
        vector.clauses.iter().copied().find(|&clause| {
            let entry = catalogue::entry(clause);
            entry.kind == Kind::Permit && entry.operations.contains(&family)
        })
    };
    let own = all.iter().copied().find(|id| vector.clauses.contains(id));
    own.or(all.first().copied()).or_else(permits)
}
