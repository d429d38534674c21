//! A report as JUnit XML, for the pages of CI servers. An unmeasured vector is an error there,
//! never a skip, because a skip reads as green. The texts stand in both languages.

use std::collections::BTreeMap;
use std::time::Duration;

use model::terms::Term;
use model::text::Text;
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::compare::differences;
use super::headline;
use super::{tally, words};
use crate::format::outcome::Outcome;
use crate::format::report::{CaseResult, Report, Verdict};
use crate::tell::requests;

/// Writes the report as JUnit XML: a suite a family, a case a vector.
pub fn junit(report: &Report) -> String {
    let mut families: BTreeMap<&str, Vec<&CaseResult>> = BTreeMap::new();
    for result in &report.results {
        families.entry(words::family(&result.id)).or_default().push(result);
    }
    let mut page = quick_junit::Report::new(format!("gongji {}", report.suite.policy));
    page.set_time(time(&report.results.iter().collect::<Vec<_>>()));
    for (family, members) in families {
        let mut suite = TestSuite::new(family);
        suite.set_time(time(&members));
        suite.add_properties(properties(report));
        suite.add_test_cases(members.iter().map(|result| case(report, family, result)));
        page.add_test_suite(suite);
    }
    page.to_string().expect("memory can be written")
}

fn time(results: &[&CaseResult]) -> Duration {
    Duration::from_millis(results.iter().map(|result| result.milliseconds).sum())
}

fn properties(report: &Report) -> Vec<(String, String)> {
    let Report { suite, system, .. } = report;
    let [shard, shards] = report.shard;
    let [all, selected] = suite.vectors;
    [
        ("policy", suite.policy.clone()),
        ("tier", suite.tier.to_string()),
        ("digest", suite.digest.clone()),
        ("selected", format!("{selected}/{all}")),
        ("system", system.name.clone()),
        ("build", system.build.clone()),
        ("hides", system.hides.join(", ")),
        ("complete", report.complete.to_string()),
        ("measurable", report.measurable.to_string()),
        ("salt", report.salt.map_or("-".to_string(), |salt| salt.to_string())),
        ("shard", format!("{shard}/{shards}")),
        ("outcome", Outcome::of(report).to_string()),
    ]
    .map(|(name, value)| (name.to_string(), value))
    .into_iter()
    .chain(tally::remarks(report).map(|said| ("remark".to_string(), both(said))))
    .collect()
}

fn case(report: &Report, family: &str, result: &CaseResult) -> TestCase {
    let mut case = TestCase::new(result.id.as_str(), status(report, result));
    case.set_classname(family).set_time(time(&[result]));
    let clauses: Vec<&str> = result.clauses.iter().map(|clause| clause.name()).collect();
    case.add_property(("clauses", clauses.join(" ").as_str()));
    if !result.stderr.is_empty() {
        case.set_system_err(result.stderr.as_str());
    }
    case
}

fn status(report: &Report, result: &CaseResult) -> TestCaseStatus {
    let verdict = result.verdict;
    let mut status = match verdict {
        Verdict::Pass => return TestCaseStatus::success(),
        Verdict::KnownFailure => TestCaseStatus::skipped(),
        Verdict::FailOutcome
        | Verdict::FailCode
        | Verdict::FailReceipt
        | Verdict::FailState
        | Verdict::FailInvariant
        | Verdict::UnexpectedPass => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Verdict::ProtocolError
        | Verdict::AdapterError
        | Verdict::Crash
        | Verdict::Timeout
        | Verdict::NotSupported
        | Verdict::NotMeasured => TestCaseStatus::non_success(NonSuccessKind::Error),
    };
    let message = words::joined(&[headline::headline(result), words::says(result)], ": ", "：");
    status.set_type(verdict.name()).set_message(both(&message));
    status.set_description(description(report, result));
    status
}

/// Lists everything that helps to mend a failure, a line each, in one language and then in the
/// other.
fn description(report: &Report, result: &CaseResult) -> String {
    let mut lines = vec![headline::headline(result)];
    if let tally::About::Clause(clause) = tally::about(result) {
        lines.push(words::clause(clause));
    }
    let label = |en: &'static str, zh: &'static str, text: Text| {
        words::joined(&[Text::new(en, zh), text], ": ", "：")
    };
    if let Some((_, step)) = tally::wrong_step(result) {
        let names = result.names();
        lines.push(label("step", "步骤", requests::told(&step.request, &names)));
        for one in differences(step, &names, &report.system.hides) {
            let due = words::joined(&[one.what, one.expected], ": ", "：");
            lines.push(label("  expected", "  应有结果", due));
            lines.push(label("  got", "  实际结果", one.got));
        }
    }
    lines.extend(words::twin(result).map(|twin| label("twin", "对照", twin)));
    lines.push(label("vector", "测试向量", result.title.clone()));
    lines.push(label("what it is for", "检验内容", result.why.clone()));
    let Text { en, zh } = words::joined(&lines, "\n", "\n");
    format!("{en}\n\n{zh}\n\n{}", result.again)
}

/// Returns both wordings, or one if they are the same.
fn both(Text { en, zh }: &Text) -> String {
    if en == zh { en.to_string() } else { format!("{en} · {zh}") }
}
