//! A report as JSON, with its totals. Its form is published as `conformance/report.schema.json`,
//! which is made in `schema`.

use std::collections::BTreeMap;

use model::terms::Term;
use serde::Serialize;

use crate::format::outcome::Outcome;
use crate::format::report::Report;

/// The report, with what follows from its results.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    report: &'a Report,
    outcome: Outcome,
    totals: BTreeMap<&'static str, usize>,
}

/// The report as JSON, with a line feed at the end.
pub fn json(report: &Report) -> String {
    let totals = report.counts().into_iter().map(|(verdict, count)| (verdict.name(), count));
    let whole = Whole { report, outcome: Outcome::of(report), totals: totals.collect() };
    let text = serde_json::to_string_pretty(&whole).expect("a report is plain data");
    format!("{text}\n")
}
