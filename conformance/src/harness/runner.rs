//! Runs all selected vectors, in several conversations at once if the system allows it, and builds
//! the report of the run. `session` holds a single conversation.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use model::operation::Family;
use model::terms::Term;
use model::text;
use model::text::Text;

use super::select::Selection;
use super::session::{Session, begin, blank};
use super::setup::Setup;
use crate::base::stop;
use crate::format::known::{self, Known};
use crate::format::message::{Hello, Isolation, Part};
use crate::format::report::{
    self, CaseResult, FORMAT, Report, RunLists, RunSuite, RunSystem, Verdict,
};
use crate::format::vectors::Vector;
use crate::format::vectors::suite::Suite;
use crate::link::Trouble;

/// Number of consecutive cases with a forced end of the system after which the run is given up.
const IN_A_ROW: usize = 3;

/// Request for a run.
pub struct RunPlan<'a> {
    /// The suite.
    pub suite: &'a Suite,
    /// The part of it to run.
    pub selection: &'a Selection,
    /// The vectors of the selection, in the order in which they are run.
    pub vectors: Vec<&'a Vector>,
    /// The number of conversations wanted at once.
    pub jobs: u32,
    /// The failures to expect.
    pub known: &'a Known,
}

/// State shared by all conversations of a run.
struct Shared<'a> {
    vectors: &'a [&'a Vector],
    next: AtomicUsize,
    /// The latest consecutive cases in which the system had to be ended, each with the operation at
    /// which it broke off, if there was one.
    broken_off: Mutex<Vec<Option<Family>>>,
    halted: AtomicBool,
    results: Mutex<BTreeMap<String, CaseResult>>,
    remarks: Mutex<Vec<Text>>,
}

/// Runs the selection and calls `seen` with every result. If the system does not even say hello,
/// nothing is measured and the report says why.
pub fn run(setup: &Setup<'_>, asked: &RunPlan<'_>, seen: &(dyn Fn(&CaseResult) + Sync)) -> Report {
    let shared = Shared {
        vectors: &asked.vectors,
        next: AtomicUsize::new(0),
        broken_off: Mutex::default(),
        halted: AtomicBool::new(false),
        results: Mutex::default(),
        remarks: Mutex::default(),
    };
    let (hello, link) = match begin(setup) {
        Ok(begun) => begun,
        Err(trouble) => return unmeasured(setup, asked, shared, &trouble),
    };
    let jobs = allowed(asked.jobs, &hello, setup.reach.is_shared());
    std::thread::scope(|scope| {
        let (hello, shared) = (&hello, &shared);
        let work = move |link| {
            let mut session = Session::new(setup, hello, link);
            shared.work(&mut session, seen);
            // A shared system ends with its first `bye`, so only the last conversation sends one.
            match setup.reach.is_shared() {
                true => Some(session),
                false => shared.leave(session),
            }
        };
        let others: Vec<_> = (1..jobs).map(|_| scope.spawn(move || work(None))).collect();
        let first = work(Some(link));
        let others =
            others.into_iter().map(|one| one.join().unwrap_or_else(|it| resume_unwind(it)));
        let all: Vec<Session<'_>> = std::iter::once(first).chain(others).flatten().collect();
        if let Some(last) = all.into_iter().find(Session::is_connected) {
            shared.leave(last);
        }
    });
    finish(setup, asked, Some(hello), shared, jobs)
}

/// Reports on a system that did not say hello.
fn unmeasured(
    setup: &Setup<'_>,
    asked: &RunPlan<'_>,
    shared: Shared<'_>,
    trouble: &Trouble,
) -> Report {
    let mut report = finish(setup, asked, None, shared, 0);
    report.measurable = *trouble == Trouble::Stopped;
    report.remarks = vec![trouble.says()];
    report
}

impl Shared<'_> {
    fn work(&self, session: &mut Session<'_>, seen: &(dyn Fn(&CaseResult) + Sync)) {
        while !self.halted.load(Ordering::Relaxed) && !stop::is_asked() {
            let at = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(vector) = self.vectors.get(at) else { break };
            let (result, fatal) = session.play(vector);
            self.count(&result, fatal);
            seen(&result);
            let mut results = self.results.lock().unwrap_or_else(PoisonError::into_inner);
            results.insert(result.id.clone(), result);
        }
    }

    /// Counts forced ends, and halts the run after [`IN_A_ROW`] of them.
    fn count(&self, result: &CaseResult, fatal: bool) {
        let mut broken_off = self.broken_off.lock().unwrap_or_else(PoisonError::into_inner);
        if self.halted.load(Ordering::Relaxed) {
            return;
        }
        if fatal && result.verdict.is_trouble() {
            let at = result.step.and(result.steps.last());
            broken_off.push(at.map(|step| step.request.operation.family()));
            self.halted.store(broken_off.len() >= IN_A_ROW, Ordering::Relaxed);
        } else if result.verdict != Verdict::NotSupported {
            broken_off.clear();
        }
    }

    /// Ends a conversation and keeps its remarks. Always returns `None`: nothing is left of it.
    fn leave<'a>(&self, session: Session<'a>) -> Option<Session<'a>> {
        let strange = session.leave();
        self.remarks.lock().unwrap_or_else(PoisonError::into_inner).extend(strange);
        None
    }
}

/// Returns how many conversations the system allows of those asked for. Separate processes with one
/// case each cannot disturb each other; a shared system, or one with several cases, sets a limit.
fn allowed(asked: u32, hello: &Hello, shared: bool) -> u32 {
    match (hello.isolation, shared) {
        (Isolation::Reset, true) => 1,
        (Isolation::Reset, false) => asked,
        (Isolation::Namespace, _) => asked.min(hello.parallel),
    }
}

/// Explains why the run is given up, and what to do.
fn given_up(broken_off: &[Option<Family>]) -> Text {
    let first = broken_off.first().copied().flatten();
    let same = first.filter(|_| broken_off.iter().all(|one| *one == first));
    let (en, zh) = match same {
        Some(at) => (format!(" (`{at}`)"), format!("（均在 `{at}`）")),
        None => (String::new(), String::new()),
    };
    text!(
        "the system broke off in {IN_A_ROW} cases in a row{en}: the run is given up; mend this first, or run the rest with --clause",
        "系统连续{IN_A_ROW}个案例中断{zh}，运行中止；请先修复，或用 --clause 运行其余部分"
    )
}

fn finish(
    setup: &Setup<'_>,
    asked: &RunPlan<'_>,
    hello: Option<Hello>,
    shared: Shared<'_>,
    jobs: u32,
) -> Report {
    let halted = shared.halted.into_inner();
    let mut done = shared.results.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut remarks = shared.remarks.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut results: Vec<CaseResult> = asked
        .vectors
        .iter()
        .map(|vector| done.remove(&vector.id).unwrap_or_else(|| blank(vector, setup)))
        .collect();
    results.sort_by(|one, other| one.id.cmp(&other.id));
    let complete = results.iter().all(|result| result.verdict != Verdict::NotMeasured);
    let by_id = asked.suite.by_id();
    let stale = asked.known.apply(&mut results, |id| by_id.contains_key(id), &known::today());
    report::tell_twins(&mut results);
    if halted {
        let broken_off = shared.broken_off.into_inner().unwrap_or_else(PoisonError::into_inner);
        remarks.push(given_up(&broken_off));
    }
    remarks.extend(noticed(setup, [asked.jobs, jobs], &results));
    let number = |count: usize| u32::try_from(count).expect("a suite is small");
    let tier = asked.selection.tier;
    Report {
        format: FORMAT.to_string(),
        suite: RunSuite {
            policy: setup.policy.name.clone(),
            tier,
            case: None,
            digest: asked.suite.digest(),
            clauses: asked.selection.clauses.clone(),
            only: asked.selection.only.clone(),
            vectors: [number(asked.suite.tier(tier).len()), number(results.len())],
        },
        system: system(setup.reach.arguments(), hello),
        complete: complete && !halted,
        measurable: !halted,
        shard: [asked.selection.shard.part, asked.selection.shard.of],
        lists: RunLists {
            known_failures: asked.known.digest.clone(),
            codes: setup.codes.digest.clone(),
        },
        salt: setup.salt,
        jobs,
        remarks,
        stale,
        shrink: None,
        results,
    }
}

/// Returns remarks on jobs that were not allowed, on cases run at once, and on unmapped codes.
fn noticed(setup: &Setup<'_>, [wanted, jobs]: [u32; 2], results: &[CaseResult]) -> Vec<Text> {
    let mut remarks = Vec::new();
    if jobs < wanted {
        remarks.push(text!(
            "{wanted} jobs were asked for; the system allows {jobs}",
            "要求同时运行{wanted}个，系统只允许{jobs}个"
        ));
    }
    let fails = |result: &CaseResult| result.verdict.is_failure() || result.verdict.is_trouble();
    if jobs > 1 && results.iter().any(fails) {
        remarks.push(text!(
            "{jobs} cases were run at once: if a failure does not recur when its vector is run alone, the cases disturb each other",
            "本次同时运行{jobs}个案例：单独重新运行该向量后不再出现的问题，属于案例之间相互影响"
        ));
    }
    let unmapped = setup.codes.unmapped();
    if !unmapped.is_empty() {
        let (en, zh) = (unmapped.join(", "), unmapped.join("、"));
        remarks.push(text!(
            "the system's own codes that are not mapped (--codes): {en}",
            "未列入代码对应文件（--codes）的系统自有代码：{zh}"
        ));
    }
    remarks
}

/// Describes the system as it introduced itself, or as unnamed if it did not say hello.
fn system(reached: String, hello: Option<Hello>) -> RunSystem {
    let Some(Hello { system, capabilities, shows, .. }) = hello else {
        return RunSystem::unnamed(reached);
    };
    let hides = Part::ALL.iter().filter(|part| !shows.contains(part));
    let hides = hides.map(|part| part.name().to_string()).collect();
    RunSystem { name: system.name, build: system.build, reached, capabilities, hides }
}
