//! The command line of `gongji merge`. What each option means to people is in `help`.

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
