//! Each refusal with a twin differs from it in exactly the named field, and the twin is accepted.
//! The test compares the JSON files, independent of the code that chose the twin.

use std::collections::BTreeMap;

use conformance::format::vectors;
use conformance::format::vectors::Vector;
use conformance::format::vectors::manifest::Tier;
use serde_json::Value;

use crate::suite;

/// Returns the people and requests of a vector, each field by its path.
fn asked(vector: &Vector) -> BTreeMap<String, String> {
    let json = vectors::to_json(vector);
    let mut fields = BTreeMap::new();
    flatten("people", &json["people"], &mut fields);
    let steps = json["steps"].as_array().expect("a list of steps");
    for (index, step) in steps.iter().enumerate() {
        flatten(&format!("steps[{index}].do"), &step["do"], &mut fields);
    }
    fields
}

fn flatten(path: &str, value: &Value, to: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| flatten(&format!("{path}.{key}"), value, to));
        }
        Value::Array(members) => {
            let members = members.iter().enumerate();
            members.for_each(|(at, value)| flatten(&format!("{path}[{at}]"), value, to));
        }
        Value::String(text) => drop(to.insert(path.to_string(), text.clone())),
        other => panic!("{path}: {other} is no text"),
    }
}

#[test]
fn a_refusal_and_its_twin_differ_in_the_field_that_is_named() {
    let suite = suite();
    let by_id = suite.by_id();
    let mut pairs = 0;
    for vector in suite.tier(Tier::Core) {
        let Some(twin) = &vector.twin else { continue };
        let other = by_id[twin.id.as_str()];
        assert!(!other.is_refusal(), "{}: its twin is refused", vector.id);
        let (own, others) = (asked(vector), asked(other));
        let differing = own.iter().chain(&others).filter(|(path, value)| {
            own.get(*path) != others.get(*path) || own.get(*path) != Some(*value)
        });
        let paths: Vec<&String> = differing.map(|(path, _)| path).collect();
        assert!(!paths.is_empty(), "{}: nothing differs", vector.id);
        for path in paths {
            let named = *path == twin.differs || path.starts_with(&format!("{}.", twin.differs));
            assert!(named, "{}: `{path}` differs, and `{}` is named", vector.id, twin.differs);
        }
        pairs += 1;
    }
    assert!(pairs > 150, "{pairs}");
}
