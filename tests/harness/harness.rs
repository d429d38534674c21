//! The harness from outside: bad systems get the verdicts that were predicted for them, whole systems
//! pass, and what it is asked with is heeded. What was predicted is in `predict`, bad systems are in
//! `bad_system`. Nothing here needs a program that is not the project's own.

mod bad;
mod bad_system;
mod closed;
mod minimise;
mod options;
mod packed;
mod predict;
mod run;
mod server;
mod spoiled;
mod strict;
mod trouble;
mod whole;

use std::process::ExitCode;
use std::sync::LazyLock;

use libtest_mimic::{Arguments, Trial};

use run::{GONGJI, Run, finished, folder, fresh, root, run, run_with, until};

/// Lists the tests of a module. One that is not listed is dead code, which the lints refuse.
macro_rules! trials {
    ($($test:ident),* $(,)?) => {
        pub(crate) fn trials() -> Vec<libtest_mimic::Trial> {
            let module = module_path!().rsplit("::").next().unwrap_or_default();
            vec![$(libtest_mimic::Trial::test(format!("{module}::{}", stringify!($test)), || {
                $test();
                Ok(())
            })),*]
        }
    };
}
pub(crate) use trials;

/// Runs the tests, or plays the system that a test has started.
fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.split_first() {
        Some((word, rest)) if word == bad_system::WORD => bad_system::play(rest),
        Some((word, rest)) if word == server::WORD => server::play(rest),
        _ => return libtest_mimic::run(&Arguments::from_args(), trials_of_all()).exit_code(),
    }
    ExitCode::SUCCESS
}

fn trials_of_all() -> Vec<Trial> {
    [
        bad::trials(),
        closed::trials(),
        minimise::trials(),
        options::trials(),
        spoiled::trials(),
        strict::trials(),
        trouble::trials(),
        whole::trials(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The file of this program.
static THIS: LazyLock<String> = LazyLock::new(|| {
    let this = std::env::current_exe().expect("this program lies somewhere");
    this.into_os_string().into_string().expect("a plain path")
});

/// The words that start a bad system.
fn bad<'a>(mode: &'a str, operation: &'a str) -> [&'a str; 7] {
    ["--", &THIS, bad_system::WORD, mode, operation, GONGJI, "serve"]
}

/// What must never cross to a system: what is expected, and what vectors are called and are about.
fn secrets() -> Vec<String> {
    use model::terms::Term;
    let suite = conformance::format::vectors::suite::Suite::built_in().expect("the suite is whole");
    let mut secrets: Vec<String> =
        ["\"expect", "\"title", "\"clause", "\"twin", "\"note"].map(String::from).to_vec();
    for (_, vector) in &suite.vectors {
        let texts =
            [&vector.title, &vector.why].map(|text| [text.en.to_string(), text.zh.to_string()]);
        secrets.extend(texts.concat());
        secrets.push(vector.id.clone());
    }
    secrets.extend(model::clause::Code::ALL.iter().map(|code| code.name().to_string()));
    secrets.extend(model::clause::Clause::ALL.iter().map(|clause| format!("\"{clause}\"")));
    secrets
}
