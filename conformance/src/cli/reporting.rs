//! What the commands around a run are asked: an adapter's beginning, and the merging of reports.
//! What running itself is asked is in `running`.

use std::path::PathBuf;

use clap::Args;

use crate::init_adapter::Starter;

/// What `gongji init-adapter` is asked. `--lang python` is understood too, see `init_adapter`.
#[derive(Args, Debug, Clone, PartialEq, Eq)]
pub struct InitAdapterArgs {
    /// The programming language.
    #[arg(value_enum, value_name = "python|java|node|rust", hide_possible_values = true)]
    pub starter: Starter,
    /// Where it is written; the current folder where none is named.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// What `gongji merge` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct MergeArgs {
    /// The JSON reports of all shards.
    #[arg(value_name = "PART.json", required = true)]
    pub parts: Vec<PathBuf>,
    /// Where the reports of the whole are written; nowhere where none is named.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}
