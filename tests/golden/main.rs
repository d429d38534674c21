//! Cases worked out by hand from the policy text, one a file, with the arithmetic in the comment at
//! the top. They are never written by the model, so they check it against an independent source.
//! This file reads them and checks their form; `played` plays them, and `schema` checks them
//! against the JSON Schema.

mod played;
mod schema;

use std::collections::BTreeSet;
use std::path::Path;

use conformance::format::vectors::{self, Vector};
use model::catalogue::{self, Kind, Status};
use model::clause::Clause;
use model::terms::Term;
use serde_json::Value;

/// A case and the file that contains it.
pub(crate) struct Golden {
    /// File name.
    pub(crate) file: String,
    /// Comment lines at the top.
    pub(crate) comment: String,
    /// Text after the comment.
    pub(crate) body: String,
    /// Parsed case.
    pub(crate) vector: Vector,
}

/// Reads every case in this folder, in the order of the file names.
pub(crate) fn all() -> Vec<Golden> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = std::fs::read_dir(&folder).expect("the folder of the cases");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "yaml"));
    paths.sort();
    assert!(!paths.is_empty(), "there is no case in {}", folder.display());
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Golden {
    let file = path.file_name().and_then(|name| name.to_str()).expect("a name").to_string();
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"));
    let vector = vectors::read(&file, &text).unwrap_or_else(|error| panic!("{error}"));
    let top = text.lines().take_while(|line| line.starts_with('#')).count();
    let join = |lines: Vec<&str>| lines.iter().map(|line| format!("{line}\n")).collect();
    let comment = join(text.lines().take(top).collect());
    let body = join(text.lines().skip(top).collect());
    Golden { file, comment, body, vector }
}

#[test]
fn a_file_is_called_as_its_case() {
    for Golden { file, vector, .. } in all() {
        assert_eq!(format!("golden/{}", file.trim_end_matches(".yaml")), vector.id);
    }
}

#[test]
fn a_file_is_written_as_the_program_writes_it() {
    for Golden { file, body, vector, .. } in all() {
        assert_eq!(vectors::write(&vector), body, "{file}");
    }
}

#[test]
fn the_comment_says_where_each_clause_comes_from() {
    let mut found = Vec::new();
    for Golden { file, comment, vector, .. } in all() {
        let words: BTreeSet<&str> =
            comment.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').collect();
        for clause in &vector.clauses {
            let entry = catalogue::entry(*clause);
            let mut sources = entry.sources.iter();
            // S2 describes the earlier rule sets, and so backs any clause.
            let sourced = words.contains("S2") || sources.any(|one| words.contains(one.name()));
            let mut others = vector.clauses.iter().map(|other| catalogue::entry(*other));
            let chosen = words.contains("interpreted")
                || entry.status == Status::Interpreted && others.any(|e| !e.sources.is_empty());
            if !(sourced || chosen) {
                found.push(format!("{file}: no source of {clause}"));
            }
            if !words.contains(clause.name()) {
                found.push(format!("{file}: nothing of {clause}"));
            }
        }
    }
    assert!(found.is_empty(), "in the comments:\n{}", found.join("\n"));
}

/// Returns true if a single system that answers requests in order can show the clause.
fn shown_by_one_system(kind: Kind) -> bool {
    !matches!(kind, Kind::Distributed | Kind::Invariant)
}

#[test]
fn every_clause_that_the_sources_state_has_a_case() {
    let cited: BTreeSet<Clause> = all().into_iter().flat_map(|one| one.vector.clauses).collect();
    let due = catalogue::all()
        .iter()
        .filter(|entry| entry.status == Status::Stated && shown_by_one_system(entry.kind))
        .map(|entry| entry.id);
    let due: Vec<Clause> = due.collect();
    assert!(due.len() >= 25, "the catalogue states only {}", due.len());
    let missing: Vec<Clause> = due.into_iter().filter(|clause| !cited.contains(clause)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn a_refusal_and_its_twin_differ_in_one_field() {
    let all = all();
    let mut twins = 0;
    for Golden { file, vector, .. } in &all {
        let Some(twin) = &vector.twin else { continue };
        let other = all.iter().find(|one| one.vector.id == twin.id);
        let other = other.unwrap_or_else(|| panic!("{file}: there is no `{}`", twin.id));
        assert!(!other.vector.is_refusal(), "{file}: the twin is refused too");
        let mut differences = Vec::new();
        differ("", &asked(vector), &asked(&other.vector), &mut differences);
        assert_eq!(differences, [twin.differs.as_str()], "{file}");
        twins += 1;
    }
    assert!(twins >= 10, "only {twins} refusals have a twin");
}

/// Returns the requests of a case without the expected answers.
fn asked(vector: &Vector) -> Value {
    let json = vectors::to_json(vector);
    let steps = json["steps"].as_array().expect("steps").iter();
    let steps: Vec<Value> = steps.map(|step| serde_json::json!({"do": step["do"]})).collect();
    serde_json::json!({"policy": json["policy"], "people": json["people"], "steps": steps})
}

/// Collects the paths at which two values differ.
fn differ(at: &str, one: &Value, other: &Value, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(left), Value::Object(right)) => {
            let keys: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
            for key in keys {
                let path = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                let null = Value::Null;
                let (one, other) = (left.get(key), right.get(key));
                differ(&path, one.unwrap_or(&null), other.unwrap_or(&null), found);
            }
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            for (index, (one, other)) in left.iter().zip(right).enumerate() {
                differ(&format!("{at}[{index}]"), one, other, found);
            }
        }
        _ if one != other => found.push(at.to_string()),
        _ => {}
    }
}
