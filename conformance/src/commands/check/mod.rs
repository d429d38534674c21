//! `gongji check`: explores a policy over its scopes and reports the findings, as text (`text`,
//! `findings`) or as JSON (`json`). The program without a command does its main job (`main_job`),
//! which is the same check with the example cases played as well. The engine is in `examine`.

mod arguments;
mod cases;
mod findings;
pub(crate) mod help;
mod json;
mod main_job;
mod text;

use std::io;

use model::explore::{scope_file, threads};
use model::policy_file;

use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::base::stop;
use crate::examine::{BENCHMARK, CheckPlan, examine};
use crate::format::named::{self, DEFAULT_POLICY, OpenError};
pub use arguments::CheckArgs;
pub(crate) use main_job::run as main_job;
use text::tell;

/// Checks a policy, `cn-2026-trial` unless one is named, over the scopes asked for.
pub fn run(args: &CheckArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let asked = match read(args) {
        Ok(asked) => asked,
        Err(error) => {
            write!(console.err, "{}", error.to(console.language))?;
            return Ok(Exit::Usage);
        }
    };
    stop::on_interrupt();
    let report = examine(asked, console.language);
    if args.json {
        write!(console.out, "{}", json::json(&report))?;
    } else {
        tell(&report, None, console)?;
    }
    Ok(report.exit())
}

/// Reads the policy and the scopes that are named.
fn read(args: &CheckArgs) -> Result<CheckPlan, OpenError> {
    let named = args.policy.clone().unwrap_or_else(|| DEFAULT_POLICY.to_string());
    let policy = named::policy(&named)?;
    let all = scope_file::built_in().iter().map(|(name, _)| *name);
    let names: Vec<&str> = match args.scope.as_slice() {
        [] => all.filter(|name| *name != BENCHMARK).collect(),
        some => some.iter().map(String::as_str).collect(),
    };
    let built_in = named::find(policy_file::built_in(), &named).is_some();
    let mut scopes = Vec::new();
    for name in names {
        let scope = named::scope(name)?.under(&policy);
        // Another policy may allow anything, even a quota above the balance.
        scopes.push(if built_in { scope } else { scope.with_room_for_faults() });
    }
    Ok(CheckPlan {
        named,
        policy,
        scopes,
        whole_set: args.scope.is_empty(),
        threads: threads(args.threads),
        max_states: args.max_states.map(std::num::NonZeroU64::get),
        without_projection: args.no_projection,
        save: args.save.clone(),
    })
}
