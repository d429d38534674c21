//! Files for people and for CI in other programs: the pages of a report and of the open questions in a
//! real browser, and the JUnit file in an XML parser. The report's files come from the snapshots that
//! the library's tests compare with; they contain every verdict.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::run::{GONGJI, folder, root};

crate::trials![
    the_page_stands_in_a_real_browser: ["python3", "chromium", "chromedriver"],
    the_page_of_the_questions_stands_in_a_real_browser: ["python3", "chromium", "chromedriver"],
    the_junit_file_is_well_formed: ["python3"],
];

fn the_page_stands_in_a_real_browser() {
    let folder = folder("page");
    fs::write(folder.join("report.html"), snapshot("html.en")).expect("a file can be written");
    fs::write(folder.join("report.json"), snapshot("json")).expect("a file can be written");
    let said = python(&[Path::new("tests/browser/report.py"), &folder]);
    assert!(said.status.success(), "{said:?}");
}

fn the_page_of_the_questions_stands_in_a_real_browser() {
    let page = folder("questions").join("questions.html");
    let asked = Command::new(GONGJI).args(["explain", "questions", "--html"]).output();
    fs::write(&page, asked.expect("the program runs").stdout).expect("a file can be written");
    let said = python(&[Path::new("-B"), Path::new("tests/browser/questions.py"), &page]);
    assert!(said.status.success(), "{said:?}");
}

fn the_junit_file_is_well_formed() {
    let file = folder("junit").join("junit.xml");
    fs::write(&file, snapshot("junit")).expect("a file can be written");
    let script = "import sys, xml.etree.ElementTree as t; t.parse(sys.argv[1])";
    let said = python(&[Path::new("-c"), Path::new(script), &file]);
    assert!(said.status.success(), "{said:?}");
}

fn python(words: &[&Path]) -> Output {
    let output = Command::new("python3").current_dir(root()).args(words).output();
    output.expect("python3 can be started")
}

/// Returns the report in the library's snapshot, without the snapshot's head.
fn snapshot(name: &str) -> String {
    let mut found = Vec::new();
    snapshots(&root().join("conformance/src"), &format!("report__tests__{name}.snap"), &mut found);
    let [file] = found.as_slice() else { panic!("not one snapshot of {name}: {found:?}") };
    let text = fs::read_to_string(file).expect("a snapshot is text");
    let mut parts = text.splitn(3, "---\n");
    parts.nth(2).expect("a snapshot has a head").to_string()
}

/// Finds the snapshots whose names end with this text.
fn snapshots(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project can be read") {
        let path = entry.expect("a folder of the project can be read").path();
        if path.is_dir() {
            snapshots(&path, end, found);
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
}
