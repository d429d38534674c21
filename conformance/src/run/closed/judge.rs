//! `gongji judge`: the replies of a site, judged as `gongji run` judges a system that it can reach.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::atomic::AtomicU64;

use model::policy::Policy;
use model::terms::Term;
use model::text;
use model::text::Text;

use super::key::{self, Key};
use super::{Package, Plan, Refusal, limits};
use crate::adapter::message::Reply;
use crate::adapter::package::Told;
use crate::adapter::transcript::Transcript;
use crate::cli::JudgeArgs;
use crate::console::{Console, Exit};
use crate::files::{self, OpenError};
use crate::run::command;
use crate::run::result::{CaseResult, Report, Verdict};
use crate::run::runner::Asked;
use crate::run::scale;
use crate::run::session::Setup;
use crate::stop;
use crate::vectors::manifest::Tier;
use crate::vectors::suite::Suite;

/// Answers `gongji judge`.
pub fn run(args: &JudgeArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    stop::on_interrupt();
    let lists = [&args.codes, &args.judging.known_failures].map(|file| file.as_deref());
    let read = [&[Some(&*args.transcript), Some(&*args.key)], &lists[..]].concat();
    if let Some(problem) = command::unwritable(args.judging.report_dir.as_deref(), &read) {
        return console.wrong(&problem);
    }
    let sent = match sent(args) {
        Ok(sent) => sent,
        Err(refusal) => return refusal.tell(console),
    };
    let Sent { plan, package, replies, .. } = &sent;
    let file = args.transcript.to_string_lossy();
    let transcript = Transcript::read(&file, replies, &package.messages, &plan.told);
    if let Some(problem) = unusable(&file, replies, &transcript, plan) {
        return console.wrong(&problem);
    }
    match judged(args, &sent, &transcript, console) {
        Ok(report) => command::tell(&report, args.judging.report_dir.as_deref(), console),
        Err(refusal) => refusal.tell(console),
    }
}

/// What was sent, and what came back.
struct Sent {
    suite: Suite,
    policy: Policy,
    plan: Plan,
    package: Package,
    /// The replies, byte by byte as they came.
    replies: Vec<u8>,
}

/// Makes anew what was sent, as the key describes it.
fn sent(args: &JudgeArgs) -> Result<Sent, Refusal> {
    let (suite, policy) = command::suite(args.vectors.as_deref())?;
    let text = files::contents(&args.key, key::advice)?;
    let (key, plan) = Key::read(&args.key.to_string_lossy(), &text).map_err(OpenError::from)?;
    let advice = || {
        let en = "name the file into which the site wrote the replies";
        Text::new(en, "请给出现场写出的答复记录")
    };
    let replies = files::bytes(&args.transcript, advice)?;
    if key.suite != suite.digest() {
        return Err(another_suite(&args.key, &key).into());
    }
    let package = plan.package(&suite, &policy)?;
    if !key.fits(&plan, &package) {
        return Err(Refusal::Wrong(altered(&args.key, &key), Exit::Damaged));
    }
    Ok(Sent { suite, policy, plan, package, replies })
}

/// Runs what was sent against the replies.
fn judged(
    args: &JudgeArgs,
    sent: &Sent,
    transcript: &Transcript<'_>,
    console: &Console<'_>,
) -> Result<Report, Refusal> {
    let Sent { suite, policy, plan, .. } = sent;
    let (codes, known) = (command::codes(args.codes.as_deref())?, &command::known(&args.judging)?);
    let setup = Setup {
        reach: transcript,
        policy,
        limits: limits(),
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
    let asked = Asked { suite, selection, vectors: vectors.clone(), jobs: 1, known };
    let mut report = command::played(&setup, &asked, console);
    let cases: BTreeMap<&str, String> = (1..)
        .zip(&vectors)
        .map(|(number, vector)| (vector.id.as_str(), format!("{}{number}", plan.mark)))
        .collect();
    for result in &mut report.results {
        let lines = transcript.lines_of(&cases[result.id.as_str()]);
        place(result, &args.transcript, lines);
    }
    report.complete &= transcript.is_complete();
    if let Some(says) = transcript.strange_end() {
        let asked = |id: &&str| transcript.lines_of(&cases[*id]).is_some();
        let last = vectors.iter().map(|vector| vector.id.as_str()).rfind(asked);
        spoiled(&mut report, last, says);
    }
    report.remarks.extend(scaled.says());
    report.remarks.extend(transcript.remarks());
    report.remarks.extend(not_asked(transcript, &plan.told));
    Ok(report)
}

/// What is against the protocol behind the last case is held against that case.
fn spoiled(report: &mut Report, last: Option<&str>, says: Text) {
    let passed = |one: &&mut CaseResult| one.verdict == Verdict::Pass && last == Some(&one.id);
    if let Some(result) = report.results.iter_mut().find(passed) {
        result.verdict = Verdict::ProtocolError;
        result.says = Some(says);
    }
}

/// Why a transcript says nothing of this package.
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
        "{file}:{line}：这是对另一个工作包的答复：其案例名称以 `{other}` 开头，对照文件为 `{mark}`"
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
        "`{file}` has been altered, or gongji {made_by} packed otherwise than this version, {own}: what it describes is not what was sent",
        "`{file}` 已被改动，或 gongji {made_by} 的制作方式与本版本（{own}）不同：其内容与已发送的工作包不符"
    )
}

/// The options of the package that asks for one vector again.
fn again(args: &JudgeArgs, plan: &Plan) -> String {
    let tier = Some(plan.selection.tier).filter(|&tier| tier != Tier::Core);
    let mut words = command::same(tier, args.vectors.as_deref(), plan.salt);
    words.push(command::option("--hello", &args.transcript));
    words.push("--out again".to_string());
    words.join(" ")
}

/// Says where in the transcript a case that did not pass is found.
fn place(result: &mut CaseResult, file: &Path, lines: Option<(usize, usize)>) {
    let elsewhere = matches!(result.verdict, Verdict::NotSupported | Verdict::NotMeasured);
    let (Some(says), Some((first, last)), false) = (&result.says, lines, elsewhere) else { return };
    let (file, Text { en, zh }) = (file.display(), says);
    result.says = Some(text!(
        "{en} ({file}, lines {first} to {last})",
        "{zh}（{file}，第{first}至{last}行）"
    ));
}

/// What the system declares and was not asked for, because the package was made without.
fn not_asked(transcript: &Transcript<'_>, told: &Told) -> Option<Text> {
    let Some(Reply::Hello { capabilities, .. }) = transcript.hello() else { return None };
    let more = capabilities.iter().filter(|one| !told.capabilities.contains(one));
    let more: Vec<&str> = more.map(|one| one.name()).collect();
    let (en, zh) = (more.join(", "), more.join("、"));
    (!more.is_empty()).then(|| {
        text!(
            "the system declares {en}, and the package was made without; pack anew with --hello",
            "系统声明了能力{zh}，工作包未包含；请用 --hello 重新制作"
        )
    })
}
