//! What came of running a suite against a system: one verdict a vector, every step with what was
//! expected and what came. This is all that reports are made of; how it comes about is in the files
//! beside this one, how it is told in `report`.

use std::collections::BTreeMap;

use model::case_file::{RawPerson, StepData};
use model::catalogue::{self, Kind};
use model::clause::Clause;
use model::observe::{Observation, ObservedAnswer};
use model::terms::Term;
use model::text::Text;
use serde::{Deserialize, Serialize};

use super::vectors::manifest::Tier;
use super::vectors::{Capability, Twin};

model::terms! {
    /// What came of one vector. Each is kept apart from every other: a crash is no refusal, and what
    /// was not measured is not passed.
    Verdict, "verdict", "结论";
    Pass "pass" "passed" "通过";
    FailOutcome "fail_outcome" "wrong decision" "办理与否不符";
    FailCode "fail_code" "wrong refusal code" "不予办理的原因不符";
    FailReceipt "fail_receipt" "wrong receipt" "回执不符";
    FailState "fail_state" "wrong state afterwards" "办理后的状态不符";
    FailInvariant "fail_invariant" "an invariant is broken" "违反不变条件";
    ProtocolError "protocol_error" "the protocol is broken" "不符合接口协议";
    AdapterError "adapter_error" "the adapter failed" "适配器出错";
    Crash "crash" "the system ended" "系统异常退出";
    Timeout "timeout" "no answer in time" "超时";
    KnownFailure "known_failure" "a known failure" "已知未通过";
    UnexpectedPass "unexpected_pass" "passed, and listed as a known failure" "列为已知未通过，却已通过";
    NotSupported "not_supported" "the system does not do this" "系统不支持";
    NotMeasured "not_measured" "not measured" "未测量";
}

impl Verdict {
    /// Whether this is what is due: passed, or failing as it is known to.
    pub fn is_expected(self) -> bool {
        matches!(self, Verdict::Pass | Verdict::KnownFailure)
    }

    /// Whether the system was judged, and found wrong.
    pub fn is_failure(self) -> bool {
        matches!(
            self,
            Verdict::FailOutcome
                | Verdict::FailCode
                | Verdict::FailReceipt
                | Verdict::FailState
                | Verdict::FailInvariant
        )
    }

    /// Whether a list of known failures can have it: what is not right, and was measured.
    pub fn can_be_known(self) -> bool {
        self.is_failure() || self.is_trouble() || self == Verdict::NotSupported
    }

    /// Whether nothing is known about the vector: it was not run, or could not be.
    pub fn is_unmeasured(self) -> bool {
        self.is_trouble() || matches!(self, Verdict::NotSupported | Verdict::NotMeasured)
    }

    /// Whether the system could not be judged, because something broke.
    pub fn is_trouble(self) -> bool {
        use Verdict::{AdapterError, Crash, ProtocolError, Timeout};
        matches!(self, ProtocolError | AdapterError | Crash | Timeout)
    }
}

/// How a report introduces itself.
pub const FORMAT: &str = "gongji-report/1";

/// What came of a whole run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: String,
    /// What was run.
    pub suite: RunSuite,
    /// What it was run against.
    pub system: RunSystem,
    /// Whether everything that was selected was run to its end.
    pub complete: bool,
    /// Whether the system could be measured: not where it does not even say hello, nor where it had
    /// to be ended again and again.
    pub measurable: bool,
    /// Which part of the suite this is, `[1, 1]` where it is all of it.
    pub shard: [u32; 2],
    /// By which lists it was judged.
    pub lists: RunLists,
    /// From what other names were made, where they were: the same number makes them again.
    #[serde(deserialize_with = "Option::deserialize")]
    pub salt: Option<u64>,
    /// How many conversations were held at once.
    pub jobs: u32,
    /// What else there is to know: codes that are not mapped, why a run was given up, ….
    pub remarks: Vec<Text>,
    /// Why the list of known failures is out of date, if it is.
    pub stale: Vec<Text>,
    /// The command that shrinks a failing vector, where one fails and the system can be asked again.
    #[serde(deserialize_with = "Option::deserialize")]
    pub shrink: Option<String>,
    /// One result a vector, in the order of the IDs.
    pub results: Vec<CaseResult>,
}

/// What was run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunSuite {
    /// The policy.
    pub policy: String,
    /// The tier.
    pub tier: Tier,
    /// The digest of the manifest.
    pub digest: String,
    /// The case that was run instead of a suite, where one was.
    #[serde(deserialize_with = "Option::deserialize")]
    pub case: Option<String>,
    /// The clauses and clause families that were asked for; all where none is named.
    pub clauses: Vec<String>,
    /// The patterns of IDs that were asked for; all where none is named.
    pub only: Vec<String>,
    /// How many vectors the suite has in this tier, and how many were selected of them.
    pub vectors: [u32; 2],
}

/// The lists of its own by which a run was judged, each by the digest of its file; none where there
/// was no such list.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct RunLists {
    /// The failures that were known.
    #[serde(deserialize_with = "Option::deserialize")]
    pub known_failures: Option<String>,
    /// What the system's own codes stood for.
    #[serde(deserialize_with = "Option::deserialize")]
    pub codes: Option<String>,
}

/// What it was run against.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RunSystem {
    /// How the system calls itself.
    pub name: String,
    /// Its build.
    pub build: String,
    /// How it was reached: the command, or the address.
    pub reached: String,
    /// What it says it can do.
    pub capabilities: Vec<Capability>,
    /// What of the observable state it cannot show; what is wrong there cannot be detected.
    pub hides: Vec<String>,
}

/// What stands for the name and the build of a system that did not say them.
const UNNAMED: &str = "–";

impl RunSystem {
    /// A system that did not say hello.
    pub fn unnamed(reached: String) -> RunSystem {
        let (name, build) = (UNNAMED.to_string(), UNNAMED.to_string());
        RunSystem { name, build, reached, ..RunSystem::default() }
    }

    /// Whether it said hello.
    pub fn is_named(&self) -> bool {
        self.name != UNNAMED
    }
}

/// What came of one vector.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CaseResult {
    /// Its ID.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Why it matters.
    pub why: Text,
    /// The clauses that it is about.
    pub clauses: Vec<Clause>,
    /// What came of it.
    pub verdict: Verdict,
    /// What the system would have to be able to do and does not declare.
    pub missing: Vec<Capability>,
    /// What is wrong, in a sentence; nothing where it passed.
    #[serde(deserialize_with = "Option::deserialize")]
    pub says: Option<Text>,
    /// The step at which it went wrong, counted from 1.
    #[serde(deserialize_with = "Option::deserialize")]
    pub step: Option<usize>,
    /// How many steps it has; with the last it comes to what it asks.
    pub length: usize,
    /// Its twin, where it has one.
    #[serde(deserialize_with = "Option::deserialize")]
    pub twin: Option<Twin>,
    /// What came of the twin in this run, if it was run.
    #[serde(deserialize_with = "Option::deserialize")]
    pub twin_verdict: Option<Verdict>,
    /// Who is on record at the start.
    pub people: Vec<RawPerson>,
    /// The steps that were run, the failing one last.
    pub steps: Vec<StepResult>,
    /// The command that runs this vector alone.
    pub again: String,
    /// What the system wrote to its standard error while this ran, shortened.
    pub stderr: String,
    /// How long it took, in milliseconds.
    pub milliseconds: u64,
}

/// One step, with what was expected and what came.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StepResult {
    /// What was asked.
    pub request: StepData,
    /// What had to be answered.
    pub expected: ObservedAnswer,
    /// What was answered, where anything was.
    #[serde(deserialize_with = "Option::deserialize")]
    pub got: Option<ObservedAnswer>,
    /// What had to be shown afterwards.
    pub expected_state: Observation,
    /// What was shown, where anything was.
    #[serde(deserialize_with = "Option::deserialize")]
    pub got_state: Option<Observation>,
    /// What is wrong, one sentence each, the gravest first.
    pub findings: Vec<Finding>,
}

/// One thing that is wrong at a step.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// What kind of failure it is.
    pub verdict: Verdict,
    /// The clause that it breaks, where one can be named.
    #[serde(deserialize_with = "Option::deserialize")]
    pub clause: Option<Clause>,
    /// What it says: what was expected and what came.
    pub says: Text,
}

impl CaseResult {
    /// The clause that a finding names, the gravest first. An invariant is broken because a clause is,
    /// and that one says more.
    pub fn broken(&self) -> Option<Clause> {
        let findings = || self.steps.iter().flat_map(|step| &step.findings);
        let effect = |finding: &Finding| {
            let clause = finding.clause.filter(|_| finding.verdict == Verdict::FailState);
            clause.filter(|&clause| catalogue::entry(clause).kind != Kind::Invariant)
        };
        if self.verdict == Verdict::FailInvariant
            && let Some(clause) = findings().find_map(effect)
        {
            return Some(clause);
        }
        let same = findings().filter(|finding| finding.verdict == self.verdict);
        same.chain(findings()).find_map(|finding| finding.clause)
    }
}

impl Report {
    /// How many results have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.results.iter().filter(|result| result.verdict == verdict).count()
    }

    /// The verdicts that occur, each with how often, in the order of the vocabulary.
    pub fn counts(&self) -> Vec<(Verdict, usize)> {
        let all = Verdict::ALL.iter().map(|&verdict| (verdict, self.count(verdict)));
        all.filter(|(_, count)| *count > 0).collect()
    }
}

/// Tells every result what came of its twin, where that is among them.
pub fn tell_twins(results: &mut [CaseResult]) {
    let verdicts: BTreeMap<String, Verdict> =
        results.iter().map(|result| (result.id.clone(), result.verdict)).collect();
    for result in results {
        let twin = result.twin.as_ref().and_then(|twin| verdicts.get(&twin.id));
        result.twin_verdict = twin.copied().or(result.twin_verdict);
    }
}
