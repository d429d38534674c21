//! The reference beside the systems of `tests/systems`, on random policies and requests: they agree,
//! and a guard that one of them leaves out is found. `GONGJI_SEED` and `GONGJI_ROUNDS` ask for other
//! random policies, and for more of them.

use std::path::Path;
use std::process::Command;

use crate::run::{GONGJI, folder, gongji, root};

crate::trials![
    python_agrees_under_random_policies: ["python3"],
    all_systems_agree_under_the_trial: ["python3", "node", "javac", "java", "sh"],
    a_guard_that_is_left_out_is_found: ["python3"],
];

/// Seed of the comparison if none is asked for.
const SEED: &str = "1";

/// Number of random policies if none is asked for: about ten seconds.
const ROUNDS: &str = "24";

/// Runs the comparison, with its files in this folder. Returns its exit code and output.
fn compare(files: &Path, options: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new("python3");
    command.current_dir(root()).arg("tests/systems/differential.py");
    command.args(["--gongji", GONGJI, "--folder"]).arg(files).args(options);
    let output = command.output().expect("python3 can be started");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

/// Returns a number from the environment, or the usual one.
fn asked(variable: &str, usual: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| usual.to_string())
}

fn python_agrees_under_random_policies() {
    let (seed, rounds) = (asked("GONGJI_SEED", SEED), asked("GONGJI_ROUNDS", ROUNDS));
    let (code, said) =
        compare(&folder("differential-policies"), &["--seed", &seed, "--rounds", &rounds]);
    assert_eq!(code, Some(0), "{said}");
    println!("{}", said.lines().next().unwrap_or_default());
    // Another seed, or fewer rounds, may miss a rare code.
    let usual = seed == SEED && rounds == ROUNDS;
    assert!(!usual || !said.contains("never answered: "), "{said}");
}

fn all_systems_agree_under_the_trial() {
    let seed = asked("GONGJI_SEED", SEED);
    let options = ["--systems", "--seed", &seed, "--rounds", "1", "--cases", "20"];
    let (code, said) = compare(&folder("differential-systems"), &options);
    assert_eq!(code, Some(0), "{said}");
}

fn a_guard_that_is_left_out_is_found() {
    let files = folder("differential-left-out");
    let (code, said) = compare(&files, &["--without", "below_used"]);
    assert_eq!(code, Some(1), "{said}");
    let case = std::fs::read_to_string(files.join("case.yaml")).expect("a case was written");
    let steps = case.matches("operation: ").count();
    // Establish, grant, settle, grant less: what is left of a hundred requests.
    assert!(steps <= 6 && said.contains(&case), "{said}");
    let played = gongji("play").arg(files.join("case.yaml")).output().expect("it can be started");
    let told = String::from_utf8_lossy(&played.stdout);
    assert!(told.contains("below_used") || told.contains("QUO-4"), "{told}");
}
