//! The command line of `gongji serve`. `help` explains each option to people.

use clap::Args;

/// The arguments of `gongji serve`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct ServeArgs {
    /// The port to listen at, instead of the standard streams.
    #[arg(long, value_name = "PORT")]
    pub http: Option<u16>,
    /// The policy to answer by.
    #[arg(long, value_name = "FILE|NAME")]
    pub policy: Option<String>,
    /// The planted fault.
    #[arg(long, value_name = "MUTANT")]
    pub mutant: Option<String>,
}
