//! Examines a policy over every interleaving of its scopes: one scope after the other (`runs`),
//! with the broken properties as cases that can be played (`counterexample`) and saved.
//! [`model::explore`] does the exploring.

mod counterexample;
mod progress;
mod runs;

use std::path::PathBuf;

use model::catalogue;
use model::explore::{Property, Scope};
use model::policy::Policy;
use model::terms::Term;
use model::text::Text;

pub use self::runs::{Examination, Found, Run, examine};

/// The scope that is explored only if it is named: the benchmark.
pub const BENCHMARK: &str = "wide";

/// A request to examine a policy.
#[derive(Clone, Debug)]
pub struct CheckPlan {
    /// The policy as the user named it: a built-in name, or a file.
    pub named: String,
    /// The policy.
    pub policy: Policy,
    /// The scopes, in order.
    pub scopes: Vec<Scope>,
    /// True if these are all built-in scopes but the benchmark, so that every clause of the policy
    /// must be reached.
    pub whole_set: bool,
    /// The number of threads.
    pub threads: usize,
    /// The number of states after which a scope is left unfinished.
    pub max_states: Option<u64>,
    /// True to ask the rules in every state.
    pub without_projection: bool,
    /// The folder for counterexamples; the current folder if none is named.
    pub save: Option<PathBuf>,
}

/// Returns the name of a property.
pub fn name_of(property: Property) -> &'static str {
    match property {
        Property::Clause(clause) => clause.name(),
        Property::NeverStuck => "never-stuck",
    }
}

/// Returns the sentence of a property.
pub fn says(property: Property) -> Text {
    match property {
        Property::Clause(clause) => catalogue::entry(clause).says.clone(),
        Property::NeverStuck => Text::new(
            "As long as somebody is alive, some operation can change something.",
            "只要仍有人在世，就总有业务可以办理。",
        ),
    }
}
