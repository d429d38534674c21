//! Work packages of closed networks: the tests make, answer and judge them here. The harness's
//! tests and the tests with other programs share this file, and each uses a part of it.

#![allow(dead_code)]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use conformance::format::vectors::manifest::Tier;
use conformance::format::vectors::suite::Suite;
use serde_json::Value;

use crate::run::{GONGJI, Run, finished, folder, gongji, root, run};

/// Package with its key.
pub(crate) struct Packed {
    pub(crate) folder: PathBuf,
    pub(crate) key: PathBuf,
    pub(crate) out: Run,
    /// Options that name the suite.
    pub(crate) suite: Vec<String>,
}

/// Makes a package in a new folder with this name.
pub(crate) fn pack(name: &str, options: &[&str]) -> Packed {
    let place = folder(&format!("{name}-pack"));
    let (out, key) = (place.join("package"), place.join("package-key.yaml"));
    let mut command = gongji("pack");
    command.args(options).arg("--out").arg(&out);
    let named = options.iter().position(|option| *option == "--vectors");
    let suite = named.map_or(&[][..], |at| &options[at..at + 2]);
    let suite = suite.iter().map(|word| word.to_string()).collect();
    Packed { out: finished(command, &place), folder: out, key, suite }
}

impl Packed {
    /// Reads the messages that the site sends to its system.
    pub(crate) fn work(&self) -> String {
        fs::read_to_string(self.folder.join("work.jsonl")).expect("there is work")
    }

    /// Runs a system at the site and returns its transcript, even if the system fails. The command
    /// line has the form that `gongji run` takes.
    pub(crate) fn site(&self, system: &[&str]) -> PathBuf {
        let transcript = self.folder.with_file_name("transcript.jsonl");
        let mut command = Command::new(system[1]);
        command.current_dir(root()).args(&system[2..]).stderr(Stdio::null());
        command.stdin(File::open(self.folder.join("work.jsonl")).expect("there is work"));
        command.stdout(File::create(&transcript).expect("a transcript can be written"));
        command.status().expect("the system can be started");
        transcript
    }

    /// Judges a transcript.
    pub(crate) fn judge(&self, options: &[&str], transcript: &Path) -> Run {
        let reports = folder(&format!("{}-judged", self.name()));
        let mut command = gongji("judge");
        let suite = if options.contains(&"--vectors") { &[][..] } else { &self.suite };
        command
            .args(options)
            .args(suite)
            .arg("--key")
            .arg(&self.key)
            .arg("--report-dir")
            .arg(&reports);
        command.arg(transcript);
        finished(command, &reports)
    }

    /// Judges these bytes as a transcript.
    pub(crate) fn judge_bytes(&self, bytes: &[u8]) -> Run {
        let transcript = self.folder.with_file_name("spoiled.jsonl");
        fs::write(&transcript, bytes).expect("a transcript can be written");
        self.judge(&[], &transcript)
    }

    fn name(&self) -> String {
        let place = self.folder.parent().and_then(Path::file_name).expect("it has a folder");
        place.to_string_lossy().trim_start_matches("harness-").to_string()
    }
}

/// Returns options for the tier `smoke` of a small suite, which is quick to read.
pub(crate) fn smoke() -> [&'static str; 4] {
    static SUITE: LazyLock<String> = LazyLock::new(|| {
        let folder = folder("closed-suite");
        small_suite(&folder);
        folder.to_str().expect("a path is text").to_string()
    });
    ["--tier", "smoke", "--vectors", SUITE.as_str()]
}

/// Returns the options of [`smoke`], followed by more.
pub(crate) fn smoke_and<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&smoke()[..], more].concat()
}

/// Copies the vectors of the tier `smoke` and their twins.
fn small_suite(to: &Path) {
    let mut suite = Suite::built_in().expect("the suite is whole");
    let twins: Vec<String> = suite
        .tier(Tier::Smoke)
        .iter()
        .filter_map(|vector| vector.twin.as_ref().map(|twin| twin.id.clone()))
        .collect();
    suite.manifest.vectors.retain(|entry| entry.tier == Tier::Smoke || twins.contains(&entry.id));
    for entry in &suite.manifest.vectors {
        let file = format!("{}.yaml", entry.id);
        let copy = to.join(&file);
        fs::create_dir_all(copy.parent().expect("it has a folder")).expect("it can be made");
        fs::copy(root().join("vectors").join(file), copy).expect("a vector can be copied");
    }
    fs::write(to.join("manifest.yaml"), suite.manifest.write()).expect("it can be written");
}

pub(crate) const REFERENCE: [&str; 3] = ["--", GONGJI, "serve"];

/// Makes, answers and judges a package, and compares the verdicts with a run against the system.
pub(crate) fn same_as_run(name: &str, options: &[&str], system: &[&str]) -> Run {
    let packed = pack(name, options);
    assert_eq!(packed.out.code, Some(0), "{name}: {}", packed.out.err);
    same(&packed, name, options, system)
}

pub(crate) fn same(packed: &Packed, name: &str, options: &[&str], system: &[&str]) -> Run {
    let judged = packed.judge(&[], &packed.site(system));
    let reached = run(&format!("{name}-reached"), options, system);
    assert_eq!(judged.verdicts(), reached.verdicts(), "{name}: {}{}", judged.out, judged.err);
    assert_eq!(judged.code, reached.code, "{name}: {}{}", judged.out, judged.err);
    for (one, other) in judged.results().iter().zip(reached.results()) {
        assert_eq!((&one["step"], &one["steps"]), (&other["step"], &other["steps"]), "{name}");
    }
    let system = |run: &Run| run.report.as_ref().expect("a report")["system"].clone();
    for key in ["name", "build", "capabilities", "hides"] {
        assert_eq!(system(&judged)[key], system(&reached)[key], "{name}");
    }
    judged
}

/// Writes a file with this first reply of a system.
fn hello(name: &str, line: &str) -> PathBuf {
    let file = folder(name).join("hello.jsonl");
    fs::write(&file, line).expect("a file can be written");
    file
}

/// Writes the reference's description of itself, with a change.
pub(crate) fn reference_says(name: &str, change: impl Fn(&mut Value)) -> PathBuf {
    let packed = pack(&format!("{name}-hello"), &["--only", "clear/*"]);
    let text = fs::read_to_string(packed.site(&REFERENCE)).expect("it is text");
    let first = text.lines().next().expect("a line");
    let mut said: Value = serde_json::from_str(first).expect("a reply");
    change(&mut said);
    hello(&format!("{name}-said"), &format!("{said}\n"))
}
