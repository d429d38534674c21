//! Tests of the harness from outside: bad systems get their predicted verdicts, whole systems pass,
//! and options take effect. The predictions are in `predict`, the bad systems in `bad_system`.
//! Nothing here needs a program from outside the project.

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

/// Lists the tests of a module. A test that is not listed is dead code, which the lints refuse.
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

/// Runs the tests, or plays the system if a test started this process as one.
fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.split_first() {
        Some((word, rest)) if word == bad_system::WORD => bad_system::play(rest),
        Some((word, rest)) if word == server::WORD => server::play(rest),
        _ => return libtest_mimic::run(&arguments(), trials_of_all()).exit_code(),
    }
    ExitCode::SUCCESS
}

/// Returns the arguments of the command line, with three tests at a time for each processor unless
/// they say otherwise: most of a test is waiting for a system's time limit.
fn arguments() -> Arguments {
    let mut arguments = Arguments::from_args();
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    arguments.test_threads.get_or_insert(3 * processors);
    arguments
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

/// Path of this test program.
static THIS: LazyLock<String> = LazyLock::new(|| {
    let this = std::env::current_exe().expect("this program lies somewhere");
    this.into_os_string().into_string().expect("a plain path")
});

/// Returns the command line that starts a bad system.
fn bad<'a>(mode: &'a str, operation: &'a str) -> [&'a str; 7] {
    ["--", &THIS, bad_system::WORD, mode, operation, GONGJI, "serve"]
}

/// Returns the texts that must never reach a system: expected results, and names and topics of
/// vectors.
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
