//! `gongji` without a subcommand, the main job: checks `cn-2026-trial` over all scopes but `wide`,
//! plays the example cases, and ends with one screen. The parts are in `check` and `play`.

use std::io;

use crate::cases;
use crate::check::{self, Asked, Cases};
use crate::cli::CheckArgs;
use crate::console::{Console, Exit};
use crate::files::OpenError;
use crate::play;
use crate::stop;

/// Does the main job.
pub fn run(console: &mut Console<'_>) -> io::Result<Exit> {
    let (asked, cases) = match Asked::read(&CheckArgs::default()).and_then(|a| Ok((a, played()?))) {
        Ok(read) => read,
        Err(error) => {
            write!(console.err, "{}", error.to(console.language))?;
            return Ok(Exit::Usage);
        }
    };
    stop::on_interrupt();
    let report = check::examine(asked, console.language);
    check::tell(&report, Some(&cases), console)?;
    Ok(if cases.broken.is_empty() { report.exit() } else { Exit::Violated })
}

/// Plays every example case.
fn played() -> Result<Cases, OpenError> {
    let mut cases = Cases::default();
    for (name, text) in cases::built_in() {
        let (case, policy) = play::open(name, text, None, None)?;
        let played = play::play(&case, &policy);
        cases.played += 1;
        cases.steps += played.steps.len();
        if !played.holds() {
            cases.broken.push((*name).to_string());
        }
    }
    Ok(cases)
}
