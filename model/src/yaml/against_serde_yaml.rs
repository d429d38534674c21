//! Tests that this reader and serde_yaml, which knows the whole language, read random documents of
//! the subset the same. That they read every file of the project the same is in `tests/yaml.rs`.

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
