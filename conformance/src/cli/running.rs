//! What the commands that talk to a system are asked: the system, what of the suite is run, and how.
//! What the options mean to people is in `running_help`.

use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use model::text::Text;

use super::{Unfit, tier};
use crate::run::select::{Selection, Shard};
use crate::vectors::manifest::Tier;

/// A system under test: exactly one of the three is named.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The address where it listens.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// The built-in one, with a planted fault where one is named.
    #[arg(long, value_name = "MUTANT", num_args = 0..=1)]
    pub builtin: Option<Option<String>>,
    /// The command that starts it.
    #[arg(last = true, value_name = "COMMAND")]
    pub command: Vec<String>,
}

/// A number of seconds, such as `0.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seconds(pub Duration);

impl std::str::FromStr for Seconds {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Seconds, Unfit> {
        let wrong = || {
            Unfit(Text::new("write seconds above zero, such as 0.5", "须为大于零的秒数，例如 0.5"))
        };
        let seconds = text.parse().map_err(|_| wrong())?;
        let limit = Duration::try_from_secs_f64(seconds).map_err(|_| wrong())?;
        if limit.is_zero() { Err(wrong()) } else { Ok(Seconds(limit)) }
    }
}

impl std::fmt::Display for Seconds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (seconds, rest) = (self.0.as_secs(), self.0.subsec_nanos());
        if rest == 0 {
            return write!(f, "{seconds}");
        }
        let places = format!("{rest:09}");
        write!(f, "{seconds}.{}", places.trim_end_matches('0'))
    }
}

/// How a system is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct How {
    /// What the system's own codes stand for.
    #[arg(long, value_name = "FILE")]
    pub codes: Option<PathBuf>,
    /// Other names, another order and other amounts, made from this number.
    #[arg(long, value_name = "N")]
    pub salt: Option<u64>,
    /// How long a step may take.
    #[arg(long, value_name = "SECONDS")]
    pub time_limit: Option<Seconds>,
    /// So many times as long as that, for slow surroundings.
    #[arg(long, value_name = "N")]
    pub patience: Option<NonZeroU32>,
}

/// What of a suite is run.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct SelectionArgs {
    /// Which tier; `core` where none is named.
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub tier: Option<Tier>,
    /// Only vectors about these clauses or clause families.
    #[arg(long, value_name = "CLAUSE")]
    pub clause: Vec<String>,
    /// Only vectors whose ID fits one of these patterns.
    #[arg(long, value_name = "PATTERN")]
    pub only: Vec<String>,
    /// Which part of the suite.
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Shard>,
    /// The suite's folder; the one inside the program where none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
}

impl SelectionArgs {
    /// What is asked for.
    pub fn selection(&self) -> Selection {
        Selection {
            tier: self.tier.unwrap_or(Tier::Core),
            clauses: self.clause.clone(),
            only: self.only.clone(),
            shard: self.shard.unwrap_or(Shard::WHOLE),
        }
    }
}

/// What is known of a system beside the suite, and where it is told what came of it.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgingArgs {
    /// What is known to fail.
    #[arg(long, value_name = "FILE")]
    pub known_failures: Option<PathBuf>,
    /// Where the reports are written.
    #[arg(long, value_name = "DIR")]
    pub report_dir: Option<PathBuf>,
}

/// What `gongji run` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct RunArgs {
    /// The system.
    #[command(flatten)]
    pub target: Target,
    /// What of the suite.
    #[command(flatten)]
    pub selected: SelectionArgs,
    /// A case that is run instead of a suite.
    #[arg(long, value_name = "FILE", conflicts_with = "vectors")]
    pub case: Option<PathBuf>,
    /// How many cases at once.
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroU32>,
    /// How it is asked.
    #[command(flatten)]
    pub how: How,
    /// What is known of it.
    #[command(flatten)]
    pub judging: JudgingArgs,
}

/// What `gongji minimise` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct MinimiseArgs {
    /// A vector of the suite, or a case file.
    #[arg(value_name = "VECTOR|FILE")]
    pub vector: String,
    /// The system.
    #[command(flatten)]
    pub target: Target,
    /// How it is asked.
    #[command(flatten)]
    pub how: How,
    /// After how many tries it is left at that.
    #[arg(long, value_name = "N")]
    pub most: Option<NonZeroU32>,
    /// After how long it is left at that.
    #[arg(long, value_name = "SECONDS")]
    pub time: Option<Seconds>,
    /// The suite's folder; the one inside the program where none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
    /// Where the result is saved; the current folder where none is named.
    #[arg(long, value_name = "DIR")]
    pub save: Option<PathBuf>,
}

/// What `gongji smoke` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct SmokeArgs {
    /// The system.
    #[command(flatten)]
    pub target: Target,
    /// How long a step may take.
    #[arg(long, value_name = "SECONDS")]
    pub time_limit: Option<Seconds>,
    /// The suite's folder; the one inside the program where none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
}

/// What `gongji serve` is asked.
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
