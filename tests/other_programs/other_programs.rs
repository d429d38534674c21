//! Tests that need a program from outside Rust: other languages, a shell, a browser, git. Each test
//! names its programs, and is shown as ignored if one is missing. With GONGJI_ALL set, it fails
//! instead. A count is printed at the end. All other tests need no such program.

mod adapters;
mod clone;
#[path = "../program/conversation.rs"]
mod conversation;
mod differential;
mod needs;
#[path = "../harness/packed.rs"]
mod packed;
mod pages;
mod pieces;
mod readme;
#[path = "../harness/run.rs"]
mod run;
mod systems;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

/// Lists the tests of a module, each with its programs. A test that is not listed is dead code,
/// which the lints refuse.
macro_rules! trials {
    ($($test:ident: $needs:expr),* $(,)?) => {
        pub(crate) fn trials() -> Vec<libtest_mimic::Trial> {
            let module = module_path!().rsplit("::").next().unwrap_or_default();
            vec![$(crate::needs::trial(
                format!("{module}::{}", stringify!($test)),
                &$needs,
                $test,
            )),*]
        }
    };
}
pub(crate) use trials;

fn main() -> ExitCode {
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials_of_all());
    needs::tell();
    conclusion.exit_code()
}

fn trials_of_all() -> Vec<Trial> {
    [
        adapters::trials(),
        clone::trials(),
        differential::trials(),
        pages::trials(),
        pieces::trials(),
        readme::trials(),
        systems::trials(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
