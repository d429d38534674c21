//! The numbers of a report: totals, results clause by clause, failures in groups, and the outcome
//! of a whole run. The renderers present them.

use std::collections::{BTreeMap, BTreeSet};

use model::catalogue::{self, Kind};
use model::clause::Clause;
use model::questions::{self, Question};
use model::terms::Term;
use model::text;
use model::text::Text;
use serde::Serialize;

use super::words;
use crate::format::outcome::Outcome;
use crate::format::report::{CaseResult, Report, Verdict};
use crate::format::vectors::manifest::Tier;

/// Counts the results that satisfy a condition.
fn count(report: &Report, is: impl Fn(Verdict) -> bool) -> usize {
    report.results.iter().filter(|result| is(result.verdict)).count()
}

/// Returns the remarks beside the results: why the list of known failures is out of date, then
/// everything else.
pub(super) fn remarks(report: &Report) -> impl Iterator<Item = &Text> {
    report.stale.iter().chain(&report.remarks)
}

/// Words the outcome with its reasons, in a sentence.
pub(super) fn outcome(report: &Report) -> Text {
    words::joined(&[Outcome::of(report).text(), reasons(report)], ": ", "：")
}

/// Words the reasons of the outcome.
pub(super) fn reasons(report: &Report) -> Text {
    let all = report.results.len();
    let one = |is: fn(Verdict) -> bool, text: fn(usize) -> Text| match count(report, is) {
        0 => None,
        count => Some(text(count)),
    };
    let mut parts = vec![text!(
        "{passed} of {all} vectors passed",
        "{all}个测试向量中{passed}个通过",
        passed = report.count(Verdict::Pass),
    )];
    parts.extend(one(Verdict::is_failure, |n| text!("{n} failed", "{n}个未通过")));
    parts.extend(one(Verdict::is_trouble, |n| {
        text!("{n} broke off and could not be judged", "{n}个因故中断，无法判定")
    }));
    let left = |verdict| matches!(verdict, Verdict::NotSupported | Verdict::NotMeasured);
    parts.extend(one(left, |n| text!("{n} not measured", "{n}个未测试")));
    let stale = |verdict| verdict == Verdict::UnexpectedPass;
    parts.extend(one(stale, |n| {
        text!("{n} passed against the list of known failures", "{n}个与已知未通过清单不符")
    }));
    let known = |verdict| verdict == Verdict::KnownFailure;
    parts.extend(one(known, |n| text!("{n} failed as known", "{n}个为已知未通过")));
    parts.extend(limits(report));
    words::joined(&parts, "; ", "；")
}

/// Words the parts that the run left out.
fn limits(report: &Report) -> Vec<Text> {
    let mut limits = Vec::new();
    if !report.complete {
        limits.push(Text::new("the run was not finished", "运行未完成"));
    }
    if let Some(case) = &report.suite.case {
        limits.push(text!("one case alone, `{case}`", "仅运行案例 `{case}`"));
    } else if report.suite.tier == Tier::Smoke {
        limits.push(Text::new(
            "`smoke` is a first look, not the suite",
            "`smoke` 级别只作初步检查，并非整个套件",
        ));
    }
    let [all, selected] = report.suite.vectors;
    if all != selected {
        let tier = report.suite.tier;
        limits.push(text!(
            "{selected} of the {all} vectors of `{tier}` were selected",
            "`{tier}` 级别共{all}个测试向量，本次选取{selected}个",
        ));
    }
    let [shard, shards] = report.shard;
    if shards != 1 {
        limits.push(text!("shard {shard} of {shards}", "第{shard}片，共{shards}片"));
    }
    if !report.system.hides.is_empty() {
        limits.push(Text::new("the system does not show everything", "系统未显示全部状态"));
    }
    limits
}

/// The results of the vectors of one clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct ClauseTally {
    /// The clause.
    pub(super) clause: Clause,
    /// Its sentence.
    pub(super) says: Text,
    /// The number of vectors about it that passed.
    pub(super) passed: usize,
    /// The number of vectors that broke it, known failures included.
    pub(super) failed: usize,
    /// The number of vectors about it that failed under another clause, and so say nothing of this
    /// one.
    pub(super) elsewhere: usize,
    /// The number of vectors that say nothing, because they were not run or broke off.
    pub(super) not_measured: usize,
    /// The reason why it has no vector of its own, if it has none.
    pub(super) note: Option<Text>,
}

/// Returns every clause of the catalogue with its numbers.
pub(super) fn by_clause(report: &Report) -> Vec<ClauseTally> {
    let tally = |entry: &catalogue::Entry| {
        let clause = entry.id;
        let about = |result: &&CaseResult| result.clauses.contains(&clause);
        let of = |is: fn(Verdict) -> bool| {
            report.results.iter().filter(about).filter(|result| is(result.verdict)).count()
        };
        let failed = |verdict: Verdict| verdict.is_failure() || verdict == Verdict::KnownFailure;
        let broke = |result: &&CaseResult| {
            let mut findings = result.steps.iter().flat_map(|step| &step.findings);
            failed(result.verdict) && findings.any(|finding| finding.clause == Some(clause))
        };
        let passed = |v: Verdict| matches!(v, Verdict::Pass | Verdict::UnexpectedPass);
        let (passed, not_measured) = (of(passed), of(Verdict::is_unmeasured));
        let elsewhere = of(failed) - report.results.iter().filter(about).filter(broke).count();
        let failed = report.results.iter().filter(broke).count();
        let none = passed + failed + elsewhere + not_measured == 0;
        let (says, note) = (entry.says.clone(), none.then(|| without(entry.kind)));
        ClauseTally { clause, says, passed, failed, elsewhere, not_measured, note }
    };
    catalogue::all().iter().map(tally).collect()
}

/// Words the result of a clause of which no vector was run.
fn without(kind: Kind) -> Text {
    match kind {
        Kind::Invariant => Text::new("judged at every step", "每一步均判断"),
        Kind::Distributed => Text::new("not measured: several systems", "未测试：涉及多个系统"),
        _ => Text::new("no vector was run", "未运行测试向量"),
    }
}

/// Returns the open questions on which the verdicts rest: those under whose clauses a vector was
/// judged, or is found to be wrong.
pub(super) fn open_questions(report: &Report) -> Vec<&'static Question> {
    let judged = report.results.iter().filter(|result| !result.verdict.is_unmeasured());
    let clauses = judged.flat_map(|result| {
        let findings = result.steps.iter().flat_map(|step| &step.findings);
        result.clauses.iter().copied().chain(findings.filter_map(|finding| finding.clause))
    });
    let clauses: BTreeSet<Clause> = clauses.collect();
    let rests = |question: &&Question| question.clauses.iter().any(|one| clauses.contains(one));
    questions::all().iter().filter(rests).collect()
}

/// The common ground of a group of failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// The clause that is broken.
    Clause(Clause),
    /// Something broke, or no clause can be named.
    Trouble(Verdict),
}

/// Returns the clause that a failing vector breaks, or the trouble that kept it from being judged.
pub(super) fn about(result: &CaseResult) -> About {
    if result.verdict.is_trouble() {
        return About::Trouble(result.verdict);
    }
    match result.broken() {
        Some(clause) => About::Clause(clause),
        None => About::Trouble(result.verdict),
    }
}

/// Groups the failures and everything that broke by what they have in common: the clause with the
/// most failures first, as the others may follow from it.
pub(super) fn failures(report: &Report) -> Vec<(About, Vec<&CaseResult>)> {
    let wrong = |result: &&CaseResult| result.verdict.is_failure() || result.verdict.is_trouble();
    let mut groups = grouped(report.results.iter().filter(wrong), about);
    groups.iter_mut().for_each(|(_, members)| members.sort_by_key(|result| plainness(result)));
    groups.sort_by_key(|(about, members)| {
        (matches!(about, About::Trouble(_)), std::cmp::Reverse(members.len()))
    });
    groups
}

/// Returns the failure that says most of the first clause that is broken.
pub fn plainest(report: &Report) -> Option<&CaseResult> {
    failures(report).first().and_then(|(_, members)| members.first()).copied()
}

/// Sorts the failures that say most to the front: vectors about the broken clause itself, those
/// that reach the step they are about, those whose twin passed, and the shortest.
pub(super) fn plainness(result: &CaseResult) -> (bool, bool, bool, usize, &str) {
    let own = matches!(about(result), About::Clause(clause) if result.clauses.contains(&clause));
    let twin = result.twin_verdict == Some(Verdict::Pass);
    let last = result.step == Some(result.length);
    (!own, !last, !twin, result.length, &result.id)
}

/// Groups the vectors that were neither judged nor broke off, by verdict and reason: unsupported,
/// not measured, and passed against the list. Undeclared capabilities count as one reason.
pub(super) fn left_out(report: &Report) -> Vec<((Verdict, Text), Vec<&CaseResult>)> {
    use Verdict::{NotMeasured, NotSupported, UnexpectedPass};
    let left = |verdict| matches!(verdict, NotSupported | NotMeasured | UnexpectedPass);
    let left = report.results.iter().filter(|result| left(result.verdict));
    let mut groups: Vec<((Verdict, Text), Vec<&CaseResult>)> = Vec::new();
    for result in left {
        let says = match result.missing.is_empty() {
            true => words::says(result),
            false => words::undeclared(report),
        };
        let key = (result.verdict, says);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, members)) => members.push(result),
            None => groups.push((key, vec![result])),
        }
    }
    groups.sort_by_key(|((verdict, _), _)| *verdict);
    groups
}

fn grouped<'a, K: Ord + Copy>(
    results: impl Iterator<Item = &'a CaseResult>,
    key: fn(&CaseResult) -> K,
) -> Vec<(K, Vec<&'a CaseResult>)> {
    let mut groups = BTreeMap::<K, Vec<&CaseResult>>::new();
    results.for_each(|result| groups.entry(key(result)).or_default().push(result));
    groups.into_iter().collect()
}

/// Returns the step that went wrong, if there is one.
pub(super) fn wrong_step(
    result: &CaseResult,
) -> Option<(usize, &crate::format::report::StepResult)> {
    let number = result.step?;
    Some((number, result.steps.get(number.checked_sub(1)?)?))
}
