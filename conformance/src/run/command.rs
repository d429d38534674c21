//! `gongji run`: reads what is asked for, runs it, tells what came of it and writes the reports.

use std::io;
use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use model::policy::Policy;
use model::text;
use model::text::Text;

use super::codes::Codes;
use super::known::Known;
use super::progress::Progress;
use super::result::Report;
use super::runner::{self, Asked};
use super::session::{Limits, Setup};
use crate::adapter::builtin::{BuiltIn, mutant};
use crate::adapter::http::Address;
use crate::adapter::stdio::{self, Program};
use crate::adapter::{Reach, Trouble};
use crate::cli::{JudgingArgs, RunArgs, Target};
use crate::console::{Console, Exit};
use crate::files::{self, OpenError};
use crate::report::{self, Outcome};
use crate::stop;
use crate::vectors::manifest::Tier;
use crate::vectors::suite::{MANIFEST, Suite, SuiteError};

/// How long a step may take where nothing else is said.
const STEP: Duration = Duration::from_secs(10);
/// How many times as long a system may take to start.
const TO_START: u32 = 6;

/// Answers `gongji run`.
pub fn run(args: &RunArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    stop::on_interrupt();
    let RunArgs { selected, judging, .. } = args;
    let suite = match suite(selected.vectors.as_deref()) {
        Ok(suite) => suite,
        Err((error, exit)) => return wrong_suite(&error.to(console.language), exit, console),
    };
    let lists = files::policy(&suite.manifest.policy)
        .and_then(|policy| Ok((policy, codes(judging)?, known(judging)?)));
    let (policy, codes, known) = match lists {
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
    let setup = Setup {
        reach: &*reach,
        policy: &policy,
        limits: limits(args.time_limit.map(|limit| limit.0), args.patience),
        salt: selected.salt,
        codes: &codes,
        command: "gongji run",
        options: again(args, &*reach),
        mark: "c",
        cases: AtomicU64::new(0),
    };
    let jobs = args.jobs.map_or(1, u32::from);
    let asked = Asked { suite: &suite, selection: &selection, vectors, jobs, known: &known };
    let report = played(&setup, &asked, console);
    tell(&report, judging.report_dir.as_deref(), console)
}

/// Runs it, and shows how far it has come.
pub(super) fn played(setup: &Setup<'_>, asked: &Asked<'_>, console: &Console<'_>) -> Report {
    let progress = Progress::new(console.language, asked.vectors.len());
    runner::run(setup, asked, &|result| progress.seen(result))
}

/// Tells a report on the terminal, and writes it into a folder where one is named.
pub fn tell(report: &Report, folder: Option<&Path>, console: &mut Console<'_>) -> io::Result<Exit> {
    report::terminal(report, console.language, console.out)?;
    if let Some(folder) = folder
        && let Err(error) = report::write_all(report, folder, console.language)
    {
        let folder = folder.display();
        return console.wrong(&text!(
            "cannot write the reports into `{folder}`: {error}",
            "无法将报告写入 `{folder}`：{error}"
        ));
    }
    Ok(Outcome::of(report).exit())
}

/// Tells why a system cannot be measured at all.
pub(super) fn not_measurable(trouble: &Trouble, console: &mut Console<'_>) -> io::Result<Exit> {
    let Text { en, zh } = trouble.says();
    console.wrong(&text!("the system cannot be measured: {en}", "无法测量该系统：{zh}"))?;
    Ok(if *trouble == Trouble::Stopped { Exit::Incomplete } else { Exit::NotMeasurable })
}

/// The suite in a folder, or the one inside the program; and how the program ends where it cannot be
/// used: a folder without a suite was not the one that was meant, any other fault is damage.
pub(super) fn suite(folder: Option<&Path>) -> Result<Suite, (SuiteError, Exit)> {
    Suite::of(folder).map_err(|error| {
        let not_there = folder.is_some_and(|folder| !folder.join(MANIFEST).exists());
        (error, if not_there { Exit::Usage } else { Exit::Damaged })
    })
}

/// Tells what is wrong with a file.
pub(super) fn wrong_suite(said: &str, exit: Exit, console: &mut Console<'_>) -> io::Result<Exit> {
    write!(console.err, "{said}")?;
    Ok(exit)
}

/// The way to the system that is named.
pub(super) fn reach(target: &Target, policy: &Policy) -> Result<Box<dyn Reach>, Text> {
    match (&target.url, &target.builtin, target.command.as_slice()) {
        (Some(url), None, []) => Ok(Box::new(Address::new(url))),
        (None, Some(name), []) => {
            let mutant = name.as_deref().map(mutant).transpose()?;
            Ok(Box::new(BuiltIn::new(policy.clone(), mutant)))
        }
        (None, None, command @ [_, ..]) => Ok(Box::new(Program { command: command.to_vec() })),
        _ => Err(Text::new(
            "name one system: `-- COMMAND…`, `--url URL` or `--builtin`",
            "请指定一个被测系统：`-- COMMAND…`、`--url URL` 或 `--builtin`",
        )),
    }
}

/// How long a system may take.
pub(super) fn limits(step: Option<Duration>, patience: Option<std::num::NonZeroU32>) -> Limits {
    let step = step.unwrap_or(STEP).saturating_mul(patience.map_or(1, u32::from));
    Limits { step, hello: step.saturating_mul(TO_START) }
}

/// What the system's own codes stand for.
pub(super) fn codes(args: &JudgingArgs) -> Result<Codes, OpenError> {
    let Some(path) = &args.codes else { return Ok(Codes::default()) };
    let advice = || Text::new("name a file of codes", "请给出代码映射文件");
    let text = files::contents(path, advice)?;
    Ok(Codes::read(&path.to_string_lossy(), &text)?)
}

/// What is known to fail.
pub(super) fn known(args: &JudgingArgs) -> Result<Known, OpenError> {
    let Some(path) = &args.known_failures else { return Ok(Known::default()) };
    let advice = || Text::new("name a list of known failures", "请给出已知未通过清单");
    let text = files::contents(path, advice)?;
    Ok(Known::read(&path.to_string_lossy(), &text)?)
}

/// The options that repeat one vector, behind its ID.
fn again(args: &RunArgs, reach: &dyn Reach) -> String {
    let RunArgs { selected, judging, .. } = args;
    let mut words = same(selected.tier, selected.vectors.as_deref(), selected.salt);
    words.extend(judging.codes.as_deref().map(|path| option("--codes", path)));
    words.extend(args.patience.map(|times| format!("--patience {times}")));
    words.push(reach.arguments());
    words.join(" ")
}

/// The options under which a vector is the same again.
pub(super) fn same(tier: Option<Tier>, vectors: Option<&Path>, salt: Option<u64>) -> Vec<String> {
    let tier = tier.filter(|&tier| tier != Tier::Core).map(|tier| format!("--tier {tier}"));
    let vectors = vectors.map(|path| option("--vectors", path));
    let salt = salt.map(|salt| format!("--salt {salt}"));
    [tier, vectors, salt].into_iter().flatten().collect()
}

/// An option with a path, as a shell reads it back.
pub(super) fn option(name: &str, path: &Path) -> String {
    format!("{name} {}", stdio::quoted(&path.to_string_lossy()))
}
