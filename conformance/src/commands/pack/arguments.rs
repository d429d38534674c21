//! The command line of `gongji pack`. `help` explains each option to people.

use std::path::PathBuf;

use clap::Args;

use crate::commands::shared::arguments::SelectionArgs;

/// The arguments of `gongji pack`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct PackArgs {
    /// The part of the suite.
    #[command(flatten)]
    pub selected: SelectionArgs,
    /// Other names, another order and other amounts, made from this number.
    #[arg(long, value_name = "N")]
    pub salt: Option<u64>,
    /// The file with the system's reply to `hello`; if none is named, it does everything.
    #[arg(long, value_name = "FILE")]
    pub hello: Option<PathBuf>,
    /// The folder that is sent to the site.
    #[arg(long, value_name = "DIR", required = true)]
    pub out: PathBuf,
    /// The file of the key, which is not sent; beside the folder if none is named.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
}
