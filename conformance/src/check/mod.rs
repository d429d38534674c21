//! `gongji check [POLICY]`: a policy over every interleaving of its scopes. Exploring them is done
//! in `model::explore`; this asks for it (`runs`), turns what is broken into cases that can be
//! played (`counterexample`) and saved, and reports (`text`, `findings`, `json`).

mod counterexample;
mod findings;
mod json;
mod progress;
mod runs;
mod text;

use std::io;
use std::path::PathBuf;

use model::catalogue;
use model::explore::{Property, Scope, scope_file, threads};
use model::policy::Policy;
use model::policy_file;
use model::terms::Term;
use model::text::Text;

use crate::cli::CheckArgs;
use crate::console::{Console, Exit};
use crate::files::{self, OpenError};
use crate::stop;

pub use runs::{Found, Report, Run, examine};
pub use text::{Cases, tell};

/// The policy that is checked where none is named.
pub const POLICY: &str = "cn-2026-trial";
/// The scope that is explored only where it is named: the benchmark.
pub const BENCHMARK: &str = "wide";

/// What is to be checked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The policy as it was named: built in, or a file.
    pub named: String,
    /// The policy.
    pub policy: Policy,
    /// The scopes, in order.
    pub scopes: Vec<Scope>,
    /// Whether these are all that come with the program but the benchmark, so that every clause
    /// of the policy has to be reached.
    pub whole_set: bool,
    /// On how many threads.
    pub threads: usize,
    /// After how many states a scope is left, unfinished.
    pub max_states: Option<u64>,
    /// Where counterexamples are saved; the current folder where none is named.
    pub save: Option<PathBuf>,
}

impl Asked {
    /// Reads the policy and the scopes that are named.
    pub fn read(args: &CheckArgs) -> Result<Asked, OpenError> {
        let named = args.policy.clone().unwrap_or_else(|| POLICY.to_string());
        let policy = files::policy(&named)?;
        let all = scope_file::built_in().iter().map(|(name, _)| *name);
        let names: Vec<&str> = match args.scope.as_slice() {
            [] => all.filter(|name| *name != BENCHMARK).collect(),
            some => some.iter().map(String::as_str).collect(),
        };
        let built_in = files::find(policy_file::built_in(), &named).is_some();
        let mut scopes = Vec::new();
        for name in names {
            let scope = files::scope(name)?;
            // What somebody else's policy brings about may be anything, also a quota of more than
            // there is.
            scopes.push(if built_in { scope } else { scope.with_room_for_faults() });
        }
        Ok(Asked {
            named,
            policy,
            scopes,
            whole_set: args.scope.is_empty(),
            threads: threads(args.threads),
            max_states: args.max_states.map(std::num::NonZeroU64::get),
            save: args.save.clone(),
        })
    }
}

/// Checks a policy, `cn-2026-trial` unless one is named, over the scopes asked for.
pub fn run(args: &CheckArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let asked = match Asked::read(args) {
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

/// What a property is called.
pub fn name_of(property: Property) -> &'static str {
    match property {
        Property::Clause(clause) => clause.name(),
        Property::NeverStuck => "never-stuck",
    }
}

/// What a property says.
pub fn says(property: Property) -> Text {
    match property {
        Property::Clause(clause) => catalogue::entry(clause).says.clone(),
        Property::NeverStuck => Text::new(
            "As long as somebody is alive, some operation can change something.",
            "只要仍有人在世，就总有业务可以办理。",
        ),
    }
}
