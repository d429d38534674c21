//! Measures the time and memory of the harness: the built-in reference over `core`, and the same
//! reference as a process over stdio. A third measurement gives that process the same messages from
//! a file. Subtracting it leaves the cost of the harness alone.
//!
//! `cargo bench -p gongji --bench harness`. Quote ratios: machines are shared and noisy.

#![allow(clippy::float_arithmetic, missing_docs)]

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};

const GONGJI: &str = env!("CARGO_BIN_EXE_gongji");
/// Number of measurements of each command. The fastest counts: disturbances only slow a run.
const TIMES: usize = 5;

/// Resources used by one command and all its children.
#[derive(Clone, Copy, Debug)]
struct Cost {
    seconds: f64,
    processor: f64,
    megabytes: f64,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.split_first() {
        Some((mark, command)) if mark == "--measure" => measure(command),
        _ => all(),
    }
}

fn all() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (package, key) = (folder.path().join("package"), folder.path().join("key.json"));
    let (package, key) = (text(&package), text(&key));
    let packed = Command::new(GONGJI).args(["pack", "--out", &package, "--key", &key]).output();
    assert!(packed.expect("gongji can be started").status.success(), "nothing was packed");
    let work = Path::new(&package).join("work.jsonl");
    let messages = std::fs::read_to_string(&work).expect("it was packed");
    let operations = messages.matches("\"message\":\"do\"").count() as f64;
    let messages = messages.lines().count();

    let built_in = ["run", "--builtin"];
    let one = [&built_in[..], &["--only", "establish/cousin-when-two-provinces"]].concat();
    let smoke = [&built_in[..], &["--tier", "smoke"]].concat();
    let read = cost(&one, None);
    let core = cost(&built_in, None);
    let system = cost(&["serve"], Some(&work));
    println!("core: {operations} operations, {messages} messages, every operation with a look");
    line("read the suite, one vector", read);
    line("built-in, tier smoke", cost(&smoke, None));
    line("built-in, tier core", core);
    line("the system alone, from a file", system);
    for jobs in ["1", "2"] {
        let run = cost(&["run", "--jobs", jobs, "--", GONGJI, "serve"], None);
        line(&format!("over stdio, {jobs} jobs"), run);
        let each = |whole: f64| whole / operations * 1e6;
        println!(
            "  an operation: {:.0} µs, of processor time: harness {:.0} µs, system {:.0} µs",
            each(run.seconds - read.seconds),
            each(run.processor - system.processor - read.processor),
            each(system.processor),
        );
    }
}

fn text(path: &Path) -> String {
    path.to_str().expect("a temporary folder has a plain name").to_string()
}

fn line(what: &str, Cost { seconds, processor, megabytes }: Cost) {
    println!("{what:32} {seconds:7.3} s {processor:7.3} s of processor {megabytes:7.1} MB at most");
}

/// Returns the cheapest of several runs, each measured by a process of its own.
fn cost(arguments: &[&str], input: Option<&Path>) -> Cost {
    let this = std::env::current_exe().expect("the benchmark knows where it is");
    let once = || {
        let mut command = Command::new(&this);
        command.arg("--measure").args(arguments).stderr(Stdio::inherit());
        let input = input.map(|path| File::open(path).expect("the messages are there"));
        command.stdin(input.map_or_else(Stdio::null, Stdio::from));
        let output = command.output().expect("the benchmark can run itself");
        assert!(output.status.success(), "{arguments:?} fell over");
        let said = String::from_utf8(output.stdout).expect("numbers");
        let numbers: Vec<f64> =
            said.split_whitespace().map(|number| number.parse().expect("a number")).collect();
        Cost { seconds: numbers[0], processor: numbers[1], megabytes: numbers[2] }
    };
    let all: Vec<Cost> = (0..TIMES).map(|_| once()).collect();
    all.into_iter()
        .min_by(|one, other| one.processor.total_cmp(&other.processor))
        .expect("it was measured")
}

/// Runs the program once and prints its cost.
fn measure(arguments: &[String]) {
    let began = Instant::now();
    let status = Command::new(GONGJI).args(arguments).stdout(Stdio::null()).status();
    let seconds = began.elapsed().as_secs_f64();
    assert!(status.expect("gongji can be started").success(), "{arguments:?}");
    let used = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    let time = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    let processor = time(used.user_time()) + time(used.system_time());
    println!("{seconds} {processor} {}", used.max_rss() as f64 / 1024.0);
}
