//! `gongji run`: reads what is asked for, runs it, tells what came of it and writes the reports.

use std::io;
use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use model::policy::Policy;
use model::text;
use model::text::Text;

use super::alone;
use super::codes::Codes;
use super::known::Known;
use super::progress::Progress;
use super::result::Report;
use super::runner::{self, Asked};
use super::scale;
use super::session::{Limits, Setup};
use crate::adapter::builtin::{BuiltIn, mutant};
use crate::adapter::http::Address;
use crate::adapter::stdio::{self, Program};
use crate::adapter::{Reach, Trouble};
use crate::cli::{How, JudgingArgs, RunArgs, Target};
use crate::console::{Console, Exit};
use crate::files::{self, OpenError};
use crate::report::{self, Outcome};
use crate::stop;
use crate::vectors::manifest::Tier;
use crate::vectors::suite::{MANIFEST, Suite};

/// How long a step may take where nothing else is said.
const STEP: Duration = Duration::from_secs(10);
/// How many times as long a system may take to start.
const TO_START: u32 = 6;

/// Answers `gongji run`.
pub fn run(args: &RunArgs, console: &mut Console<'_>) -> io::Result<Exit> {
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
        limits: limits(how.time_limit.map(|limit| limit.0), how.patience),
        salt: how.salt,
        codes: &codes,
        command: "gongji run",
        options: [&what(args)[..], std::slice::from_ref(&options)].concat().join(" "),
        mark: "c",
        cases: AtomicU64::new(0),
    };
    // A case that somebody names has the amounts that it names.
    let salt = how.salt.filter(|_| args.case.is_none());
    let scaled = scale::all(&policy, salt, &vectors);
    let (vectors, jobs) = (scaled.vectors(), args.jobs.map_or(1, u32::from));
    let asked = Asked { suite: &suite, selection: &selection, vectors, jobs, known: &known };
    let mut report = played(&setup, &asked, console);
    report.remarks.extend(scaled.says());
    report.remarks.extend(beyond(args, &suite));
    report.suite.case = args.case.as_deref().map(|case| case.display().to_string());
    report.shrink =
        report::plainest(&report).map(|plainest| minimise(args, &plainest.id, &options));
    tell(&report, judging.report_dir.as_deref(), console)
}

/// Runs it, and shows how far it has come.
pub(super) fn played(setup: &Setup<'_>, asked: &Asked<'_>, console: &Console<'_>) -> Report {
    let progress = Progress::new(console.language, asked.vectors.len());
    runner::run(setup, asked, &|result| progress.seen(result))
}

/// Makes the folder for the reports, and takes those of an earlier run away: whatever happens now,
/// they say nothing of it. Why that cannot be, if it cannot, as where one of them is to be `read`.
pub(crate) fn unwritable(folder: Option<&Path>, read: &[Option<&Path>]) -> Option<Text> {
    let folder = folder?;
    let read: Vec<&Path> = read.iter().copied().flatten().collect();
    if let Some(lost) = report::among(folder, &read) {
        let (lost, folder) = (lost.display(), folder.display());
        return Some(text!(
            "a report would overwrite `{lost}`, which is to be read: name another folder than `{folder}`",
            "报告将覆盖需要读取的 `{lost}`：请另行指定文件夹，不要使用 `{folder}`"
        ));
    }
    report::clear(folder).err().map(|error| not_written(folder, &error))
}

fn not_written(folder: &Path, error: &io::Error) -> Text {
    let folder = folder.display();
    text!("cannot write the reports into `{folder}`: {error}", "无法将报告写入 `{folder}`：{error}")
}

/// Writes a report into a folder where one is named, and tells it on the terminal.
pub fn tell(report: &Report, folder: Option<&Path>, console: &mut Console<'_>) -> io::Result<Exit> {
    let write = |folder| {
        report::write_all(report, folder, console.language)
            .map_err(|error| not_written(folder, &error))
    };
    let written = folder.map(write).transpose();
    let page = written.as_ref().ok().and_then(Option::as_deref);
    report::terminal(report, page, console.language, console.out)?;
    match written {
        Ok(_) => Ok(Outcome::of(report).exit()),
        Err(problem) => console.wrong(&problem),
    }
}

/// Says that a suite has no such tier, where what it has was run instead.
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

/// The options that say what is run, where it is not the tier `core` of the suite.
fn what(args: &RunArgs) -> Vec<String> {
    let mut words = same(args.selected.tier, None, None);
    words.extend(args.case.as_deref().map(|case| option("--case", case)));
    words
}

/// The command that shrinks a vector of the suite, or the case that was run.
fn minimise(args: &RunArgs, id: &str, options: &str) -> String {
    let what = args.case.as_deref().map_or_else(|| id.to_string(), word);
    format!("gongji minimise {what} {options}")
}

/// A path as a word of a command.
pub(crate) fn word(path: &Path) -> String {
    stdio::quoted(&path.to_string_lossy())
}

/// Tells why a system cannot be measured at all.
pub(crate) fn not_measurable(trouble: &Trouble, console: &mut Console<'_>) -> io::Result<Exit> {
    if *trouble == Trouble::Stopped {
        console.wrong(&trouble.says())?;
        return Ok(Exit::Incomplete);
    }
    let Text { en, zh } = trouble.says();
    console.wrong(&text!("the system cannot be measured: {en}", "无法测量该系统：{zh}"))?;
    Ok(Exit::NotMeasurable)
}

/// What is run: the one case that is named, or a suite; and how the program ends where it cannot be
/// used.
fn source(args: &RunArgs) -> Result<(Suite, Policy), (OpenError, Exit)> {
    match &args.case {
        Some(case) => alone::suite(&case.to_string_lossy()).map_err(|error| (error, Exit::Usage)),
        None => suite(args.selected.vectors.as_deref()),
    }
}

/// The suite in a folder, or the one inside the program, with its policy; and how the program ends
/// where it cannot be used: a folder without a suite was not the one that was meant, any other fault
/// is damage.
pub(crate) fn suite(folder: Option<&Path>) -> Result<(Suite, Policy), (OpenError, Exit)> {
    files::suite(folder).map_err(|error| {
        let not_there = folder.is_some_and(|folder| !folder.join(MANIFEST).exists());
        let is_damaged = matches!(error, OpenError::Suite(_)) && !not_there;
        (error, if is_damaged { Exit::Damaged } else { Exit::Usage })
    })
}

/// Tells what is wrong with a file.
pub(crate) fn wrong_suite(said: &str, exit: Exit, console: &mut Console<'_>) -> io::Result<Exit> {
    write!(console.err, "{said}")?;
    Ok(exit)
}

/// The way to the system that is named.
pub(crate) fn reach(target: &Target, policy: &Policy) -> Result<Box<dyn Reach>, Text> {
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
pub(crate) fn limits(step: Option<Duration>, patience: Option<std::num::NonZeroU32>) -> Limits {
    let step = step.unwrap_or(STEP).saturating_mul(patience.map_or(1, u32::from));
    Limits { step, hello: step.saturating_mul(TO_START) }
}

/// What the system's own codes stand for.
pub(crate) fn codes(file: Option<&Path>) -> Result<Codes, OpenError> {
    let Some(path) = file else { return Ok(Codes::default()) };
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

/// The options that ask the same system again in the same way about the same suite.
pub(crate) fn options(vectors: Option<&Path>, how: &How, reach: &dyn Reach) -> String {
    let mut words = same(None, vectors, how.salt);
    words.extend(how.codes.as_deref().map(|path| option("--codes", path)));
    words.extend(how.time_limit.map(|limit| format!("--time-limit {limit}")));
    words.extend(how.patience.map(|times| format!("--patience {times}")));
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
    format!("{name} {}", word(path))
}
