//! The command line of `gongji mutants`. `help` explains each option to people.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use crate::commands::shared::arguments::tier;
use crate::format::vectors::manifest::Tier;

/// The arguments of `gongji mutants`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct MutantsArgs {
    /// The tier that is run; `core` if none is named.
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub tier: Option<Tier>,
    /// The suite's folder; the one inside the program if none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
    /// The number of threads that run the faults.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// JSON instead of text.
    #[arg(long)]
    pub json: bool,
}
