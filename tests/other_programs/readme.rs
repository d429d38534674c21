//! Runs the walk-through of the README as written: from nothing to a first failing clause.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::run::{GONGJI, root};

crate::trials![
    the_walk_through_leads_to_a_first_failing_clause: ["python3", "sh"],
];

const README: &str = include_str!("../../README.md");

/// Returns the first block of shell under a heading.
fn block(heading: &str) -> &'static str {
    let section = README.split_once(heading).expect("the heading is there").1;
    let shell = section.split_once("```sh\n").expect("there is a block").1;
    shell.split_once("```").expect("the block ends").0
}

fn the_walk_through_leads_to_a_first_failing_clause() {
    let folder = TempDir::new().expect("a folder can be made");
    std::os::unix::fs::symlink(root().join("tests"), folder.path().join("tests")).expect("a link");
    let program = Path::new(GONGJI).parent().expect("it lies in a folder");
    let paths = std::env::var("PATH").expect("there are programs");
    let run = |line: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", line]).current_dir(folder.path()).env("LC_ALL", "C");
        command.env("PATH", format!("{}:{paths}", program.display()));
        let output = command.output().expect("sh can be started");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let mut lines = block("## Test a system").lines();
    assert!(lines.next().is_some_and(|first| first.starts_with("export PATH=")));
    let came: Vec<(Option<i32>, String)> = lines.map(run).collect();
    let codes: Vec<Option<i32>> = came.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, [0, 0, 0, 0, 1].map(Some), "{came:#?}");
    assert!(came[2].1.contains("PASSED: "), "{}", came[2].1);
    let failed = &came[4].1;
    assert!(failed.starts_with("SET-6: "), "{failed}");
    assert!(folder.path().join("report/report.html").exists());
    let shrink = failed.lines().find(|line| line.trim().starts_with("gongji minimise "));
    let (code, said) = run(shrink.expect("the command is told"));
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("Nothing more can be left out"), "{said}");
}
