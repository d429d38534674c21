//! The command line of `gongji merge`. `help` explains each option to people.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `gongji merge`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct MergeArgs {
    /// The JSON reports of all shards.
    #[arg(value_name = "PART.json", required = true)]
    pub parts: Vec<PathBuf>,
    /// The folder for the merged reports; none are written if it is not named.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}
