//! The ready pieces of `ci/`: the shell that they run is run here, against a system that passes and
//! against one with a planted fault. What their servers do around it cannot be shown here.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// The pieces, each with the shell of its steps in their order.
const PIECES: [(&str, &str); 3] = [
    ("github.yml", include_str!("../../ci/github.yml")),
    ("gitlab.yml", include_str!("../../ci/gitlab.yml")),
    ("Jenkinsfile", include_str!("../../ci/Jenkinsfile")),
];

/// The blocks of shell in a piece: what is indented more than the line that opens it.
fn shell(text: &str) -> Vec<String> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let opens = |line: &str| {
        let line = line.trim();
        line == "run: |" || line == "- |" || line == "sh '''"
    };
    let lines: Vec<&str> = text.lines().collect();
    let mut blocks = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| opens(line)) {
        let within = |inner: &&&str| inner.trim().is_empty() || indent(inner) > indent(line);
        let block: Vec<&str> = lines[at + 1..].iter().take_while(within).copied().collect();
        blocks.push(block.join("\n"));
    }
    blocks
}

/// Runs one block as the server would, and gives its exit code and what it said.
fn runs(folder: &Path, block: &str, system: &str, shard: u32) -> (Option<i32>, String) {
    let mut command = Command::new("sh");
    command.args(["-e", "-c", block]).current_dir(folder);
    command.env("GONGJI", env!("CARGO_BIN_EXE_gongji")).env("SYSTEM", system);
    command.env("SHARD", shard.to_string());
    command.env("CI_NODE_INDEX", shard.to_string()).env("CI_NODE_TOTAL", "2");
    command.env("GITHUB_STEP_SUMMARY", folder.join("summary.md"));
    let output = command.output().expect("sh can be started");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

/// Runs a whole piece against the built-in system, and gives how its last step ended.
fn piece(name: &str, text: &str, options: &str) -> (Option<i32>, TempDir) {
    let folder = TempDir::new().expect("a folder can be made");
    let script = format!("exec '{}' serve {options}\n", env!("CARGO_BIN_EXE_gongji"));
    std::fs::write(folder.path().join("system.sh"), script).expect("a file can be written");
    let system = "sh system.sh";
    let blocks = shell(text);
    assert_eq!(blocks.len(), 2, "{name}");
    // Jenkins runs its shards in one step; the others run the step once a shard.
    let times = if name == "Jenkinsfile" { 1 } else { 2 };
    for shard in 1..=times {
        let (code, said) = runs(folder.path(), &blocks[0], system, shard);
        assert_eq!(code, Some(0), "{name}: {said}");
    }
    let (code, said) = runs(folder.path(), &blocks[1], system, 1);
    assert!(folder.path().join("reports/junit.xml").exists(), "{name}: {said}");
    (code, folder)
}

#[test]
fn a_system_that_passes_is_green_and_one_with_a_fault_is_red() {
    for (name, text) in PIECES {
        let (code, folder) = piece(name, text, "");
        assert_eq!(code, Some(0), "{name}");
        let junit =
            std::fs::read_to_string(folder.path().join("reports/junit.xml")).expect("written");
        assert!(junit.contains("<testcase ") && !junit.contains("<failure "), "{name}");
        let (code, folder) = piece(name, text, FAULT);
        assert_eq!(code, Some(1), "{name}");
        let junit =
            std::fs::read_to_string(folder.path().join("reports/junit.xml")).expect("written");
        assert!(junit.contains("<failure "), "{name}");
        let summary = folder.path().join("summary.md");
        assert_eq!(summary.exists(), name == "github.yml");
    }
}

/// What the files of `gongji run` look like is said once, and shown wherever somebody looks for it.
#[test]
fn the_files_of_a_run_are_shown_whole() {
    let readme = include_str!("../../ci/README.md");
    for example in [
        include_str!("../../conformance/src/run/examples/known-failures.yaml"),
        include_str!("../../conformance/src/run/examples/codes.yaml"),
    ] {
        assert!(readme.contains(example), "ci/README.md does not show\n{example}");
        for language in ["en", "zh"] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_gongji"));
            let output = command.args(["run", "--help", "--lang", language]).output();
            let help = String::from_utf8(output.expect("it can be started").stdout).expect("text");
            assert!(help.contains(example), "{help}");
        }
    }
}

/// A fault that the suite finds.
const FAULT: &str = "--mutant 'guard left out: EST-3'";

#[test]
fn a_missing_shard_and_a_system_that_does_not_start_are_red() {
    for (name, text) in PIECES {
        let folder = TempDir::new().expect("a folder can be made");
        let blocks = shell(text);
        let (code, said) = runs(folder.path(), &blocks[0], "false", 1);
        assert!(!matches!(code, Some(0 | 1)), "{name}: {said}");
        let (code, said) = runs(folder.path(), &blocks[1], "false", 1);
        assert_ne!(code, Some(0), "{name}: {said}");
    }
}
