//! The command line of `gongji minimise`. `help` explains each option to people.

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
    /// The way in which it is asked.
    #[command(flatten)]
    pub how: How,
    /// The number of tries after which it stops.
    #[arg(long, value_name = "N")]
    pub most: Option<NonZeroU32>,
    /// The time after which it stops.
    #[arg(long, value_name = "SECONDS")]
    pub time: Option<Seconds>,
    /// The suite's folder; the one inside the program if none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
    /// The folder for the result; the current one if none is named.
    #[arg(long, value_name = "DIR")]
    pub save: Option<PathBuf>,
}
