//! The command line of `gongji play`. `help` explains each option to people.

use clap::Args;

/// The arguments of `gongji play`.
#[derive(Args, Debug, Clone, PartialEq, Eq)]
pub struct PlayArgs {
    /// A case file, or an example case by its name.
    #[arg(value_name = "FILE|NAME")]
    pub case: String,
    /// JSON instead of text.
    #[arg(long)]
    pub json: bool,
    /// The policy to decide under, instead of the case's own.
    #[arg(long, value_name = "FILE|NAME")]
    pub policy: Option<String>,
}
