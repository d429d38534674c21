//! The command line of `gongji check`. `help` explains each option to people.

use std::num::{NonZeroU64, NonZeroUsize};
use std::path::PathBuf;

use clap::Args;

/// The arguments of `gongji check`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckArgs {
    /// A built-in policy by its name, or a policy file.
    pub policy: Option<String>,
    /// The scopes to explore, by name or file; all but `wide` if none is named.
    #[arg(long, value_name = "NAME|FILE")]
    pub scope: Vec<String>,
    /// The number of threads that explore.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// The number of states after which a scope is left unfinished.
    #[arg(long, value_name = "N")]
    pub max_states: Option<NonZeroU64>,
    /// Asks the rules in every state, instead of once for all states that agree in what was read.
    #[arg(long)]
    pub no_projection: bool,
    /// The folder for counterexamples; the current one if none is named.
    #[arg(long, value_name = "DIR")]
    pub save: Option<PathBuf>,
    /// JSON instead of text.
    #[arg(long)]
    pub json: bool,
}
