//! The `gongji` program. Everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    conformance::cli::main(std::env::args_os().collect())
}
