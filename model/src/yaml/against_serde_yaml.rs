//! Tests that this reader and serde_yaml, which knows the whole language, read the same: every file
//! of the project, and random documents of the subset.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_yaml::Value;

use super::{subset, write};
use crate::tree::{Form, Node};

/// Returns the value that serde_yaml must read if this reader reads `node`.
fn value(node: &Node) -> Value {
    match &node.form {
        Form::Word(word) => Value::from(word.as_str()),
        Form::List(members) => Value::Sequence(members.iter().map(value).collect()),
        Form::Record(entries) => {
            let entries = entries.iter();
            let entries =
                entries.map(|entry| (Value::from(entry.key.as_str()), value(&entry.value)));
            Value::Mapping(entries.collect())
        }
        Form::Nothing | Form::Truth(_) | Form::Whole(_) => panic!("YAML has words alone: {node:?}"),
    }
}

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
        if let Ok(node) = subset::tree(&text) {
            let other: Value = serde_yaml::from_str(&text).expect("serde_yaml reads it too");
            assert_eq!(other, value(&node), "{}", path.display());
            read += 1;
        }
    }
    assert!(read > 500, "{read} of {} files", found.len());
}

fn documents() -> impl Strategy<Value = Value> {
    let word = "[a-z\u{5171}\u{6d4e}\"\\\\'#: {}\\[\\],&*!|>%@`~0-9.-]{0,12}";
    let key = "k[a-zA-Z0-9_-]{0,5}";
    word.prop_map(Value::from).prop_recursive(4, 40, 5, move |inner| {
        let entries = proptest::collection::btree_map(key, inner.clone(), 0..5);
        prop_oneof![
            proptest::collection::vec(inner, 0..5).prop_map(Value::Sequence),
            entries.prop_map(|entries| {
                Value::Mapping(entries.into_iter().map(|(k, v)| (Value::from(k), v)).collect())
            }),
        ]
    })
}

proptest! {
    #[test]
    fn random_documents_are_read_alike(document in documents()) {
        let text = write(&document);
        let node = subset::tree(&text);
        prop_assert_eq!(node.as_ref().map(value), Ok(document.clone()), "{}", text);
        prop_assert_eq!(serde_yaml::from_str::<Value>(&text).ok(), Some(document), "{}", text);
    }

    /// Checks that serde_yaml reads the same from whatever this reader accepts.
    #[test]
    fn what_is_taken_is_taken_alike(
        text in "([a-z]{1,2}: |\"[a-z\\\\n]{0,3}\"|[\\[\\]{},]|- |\n *|#| ){0,30}",
    ) {
        if let Ok(node) = subset::tree(&text) {
            prop_assert_eq!(serde_yaml::from_str::<Value>(&text).ok(), Some(value(&node)), "{}", text);
        }
    }
}
