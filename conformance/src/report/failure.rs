//! One failing case on a terminal, told whole: the people, every step, and the expected and actual
//! result of the last one.

use std::io::{self, Write};

use model::clause::Clause;
use model::terms::Term;
use model::text::{Language, Text};

use super::lines::Lines;
use super::words;
use crate::base::console::BAD;
use crate::base::lay_out::wrapped;
use crate::format::report::CaseResult;
use crate::tell::{requests, table};

/// Writes the story of a case. `at_work` are the clauses under which its last step changes
/// something: one of them is broken if no finding names a clause.
pub fn story(
    result: &CaseResult,
    at_work: &[Clause],
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut lines = Lines { language, out };
    let headings: Vec<Text> = match result.broken() {
        Some(clause) => vec![words::clause(clause)],
        None if result.verdict.is_trouble() => vec![result.verdict.text()],
        None => at_work.iter().map(|&clause| words::clause(clause)).collect(),
    };
    for heading in headings {
        let heading = wrapped("", &words::harmless(heading.to(language)));
        writeln!(lines.out, "{BAD}{}{BAD:#}", heading.trim_end())?;
    }
    let (verdict, says) = (result.verdict.text(), words::says(result));
    if verdict != says {
        lines.line("  ", &words::joined(&[verdict, says], ": ", "："))?;
    }
    let names = result.names();
    write!(lines.out, "{}", table::table(&result.start(), None, &names, language))?;
    let failing = result.step.map(|number| number - 1);
    for (at, step) in result.steps.iter().enumerate() {
        let (number, Text { en, zh }) = (at + 1, requests::told(&step.request, &names));
        lines.line(&format!("  {number}. "), &Text::owned(en, zh))?;
        if failing != Some(at) {
            lines.line("     ", &words::answer(&step.expected))?;
            continue;
        }
        lines.wrong(step, &names, &[])?;
    }
    if result.verdict.is_trouble() {
        lines.stderr(&result.stderr)?;
    }
    Ok(())
}
