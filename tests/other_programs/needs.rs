//! Programs that a test needs: looks for them, names those that are missing, and counts the tests
//! that did not run.

use std::collections::BTreeMap;
use std::env;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Mutex;

use libtest_mimic::{Completion, Failed, Trial};

/// Number of tests that did not run, by missing program.
static NOT_RUN: Mutex<BTreeMap<String, usize>> = Mutex::new(BTreeMap::new());

/// Returns the test as a trial that looks for its programs before it runs.
pub(crate) fn trial(name: String, needs: &'static [&'static str], test: fn()) -> Trial {
    Trial::ignorable_test(name, move || {
        let Some(reason) = missing(needs) else {
            test();
            return Ok(Completion::Completed);
        };
        if env::var_os("GONGJI_ALL").is_some_and(|all| all == "1") {
            return Err(Failed::from(format!("{reason}, and GONGJI_ALL is set")));
        }
        let mut counts = NOT_RUN.lock().expect("no other test died over this");
        *counts.entry(reason.clone()).or_default() += 1;
        Ok(Completion::ignored_with(reason))
    })
}

/// Prints the number of tests that did not run, and why. Prints nothing if all ran.
pub(crate) fn tell() {
    let counts = NOT_RUN.lock().expect("no test died over this");
    let total: usize = counts.values().sum();
    let reasons: Vec<String> =
        counts.iter().map(|(reason, count)| format!("{reason} ({count})")).collect();
    match total {
        0 => {}
        1 => println!("1 test was not run: {}\n", reasons.join(", ")),
        _ => println!("{total} tests were not run: {}\n", reasons.join(", ")),
    }
}

/// Names the missing programs among these; returns nothing if all are present.
fn missing(needs: &[&str]) -> Option<String> {
    let missing: Vec<&str> = needs.iter().copied().filter(|program| !is_there(program)).collect();
    let (last, before) = missing.split_last()?;
    Some(match before {
        [] => format!("{last} is missing"),
        _ => format!("{} and {last} are missing", before.join(", ")),
    })
}

/// Looks for a program in the folders of PATH.
fn is_there(program: &str) -> bool {
    let runs = |file: &Path| {
        file.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
    };
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| runs(&folder.join(program)))
}
