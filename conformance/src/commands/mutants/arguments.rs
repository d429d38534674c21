//! What `gongji mutants` takes on the command line. What each option means to people is in `help`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use crate::commands::shared::arguments::tier;
use crate::format::vectors::manifest::Tier;

/// The arguments of `gongji mutants`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct MutantsArgs {
    /// Which tier is run; `core` where none is named.
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub tier: Option<Tier>,
    /// The suite's folder; the one inside the program where none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
    /// How many threads run the faults.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Whether to write JSON.
    #[arg(long)]
    pub json: bool,
}
