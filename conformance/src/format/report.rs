//! The results of a run as data: one verdict a vector, and every step with its expected and actual
//! answers and states. `harness` produces them; the room `report` presents them.

use std::collections::BTreeMap;

use model::case_file::RawPerson;
use model::catalogue::{self, Kind};
use model::clause::Clause;
use model::observe::{Names, Observation, ObservedAnswer, ObservedPerson, State};
use model::operation::Written;
use model::person::{Scheme, Standing};
use model::terms::Term;
use model::text::Text;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::vectors::manifest::Tier;
use super::vectors::{Capability, Twin};

model::terms! {
    /// Verdict on one vector. Each is kept apart from the others: a crash is no refusal, and a
    /// vector that was not measured has not passed.
    Verdict, "verdict", "结论";
    Pass "pass" "passed" "通过";
    FailOutcome "fail_outcome" "wrong decision" "办理结论不符";
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
    NotSupported "not_supported" "the system does not support this" "系统不支持";
    NotMeasured "not_measured" "not measured" "未测试";
}

impl Verdict {
    /// Returns true if the vector passed, or failed as it is known to.
    pub fn is_expected(self) -> bool {
        matches!(self, Verdict::Pass | Verdict::KnownFailure)
    }

    /// Returns true if the system was judged and found wrong.
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

    /// Returns true if a list of known failures may name it: measured, and not right.
    pub fn can_be_known(self) -> bool {
        self.is_failure() || self.is_trouble() || self == Verdict::NotSupported
    }

    /// Returns true if nothing is known about the vector: it was not run, or could not be.
    pub fn is_unmeasured(self) -> bool {
        self.is_trouble() || matches!(self, Verdict::NotSupported | Verdict::NotMeasured)
    }

    /// Returns true if the system could not be judged because something broke.
    pub fn is_trouble(self) -> bool {
        use Verdict::{AdapterError, Crash, ProtocolError, Timeout};
        matches!(self, ProtocolError | AdapterError | Crash | Timeout)
    }
}

/// Format that a report names.
pub const FORMAT: &str = "gongji-report/1";

/// Results of a whole run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: String,
    /// The suite, and the part of it that was selected.
    pub suite: RunSuite,
    /// The system under test.
    pub system: RunSystem,
    /// True if every selected vector was run to its end.
    pub complete: bool,
    /// True if the system could be measured. It could not if it never said hello, or if it had to
    /// be ended again and again.
    pub measurable: bool,
    /// The part of the suite that was run and the number of parts, `[1, 1]` for the whole.
    pub shard: [u32; 2],
    /// The lists by which it was judged.
    pub lists: RunLists,
    /// The number from which other names were derived, if they were. It derives them again.
    #[serde(deserialize_with = "Option::deserialize")]
    pub salt: Option<u64>,
    /// The number of conversations held at once.
    pub jobs: u32,
    /// Further remarks, such as unmapped codes or the reason why a run was given up.
    pub remarks: Vec<Text>,
    /// The reasons why the list of known failures is out of date.
    pub stale: Vec<Text>,
    /// The command that shrinks a failing vector, if one fails and the system can be asked again.
    #[serde(deserialize_with = "Option::deserialize")]
    pub shrink: Option<String>,
    /// One result a vector, in the order of the IDs.
    pub results: Vec<CaseResult>,
}

/// The suite, and the part of it that was selected.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunSuite {
    /// The policy.
    pub policy: String,
    /// The tier.
    pub tier: Tier,
    /// The digest of the manifest.
    pub digest: String,
    /// The case that was run instead of a suite, if one was.
    #[serde(deserialize_with = "Option::deserialize")]
    pub case: Option<String>,
    /// The clauses and clause families that were asked for; all if empty.
    pub clauses: Vec<String>,
    /// The patterns of IDs that were asked for; all if empty.
    pub only: Vec<String>,
    /// The number of vectors in this tier of the suite, and the number selected.
    pub vectors: [u32; 2],
}

/// Digests of the lists by which a run was judged, for those that were given.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct RunLists {
    /// The failures that were known.
    #[serde(deserialize_with = "Option::deserialize")]
    pub known_failures: Option<String>,
    /// The map of the system's own codes.
    #[serde(deserialize_with = "Option::deserialize")]
    pub codes: Option<String>,
}

/// The system under test.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct RunSystem {
    /// The system's name for itself.
    pub name: String,
    /// Its build.
    pub build: String,
    /// The command or address by which it was reached.
    pub reached: String,
    /// The capabilities that it declares.
    pub capabilities: Vec<Capability>,
    /// The parts of the state that it does not show. Faults there cannot be detected.
    pub hides: Vec<String>,
}

/// The placeholder for the name and the build of a system that did not say them.
const UNNAMED: &str = "–";

impl RunSystem {
    /// Describes a system that did not say hello.
    pub fn unnamed(reached: String) -> RunSystem {
        let (name, build) = (UNNAMED.to_string(), UNNAMED.to_string());
        RunSystem { name, build, reached, ..RunSystem::default() }
    }

    /// Returns true if it said hello.
    pub fn is_named(&self) -> bool {
        self.name != UNNAMED
    }
}

/// Result of one vector.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CaseResult {
    /// Its ID.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The reason why it matters.
    pub why: Text,
    /// The clauses that it is about.
    pub clauses: Vec<Clause>,
    /// The verdict on it.
    pub verdict: Verdict,
    /// The capabilities that it needs and the system does not declare.
    pub missing: Vec<Capability>,
    /// The fault in a sentence; none if it passed.
    #[serde(deserialize_with = "Option::deserialize")]
    pub says: Option<Text>,
    /// The step at which it went wrong, counted from 1.
    #[serde(deserialize_with = "Option::deserialize")]
    pub step: Option<usize>,
    /// The number of its steps. The last is the one under test.
    pub length: usize,
    /// Its twin, if it has one.
    #[serde(deserialize_with = "Option::deserialize")]
    pub twin: Option<Twin>,
    /// The verdict on the twin in this run, if it was run.
    #[serde(deserialize_with = "Option::deserialize")]
    pub twin_verdict: Option<Verdict>,
    /// The people on record at the start.
    #[serde(deserialize_with = "on_record")]
    pub people: Vec<RawPerson>,
    /// The steps that were run, the failing one last.
    pub steps: Vec<StepResult>,
    /// The command that runs this vector alone.
    pub again: String,
    /// The system's standard error during this vector, shortened.
    pub stderr: String,
    /// Its duration in milliseconds.
    pub milliseconds: u64,
}

impl CaseResult {
    /// Returns the names of its people, with their display names.
    pub fn names(&self) -> Names {
        let mut names = Names::new();
        for person in &self.people {
            person.named(&mut names);
        }
        names
    }

    /// Returns its people at the start, as they would be observed.
    pub fn start(&self) -> Observation {
        let person = |one: &RawPerson| ObservedPerson {
            name: one.name.clone(),
            scheme: one.scheme,
            insurance: State::of(one.standing == Standing::Active),
            region: one.region,
            balance: one.balance,
            free: one.balance,
        };
        Observation { people: self.people.iter().map(person).collect(), ..Observation::default() }
    }
}

/// Reads people, of whom each employee has an account.
fn on_record<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<RawPerson>, D::Error> {
    let people = Vec::<RawPerson>::deserialize(from)?;
    let without = |one: &RawPerson| one.scheme == Scheme::Employee && one.balance.is_none();
    if people.iter().any(without) {
        return Err(D::Error::missing_field("balance"));
    }
    Ok(people)
}

/// Step of a vector, with its expected and actual answers and states.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StepResult {
    /// The request.
    pub request: Written,
    /// The answer that was due.
    pub expected: ObservedAnswer,
    /// The answer that came, if any did.
    #[serde(deserialize_with = "Option::deserialize")]
    pub got: Option<ObservedAnswer>,
    /// The state that was due afterwards.
    pub expected_state: Observation,
    /// The state that was shown, if any was.
    #[serde(deserialize_with = "Option::deserialize")]
    pub got_state: Option<Observation>,
    /// The faults, the gravest first.
    pub findings: Vec<Finding>,
}

/// Fault found at a step.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// The kind of failure.
    pub verdict: Verdict,
    /// The clause that it breaks, if one can be named.
    #[serde(deserialize_with = "Option::deserialize")]
    pub clause: Option<Clause>,
    /// The difference between what was expected and what came.
    pub says: Text,
}

impl CaseResult {
    /// Returns the broken clause. If an invariant fails, a rule found broken with it comes first,
    /// as the cause. Otherwise a finding with the verdict of the result comes first.
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
    /// Counts the results with this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.results.iter().filter(|result| result.verdict == verdict).count()
    }

    /// Counts the results by verdict, in the order of the vocabulary.
    pub fn counts(&self) -> Vec<(Verdict, usize)> {
        let all = Verdict::ALL.iter().map(|&verdict| (verdict, self.count(verdict)));
        all.filter(|(_, count)| *count > 0).collect()
    }
}

/// Adds to every result the verdict on its twin, if the twin is among them.
pub fn tell_twins(results: &mut [CaseResult]) {
    let verdicts: BTreeMap<String, Verdict> =
        results.iter().map(|result| (result.id.clone(), result.verdict)).collect();
    for result in results {
        let twin = result.twin.as_ref().and_then(|twin| verdicts.get(&twin.id));
        result.twin_verdict = twin.copied().or(result.twin_verdict);
    }
}
