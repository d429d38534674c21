//! The run of a suite, or of one case, against a system: it is read, run and reported.

use std::io;
use std::sync::atomic::AtomicU64;

use model::policy::Policy;
use model::text;
use model::text::Text;

use super::arguments::RunArgs;
use super::judging::{codes, known, played, suite};
use super::reporting::{tell, unwritable, wrong_suite};
use super::target::{option, options, reach, same, word};
use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::base::stop;
use crate::format::named::OpenError;
use crate::format::vectors::suite::Suite;
use crate::harness::runner::RunPlan;
use crate::harness::setup::{Limits, Setup};
use crate::harness::{alone, scale};
use crate::report;

/// Runs the suite or case that is asked for, and reports it.
pub(crate) fn run(args: &RunArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    stop::on_interrupt();
    let RunArgs { selected, how, judging, .. } = args;
    let read = [&args.case, &how.codes, &judging.known_failures].map(|file| file.as_deref());
    if let Some(problem) = unwritable(judging.report_dir.as_deref(), &read) {
        return console.wrong(&problem);
    }
    let (suite, policy) = match source(args) {
        Ok(source) => source,
        Err((error, exit)) => return wrong_suite(&error.to(console.language), exit, console),
    };
    let lists = codes(how.codes.as_deref()).and_then(|codes| Ok((codes, known(judging)?)));
    let (codes, known) = match lists {
        Ok(lists) => lists,
        Err(error) => return wrong_suite(&error.to(console.language), Exit::Usage, console),
    };
    let selection = selected.selection();
    let chosen =
        selection.of(&suite).and_then(|vectors| Ok((vectors, reach(&args.target, &policy)?)));
    let (vectors, reach) = match chosen {
        Ok(chosen) => chosen,
        Err(problem) => return console.wrong(&problem),
    };
    let options = options(selected.vectors.as_deref(), how, &*reach);
    let setup = Setup {
        reach: &*reach,
        policy: &policy,
        limits: Limits::of(how.time_limit.map(|limit| limit.0), how.patience),
        salt: how.salt,
        codes: &codes,
        command: "gongji run",
        options: [&what(args)[..], std::slice::from_ref(&options)].concat().join(" "),
        mark: "c",
        cases: AtomicU64::new(0),
    };
    // A case named on the command line keeps its own amounts.
    let salt = how.salt.filter(|_| args.case.is_none());
    let scaled = scale::all(&policy, salt, &vectors);
    let (vectors, jobs) = (scaled.vectors(), args.jobs.map_or(1, u32::from));
    let asked = RunPlan { suite: &suite, selection: &selection, vectors, jobs, known: &known };
    let mut report = played(&setup, &asked, console);
    report.remarks.extend(scaled.says());
    report.remarks.extend(beyond(args, &suite));
    report.suite.case = args.case.as_deref().map(|case| case.display().to_string());
    report.shrink =
        report::plainest(&report).map(|plainest| minimise(args, &plainest.id, &options));
    tell(&report, judging.report_dir.as_deref(), console)
}

/// Says that the suite lacks the tier and that another was run instead, if so.
fn beyond(args: &RunArgs, suite: &Suite) -> Option<Text> {
    let asked = args.selected.tier.filter(|_| args.case.is_none())?;
    let last = suite.manifest.tiers.iter().map(|tier| tier.name).max()?;
    let (en, zh) = match &args.selected.vectors {
        None => ("the suite in the program".to_string(), "程序内置套件".to_string()),
        Some(folder) => {
            let folder = folder.display();
            (format!("the suite in `{folder}`"), format!("`{folder}` 中的套件"))
        }
    };
    (asked > last).then(|| {
        text!(
            "{en} goes up to `{last}`; `gongji generate --tier {asked} --out DIR` makes more, which `--vectors DIR` runs",
            "{zh}仅到 {last} 级别；用 `gongji generate --tier {asked} --out DIR` 可生成更多，再用 `--vectors DIR` 运行"
        )
    })
}

/// Returns the options that select what is run, if it is not the tier `core` of the suite.
fn what(args: &RunArgs) -> Vec<String> {
    let mut words = same(args.selected.tier, None, None);
    words.extend(args.case.as_deref().map(|case| option("--case", case)));
    words
}

/// Returns the command that shrinks a vector of the suite, or the case that was run.
fn minimise(args: &RunArgs, id: &str, options: &str) -> String {
    let what = args.case.as_deref().map_or_else(|| id.to_string(), word);
    format!("gongji minimise {what} {options}")
}

/// Reads the named case or the suite. If it cannot be used, returns the exit code.
fn source(args: &RunArgs) -> Result<(Suite, Policy), (OpenError, Exit)> {
    match &args.case {
        Some(case) => alone::suite(&case.to_string_lossy()).map_err(|error| (error, Exit::Usage)),
        None => suite(args.selected.vectors.as_deref()),
    }
}
