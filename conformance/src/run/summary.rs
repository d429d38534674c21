//! What a run says on the terminal beside its report: what the system did that the report has no
//! place for. The report itself is told by `report`.

use std::io;

use super::runner::Ran;
use crate::console::Console;
use crate::report;

/// Tells what came of a run.
pub(super) fn tell(ran: &Ran, console: &mut Console<'_>) -> io::Result<()> {
    report::terminal(&ran.report, console.language, console.out)?;
    for said in ran.stale.iter().chain(&ran.remarks) {
        writeln!(console.out, "! {}", said.to(console.language))?;
    }
    Ok(())
}
