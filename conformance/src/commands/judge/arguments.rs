//! The command line of `gongji judge`. `help` explains each option to people.

use std::path::PathBuf;

use clap::Args;

use crate::commands::shared::arguments::JudgingArgs;

/// The arguments of `gongji judge`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgeArgs {
    /// The replies that the site wrote.
    #[arg(value_name = "TRANSCRIPT")]
    pub transcript: PathBuf,
    /// The key that was kept when the package was made.
    #[arg(long, value_name = "FILE", required = true)]
    pub key: PathBuf,
    /// The suite's folder; the one inside the program if none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
    /// The list of the system's own codes.
    #[arg(long, value_name = "FILE")]
    pub codes: Option<PathBuf>,
    /// The failures known of the system.
    #[command(flatten)]
    pub judging: JudgingArgs,
}
