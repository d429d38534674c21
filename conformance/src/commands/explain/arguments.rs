//! What `gongji explain` takes on the command line. What each option means to people is in `help`.

use clap::Args;

/// The arguments of `gongji explain`.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct ExplainArgs {
    /// A clause, a clause family or a code; the list of all clauses where none is named.
    #[arg(value_name = "CLAUSE|CODE")]
    pub about: Option<String>,
}
