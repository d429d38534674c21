//! Ties results to the lines of the transcript that a site sent back.

use std::collections::BTreeMap;
use std::path::Path;

use model::terms::Term;
use model::text;
use model::text::Text;

use super::Plan;
use crate::format::message::Reply;
use crate::format::report::{CaseResult, Report, Verdict};
use crate::format::vectors::Vector;
use crate::link::package::Told;
use crate::link::transcript::Transcript;

/// Adds to each result its lines in the transcript, blames an irregular end on the last case, and
/// remarks on what the transcript lacks.
pub(crate) fn located(
    report: &mut Report,
    plan: &Plan,
    vectors: &[&Vector],
    transcript: &Transcript<'_>,
    file: &Path,
) {
    let cases: BTreeMap<&str, String> = (1..)
        .zip(vectors)
        .map(|(number, vector)| (vector.id.as_str(), format!("{}{number}", plan.mark)))
        .collect();
    for result in &mut report.results {
        let lines = transcript.lines_of(&cases[result.id.as_str()]);
        place(result, file, lines);
    }
    report.complete &= transcript.is_complete();
    if let Some(says) = transcript.strange_end() {
        let asked = |id: &&str| transcript.lines_of(&cases[*id]).is_some();
        let last = vectors.iter().map(|vector| vector.id.as_str()).rfind(asked);
        spoiled(report, last, says);
    }
    report.remarks.extend(transcript.remarks());
    report.remarks.extend(not_asked(transcript, &plan.told));
}

/// Marks the last case as a protocol error for what follows it in the transcript.
fn spoiled(report: &mut Report, last: Option<&str>, says: Text) {
    let passed = |one: &&mut CaseResult| one.verdict == Verdict::Pass && last == Some(&one.id);
    if let Some(result) = report.results.iter_mut().find(passed) {
        result.verdict = Verdict::ProtocolError;
        result.says = Some(says);
    }
}

/// Adds to a case that did not pass its lines in the transcript.
fn place(result: &mut CaseResult, file: &Path, lines: Option<(usize, usize)>) {
    let elsewhere = matches!(result.verdict, Verdict::NotSupported | Verdict::NotMeasured);
    let (Some(says), Some((first, last)), false) = (&result.says, lines, elsewhere) else { return };
    let (file, Text { en, zh }) = (file.display(), says);
    result.says = Some(text!(
        "{en} ({file}, lines {first} to {last})",
        "{zh}（{file}，第{first}至{last}行）"
    ));
}

/// Remarks on capabilities that the system declares but the package does not use.
fn not_asked(transcript: &Transcript<'_>, told: &Told) -> Option<Text> {
    let Some(Reply::Hello { capabilities, .. }) = transcript.hello() else { return None };
    let more = capabilities.iter().filter(|one| !told.capabilities.contains(one));
    let more: Vec<&str> = more.map(|one| one.name()).collect();
    let (en, zh) = (more.join(", "), more.join("、"));
    (!more.is_empty()).then(|| {
        text!(
            "the system declares {en}, but the package was made without; pack again with --hello",
            "系统声明了能力{zh}，工作包未包含；请用 --hello 重新制作"
        )
    })
}
