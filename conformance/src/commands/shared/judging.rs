//! The basis of judging a run: the suite with its policy, the codes of the system, the list of
//! known failures; and the run itself, shown while it goes on.

use std::path::Path;

use model::policy::Policy;
use model::text::Text;

use super::arguments::JudgingArgs;
use super::progress::Progress;
use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::format::codes::Codes;
use crate::format::known::Known;
use crate::format::named::{self, OpenError};
use crate::format::report::Report;
use crate::format::vectors::suite::{MANIFEST, Suite};
use crate::harness::runner::{self, RunPlan};
use crate::harness::setup::Setup;

/// Reads the suite in a folder, or the one inside the program, with its policy. If it cannot be
/// used, returns the reason and the exit code: a folder without a suite is a wrong argument, any
/// other fault is damage.
pub(crate) fn suite(folder: Option<&Path>) -> Result<(Suite, Policy), (OpenError, Exit)> {
    named::suite(folder).map_err(|error| {
        let not_there = folder.is_some_and(|folder| !folder.join(MANIFEST).exists());
        let is_damaged = matches!(error, OpenError::Suite(_)) && !not_there;
        (error, if is_damaged { Exit::Damaged } else { Exit::Usage })
    })
}

/// Reads the map of the system's own codes.
pub(crate) fn codes(file: Option<&Path>) -> Result<Codes, OpenError> {
    let Some(path) = file else { return Ok(Codes::default()) };
    let advice = || Text::new("name a file of codes", "请给出代码对应文件");
    let text = named::contents(path, advice)?;
    Ok(Codes::read(&path.to_string_lossy(), &text)?)
}

/// Reads the list of known failures.
pub(crate) fn known(args: &JudgingArgs) -> Result<Known, OpenError> {
    let Some(path) = &args.known_failures else { return Ok(Known::default()) };
    let advice = || Text::new("name a list of known failures", "请给出已知未通过清单");
    let text = named::contents(path, advice)?;
    Ok(Known::read(&path.to_string_lossy(), &text)?)
}

/// Runs the suite, and shows its progress.
pub(crate) fn played(setup: &Setup<'_>, asked: &RunPlan<'_>, console: &Console<'_>) -> Report {
    let progress = Progress::new(console.language, asked.vectors.len());
    runner::run(setup, asked, &|result| progress.seen(result))
}
