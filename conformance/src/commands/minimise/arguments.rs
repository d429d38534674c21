//! What `gongji minimise` takes on the command line. What each option means to people is in `help`.

use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::Args;

use crate::base::seconds::Seconds;
use crate::commands::shared::arguments::{How, Target};

/// The arguments of `gongji minimise`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct MinimiseArgs {
    /// A vector of the suite, or a case file.
    #[arg(value_name = "VECTOR|FILE")]
    pub vector: String,
    /// The system.
    #[command(flatten)]
    pub target: Target,
    /// How it is asked.
    #[command(flatten)]
    pub how: How,
    /// After how many tries it is left at that.
    #[arg(long, value_name = "N")]
    pub most: Option<NonZeroU32>,
    /// After how long it is left at that.
    #[arg(long, value_name = "SECONDS")]
    pub time: Option<Seconds>,
    /// The suite's folder; the one inside the program where none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
    /// Where the result is saved; the current folder where none is named.
    #[arg(long, value_name = "DIR")]
    pub save: Option<PathBuf>,
}
