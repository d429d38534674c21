//! The three systems of `tests/systems`, each in its language: they pass `core`, both over a live
//! link and in closed networks, and also if operations build the starting states.

use crate::packed::{pack, same_as_run};
use crate::run::{Run, run};

crate::trials![
    python_passes: ["python3"],
    python_passes_in_a_closed_network: ["python3"],
    python_passes_a_case_under_another_policy: ["python3"],
    node_passes: ["node"],
    node_passes_in_a_closed_network: ["node"],
    java_passes: JDK,
    java_passes_with_starts_that_operations_bring_about: JDK,
    java_passes_in_a_closed_network_with_such_starts: JDK,
];

/// Programs that `java/run.sh` calls and that not every shell brings along.
const JDK: [&str; 3] = ["javac", "java", "sh"];

const PYTHON: [&str; 3] = ["--", "python3", "tests/systems/python/system.py"];
const NODE: [&str; 3] = ["--", "node", "tests/systems/node/system.js"];
const JAVA: [&str; 2] = ["--", "tests/systems/java/run.sh"];
const JAVA_BY_OPERATIONS: [&str; 4] = ["--", "tests/systems/java/run.sh", "--start", "operations"];

fn passes(run: &Run) {
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    assert_eq!(run.count("pass"), run.results().len());
    assert!(run.results().len() > 500);
}

fn python_passes() {
    passes(&run("python", &["--jobs", "2", "--salt", "1"], &PYTHON));
}

fn python_passes_in_a_closed_network() {
    passes(&same_as_run("closed-python", &["--salt", "1"], &PYTHON));
}

fn python_passes_a_case_under_another_policy() {
    let case = ["--case", "conformance/cases/shared-balance-in-2024.yaml"];
    let policy = ["--policy", "model/policies/cn-2024-province.yaml"];
    let run = run("python-2024", &case, &[PYTHON.as_slice(), &policy].concat());
    assert_eq!((run.code, run.count("pass")), (Some(0), 1), "{}{}", run.out, run.err);
}

fn node_passes() {
    passes(&run("node", &["--jobs", "2", "--salt", "2"], &NODE));
}

fn node_passes_in_a_closed_network() {
    passes(&same_as_run("closed-node", &[], &NODE));
}

fn java_passes() {
    passes(&run("java", &[], &JAVA));
}

fn java_passes_with_starts_that_operations_bring_about() {
    passes(&run("java-operations", &["--salt", "3"], &JAVA_BY_OPERATIONS));
}

fn java_passes_in_a_closed_network_with_such_starts() {
    let name = "closed-start-java";
    let hello = crate::packed::reference_says(name, |said| said["start"] = "operations".into());
    let packed = pack(name, &["--hello", hello.to_str().expect("a plain path")]);
    passes(&packed.judge(&[], &packed.site(&JAVA_BY_OPERATIONS)));
}
