//! The command line of `gongji smoke`. `help` explains each option to people.

use std::path::PathBuf;

use clap::Args;

use crate::base::seconds::Seconds;
use crate::commands::shared::arguments::Target;

/// The arguments of `gongji smoke`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct SmokeArgs {
    /// The system.
    #[command(flatten)]
    pub target: Target,
    /// The time that a step may take.
    #[arg(long, value_name = "SECONDS")]
    pub time_limit: Option<Seconds>,
    /// The suite's folder; the one inside the program if none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
}
