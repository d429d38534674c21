//! What a run says on the terminal beside its report: what the system did that the report has no
//! place for. The report itself is told by `report`.

use std::io;

use model::text;

use super::result::CaseResult;
use super::runner::Ran;
use crate::console::{Console, FAINT};
use crate::report;

/// Tells what came of a run. `minimise` gives the command that shrinks a vector.
pub(super) fn tell(
    ran: &Ran,
    minimise: &dyn Fn(&str) -> String,
    console: &mut Console<'_>,
) -> io::Result<()> {
    report::terminal(&ran.report, console.language, console.out)?;
    let fails = |one: &&CaseResult| one.verdict.is_failure() || one.verdict.is_trouble();
    if let Some(first) = ran.report.results.iter().find(fails) {
        let command = minimise(&first.id);
        let said = text!("to shrink a failing vector: {command}", "缩减未通过的向量：{command}");
        writeln!(console.out, "{FAINT}{}{FAINT:#}", said.to(console.language))?;
    }
    for said in ran.stale.iter().chain(&ran.remarks) {
        writeln!(console.out, "! {}", said.to(console.language))?;
    }
    Ok(())
}
