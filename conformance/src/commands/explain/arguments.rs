//! The command line of `gongji explain`. `help` explains each option to people.

use clap::Args;

/// The arguments of `gongji explain`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct ExplainArgs {
    /// A clause, a clause family, a code or an open question; the list of all clauses if none is
    /// named.
    #[arg(value_name = "CLAUSE|CODE|QUESTION")]
    pub about: Option<String>,
    /// Open questions as a page of Markdown.
    #[arg(long, conflicts_with = "html")]
    pub markdown: bool,
    /// Open questions as a page of HTML.
    #[arg(long)]
    pub html: bool,
}
