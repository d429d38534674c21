//! How the tests run the program: `gongji run` against a system, what came of it, and folders for what
//! is written. The harness's own tests and those with other programs share it; each uses a part.

#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;

/// The program.
pub(crate) const GONGJI: &str = env!("CARGO_BIN_EXE_gongji");

/// The root of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A folder of one's own for what a test writes.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("harness-{name}"));
    // What is left of an earlier run, if anything is.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for tests can be made");
    folder
}

/// A folder that no other test has, nor this one at another time.
pub(crate) fn fresh(name: &str) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    folder(&format!("{name}-{}", COUNT.fetch_add(1, Ordering::Relaxed)))
}

/// Waits until this is so, which it never is of a program that has ended before.
pub(crate) fn until(child: &mut Child, is: impl Fn() -> bool) {
    while !is() {
        let ended = child.try_wait().expect("a child can be waited for");
        assert!(ended.is_none(), "it has ended: {ended:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What a run gave.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) report: Option<Value>,
}

impl Run {
    /// The verdict of every vector.
    pub(crate) fn verdicts(&self) -> BTreeMap<String, String> {
        let text = |value: &Value| value.as_str().expect("a text").to_string();
        let results = self.results();
        results.iter().map(|one| (text(&one["id"]), text(&one["verdict"]))).collect()
    }

    pub(crate) fn results(&self) -> &[Value] {
        let report = self.report.as_ref().unwrap_or_else(|| panic!("no report\n{}", self.err));
        report["results"].as_array().expect("a list")
    }

    /// What the report says beside its results, a line each.
    pub(crate) fn remarks(&self) -> String {
        let report = self.report.as_ref().unwrap_or_else(|| panic!("no report\n{}", self.err));
        let said = report["remarks"].as_array().expect("a list").iter();
        said.map(|one| one["en"].as_str().expect("a text")).collect::<Vec<_>>().join("\n")
    }

    /// How many vectors have this verdict.
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

/// Runs `gongji` with this subcommand from the root of the project, in no language but the plain one.
pub(crate) fn gongji(what: &str) -> Command {
    let mut command = Command::new(GONGJI);
    command.current_dir(root()).env("LC_ALL", "C").env_remove("CLICOLOR_FORCE").arg(what);
    command
}

/// Sends a signal to a program that was started here.
pub(crate) fn signal(child: &Child, signal: Signal) {
    let pid = i32::try_from(child.id()).expect("an ID is a number of its kind");
    kill(Pid::from_raw(pid), signal).expect("a signal can be sent");
}

/// Copies a folder with all that is in it.
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
