//! What `gongji check` takes on the command line. What each option means to people is in `help`.

use std::num::{NonZeroU64, NonZeroUsize};
use std::path::PathBuf;

use clap::Args;

/// The arguments of `gongji check`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckArgs {
    /// A built-in policy by its name, or a policy file.
    pub policy: Option<String>,
    /// The scopes to explore, by name or file; all but `wide` where none is named.
    #[arg(long, value_name = "NAME|FILE")]
    pub scope: Vec<String>,
    /// How many threads explore.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// After how many states a scope is left, unfinished.
    #[arg(long, value_name = "N")]
    pub max_states: Option<NonZeroU64>,
    /// Where counterexamples are saved; the current folder where none is named.
    #[arg(long, value_name = "DIR")]
    pub save: Option<PathBuf>,
    /// Whether to write JSON.
    #[arg(long)]
    pub json: bool,
}
