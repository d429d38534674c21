//! The command line of `gongji protocol`. `help` explains each option to people.

use clap::Args;

/// The arguments of `gongji protocol`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct ProtocolArgs {
    /// The JSON Schema of the messages, instead of the page.
    #[arg(long)]
    pub schema: bool,
}
