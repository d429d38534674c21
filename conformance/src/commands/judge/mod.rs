//! `gongji judge`: judges the replies of a site as `gongji run` judges a system that it can reach.

mod arguments;
pub(crate) mod help;

use std::io;
use std::path::Path;
use std::sync::atomic::AtomicU64;

use model::policy::Policy;
use model::text;
use model::text::Text;

use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::base::stop;
use crate::commands::shared::{judging, reporting, target};
use crate::format::named::{self, OpenError};
use crate::format::report::Report;
use crate::format::vectors::manifest::Tier;
use crate::format::vectors::suite::Suite;
use crate::harness::closed::key::{self, Key};
use crate::harness::closed::located::located;
use crate::harness::closed::{Package, Plan, Refusal};
use crate::harness::runner::RunPlan;
use crate::harness::scale;
use crate::harness::setup::{Limits, Setup};
use crate::link::transcript::Transcript;
pub use arguments::JudgeArgs;

/// Runs `gongji judge`.
pub fn run(args: &JudgeArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    stop::on_interrupt();
    let lists = [&args.codes, &args.judging.known_failures].map(|file| file.as_deref());
    let read = [&[Some(&*args.transcript), Some(&*args.key)], &lists[..]].concat();
    if let Some(problem) = reporting::unwritable(args.judging.report_dir.as_deref(), &read) {
        return console.wrong(&problem);
    }
    let sent = match sent(args) {
        Ok(sent) => sent,
        Err(refusal) => return reporting::refused(refusal, console),
    };
    let Sent { plan, package, replies, .. } = &sent;
    let file = args.transcript.to_string_lossy();
    let transcript = Transcript::read(&file, replies, &package.messages, &plan.told);
    if let Some(problem) = unusable(&file, replies, &transcript, plan) {
        return console.wrong(&problem);
    }
    match judged(args, &sent, &transcript, console) {
        Ok(report) => reporting::tell(&report, args.judging.report_dir.as_deref(), console),
        Err(refusal) => reporting::refused(refusal, console),
    }
}

/// The messages that were sent, and the replies that came back.
struct Sent {
    suite: Suite,
    policy: Policy,
    plan: Plan,
    package: Package,
    /// The replies, byte for byte as they came.
    replies: Vec<u8>,
}

/// Rebuilds the package that was sent, as the key describes it.
fn sent(args: &JudgeArgs) -> Result<Sent, Refusal> {
    let (suite, policy) = judging::suite(args.vectors.as_deref())?;
    let text = named::contents(&args.key, key::advice)?;
    let (key, plan) = Key::read(&args.key.to_string_lossy(), &text).map_err(OpenError::from)?;
    let advice = || {
        let en = "name the file into which the site wrote the replies";
        Text::new(en, "请给出现场写出的答复记录")
    };
    let replies = named::bytes(&args.transcript, advice)?;
    if key.suite != suite.digest() {
        return Err(another_suite(&args.key, &key).into());
    }
    let package = plan.package(&suite, &policy)?;
    if !key.fits(&plan, &package) {
        return Err(Refusal::Wrong(altered(&args.key, &key), Exit::Damaged));
    }
    Ok(Sent { suite, policy, plan, package, replies })
}

/// Runs the package against the replies.
fn judged(
    args: &JudgeArgs,
    sent: &Sent,
    transcript: &Transcript<'_>,
    console: &Console<'_>,
) -> Result<Report, Refusal> {
    let Sent { suite, policy, plan, .. } = sent;
    let (codes, known) = (judging::codes(args.codes.as_deref())?, &judging::known(&args.judging)?);
    let setup = Setup {
        reach: transcript,
        policy,
        limits: Limits::of(None, None),
        salt: plan.salt,
        codes: &codes,
        command: "gongji pack",
        options: again(args, plan),
        mark: &plan.mark,
        cases: AtomicU64::new(0),
    };
    let selection = &plan.selection;
    let scaled = scale::all(policy, plan.salt, &selection.of(suite)?);
    let vectors = scaled.vectors();
    let asked = RunPlan { suite, selection, vectors: vectors.clone(), jobs: 1, known };
    let mut report = judging::played(&setup, &asked, console);
    report.remarks.extend(scaled.says());
    located(&mut report, plan, &vectors, transcript, &args.transcript);
    Ok(report)
}

/// Tells why a transcript says nothing of this package.
fn unusable(file: &str, bytes: &[u8], transcript: &Transcript<'_>, plan: &Plan) -> Option<Text> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Some(text!(
            "{file}:1: this is UTF-16, as PowerShell writes with `>`; run the package again with cmd, so that the replies stay UTF-8",
            "{file}:1：文件是 UTF-16 编码（PowerShell 的 `>` 会如此写出）；请在 cmd 中重新运行，使答复保持 UTF-8"
        ));
    }
    let (line, other) = transcript.foreign(&plan.mark)?;
    let mark = plan.mark.trim_end_matches('-');
    Some(text!(
        "{file}:{line}: this answers another package: its cases begin with `{other}`, those of the key with `{mark}`",
        "{file}:{line}：这是对另一个工作包的答复：其案例名称以 `{other}` 开头，存底文件为 `{mark}`"
    ))
}

fn another_suite(file: &Path, key: &Key) -> Text {
    let (file, made_by, digest) = (file.display(), &key.made_by, &key.suite);
    text!(
        "`{file}` is the key to a package of another suite ({digest}, packed by gongji {made_by}); name that suite's folder with --vectors, or judge with that version",
        "`{file}` 对应的工作包出自另一个套件（{digest}，由 gongji {made_by} 制作）；请用 --vectors 指定该套件的文件夹，或用该版本评判"
    )
}

fn altered(file: &Path, key: &Key) -> Text {
    let (file, made_by) = (file.display(), &key.made_by);
    let own = env!("CARGO_PKG_VERSION");
    text!(
        "`{file}` has been altered, or gongji {made_by} packs differently from this version, {own}: it does not describe the package that was sent",
        "`{file}` 已被改动，或 gongji {made_by} 的制作方式与本版本（{own}）不同：其内容与已发送的工作包不符"
    )
}

/// Returns the options of the package with which one vector is asked again.
fn again(args: &JudgeArgs, plan: &Plan) -> String {
    let tier = Some(plan.selection.tier).filter(|&tier| tier != Tier::Core);
    let mut words = target::same(tier, args.vectors.as_deref(), plan.salt);
    words.push(target::option("--hello", &args.transcript));
    words.push("--out again".to_string());
    words.join(" ")
}
