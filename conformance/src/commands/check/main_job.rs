//! `gongji` without a subcommand, the main job: checks `cn-2026-trial` over all scopes but `wide`,
//! plays the example cases, and ends with one screen. The parts are in `check` and `play`.

use std::io;

use super::cases::Cases;
use super::text::tell;
use super::{CheckArgs, read};
use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::base::stop;
use crate::format::cases;
use crate::format::named::OpenError;
use crate::format::named_case::open;
use crate::{examine, replay};

/// Runs the main job.
pub(crate) fn run(console: &mut Console<'_>) -> io::Result<Exit> {
    let (asked, cases) = match read(&CheckArgs::default()).and_then(|a| Ok((a, played()?))) {
        Ok(read) => read,
        Err(error) => {
            write!(console.err, "{}", error.to(console.language))?;
            return Ok(Exit::Usage);
        }
    };
    stop::on_interrupt();
    let report = examine::examine(asked, console.language);
    tell(&report, Some(&cases), console)?;
    Ok(if cases.broken.is_empty() { report.exit() } else { Exit::Violated })
}

/// Plays every example case.
fn played() -> Result<Cases, OpenError> {
    let mut cases = Cases::default();
    for (name, text) in cases::built_in() {
        let (case, policy) = open(name, text, None, None)?;
        let played = replay::play(&case, &policy);
        cases.played += 1;
        cases.steps += played.steps.len();
        if !played.holds() {
            cases.broken.push((*name).to_string());
        }
    }
    Ok(cases)
}
