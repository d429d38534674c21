//! Running everything that is selected, in several conversations at once where the system allows it,
//! and what the whole run says. One conversation is in `session`.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use model::terms::Term;
use model::text;
use model::text::Text;

use super::known::{self, Known};
use super::result::{CaseResult, Report, RunSuite, RunSystem, Verdict};
use super::select::Selection;
use super::session::{Session, Setup, begin, blank};
use crate::adapter::Trouble;
use crate::adapter::message::{Hello, Isolation, Part};
use crate::console::Exit;
use crate::stop;
use crate::vectors::Vector;
use crate::vectors::manifest;
use crate::vectors::suite::Suite;

/// After so many cases in a row in which the system had to be ended, the run ends.
const IN_A_ROW: u32 = 3;
/// How a report introduces itself.
pub const FORMAT: &str = "gongji-report/1";

/// What is to be run.
pub struct Asked<'a> {
    /// The suite.
    pub suite: &'a Suite,
    /// What was selected of it.
    pub selection: &'a Selection,
    /// The vectors of the selection, in the order in which they are run.
    pub vectors: Vec<&'a Vector>,
    /// How many conversations at once.
    pub jobs: u32,
    /// What is known to fail.
    pub known: &'a Known,
}

/// What came of it.
#[derive(Debug)]
pub struct Ran {
    /// The report.
    pub report: Report,
    /// What else there is to say.
    pub remarks: Vec<Text>,
    /// Why the list of known failures is stale, if it is.
    pub stale: Vec<Text>,
    /// Whether the system could be measured.
    pub measurable: bool,
}

impl Ran {
    /// How the program ends.
    pub fn exit(&self) -> Exit {
        let failing = |result: &CaseResult| {
            !result.verdict.is_expected() && result.verdict != Verdict::UnexpectedPass
        };
        if !self.measurable {
            Exit::NotMeasurable
        } else if !self.report.complete {
            Exit::Incomplete
        } else if self.report.results.iter().any(failing) {
            Exit::Violated
        } else if !self.stale.is_empty() {
            Exit::Stale
        } else {
            Exit::Ok
        }
    }
}

/// What several conversations share.
struct Shared<'a> {
    vectors: &'a [&'a Vector],
    next: AtomicUsize,
    in_a_row: AtomicU32,
    halted: AtomicBool,
    results: Mutex<BTreeMap<String, CaseResult>>,
    remarks: Mutex<Vec<Text>>,
}

/// Runs it. `seen` is told of every result. Where the system cannot even say hello there is no
/// report, only the trouble.
pub fn run(
    setup: &Setup<'_>,
    asked: &Asked<'_>,
    seen: &(dyn Fn(&CaseResult) + Sync),
) -> Result<Ran, Trouble> {
    let (hello, link) = begin(setup)?;
    let jobs = allowed(asked.jobs, &hello, setup.reach.is_shared());
    let shared = Shared {
        vectors: &asked.vectors,
        next: AtomicUsize::new(0),
        in_a_row: AtomicU32::new(0),
        halted: AtomicBool::new(false),
        results: Mutex::default(),
        remarks: Mutex::default(),
    };
    std::thread::scope(|scope| {
        let (hello, shared) = (&hello, &shared);
        for _ in 1..jobs {
            scope.spawn(move || shared.work(Session::new(setup, hello, None), seen));
        }
        shared.work(Session::new(setup, hello, Some(link)), seen);
    });
    Ok(finish(setup, asked, hello, shared, jobs))
}

impl Shared<'_> {
    fn work(&self, mut session: Session<'_>, seen: &(dyn Fn(&CaseResult) + Sync)) {
        while !self.halted.load(Ordering::Relaxed) && !stop::is_asked() {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(vector) = self.vectors.get(at) else { break };
            let (result, fatal) = session.play(vector);
            if fatal && result.verdict != Verdict::NotMeasured {
                if self.in_a_row.fetch_add(1, Ordering::Relaxed) + 1 >= IN_A_ROW {
                    self.halted.store(true, Ordering::Relaxed);
                }
            } else if result.verdict != Verdict::NotSupported {
                self.in_a_row.store(0, Ordering::Relaxed);
            }
            seen(&result);
            let mut results = self.results.lock().unwrap_or_else(PoisonError::into_inner);
            results.insert(result.id.clone(), result);
        }
        if let Some(strange) = session.leave() {
            self.remarks.lock().unwrap_or_else(PoisonError::into_inner).push(strange);
        }
    }
}

/// As many conversations as are asked for and allowed: processes that keep one case at a time keep
/// out of each other's way; what is shared, or keeps several cases, has its own limit.
fn allowed(asked: u32, hello: &Hello, shared: bool) -> u32 {
    match (hello.isolation, shared) {
        (Isolation::Reset, true) => 1,
        (Isolation::Reset, false) => asked,
        (Isolation::Namespace, _) => asked.min(hello.parallel),
    }
}

fn finish(
    setup: &Setup<'_>,
    asked: &Asked<'_>,
    hello: Hello,
    shared: Shared<'_>,
    jobs: u32,
) -> Ran {
    let halted = shared.halted.into_inner();
    let mut done = shared.results.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut remarks = shared.remarks.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut results: Vec<CaseResult> = asked
        .vectors
        .iter()
        .map(|vector| done.remove(&vector.id).unwrap_or_else(|| blank(vector, &setup.options)))
        .collect();
    results.sort_by(|one, other| one.id.cmp(&other.id));
    let complete = results.iter().all(|result| result.verdict != Verdict::NotMeasured);
    let by_id = asked.suite.by_id();
    let stale = asked.known.apply(&mut results, |id| by_id.contains_key(id), &known::today());
    let verdicts: BTreeMap<String, Verdict> =
        results.iter().map(|result| (result.id.clone(), result.verdict)).collect();
    for result in &mut results {
        let twin = result.twin.as_ref().and_then(|twin| verdicts.get(&twin.id));
        result.twin_verdict = twin.copied();
    }
    if jobs < asked.jobs {
        let wanted = asked.jobs;
        remarks.push(text!(
            "{wanted} jobs were asked for; the system allows {jobs}",
            "要求同时运行{wanted}个，系统只允许{jobs}个"
        ));
    }
    if halted {
        remarks.push(text!(
            "the system had to be ended in {IN_A_ROW} cases in a row: the run is given up",
            "连续{IN_A_ROW}个案例中系统被迫终止，运行中止"
        ));
    }
    let unmapped = setup.codes.unmapped();
    if !unmapped.is_empty() {
        let (en, zh) = (unmapped.join(", "), unmapped.join("、"));
        remarks.push(text!(
            "codes of the system's own that are not mapped (--codes): {en}",
            "未映射的系统自有代码（--codes）：{zh}"
        ));
    }
    let report = report(setup, asked, hello, complete && !halted, results);
    Ran { report, remarks, stale, measurable: !halted }
}

fn report(
    setup: &Setup<'_>,
    asked: &Asked<'_>,
    hello: Hello,
    complete: bool,
    results: Vec<CaseResult>,
) -> Report {
    let number = |count: usize| u32::try_from(count).expect("a suite is small");
    let tier = asked.selection.tier;
    let hides = Part::ALL.iter().filter(|part| !hello.shows.contains(part));
    Report {
        format: FORMAT.to_string(),
        suite: RunSuite {
            policy: setup.policy.name.clone(),
            tier,
            digest: manifest::digest(asked.suite.manifest.write().as_bytes()),
            vectors: [number(asked.suite.tier(tier).len()), number(results.len())],
        },
        system: RunSystem {
            name: hello.system.name,
            build: hello.system.build,
            reached: setup.reach.arguments(),
            hides: hides.map(|part| part.name().to_string()).collect(),
            capabilities: hello.capabilities,
        },
        complete,
        shard: [asked.selection.shard.part, asked.selection.shard.of],
        results,
    }
}
