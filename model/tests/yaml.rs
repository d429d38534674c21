//! Tests that the strict reader of YAML and serde_yaml, which knows the whole language, read every
//! file of the project the same.

use std::path::{Path, PathBuf};

use model::yaml;
use serde_yaml::Value;

/// The YAML files in a folder and below.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
}

#[test]
fn every_file_of_the_project_is_read_alike() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let mut found = Vec::new();
    ["model", "conformance", "vectors"].iter().for_each(|one| files(&root.join(one), &mut found));
    let mut read = 0;
    for path in &found {
        let text = std::fs::read_to_string(path).expect("a file of the project");
        if let Ok(document) = yaml::read::<Value>("file.yaml", &text) {
            let other: Value = serde_yaml::from_str(&text).expect("serde_yaml reads it too");
            assert_eq!(other, document.value, "{}", path.display());
            read += 1;
        }
    }
    assert!(read > 500, "{read} of {} files", found.len());
}
