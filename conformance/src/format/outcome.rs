//! The outcome of a run as a whole, and the exit code that follows from it.

use super::report::{Report, Verdict};
use super::vectors::manifest::Tier;
use crate::base::exit::Exit;

model::terms! {
    /// Outcome of a run. Only the first is a clean bill, and only for the vectors that were run.
    Outcome, "outcome", "结果";
    Passed "passed" "PASSED" "全部通过";
    Known "known" "AS KNOWN" "除已知未通过外全部通过";
    Partial "partial" "PASSED IN PART" "所选范围内通过";
    Stale "stale" "LIST OUT OF DATE" "已知未通过清单须更新";
    Unmeasured "unmeasured" "NOT FULLY MEASURED" "未完整测试";
    NotMeasurable "not_measurable" "CANNOT BE MEASURED" "无法测试";
    Incomplete "incomplete" "INCOMPLETE" "未完成";
    Failed "failed" "FAILED" "未通过";
    Empty "empty" "NOTHING WAS RUN" "未运行";
}

impl Outcome {
    /// Returns the outcome of a report.
    pub fn of(report: &Report) -> Outcome {
        let any = |is: fn(Verdict) -> bool| report.results.iter().any(|result| is(result.verdict));
        if report.results.is_empty() {
            Outcome::Empty
        } else if !report.measurable {
            Outcome::NotMeasurable
        } else if !report.complete {
            Outcome::Incomplete
        } else if any(Verdict::is_failure) || any(Verdict::is_trouble) {
            Outcome::Failed
        } else if any(Verdict::is_unmeasured) {
            Outcome::Unmeasured
        } else if any(|verdict| verdict == Verdict::UnexpectedPass) || !report.stale.is_empty() {
            Outcome::Stale
        } else if any(|verdict| verdict == Verdict::KnownFailure) {
            Outcome::Known
        } else if is_part(report) {
            Outcome::Partial
        } else {
            Outcome::Passed
        }
    }

    /// Returns the exit code. An unsupported vector has not passed, and so counts as violated.
    pub fn exit(self) -> Exit {
        match self {
            Outcome::Passed | Outcome::Known | Outcome::Partial => Exit::Ok,
            Outcome::Stale => Exit::Stale,
            Outcome::Failed | Outcome::Unmeasured => Exit::Violated,
            Outcome::NotMeasurable => Exit::NotMeasurable,
            Outcome::Incomplete | Outcome::Empty => Exit::Incomplete,
        }
    }
}

/// Returns true if only a part of the suite or of the system was examined.
fn is_part(report: &Report) -> bool {
    let [all, selected] = report.suite.vectors;
    let whole = report.suite.tier != Tier::Smoke && report.suite.case.is_none();
    !whole || all != selected || report.shard[1] != 1 || !report.system.hides.is_empty()
}
