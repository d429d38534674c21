//! Pipeline pieces of `pipelines/`: their shell runs here, against a system that passes and one
//! with a planted fault. The behaviour of the CI servers around it cannot be tested here.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::run::GONGJI;

crate::trials![
    a_system_that_passes_is_green_and_one_with_a_fault_is_red: SHELL,
    a_system_that_does_not_start_is_red_and_still_reported: SHELL,
    a_missing_shard_is_red_where_the_other_passes: SHELL,
];

/// Program that runs the pieces. Other tools in them come with every shell.
const SHELL: [&str; 1] = ["sh"];

/// Pieces with their file names.
const PIECES: [(&str, &str); 3] = [
    ("github.yml", include_str!("../../pipelines/github.yml")),
    ("gitlab.yml", include_str!("../../pipelines/gitlab.yml")),
    ("Jenkinsfile", include_str!("../../pipelines/Jenkinsfile")),
];

/// Returns the blocks of shell in a piece: lines indented more than the line that opens them.
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

/// Runs one block as the server would, and returns its exit code and output.
fn runs(folder: &Path, block: &str, system: &str, shard: u32) -> (Option<i32>, String) {
    let mut command = Command::new("sh");
    command.args(["-e", "-c", block]).current_dir(folder);
    command.env("GONGJI", GONGJI).env("SYSTEM", system);
    command.env("SHARD", shard.to_string());
    command.env("CI_NODE_INDEX", shard.to_string()).env("CI_NODE_TOTAL", "2");
    command.env("GITHUB_STEP_SUMMARY", folder.join("summary.md"));
    let output = command.output().expect("sh can be started");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

/// Runs a whole piece against the built-in system. Returns the exit code of its last step, and the
/// folder with its files.
fn piece(name: &str, text: &str, options: &str) -> (Option<i32>, TempDir) {
    let folder = TempDir::new().expect("a folder can be made");
    let script = format!("exec '{GONGJI}' serve {options}\n");
    std::fs::write(folder.path().join("system.sh"), script).expect("a file can be written");
    let system = "sh system.sh";
    let (code, said) = steps(folder.path(), name, text, system, Some(0));
    assert!(folder.path().join("reports/junit.xml").exists(), "{name}: {said}");
    (code, folder)
}

/// Runs the steps of a piece; every shard must end with the code `shards`. Returns the exit code and
/// output of the last step.
fn steps(
    folder: &Path,
    name: &str,
    text: &str,
    system: &str,
    shards: Option<i32>,
) -> (Option<i32>, String) {
    let blocks = shell(text);
    let (merge, before) = blocks.split_last().expect("a piece runs something");
    // Jenkins runs and merges the shards in one step; the other servers run a step for each shard.
    assert_eq!(before.len(), usize::from(name != "Jenkinsfile"), "{name}");
    for block in before {
        for shard in 1..=2 {
            let (code, said) = runs(folder, block, system, shard);
            assert_eq!(code, shards, "{name}: {said}");
        }
    }
    runs(folder, merge, system, 1)
}

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

/// Option that plants a fault which the suite finds.
const FAULT: &str = "--mutant 'guard left out: EST-3'";

fn a_system_that_does_not_start_is_red_and_still_reported() {
    for (name, text) in PIECES {
        let folder = TempDir::new().expect("a folder can be made");
        let (code, said) = steps(folder.path(), name, text, "false", Some(5));
        assert_eq!(code, Some(5), "{name}: {said}");
        for file in ["part-1/report.json", "part-2/report.json", "reports/junit.xml"] {
            assert!(folder.path().join(file).exists(), "{name} has no {file}: {said}");
        }
    }
}

fn a_missing_shard_is_red_where_the_other_passes() {
    let system = format!("{GONGJI} serve");
    for (name, text) in PIECES {
        let folder = TempDir::new().expect("a folder can be made");
        let text = text.replace("for shard in 1 2;", "for shard in 1;");
        let blocks = shell(&text);
        let codes: Vec<_> =
            blocks.iter().map(|block| runs(folder.path(), block, &system, 1).0).collect();
        let (merged, before) = codes.split_last().expect("a piece runs something");
        assert!(before.iter().all(|code| *code == Some(0)), "{name}: {codes:?}");
        assert!(!matches!(merged, Some(0 | 1)), "{name}: {codes:?}");
        assert!(!folder.path().join("reports/report.json").exists(), "{name}");
    }
}
