//! Tests of the explorer over the built-in scopes: each keeps its number of states and transitions,
//! stateright counts the same, threads change nothing, a run that is cut short says so, and every
//! expected clause and operation is reached. That faults are found is tested in `mutants`.

#[path = "../mutants/ask.rs"]
mod ask;
mod differential;
mod projected;

use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use model::explore::{
    Examined, Exploration, Options, Order, Reached, Reference, Scope, Seen, examine, explore,
    scope_file,
};
use model::policy::Policy;
use model::policy_file;

/// States and transitions of every built-in scope but the benchmark, under `cn-2026-trial`. If a
/// number changes, the meaning has changed: the commit must say why.
const PINS: [(&str, u64, u64); 7] = [
    ("family", 382_735, 12_294_730),
    ("mutual", 73_108, 2_298_362),
    ("moves", 173_568, 6_817_086),
    ("premium", 113_533, 5_040_399),
    ("claims", 86_573, 1_293_321),
    ("requests", 7_664, 269_340),
    ("province", 4_804, 132_560),
];

/// States and transitions of the benchmark scope, which is explored without keeping transitions.
/// The benchmark, not this test, compares them with stateright.
const WIDE: (u64, u64) = (11_582_144, 374_038_336);

/// Scopes small enough for stateright to explore here too.
const COMPARED: [&str; 3] = ["requests", "province", "claims"];

pub(crate) fn policy(name: &str) -> Policy {
    let mut all = policy_file::built_in().iter();
    let (name, text) = all.find(|(known, _)| *known == name).expect("a built-in policy");
    policy_file::read(name, text).expect("a built-in policy is sound")
}

pub(crate) fn scope(name: &str) -> Scope {
    let mut all = scope_file::built_in().iter();
    let (name, text) = all.find(|(known, _)| *known == name).expect("a built-in scope");
    scope_file::read(name, text).expect("a built-in scope is sound")
}

/// Returns the names of the scopes that a check explores.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    scope_file::built_in().iter().map(|(name, _)| *name).filter(|name| *name != "wide")
}

fn examined(name: &str, policy: &Policy, options: &Options<'_>, order: Option<Order>) -> Examined {
    examine(&scope(name), policy, &Reference, options, order)
}

/// Results for every scope under `cn-2026-trial`, shared because they are slow to compute.
static TRIAL: LazyLock<Vec<(&str, Examined)>> =
    LazyLock::new(|| names().map(|name| (name, whole(name, "cn-2026-trial"))).collect());

/// Examines a scope with every property, including those of the whole graph.
fn whole(name: &str, policy_name: &str) -> Examined {
    let options = Options { threads: 2, keep_graph: true, ..Options::default() };
    examined(name, &policy(policy_name), &options, None)
}

#[test]
fn every_scope_has_its_pinned_states_and_transitions_and_nothing_is_broken() {
    let mut found = Vec::new();
    for (name, run) in &*TRIAL {
        assert!(run.complete && run.violations.is_empty(), "{name}: {:?}", run.violations);
        found.push((*name, run.states, run.transitions));
    }
    let table: Vec<String> = found.iter().map(|row| format!("    {row:?},")).collect();
    assert_eq!(found, PINS, "the table as it is now:\n{}", table.join("\n"));
}

#[test]
fn the_benchmark_scope_has_its_pinned_states_and_transitions() {
    let options = Options { threads: 2, ..Options::default() };
    let run = examined("wide", &policy("cn-2026-trial"), &options, None);
    assert!(run.complete && run.violations.is_empty(), "wide: {:?}", run.violations);
    assert_eq!((run.states, run.transitions), WIDE);
}

#[test]
fn everything_that_a_policy_brings_about_is_reached_somewhere() {
    for (name, _) in policy_file::built_in() {
        let mut seen = Seen::default();
        let mut add = |scope: &str, run: &Examined| {
            assert!(run.complete, "{name} in {scope}: {:?}", run.violations);
            seen = seen.union(run.seen);
        };
        if *name == "cn-2026-trial" {
            TRIAL.iter().for_each(|(scope, run)| add(scope, run));
        } else {
            names().for_each(|scope| add(scope, &whole(scope, name)));
        }
        let reach = Reached::of(&policy(name), &seen);
        let missing = (reach.unreached, reach.codes_unreached, reach.never_accepted);
        assert!(reach.is_whole(), "{name}: never reached: {missing:?}");
        assert!(reach.reached.len() >= 60, "{name}: only {:?}", reach.reached);
    }
}

#[test]
fn stateright_counts_and_reaches_the_same_in_both_orders() {
    let trial = policy("cn-2026-trial");
    for name in COMPARED {
        for order in [Order::DepthFirst, Order::BreadthFirst] {
            let options = Options { threads: 2, ..Options::default() };
            let run = examined(name, &trial, &options, Some(order));
            assert!(run.complete, "{name}");
            let other = run.compared.expect("stateright was asked");
            let counts = (other.states, other.transitions, other.holds);
            assert_eq!(counts, (run.states, run.transitions, true), "{name}");
            assert_eq!(other.seen, run.seen, "{name}");
            assert!(run.agrees(), "{name}");
        }
    }
}

fn province(options: &Options<'_>) -> Exploration<u64> {
    explore(&scope("province"), &policy("cn-2026-trial"), &Reference, options)
}

#[test]
fn any_number_of_threads_finds_the_same_and_the_graph_has_every_transition() {
    let on = |threads| province(&Options { threads, keep_graph: true, ..Options::default() });
    let one = on(1);
    let graph = one.graph.as_ref().expect("the graph was asked for");
    assert_eq!(graph.transitions() as u64, one.transitions);
    assert_eq!(graph.states() as u64, one.states);
    let rows: usize = (0..graph.states()).map(|state| graph.edges(state).len()).sum();
    assert_eq!(rows as u64, one.transitions);
    let refused = (0..graph.states()).flat_map(|state| graph.edges(state));
    assert!(refused.filter(|edge| !edge.accepted).count() > 1_000, "refused ones are kept");
    for threads in [2, 3] {
        let other = on(threads);
        let counts = |run: &Exploration<u64>| (run.states, run.transitions, run.depth, run.seen);
        assert_eq!(counts(&one), counts(&other), "{threads} threads");
        let again = other.graph.as_ref().expect("the graph was asked for");
        assert!((0..graph.states()).all(|state| graph.edges(state) == again.edges(state)));
    }
}

#[test]
fn a_run_that_was_cut_short_is_not_complete() {
    let bounded = Options { threads: 1, max_states: Some(500), ..Options::default() };
    let run = province(&bounded);
    assert!(!run.complete && run.states >= 500, "{} states", run.states);

    let stop = AtomicBool::new(true);
    let stopped = Options { threads: 2, stop: Some(&stop), ..Options::default() };
    let run = province(&stopped);
    assert!(!run.complete && run.states == 1, "{} states", run.states);

    let stopped = examined("province", &policy("cn-2026-trial"), &stopped, Some(Order::DepthFirst));
    assert!(!stopped.complete && stopped.compared.is_none());
    assert!(stopped.violations.is_empty(), "nothing was found, and that is no verdict");
}
