//! Examining a policy over every interleaving of its scopes: the scopes one after the other (`runs`),
//! and what is broken as cases that can be played (`counterexample`) and saved. Exploring itself is
//! done in `model::explore`.

mod counterexample;
mod progress;
mod runs;

use std::path::PathBuf;

use model::catalogue;
use model::explore::{Property, Scope};
use model::policy::Policy;
use model::terms::Term;
use model::text::Text;

pub use self::runs::{Found, Report, Run, examine};

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
