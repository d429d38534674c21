//! Arguments that several commands take: the system under test, the way in which it is asked, the
//! selection of vectors, and the lists by which results are judged. `help` explains them to people.

use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::Args;
use model::terms::Term;
use model::text;

use crate::base::seconds::Seconds;
use crate::base::unfit::Unfit;
use crate::format::vectors::manifest::Tier;
use crate::harness::select::{Selection, Shard};

/// A system under test: exactly one of the three is named.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The address where it listens.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// The built-in one, with a planted fault if one is named.
    #[arg(long, value_name = "MUTANT", num_args = 0..=1)]
    pub builtin: Option<Option<String>>,
    /// The command that starts it.
    #[arg(last = true, value_name = "COMMAND")]
    pub command: Vec<String>,
}

/// The way in which a system is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct How {
    /// The list of the system's own codes.
    #[arg(long, value_name = "FILE")]
    pub codes: Option<PathBuf>,
    /// Other names, another order and other amounts, made from this number.
    #[arg(long, value_name = "N")]
    pub salt: Option<u64>,
    /// The time that a step may take.
    #[arg(long, value_name = "SECONDS")]
    pub time_limit: Option<Seconds>,
    /// The factor by which the time limit is stretched, for slow surroundings.
    #[arg(long, value_name = "N")]
    pub patience: Option<NonZeroU32>,
}

/// The part of a suite that is run.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct SelectionArgs {
    /// The tier; `core` if none is named.
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub tier: Option<Tier>,
    /// Only vectors about these clauses or clause families.
    #[arg(long, value_name = "CLAUSE")]
    pub clause: Vec<String>,
    /// Only vectors whose ID fits one of these patterns.
    #[arg(long, value_name = "PATTERN")]
    pub only: Vec<String>,
    /// The shard of the suite.
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Shard>,
    /// The suite's folder; the one inside the program if none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<PathBuf>,
}

impl SelectionArgs {
    /// Returns the selection of vectors.
    pub fn selection(&self) -> Selection {
        Selection {
            tier: self.tier.unwrap_or(Tier::Core),
            clauses: self.clause.clone(),
            only: self.only.clone(),
            shard: self.shard.unwrap_or(Shard::WHOLE),
        }
    }
}

/// The failures known of a system, and the folder for the reports.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct JudgingArgs {
    /// The list of known failures.
    #[arg(long, value_name = "FILE")]
    pub known_failures: Option<PathBuf>,
    /// The folder for the reports.
    #[arg(long, value_name = "DIR")]
    pub report_dir: Option<PathBuf>,
}

/// The arguments of `gongji run`, with which `gongji smoke` goes on once the adapter is right.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct RunArgs {
    /// The system.
    #[command(flatten)]
    pub target: Target,
    /// The part of the suite.
    #[command(flatten)]
    pub selected: SelectionArgs,
    /// A case that is run instead of a suite.
    #[arg(long, value_name = "FILE", conflicts_with = "vectors")]
    pub case: Option<PathBuf>,
    /// The number of cases at once.
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroU32>,
    /// The way in which it is asked.
    #[command(flatten)]
    pub how: How,
    /// The failures known of it.
    #[command(flatten)]
    pub judging: JudgingArgs,
}

/// Reads the name of a tier.
pub(crate) fn tier(word: &str) -> Result<Tier, Unfit> {
    let names: Vec<&str> = Tier::ALL.iter().map(|tier| tier.name()).collect();
    let (en, zh) = (names.join(", "), names.join("、"));
    Tier::parse(word).ok_or_else(|| Unfit(text!("write one of {en}", "可选值：{zh}")))
}
