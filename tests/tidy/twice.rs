//! One name, one meaning: no two public types of the two crates have the same name, so that a reader who
//! finds it anywhere knows which one is meant.

use std::collections::BTreeMap;

use crate::tree::File;

/// Complains of every public type that is declared in two places, with both.
pub(crate) fn types(files: &[File]) -> Vec<String> {
    let mut places: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for file in files.iter().filter(|file| !file.path.ends_with("/tests.rs")) {
        for name in declared(&file.code()) {
            places.entry(name).or_default().push(&file.path);
        }
    }
    let twice = places.into_iter().filter(|(_, places)| places.len() > 1);
    twice
        .map(|(name, places)| format!("`{name}` is declared in {}", places.join(" and ")))
        .collect()
}

/// Returns the public types that code declares, those of closed vocabularies included.
fn declared(code: &str) -> Vec<String> {
    let name = |rest: &str| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        rest[..end.unwrap_or(rest.len())].to_string()
    };
    let mut names = Vec::new();
    let mut vocabulary = false;
    for line in code.lines() {
        let line = line.trim();
        let kinds = ["struct ", "enum ", "trait ", "type "];
        let rest = line
            .strip_prefix("pub ")
            .and_then(|rest| kinds.iter().find_map(|kind| rest.strip_prefix(kind)));
        names.extend(rest.map(name));
        // The first line of a vocabulary names its type.
        if vocabulary && line.starts_with(char::is_uppercase) {
            names.push(name(line));
            vocabulary = false;
        }
        vocabulary |= line.ends_with("terms! {");
    }
    names
}

#[test]
fn a_name_that_is_declared_twice_is_found() {
    let sample = |path: &str, text: &str| File::sample(path, text);
    let files = [
        sample("model/src/a.rs", "pub struct One;\npub(crate) struct Own;\n// pub struct Two;"),
        sample(
            "model/src/b.rs",
            "terms! {\n    /// A word.\n    Two, \"two\", \"二\";\n    First \"first\";\n}",
        ),
        sample(
            "conformance/src/c.rs",
            "pub enum One {}\npub(crate) enum Own {}\npub type Three = u8;",
        ),
        sample("conformance/src/d.rs", "pub trait Two {}"),
    ];
    assert_eq!(
        types(&files),
        [
            "`One` is declared in model/src/a.rs and conformance/src/c.rs",
            "`Two` is declared in model/src/b.rs and conformance/src/d.rs",
        ]
    );
}
