//! A report as JSON, with its totals. Its form is published as `conformance/report.schema.json`,
//! which `format::report_schema` makes.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use model::terms::Term;
use model::tree::{self, Fault, Wrong};
use serde::Serialize;

use crate::format::outcome::Outcome;
use crate::format::report::{FORMAT, Report, Verdict};

/// The report, with the values that follow from its results.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    report: &'a Report,
    outcome: Outcome,
    totals: BTreeMap<&'static str, usize>,
}

/// Writes the report as JSON, with a line feed at the end.
pub fn json(report: &Report) -> String {
    let totals = report.counts().into_iter().map(|(verdict, count)| (verdict.name(), count));
    let whole = Whole { report, outcome: Outcome::of(report), totals: totals.collect() };
    let text = serde_json::to_string_pretty(&whole).expect("a report is plain data");
    format!("{text}\n")
}

/// Reads a report from JSON, as strictly as its schema is.
pub fn read(text: &[u8]) -> Result<Report, Wrong> {
    let mut whole = tree::json::tree(text)?;
    // These follow from the results, and only their form is read.
    let mut follows = |key| whole.take(key).ok_or(Fault::MissingKey { key });
    follows("outcome")?.read::<Outcome>()?;
    follows("totals")?.read::<BTreeMap<Verdict, NonZeroU32>>()?;
    let report: Report = whole.read()?;
    match report.format == FORMAT {
        true => Ok(report),
        false => Err(Fault::UnknownWord { word: report.format, known: &[FORMAT] }.into()),
    }
}
