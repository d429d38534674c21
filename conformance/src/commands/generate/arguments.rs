//! The command line of `gongji generate`. `help` explains each option to people.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use crate::commands::shared::arguments::tier;
use crate::format::vectors::manifest::Tier;
use crate::suite::generate::FileForm;

/// The arguments of `gongji generate`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct GenerateArgs {
    /// The folder for the suite; `vectors` if none is named.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Comparison with the existing files, without writing.
    #[arg(long)]
    pub check: bool,
    /// The tier; `core` if none is named.
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub tier: Option<Tier>,
    /// The policy that the expectations follow from.
    #[arg(long, value_name = "FILE|NAME")]
    pub policy: Option<String>,
    /// YAML or JSON.
    #[arg(long, value_enum, value_name = "yaml|json", hide_possible_values = true)]
    pub format: Option<FileForm>,
    /// The number of threads; the result is the same for any number.
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}
