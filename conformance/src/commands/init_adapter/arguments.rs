//! The command line of `gongji init-adapter`. `help` explains each option to people.

use std::path::PathBuf;

use clap::Args;

use super::Starter;

/// The arguments of `gongji init-adapter`. `--lang python` is understood too, see
/// [`understood`](super::understood).
#[derive(Args, Debug, Clone, PartialEq, Eq)]
pub struct InitAdapterArgs {
    /// The programming language.
    #[arg(value_enum, value_name = "python|java|node|rust", hide_possible_values = true)]
    pub starter: Starter,
    /// The folder to write it to; the current one if none is named.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}
