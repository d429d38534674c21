//! What the program can be asked for: its subcommands and options, and the way from the command
//! line to the command that answers. Help and usage errors are in `help` and `usage`.

mod arguments;
mod closed;
mod closed_help;
mod commands;
mod help;
mod locale;
mod reporting;
mod reporting_help;
mod running;
mod running_help;
mod usage;
mod version;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::{ArgAction, Args, FromArgMatches, Parser, Subcommand, ValueEnum};
use model::terms::Term;
use model::text;
use model::text::Language;

use crate::console::{Console, Exit};
use crate::{
    adapter, check, coverage, detect, explain, generate, init_adapter, merge, minimise, overview,
    play, run as suite_run,
};

pub use closed::{JudgeArgs, PackArgs, ProtocolArgs};
pub use help::command;
pub use reporting::{InitAdapterArgs, MergeArgs};
pub use running::{
    How, JudgingArgs, MinimiseArgs, RunArgs, Seconds, SelectionArgs, ServeArgs, SmokeArgs, Target,
};
pub use usage::Unfit;

use crate::generate::Form;
use crate::vectors::manifest::Tier;

/// The command line of `gongji`. Its help texts are in `help`, in both languages.
#[derive(Parser, Debug)]
#[command(
    name = "gongji",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What to do; the main job where nothing is asked for.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The language to write in; the locale's where none is named.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "zh|en",
        hide_possible_values = true,
        display_order = 900
    )]
    pub lang: Option<Lang>,
    /// Whether to write in colour.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        display_order = 901
    )]
    pub color: Color,
    /// Prints the help.
    #[arg(long, short, global = true, action = ArgAction::Help, display_order = 902)]
    help: Option<bool>,
    /// Prints the version.
    #[arg(long, short = 'V', action = ArgAction::Version, display_order = 903)]
    version: Option<bool>,
}

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Checks a policy over every interleaving.
    Check(CheckArgs),
    /// Plays a case.
    Play(PlayArgs),
    /// Explains a clause or a code.
    Explain(ExplainArgs),
    /// Generates the vectors.
    Generate(GenerateArgs),
    /// Shows what the vectors cover.
    Coverage(CoverageArgs),
    /// Shows what the vectors detect.
    Mutants(MutantsArgs),
    /// Writes the beginning of an adapter.
    InitAdapter(InitAdapterArgs),
    /// Merges the reports of shards.
    Merge(MergeArgs),
    /// Runs the suite against a system.
    Run(RunArgs),
    /// Shrinks a failing case.
    Minimise(MinimiseArgs),
    /// Looks whether an adapter is right.
    Smoke(SmokeArgs),
    /// Offers the built-in system.
    Serve(ServeArgs),
    /// Makes a work package for a closed network.
    Pack(PackArgs),
    /// Judges what came of a work package.
    Judge(JudgeArgs),
    /// Prints the adapter protocol.
    Protocol(ProtocolArgs),
}

/// What `gongji check` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckArgs {
    /// A built-in policy by its name, or a policy file.
    pub policy: Option<String>,
    /// The scopes to explore, by name or file; all but `wide` where none is named.
    #[arg(long, value_name = "NAME|FILE")]
    pub scope: Vec<String>,
    /// How many threads explore.
    #[arg(long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
    /// After how many states a scope is left, unfinished.
    #[arg(long, value_name = "N")]
    pub max_states: Option<std::num::NonZeroU64>,
    /// Where counterexamples are saved; the current folder where none is named.
    #[arg(long, value_name = "DIR")]
    pub save: Option<std::path::PathBuf>,
    /// Whether to write JSON.
    #[arg(long)]
    pub json: bool,
}

/// What `gongji play` is asked.
#[derive(Args, Debug, Clone, PartialEq, Eq)]
pub struct PlayArgs {
    /// A case file, or an example case by its name.
    #[arg(value_name = "FILE|NAME")]
    pub case: String,
    /// Whether to write JSON.
    #[arg(long)]
    pub json: bool,
    /// The policy to decide under, where it is not the case's own.
    #[arg(long, value_name = "FILE|NAME")]
    pub policy: Option<String>,
}

/// What `gongji explain` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct ExplainArgs {
    /// A clause, a clause family or a code; the list of all clauses where none is named.
    #[arg(value_name = "CLAUSE|CODE")]
    pub about: Option<String>,
}

/// What `gongji generate` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct GenerateArgs {
    /// Where the suite is written; `vectors` where none is named.
    #[arg(long, value_name = "DIR")]
    pub out: Option<std::path::PathBuf>,
    /// Whether only to compare with what is there.
    #[arg(long)]
    pub check: bool,
    /// How much of the suite; `core` where none is named.
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub tier: Option<Tier>,
    /// The policy that the expectations follow from.
    #[arg(long, value_name = "FILE|NAME")]
    pub policy: Option<String>,
    /// YAML or JSON.
    #[arg(long, value_enum, value_name = "yaml|json", hide_possible_values = true)]
    pub format: Option<Form>,
    /// How many threads; the result is the same for any number.
    #[arg(long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
}

/// What `gongji coverage` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct CoverageArgs {
    /// A clause or a vector; everything where none is named.
    #[arg(value_name = "CLAUSE|VECTOR")]
    pub about: Option<String>,
    /// The suite's folder; the one inside the program where none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<std::path::PathBuf>,
    /// Whether to write JSON.
    #[arg(long)]
    pub json: bool,
}

/// What `gongji mutants` is asked.
#[derive(Args, Debug, Clone, Default, PartialEq, Eq)]
pub struct MutantsArgs {
    /// Which tier is run; `core` where none is named.
    #[arg(long, value_name = "TIER", value_parser = tier)]
    pub tier: Option<Tier>,
    /// The suite's folder; the one inside the program where none is named.
    #[arg(long, value_name = "DIR")]
    pub vectors: Option<std::path::PathBuf>,
    /// How many threads run the faults.
    #[arg(long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
    /// Whether to write JSON.
    #[arg(long)]
    pub json: bool,
}

/// The tier of this name.
fn tier(word: &str) -> Result<Tier, Unfit> {
    let names: Vec<&str> = Tier::ALL.iter().map(|tier| tier.name()).collect();
    let (en, zh) = (names.join(", "), names.join("、"));
    Tier::parse(word).ok_or_else(|| Unfit(text!("write one of {en}", "可选值：{zh}")))
}

/// A language, as `--lang` names it.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Language {
        match lang {
            Lang::Zh => Language::Chinese,
            Lang::En => Language::English,
        }
    }
}

/// When to write in colour, as `--color` names it.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Also into files and pipes.
    Always,
    /// Nowhere.
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> ColorChoice {
        match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
    }
}

/// The program: writes to the standard streams, and answers the exit code.
pub fn main(args: Vec<OsString>) -> ExitCode {
    let args = init_adapter::understood(args);
    let colour = locale::colour(&args).map_or(ColorChoice::Auto, ColorChoice::from);
    let language = locale::language(&args, |name| std::env::var(name).ok());
    let mut out = AutoStream::new(io::stdout(), colour);
    let mut err = AutoStream::new(io::stderr(), colour);
    let console = &mut Console { language, out: &mut out, err: &mut err };
    match run(args, console).and_then(|exit| console.out.flush().map(|()| exit)) {
        Ok(exit) => exit.into(),
        // Whoever reads has stopped reading: no error to tell, yet not all was told.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Incomplete.into(),
        Err(error) => {
            // Where even this cannot be written, the exit code is all that is left.
            let _ = writeln!(err, "gongji: {error}");
            Exit::Usage.into()
        }
    }
}

/// Reads the command line and does what it asks, in the language of the console.
pub fn run(args: Vec<OsString>, console: &mut Console<'_>) -> io::Result<Exit> {
    let args = init_adapter::understood(args);
    let mut command = command(console.language);
    let asked = args.iter().skip(1).find_map(|word| command.find_subcommand(word));
    let asked = asked.map(|asked| asked.get_name().to_string());
    let parsed =
        command.try_get_matches_from_mut(args).and_then(|matches| Cli::from_arg_matches(&matches));
    match parsed {
        Ok(cli) => dispatch(cli.command, console),
        Err(error) => usage::tell(&error, asked.as_deref(), console),
    }
}

fn dispatch(command: Option<Command>, console: &mut Console<'_>) -> io::Result<Exit> {
    match command {
        None => overview::run(console),
        Some(Command::Check(args)) => check::run(&args, console),
        Some(Command::Play(args)) => play::command(&args, console),
        Some(Command::Explain(args)) => explain::run(&args, &built_in_policies(), console),
        Some(Command::Generate(args)) => generate::run(&args, console),
        Some(Command::Coverage(args)) => coverage::run(&args, console),
        Some(Command::Mutants(args)) => detect::command(&args, console),
        Some(Command::InitAdapter(args)) => init_adapter::run(&args, console),
        Some(Command::Merge(args)) => merge::run(&args, console),
        Some(Command::Run(args)) => suite_run::command::run(&args, console),
        Some(Command::Minimise(args)) => minimise::run(&args, console),
        Some(Command::Smoke(args)) => suite_run::smoke::run(&args, console),
        Some(Command::Serve(args)) => suite_run::serve::run(&args, console),
        Some(Command::Pack(args)) => suite_run::closed::pack(&args, console),
        Some(Command::Judge(args)) => suite_run::closed::judge(&args, console),
        Some(Command::Protocol(args)) => adapter::schema::protocol(&args, console),
    }
}

/// The policies whose settings `explain` shows.
fn built_in_policies() -> Vec<model::policy::Policy> {
    let read = |(name, text): &(&str, &str)| {
        model::policy_file::read(name, text).unwrap_or_else(|wrong| panic!("{wrong}"))
    };
    model::policy_file::built_in().iter().map(read).collect()
}
