//! Benchmark of the explorer: time and memory for the scopes `family` and `wide`, by our own
//! explorer, by projection and asking the rules in every state, and by stateright, on one thread
//! and on two. `asked` is how many requests the rules were really asked about. Each run is a process of its own, so that its peak of
//! memory is its own. Quote ratios, because machines are shared and noisy.
//!
//! `cargo bench -p gongji-model --bench explore`; with `-- SCOPE` for another scope.

#![allow(clippy::float_arithmetic, missing_docs)]

use std::process::Command;
use std::time::Instant;

use model::explore::{Options, Order, Reference, Scope, Word, check, explore, scope_file};
use model::policy::Policy;
use model::policy_file;

const RUNS: [(&str, usize); 7] = [
    ("projected", 1),
    ("projected", 2),
    ("every-state", 1),
    ("every-state", 2),
    ("stateright-dfs", 1),
    ("stateright-dfs", 2),
    ("stateright-bfs", 2),
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.as_slice() {
        [run, scope, engine, threads] if run == "--run" => {
            one(scope, engine, threads.parse().expect("a number of threads"));
        }
        [] => ["family", "wide"].iter().for_each(|scope| all(scope)),
        [scope] => all(scope),
        _ => panic!("name at most one scope"),
    }
}

fn all(scope: &str) {
    println!("scope {scope}, policy cn-2026-trial");
    println!(
        "{:15} {:>7} {:>10} {:>12} {:>12} {:>12} {:>8} {:>12} {:>10} {:>12} {:>11}",
        "explorer",
        "threads",
        "states",
        "successors",
        "judged",
        "asked",
        "seconds",
        "judged/s",
        "states/s",
        "successors/s",
        "bytes/state"
    );
    let this = std::env::current_exe().expect("the benchmark knows where it is");
    for (engine, threads) in RUNS {
        let run = Command::new(&this).args(["--run", scope, engine, &threads.to_string()]).status();
        assert!(run.expect("the benchmark can run itself").success(), "{engine} fell over");
    }
}

fn one(scope: &str, engine: &str, threads: usize) {
    let text = scope_file::built_in().iter().find(|(name, _)| *name == scope);
    let (name, text) = text.expect("a built-in scope");
    let scope = scope_file::read(name, text).expect("built-in scopes are right");
    let (name, text) = policy_file::built_in()[0];
    let policy = policy_file::read(name, text).expect("built-in policies are right");
    match scope.bits() {
        0..=64 => measured::<u64>(&scope, &policy, engine, threads),
        65..=128 => measured::<u128>(&scope, &policy, engine, threads),
        _ => measured::<[u128; 2]>(&scope, &policy, engine, threads),
    }
}

fn measured<W: Word>(scope: &Scope, policy: &Policy, engine: &str, threads: usize) {
    let (before, start) = (peak_bytes(), Instant::now());
    let (states, successors, judged, asked) = match engine {
        "projected" | "every-state" => {
            let without_projection = engine == "every-state";
            let options = Options { threads, without_projection, ..Options::default() };
            let run = explore::<W, _>(scope, policy, &Reference, &options);
            assert!(run.complete, "the run is complete");
            (run.states, Some(run.successors), run.transitions, run.judged)
        }
        _ => {
            let depth_first = engine == "stateright-dfs";
            let order = if depth_first { Order::DepthFirst } else { Order::BreadthFirst };
            let run = check::<W, _>(scope, policy, &Reference, threads, order);
            assert!(run.holds, "every property holds");
            (run.states, None, run.transitions, run.transitions)
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    // stateright does not tell which of its transitions lead elsewhere.
    let told = successors.map_or("-".to_string(), |successors: u64| successors.to_string());
    let each = successors.map_or("-".to_string(), |n| format!("{:.0}", n as f64 / seconds));
    println!(
        "{engine:15} {threads:>7} {states:>10} {told:>12} {judged:>12} {asked:>12} {seconds:>8.2} \
         {:>12.0} {:>10.0} {each:>12} {:>11.1}",
        judged as f64 / seconds,
        states as f64 / seconds,
        (peak_bytes() - before) as f64 / states as f64,
    );
}

/// Returns the process's peak of memory so far, or zero if the system does not tell it.
fn peak_bytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() * 1024
}
