//! The command line of `gongji coverage`. `help` explains each option to people.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `gongji coverage`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct CoverageArgs {
    /// A clause or a vector; everything if none is named.
    #[arg(value_name = "CLAUSE|VECTOR")]
    pub about: Option<String>,
    /// The suite's folder; the one inside the program if none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
    /// JSON instead of text.
    #[arg(long)]
    pub json: bool,
}
