//! What is asked of the commands for closed networks, where messages travel as files, and of the one
//! that prints the protocol. What the options mean to people is in `closed_help`.

use std::path::PathBuf;

use clap::Args;

use super::running::{JudgingArgs, SelectionArgs};

/// What `gongji pack` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct PackArgs {
    /// What of the suite.
    #[command(flatten)]
    pub selected: SelectionArgs,
    /// Other names, another order and other amounts, made from this number.
    #[arg(long, value_name = "N")]
    pub salt: Option<u64>,
    /// What the system replies to `hello`; everything that there is where no file is named.
    #[arg(long, value_name = "FILE")]
    pub hello: Option<PathBuf>,
    /// The folder that is sent to the site.
    #[arg(long, value_name = "DIR", required = true)]
    pub out: PathBuf,
    /// The file that is not; beside the folder where none is named.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
}

/// What `gongji judge` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgeArgs {
    /// The replies that the site wrote.
    #[arg(value_name = "TRANSCRIPT")]
    pub transcript: PathBuf,
    /// The key that was kept when the package was made.
    #[arg(long, value_name = "FILE", required = true)]
    pub key: PathBuf,
    /// The suite's folder; the one inside the program where none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
    /// What the system's own codes stand for.
    #[arg(long, value_name = "FILE")]
    pub codes: Option<PathBuf>,
    /// What is known of the system.
    #[command(flatten)]
    pub judging: JudgingArgs,
}

/// What `gongji protocol` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct ProtocolArgs {
    /// Whether to print the JSON Schema of the messages instead of the page.
    #[arg(long)]
    pub schema: bool,
}
