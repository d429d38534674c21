//! The command line put together from all commands: its subcommands, the options that hold for each
//! of them, and the way to the command that answers. Help is laid out in `help`, usage errors are
//! told in `usage`. This room knows every command, and no other room knows it.

mod help;
mod locale;
mod program_help;
mod usage;
mod version;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::{ArgAction, FromArgMatches, Parser, Subcommand, ValueEnum};

pub use self::help::command;
use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::base::lang::Lang;
use crate::commands::{
    check, coverage, explain, generate, init_adapter, judge, merge, minimise, mutants, pack, play,
    protocol, run as suite_run, serve, smoke,
};

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
    /// The subcommand; none asks for the main job.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The language to write in; the locale's if none is named.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "zh|en",
        hide_possible_values = true,
        display_order = 900
    )]
    pub lang: Option<Lang>,
    /// The use of colour.
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
    Check(check::CheckArgs),
    /// Plays a case.
    Play(play::PlayArgs),
    /// Explains a clause or a code.
    Explain(explain::ExplainArgs),
    /// Generates the vectors.
    Generate(generate::GenerateArgs),
    /// Shows what the vectors cover.
    Coverage(coverage::CoverageArgs),
    /// Shows what the vectors detect.
    Mutants(mutants::MutantsArgs),
    /// Writes the beginning of an adapter.
    InitAdapter(init_adapter::InitAdapterArgs),
    /// Merges the reports of shards.
    Merge(merge::MergeArgs),
    /// Runs the suite against a system.
    Run(suite_run::RunArgs),
    /// Shrinks a failing case.
    Minimise(minimise::MinimiseArgs),
    /// Looks whether an adapter is right.
    Smoke(smoke::SmokeArgs),
    /// Offers the built-in system.
    Serve(serve::ServeArgs),
    /// Makes a work package for a closed network.
    Pack(pack::PackArgs),
    /// Judges what came of a work package.
    Judge(judge::JudgeArgs),
    /// Prints the adapter protocol.
    Protocol(protocol::ProtocolArgs),
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

/// Runs the program: writes to the standard streams, and returns the exit code.
pub fn main(args: Vec<OsString>) -> ExitCode {
    let args = init_adapter::understood(args);
    let colour = locale::colour(&args).map_or(ColorChoice::Auto, ColorChoice::from);
    let language = locale::language(&args, |name| std::env::var(name).ok());
    let mut out = AutoStream::new(io::stdout(), colour);
    let mut err = AutoStream::new(io::stderr(), colour);
    let console = &mut Console { language, out: &mut out, err: &mut err };
    match run(args, console).and_then(|exit| console.out.flush().map(|()| exit)) {
        Ok(exit) => exit.into(),
        // The reader has closed the pipe: no error to tell, yet not all was told.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Incomplete.into(),
        Err(error) => {
            // If even this cannot be written, the exit code is all that is left.
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
        None => check::main_job(console),
        Some(Command::Check(args)) => check::run(&args, console),
        Some(Command::Play(args)) => play::run(&args, console),
        Some(Command::Explain(args)) => explain::run(&args, console),
        Some(Command::Generate(args)) => generate::run(&args, console),
        Some(Command::Coverage(args)) => coverage::run(&args, console),
        Some(Command::Mutants(args)) => mutants::run(&args, console),
        Some(Command::InitAdapter(args)) => init_adapter::run(&args, console),
        Some(Command::Merge(args)) => merge::run(&args, console),
        Some(Command::Run(args)) => suite_run::run(&args, console),
        Some(Command::Minimise(args)) => minimise::run(&args, console),
        Some(Command::Smoke(args)) => smoke::run(&args, console),
        Some(Command::Serve(args)) => serve::run(&args, console),
        Some(Command::Pack(args)) => pack::run(&args, console),
        Some(Command::Judge(args)) => judge::run(&args, console),
        Some(Command::Protocol(args)) => protocol::run(&args, console),
    }
}
