//! Who may know whom in the model: dependencies point one way, and what only one place may touch
//! is touched nowhere else.

use crate::shape::names;
use crate::tree::File;

/// The modules from the ground up. One may name its own storey and those below. What is not
/// listed (the explorer, properties, files) stands above all of them.
const STOREYS: [&[&str]; 4] = [
    &["text", "terms", "tree", "yaml"],
    &["money", "region", "person", "expense", "relationship"],
    &["policy"],
    &["clause", "catalogue", "judge", "records", "change", "operation", "rules"],
];

/// What only some places may name: the name, those places, and where else it is forbidden.
const RESERVED: [(&str, &[&str], &str); 12] = [
    ("stateright", &["model/src/explore"], "model/src/"),
    ("serde_yaml", &["model/src/yaml"], "model/src/"),
    ("saphyr", &["model/src/yaml"], "model/src/"),
    ("saphyr_parser", &["model/src/yaml"], "model/src/"),
    ("std::fs", &[], "model/src/"),
    ("std::net", &[], "model/src/"),
    ("std::env", &[], "model/src/"),
    ("std::time", &["model/src/explore"], "model/src/"),
    ("std::process", &[], "model/src/"),
    ("HashMap", &[], "model/src/rules/"),
    ("HashSet", &[], "model/src/rules/"),
    ("crate::book", &[], "model/src/rules/"),
];

/// A module names only modules of its own storey and below.
pub(crate) fn direction(file: &File) -> Vec<String> {
    let module = module_of(&file.path);
    let storey = storey_of(module);
    if module == "lib" || file.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    // Inline tests may use whatever they like.
    let all = file.code();
    let code = all.split("#[cfg(test)]").next().unwrap_or(&all);
    let upwards = imported(code).into_iter().filter(|other| storey_of(other) > storey);
    let say = |other| format!("{}: `{module}` may not know `{other}`", file.path);
    upwards.map(say).collect()
}

/// Nothing names what is reserved for others.
pub(crate) fn purity(file: &File) -> Vec<String> {
    let code = file.code();
    let named = |word: &str| {
        if word.contains("::") { code.contains(word) } else { names(&code).any(|n| n == word) }
    };
    let forbidden = RESERVED.iter().filter(|(word, places, scope)| {
        file.path.starts_with(scope)
            && !places.iter().any(|place| file.path.starts_with(place))
            && named(word)
    });
    forbidden.map(|(word, _, _)| format!("{}: may not name `{word}`", file.path)).collect()
}

fn storey_of(module: &str) -> usize {
    STOREYS.iter().position(|storey| storey.contains(&module)).unwrap_or(STOREYS.len())
}

/// The top-level module that a file of the model belongs to.
fn module_of(path: &str) -> &str {
    let inside = path.strip_prefix("model/src/").unwrap_or(path);
    inside.split(['/', '.']).next().unwrap_or(inside)
}

/// The top-level modules that code names: `crate::a`, `crate::{a, b::c}`.
fn imported(code: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (at, root) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c == '$' || c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + root.len()..];
        match rest.strip_prefix('{') {
            Some(group) => modules.extend(top_level(group)),
            None => modules.extend(names(rest).next().map(str::to_string)),
        }
    }
    modules.retain(|module| module.starts_with(|c: char| c.is_ascii_lowercase()));
    modules
}

/// The first names of the parts of a `{…}` group, nested groups left aside.
fn top_level(group: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0_i32, vec![String::new()]);
    for c in group.chars() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        match c {
            _ if depth < 0 => break,
            ',' if depth == 0 => parts.push(String::new()),
            _ => parts.last_mut().expect("there is a part").push(c),
        }
    }
    parts.iter().filter_map(|part| names(part).next().map(str::to_string)).collect()
}

#[test]
fn an_import_upwards_is_found() {
    let complaint = |path: &str, text: &str| direction(&File::sample(path, text));
    for (path, text, wrong) in [
        ("model/src/money.rs", "use crate::policy::Policy;", true),
        ("model/src/money.rs", "use crate::{text::Text, rules::{a, b}};", true),
        ("model/src/policy.rs", "use crate::{text::Text, money::{a, b}};", false),
        ("model/src/rules/quota.rs", "use crate::explore::Graph;", true),
        ("model/src/rules/quota.rs", "fn f() -> crate::book::Book {}", true),
        ("model/src/rules/quota.rs", "// crate::book\nuse crate::records::Records;", false),
        ("model/src/explore/mod.rs", "use crate::book::Book;", false),
        ("model/src/book.rs", "use crate::rules::answer;", false),
    ] {
        assert_eq!(!complaint(path, text).is_empty(), wrong, "{path}: {text}");
    }
}

#[test]
fn what_is_reserved_is_found() {
    let complaint = |path: &str, text: &str| purity(&File::sample(path, text));
    for (path, text, wrong) in [
        ("model/src/rules/quota.rs", "use std::collections::HashMap;", true),
        ("model/src/rules/quota.rs", "use std::collections::BTreeMap;", false),
        ("model/src/rules/quota.rs", "use stateright::Model;", true),
        ("model/src/properties.rs", "use stateright::Model;", true),
        ("model/src/explore/search.rs", "use stateright::Model;", false),
        ("model/src/policy_file.rs", "serde_yaml::from_str(text)", true),
        ("model/src/yaml/mod.rs", "use saphyr_parser::Event;", false),
        ("model/src/book.rs", "std::fs::read(path)", true),
        ("model/src/rules/mod.rs", "let now = std::time::Instant::now();", true),
        ("model/src/explore/mod.rs", "let now = std::time::Instant::now();", false),
    ] {
        assert_eq!(!complaint(path, text).is_empty(), wrong, "{path}: {text}");
    }
}
