//! A report with every verdict in it, and with texts that would break a page that does not escape
//! them. Its steps are those of example cases, spoiled by hand.

use model::clause::{Clause, Code};
use model::money::Fen;
use model::observe::{Observation, ObservedAnswer, State};
use model::text;
use model::text::Text;

use crate::format::named_case::find;
use crate::format::report::{
    CaseResult, FORMAT, Finding, Report, RunLists, RunSuite, RunSystem, StepResult, Verdict,
};
use crate::format::vectors::manifest::{Tier, digest};
use crate::format::vectors::{Capability, Twin};
use crate::replay;

/// A text that would be markup if it were not escaped.
pub(super) const HOSTILE: &str =
    "<script>alert(\"共济\")</script> & 'quoted' | `code` *bold* \u{1b}[31m]]> {{ 7 * 7 }}";

/// Returns the report.
pub(super) fn report() -> Report {
    Report {
        format: FORMAT.to_string(),
        suite: RunSuite {
            policy: "cn-2026-trial".to_string(),
            tier: Tier::Core,
            case: None,
            digest: format!("sha256:{}", "0123456789abcdef".repeat(4)),
            clauses: vec!["SET".to_string(), "EST-3".to_string()],
            only: Vec::new(),
            vectors: [17, 16],
        },
        system: RunSystem {
            name: "<b>省级平台</b> & Co".to_string(),
            build: "2.4.1-rc\"1\"".to_string(),
            reached: "python3 'my adapter.py' --database <memory>".to_string(),
            capabilities: vec![Capability::Relationships, Capability::Settlement],
            hides: vec!["positions".to_string()],
        },
        complete: false,
        measurable: true,
        shard: [2, 3],
        lists: RunLists { known_failures: Some(digest(b"list")), codes: None },
        salt: Some(7),
        jobs: 2,
        remarks: vec![text!("unmapped codes: {HOSTILE}", "未列入代码对应文件的代码：{HOSTILE}")],
        stale: vec![Text::new("a known failure expired", "已知未通过已到期")],
        shrink: Some(format!("gongji minimise spend/after -- python3 '{HOSTILE}'")),
        results: results(),
    }
}

/// Returns a report of the same system without any complaint.
pub(crate) fn clean() -> Report {
    let mut report = report();
    report.results.retain(|result| result.verdict == Verdict::Pass);
    report.suite.vectors = [2, 2];
    report.system.hides.clear();
    report.complete = true;
    report.shard = [1, 1];
    report.salt = None;
    report.remarks.clear();
    report.stale.clear();
    report.shrink = None;
    report
}

fn results() -> Vec<CaseResult> {
    let mut all = failed();
    all.extend(broken());
    all.extend(others());
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}

/// Returns results of vectors that were judged and found wrong.
fn failed() -> Vec<CaseResult> {
    let receipt = ObservedAnswer::Accepted {
        paid: Some(Fen::new(39_999)),
        self_paid: Some(Fen::new(1)),
        statement: None,
    };
    let rejected = |code| ObservedAnswer::Rejected { codes: vec![code] };
    let mut outcome = spoiled(
        ("settle/premium-one-fen-short", "premium-one-fen-short", 3),
        (Verdict::FailOutcome, Clause::SET_6),
        |step| step.got = Some(receipt),
    );
    let differs = "steps[1].do.granted".to_string();
    outcome.twin = Some(Twin { id: "settle/premium-in-full".to_string(), differs });
    outcome.twin_verdict = Some(Verdict::Pass);
    let mut code = spoiled(
        ("settle/premium-wrong-code", "premium-one-fen-short", 3),
        (Verdict::FailCode, Clause::SET_6),
        |step| step.got = Some(rejected(Code::QuotaExhausted)),
    );
    let differs = "steps[2].do.amount".to_string();
    code.twin = Some(Twin { id: "settle/not-run".to_string(), differs });
    let short = ObservedAnswer::Accepted {
        paid: Some(Fen::new(100)),
        self_paid: Some(Fen::new(12_345)),
        statement: None,
    };
    let receipt = spoiled(
        ("settle/paid-by-whom", "family", 6),
        (Verdict::FailReceipt, Clause::SET_9),
        |step| step.got = Some(short),
    );
    let state = spoiled(
        ("terminate/what-remains", "refund-after-the-end", 4),
        (Verdict::FailState, Clause::TRM_1),
        |step| {
            let shown = step.got_state.as_mut().expect("it was shown");
            shown.people[0].balance = Some(Fen::new(-1));
            shown.people.remove(1);
            shown.relationships[0].state = State::Active;
            let mut strange = shown.relationships[0].clone();
            strange.holder = HOSTILE.to_string();
            shown.relationships.push(strange);
        },
    );
    let mut invariant = spoiled(
        ("clear/sums-are-kept", "clearing-then-reversal", 5),
        (Verdict::FailInvariant, Clause::INV_2),
        |_| (),
    );
    invariant.title = Text::owned(HOSTILE, format!("标题 {HOSTILE}"));
    invariant.says = Some(Text::owned(HOSTILE, format!("说明 {HOSTILE}")));
    vec![outcome, code, receipt, state, invariant]
}

/// Returns results of vectors that broke off, so that nothing could be judged.
fn broken() -> Vec<CaseResult> {
    let silent = |id, verdict, at| {
        let mut result = spoiled((id, "family", at), (verdict, Clause::EST_1), |step| {
            step.got = None;
            step.got_state = None;
        });
        result.steps[at - 1].findings[0].clause = None;
        result.stderr = format!("Traceback (most recent call last):\nKeyError: {HOSTILE}\n");
        result
    };
    let long = "very-long-id-without-any-place-to-break-it-".repeat(3);
    vec![
        silent("establish/garbage", Verdict::ProtocolError, 1),
        silent("establish/adapter", Verdict::AdapterError, 1),
        silent(&format!("quota/{long}end"), Verdict::Crash, 2),
        silent("quota/late", Verdict::Timeout, 2),
    ]
}

/// Returns results of vectors that passed, and of those that neither passed nor failed.
fn others() -> Vec<CaseResult> {
    let passed = |id, name| CaseResult { says: None, step: None, ..played(id, name) };
    let of = |id, verdict, en: &'static str, zh: &'static str| {
        let says = Some(Text::new(en, zh));
        CaseResult { verdict, says, steps: Vec::new(), ..passed(id, "family") }
    };
    let unsupported =
        ("needs `reversal`, which the system does not declare", "需要 `reversal`，系统未声明");
    let mut known = spoiled(
        ("move/known", "move-starts-anew", 2),
        (Verdict::KnownFailure, Clause::TRF_1),
        |step| step.got = Some(ObservedAnswer::Rejected { codes: vec![Code::SameRegion] }),
    );
    known.says = Some(Text::new(
        "known: ticket 4711, owner transfers team, until 2027-06-30",
        "已知问题：工单4711，转移接续组负责，2027-06-30到期",
    ));
    vec![
        known,
        passed("establish/parent", "family"),
        passed("establish/spouse", "two-holders-one-patient"),
        of(
            "insurance/fixed",
            Verdict::UnexpectedPass,
            "passed, and stands in the list of known failures",
            "已通过，但仍列在已知未通过清单中",
        ),
        of("reverse/one", Verdict::NotSupported, unsupported.0, unsupported.1),
        of("reverse/two", Verdict::NotSupported, unsupported.0, unsupported.1),
        of(
            "spend/after",
            Verdict::NotMeasured,
            "not run: three cases in a row broke off",
            "未运行：连续三个案例中断",
        ),
    ]
}

/// Returns the result of an example case that was run to its end and passed.
fn played(id: &str, name: &str) -> CaseResult {
    let (case, policy) = find(name, None).expect("an example case");
    let played = replay::play(&case, &policy);
    let step = |step: &replay::PlayedStep| {
        let (answer, after): (ObservedAnswer, Observation) =
            (ObservedAnswer::from(&step.answer), step.after.clone());
        StepResult {
            request: step.data.request.clone(),
            expected: answer.clone(),
            got: Some(answer),
            expected_state: after.clone(),
            got_state: Some(after),
            findings: Vec::new(),
        }
    };
    CaseResult {
        id: id.to_string(),
        title: played.title.clone(),
        why: played.why.clone(),
        clauses: vec![Clause::EST_3, Clause::SET_6],
        verdict: Verdict::Pass,
        missing: Vec::new(),
        says: None,
        step: None,
        length: played.steps.len(),
        twin: None,
        twin_verdict: None,
        people: model::case_file::people(&case.book, &case.names),
        steps: played.steps.iter().map(step).collect(),
        again: format!("gongji run --only '{id}' -- python3 'my adapter.py' --database <memory>"),
        stderr: String::new(),
        milliseconds: 12,
    }
}

/// Returns the result of an example case that goes wrong at a step, the last that is run.
fn spoiled(
    (id, name, at): (&str, &str, usize),
    (verdict, clause): (Verdict, Clause),
    spoil: impl FnOnce(&mut StepResult),
) -> CaseResult {
    let mut result = played(id, name);
    result.steps.truncate(at);
    let step = result.steps.last_mut().expect("the case has steps");
    spoil(step);
    let says = text!("step {at} is wrong by `{clause}`", "第{at}步不符合 `{clause}`");
    let clause = Some(clause);
    step.findings.push(Finding { verdict, clause, says: says.clone() });
    CaseResult { verdict, says: Some(says), step: Some(at), ..result }
}
