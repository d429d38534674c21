//! The harness from outside: bad systems get the verdicts that were predicted for them, whole systems
//! pass, and what it is asked with is heeded. What was predicted is in `predict`, bad systems are in
//! `bad.py`.

mod bad;
mod closed;
mod minimise;
mod options;
mod predict;
mod spoiled;
mod strict;
mod trouble;
mod whole;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::Value;

/// The program.
const GONGJI: &str = env!("CARGO_BIN_EXE_gongji");

/// The root of the project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A folder of one's own for what a test writes.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("harness-{name}"));
    // What is left of an earlier run, if anything is.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for tests can be made");
    folder
}

/// A folder that no other test has, nor this one at another time.
fn fresh(name: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    folder(&format!("{name}-{}", COUNT.fetch_add(1, Ordering::Relaxed)))
}

/// Waits until this is so, which it never is of a program that has ended before.
fn until(child: &mut Child, is: impl Fn() -> bool) {
    while !is() {
        let ended = child.try_wait().expect("a child can be waited for");
        assert!(ended.is_none(), "it has ended: {ended:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What a run gave.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
    report: Option<Value>,
}

impl Run {
    /// The verdict of every vector.
    fn verdicts(&self) -> BTreeMap<String, String> {
        let text = |value: &Value| value.as_str().expect("a text").to_string();
        let results = self.results();
        results.iter().map(|one| (text(&one["id"]), text(&one["verdict"]))).collect()
    }

    fn results(&self) -> &[Value] {
        let report = self.report.as_ref().unwrap_or_else(|| panic!("no report\n{}", self.err));
        report["results"].as_array().expect("a list")
    }

    /// What the report says beside its results, a line each.
    fn remarks(&self) -> String {
        let report = self.report.as_ref().unwrap_or_else(|| panic!("no report\n{}", self.err));
        let said = report["remarks"].as_array().expect("a list").iter();
        said.map(|one| one["en"].as_str().expect("a text")).collect::<Vec<_>>().join("\n")
    }

    /// How many vectors have this verdict.
    fn count(&self, verdict: &str) -> usize {
        self.verdicts().values().filter(|one| *one == verdict).count()
    }
}

/// Runs `gongji run` with these options against a system.
fn run(name: &str, options: &[&str], system: &[&str]) -> Run {
    run_with(name, &[], options, system)
}

fn run_with(name: &str, env: &[(&str, &str)], options: &[&str], system: &[&str]) -> Run {
    let reports = folder(name);
    let mut command = Command::new(GONGJI);
    command
        .current_dir(root())
        .envs(env.iter().copied())
        .env("LC_ALL", "C")
        .env_remove("CLICOLOR_FORCE")
        .arg("run");
    command.args(options).arg("--report-dir").arg(&reports).args(system);
    finished(command, &reports)
}

fn finished(mut command: Command, reports: &Path) -> Run {
    ended(command.output().expect("the program can be started"), reports)
}

fn ended(output: std::process::Output, reports: &Path) -> Run {
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    let report = std::fs::read_to_string(reports.join("report.json")).ok();
    Run {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
        report: report.map(|text| serde_json::from_str(&text).expect("the report is JSON")),
    }
}

/// The words that start a bad system.
fn bad<'a>(mode: &'a str, operation: &'a str) -> [&'a str; 7] {
    ["--", "python3", "tests/harness/bad.py", mode, operation, GONGJI, "serve"]
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
