//! Runs the program for the tests: starts `gongji run` against a system, reads the result, and
//! makes folders for output. The harness's tests and the tests with other programs share this file,
//! and each uses a part of it.

#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;

/// Path of the program.
pub(crate) const GONGJI: &str = env!("CARGO_BIN_EXE_gongji");

/// Returns the root of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Makes an empty folder for the output of one test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("harness-{name}"));
    // An earlier run may have left files here.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for tests can be made");
    folder
}

/// Makes a folder that no other test and no other call shares.
pub(crate) fn fresh(name: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    folder(&format!("{name}-{}", COUNT.fetch_add(1, Ordering::Relaxed)))
}

/// Waits until the condition holds; panics if the program ends before.
pub(crate) fn until(child: &mut Child, is: impl Fn() -> bool) {
    while !is() {
        let ended = child.try_wait().expect("a child can be waited for");
        assert!(ended.is_none(), "it has ended: {ended:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Output of a run.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) report: Option<Value>,
}

impl Run {
    /// Returns the verdict of every vector.
    pub(crate) fn verdicts(&self) -> BTreeMap<String, String> {
        let text = |value: &Value| value.as_str().expect("a text").to_string();
        let results = self.results();
        results.iter().map(|one| (text(&one["id"]), text(&one["verdict"]))).collect()
    }

    pub(crate) fn results(&self) -> &[Value] {
        let report = self.report.as_ref().unwrap_or_else(|| panic!("no report\n{}", self.err));
        report["results"].as_array().expect("a list")
    }

    /// Returns the remarks of the report, one a line.
    pub(crate) fn remarks(&self) -> String {
        let report = self.report.as_ref().unwrap_or_else(|| panic!("no report\n{}", self.err));
        let said = report["remarks"].as_array().expect("a list").iter();
        said.map(|one| one["en"].as_str().expect("a text")).collect::<Vec<_>>().join("\n")
    }

    /// Counts the vectors with this verdict.
    pub(crate) fn count(&self, verdict: &str) -> usize {
        self.verdicts().values().filter(|one| *one == verdict).count()
    }
}

/// Runs `gongji run` with these options against a system.
pub(crate) fn run(name: &str, options: &[&str], system: &[&str]) -> Run {
    run_with(name, &[], options, system)
}

pub(crate) fn run_with(name: &str, env: &[(&str, &str)], options: &[&str], system: &[&str]) -> Run {
    let reports = folder(name);
    let mut command = gongji("run");
    command.envs(env.iter().copied());
    command.args(options).arg("--report-dir").arg(&reports).args(system);
    finished(command, &reports)
}

pub(crate) fn finished(mut command: Command, reports: &Path) -> Run {
    ended(command.output().expect("the program can be started"), reports)
}

pub(crate) fn ended(output: std::process::Output, reports: &Path) -> Run {
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    let report = std::fs::read_to_string(reports.join("report.json")).ok();
    Run {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
        report: report.map(|text| serde_json::from_str(&text).expect("the report is JSON")),
    }
}

/// Prepares a subcommand of `gongji` in the root of the project, with locale `C`.
pub(crate) fn gongji(what: &str) -> Command {
    let mut command = Command::new(GONGJI);
    command.current_dir(root()).env("LC_ALL", "C").env_remove("CLICOLOR_FORCE").arg(what);
    command
}

/// Sends a signal to a program that this test started.
pub(crate) fn signal(child: &Child, signal: Signal) {
    let pid = i32::try_from(child.id()).expect("an ID is a number of its kind");
    kill(Pid::from_raw(pid), signal).expect("a signal can be sent");
}

/// Copies a folder recursively.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder for tests can be made");
    for entry in std::fs::read_dir(from).expect("a folder can be read") {
        let entry = entry.expect("a folder can be read");
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("a file can be copied");
        }
    }
}
