//! An altered, truncated or mixed suite is refused, and the message names the file.

use std::path::Path;

use conformance::format::vectors::suite::{MANIFEST, Suite, SuiteError};
use model::text::Language;
use tempfile::TempDir;

use crate::suite;

/// Copy of the committed suite in a temporary folder.
struct Copy(TempDir);

impl Copy {
    fn new() -> Copy {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
        let copy = Copy(TempDir::new().expect("a temporary folder"));
        for entry in &suite().manifest.vectors {
            copy.take(&from, &format!("{}.yaml", entry.id));
        }
        copy.take(&from, MANIFEST);
        copy
    }

    fn take(&self, from: &Path, name: &str) {
        let to = self.0.path().join(name);
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("a temporary folder");
        std::fs::copy(from.join(name), to).expect("a committed file");
    }

    /// Changes a file of the suite and returns the resulting refusal.
    fn refusal(&self, file: &str, change: impl Fn(&str) -> String) -> String {
        let path = self.0.path().join(file);
        let text = std::fs::read_to_string(&path).expect("a file of the suite");
        std::fs::write(&path, change(&text)).expect("a temporary folder");
        let refused = Suite::open(self.0.path()).expect_err("an altered suite");
        std::fs::write(&path, text).expect("a temporary folder");
        let said = refused.to(Language::English);
        assert!(said.contains(file), "`{file}` is not named: {said}");
        assert!(!refused.to(Language::Chinese).is_empty());
        said
    }
}

#[test]
fn an_altered_missing_or_unreadable_file_is_named() {
    let copy = Copy::new();
    assert!(Suite::open(copy.0.path()).is_ok());
    let file = format!("{}.yaml", suite().manifest.vectors[0].id);
    let fen = copy.refusal(&file, |text| text.replacen("100", "101", 1));
    assert!(fen.contains("altered"), "{fen}");
    copy.refusal(&file, |_| String::new());
    copy.refusal(&file, |text| format!("{text}\n"));
    copy.refusal(MANIFEST, |text| text.replacen("gongji-manifest/1", "gongji-manifest/2", 1));
    copy.refusal(MANIFEST, |text| text.replacen("tier: \"core\"", "tier: core", 1));
    std::fs::remove_file(copy.0.path().join(&file)).expect("a temporary file");
    let gone = Suite::open(copy.0.path()).expect_err("a file is missing");
    assert!(matches!(&gone, SuiteError::Missing(name) if name.contains(&file)), "{gone}");
}

#[test]
fn a_folder_without_a_suite_is_refused() {
    let empty = TempDir::new().expect("a temporary folder");
    let refused = Suite::open(empty.path()).expect_err("there is no suite");
    assert!(refused.to(Language::English).contains(MANIFEST));
}
