//! The headline of a failure: the broken clause, and the step.

use model::terms::Term;
use model::text;
use model::text::Text;

use super::tally::{self, About};
use crate::format::report::CaseResult;

/// Words the broken clause, and the step.
pub(super) fn headline(result: &CaseResult) -> Text {
    let (verdict, length) = (result.verdict.text(), result.length);
    match (tally::about(result), result.step) {
        (About::Clause(clause), Some(step)) => text!(
            "{clause} is broken at step {step} of {length}",
            "第{step}步（共{length}步）违反{clause}"
        ),
        (About::Clause(clause), None) => text!("{clause} is broken", "违反{clause}"),
        (About::Trouble(_), Some(step)) => text!(
            "{en}, at step {step} of {length}",
            "第{step}步（共{length}步）：{zh}",
            en = verdict.en,
            zh = verdict.zh,
        ),
        (About::Trouble(_), None) => verdict,
    }
}
