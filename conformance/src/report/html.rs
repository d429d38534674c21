//! A report as one HTML file that needs nothing else: the values that the template gets. The look
//! is in `conformance/templates`; the template has every text in both languages, and escapes it.

use minijinja::context;
use model::catalogue::{self, FAMILIES};
use model::observe::{Names, Observation};
use model::terms::Term;
use model::text;
use model::text::{Language, Text};
use serde::Serialize;

use super::compare::{self, Part};
use super::headline;
use super::tally::{self, About, ClauseTally};
use super::words;
use crate::base::page;
use crate::format::outcome::Outcome;
use crate::format::report::{CaseResult, Report, StepResult, Verdict};
use crate::tell::requests;

/// The number of cases told step by step; the others are listed.
const IN_FULL: usize = 200;
/// The template.
const PAGE: (&str, &str) = ("report.html", include_str!("../../templates/report.html"));

/// The mark of a row or a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Tone {
    Good,
    Bad,
    Doubt,
    None,
}

/// A verdict, its count and its mark.
#[derive(Serialize)]
struct Total {
    text: Text,
    count: usize,
    tone: Tone,
}

/// The clauses of a family.
#[derive(Serialize)]
struct Family {
    name: &'static str,
    about: Text,
    clauses: Vec<ClauseRow>,
}

#[derive(Serialize)]
struct ClauseRow {
    tally: ClauseTally,
    tone: Tone,
}

/// A vector that did not simply pass.
#[derive(Serialize)]
struct Case {
    id: String,
    title: Text,
    why: Text,
    headline: Text,
    verdict: Text,
    tone: Tone,
    says: Text,
    /// The clause that is broken.
    broken: Option<Text>,
    /// Those that the vector is about.
    clauses: Vec<Text>,
    /// True if it failed at the step that it is about.
    own: bool,
    twin: Option<Text>,
    unasked: Option<Text>,
    again: String,
    stderr: String,
    start: Vec<Part>,
    steps: Vec<Step>,
}

/// A step of a timeline.
#[derive(Serialize)]
struct Step {
    asked: Text,
    expected: Text,
    got: Text,
    answered: bool,
    wrong: bool,
    shown: bool,
    parts: Vec<Part>,
    findings: Vec<Text>,
}

/// Writes the report as HTML, both languages in it; `language` is the one shown first.
pub fn html(report: &Report, language: Language) -> String {
    let all = report.results.iter().filter(|result| result.verdict != Verdict::Pass);
    let mut unsettled: Vec<&CaseResult> = all.collect();
    // Faults to be mended come first, clause by clause.
    unsettled.sort_by_key(|result| {
        (tone(result.verdict) != Tone::Bad, tally::about(result), tally::plainness(result))
    });
    let full = unsettled.len().min(IN_FULL);
    let cases: Vec<Case> = unsettled[..full].iter().map(|result| case(report, result)).collect();
    let listed: Vec<Case> = unsettled[full..].iter().map(|result| brief(result)).collect();
    let passed = report.results.iter().filter(|result| result.verdict == Verdict::Pass);
    let [shard, shards] = report.shard;
    let chinese = language == Language::Chinese;
    let values = context! {
        chinese,
        style => page::STYLE,
        script => page::SCRIPT,
        title => title(report),
        outcome => Outcome::of(report).text(),
        reasons => tally::reasons(report),
        tone => outcome_tone(report),
        suite => report.suite,
        system => report.system,
        part => (shards != 1).then(|| format!("{shard}/{shards}")),
        hidden => words::hidden(&report.system),
        remarks => tally::remarks(report).collect::<Vec<_>>(),
        shrink => report.shrink,
        shrinks => words::shrinks(),
        totals => totals(report),
        families => families(report),
        cases,
        listed,
        passed => passed.map(brief).collect::<Vec<_>>(),
        open => tally::open_questions(report),
    };
    page::filled(PAGE, values)
}

fn title(report: &Report) -> Text {
    let Report { suite, system, .. } = report;
    let (name, policy) = (&system.name, &suite.policy);
    let outcome = Outcome::of(report).text();
    let (en, zh) = (outcome.en, outcome.zh);
    text!("{en} · {name} · {policy} · gongji", "{zh} · {name} · {policy} · gongji")
}

fn outcome_tone(report: &Report) -> Tone {
    match Outcome::of(report) {
        Outcome::Passed => Tone::Good,
        Outcome::Failed => Tone::Bad,
        _ => Tone::Doubt,
    }
}

fn tone(verdict: Verdict) -> Tone {
    if verdict == Verdict::Pass {
        Tone::Good
    } else if verdict.is_failure() || verdict.is_trouble() {
        Tone::Bad
    } else {
        Tone::Doubt
    }
}

fn totals(report: &Report) -> Vec<Total> {
    let total = |(verdict, count): (Verdict, usize)| Total {
        text: verdict.text(),
        count,
        tone: tone(verdict),
    };
    report.counts().into_iter().map(total).collect()
}

fn families(report: &Report) -> Vec<Family> {
    let tallies = tally::by_clause(report);
    let row = |tally: &ClauseTally| {
        let tone = match tally {
            ClauseTally { failed: 1.., .. } => Tone::Bad,
            ClauseTally { not_measured: 1.., .. } | ClauseTally { elsewhere: 1.., .. } => {
                Tone::Doubt
            }
            ClauseTally { passed: 1.., .. } => Tone::Good,
            _ => Tone::None,
        };
        ClauseRow { tally: tally.clone(), tone }
    };
    let family = |(name, about): &(&'static str, Text)| {
        let own = tallies.iter().filter(|tally| catalogue::family(tally.clause) == *name);
        Family { name, about: about.clone(), clauses: own.map(row).collect() }
    };
    FAMILIES.iter().map(family).collect()
}

/// Summarises a vector without its steps.
fn brief(result: &CaseResult) -> Case {
    let broken = match tally::about(result) {
        About::Clause(clause) if result.verdict != Verdict::Pass => Some(clause),
        _ => None,
    };
    let mut others = result.clauses.clone();
    others.retain(|clause| Some(*clause) != broken);
    Case {
        id: result.id.clone(),
        title: result.title.clone(),
        why: result.why.clone(),
        verdict: result.verdict.text(),
        tone: tone(result.verdict),
        says: words::says(result),
        headline: headline::headline(result),
        broken: broken.map(words::clause),
        clauses: words::clauses_beside_why(result, &others),
        own: words::is_its_own(result),
        twin: words::twin(result),
        unasked: words::unasked(result),
        again: result.again.clone(),
        stderr: result.stderr.clone(),
        start: Vec::new(),
        steps: Vec::new(),
    }
}

/// Lays out a vector as a timeline.
fn case(report: &Report, result: &CaseResult) -> Case {
    let hides = &report.system.hides;
    let (start, names) = (result.start(), result.names());
    let mut steps = Vec::with_capacity(result.steps.len());
    let mut before = &start;
    for (at, one) in result.steps.iter().enumerate() {
        steps.push(step(one, before, result.step == Some(at + 1), (&names, hides)));
        before = &one.expected_state;
    }
    Case { start: compare::parts(&start, None, None, &names, &[]), steps, ..brief(result) }
}

fn step(
    step: &StepResult,
    before: &Observation,
    wrong: bool,
    (names, hides): (&Names, &[String]),
) -> Step {
    let finding = |finding: &crate::format::report::Finding| match finding.clause {
        Some(clause) => {
            let Text { en, zh } = &finding.says;
            text!("{clause}: {en}", "{clause}：{zh}")
        }
        None => finding.says.clone(),
    };
    let came = step.got_state.as_ref();
    Step {
        asked: requests::told(&step.request, names),
        expected: words::answer(&step.expected),
        got: words::got(step.got.as_ref()),
        answered: compare::answered(step),
        wrong,
        shown: came.is_some(),
        parts: compare::parts(&step.expected_state, came, Some(before), names, hides),
        findings: step.findings.iter().map(finding).collect(),
    }
}
