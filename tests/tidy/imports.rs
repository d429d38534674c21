//! The dependencies of the model: they point one way, and a thing reserved for some places is named
//! nowhere else.

use crate::graph;
use crate::shape::names;
use crate::tree::File;

/// The modules of the model from the ground up, storey by storey. One may name those of the storeys
/// below and, within its own, those that stand before it; so there is no cycle. ARCHITECTURE.md
/// has the same list, with what each storey is for.
const STOREYS: [&[&str]; 5] = [
    &["text", "terms", "tree", "yaml", "word"],
    &["money", "region", "provinces", "person", "expense", "position", "relationship"],
    &["policy", "clause", "operation", "catalogue", "questions"],
    &["judge", "records", "change", "ledger", "rules"],
    &["book", "properties", "explore", "policy_file", "observe", "case_file"],
];

/// The names that only some places may use: the name, those places, and the folder where it is
/// forbidden otherwise.
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

/// Checks that a module names only modules below it, and that every module has its place.
pub(crate) fn direction(file: &File) -> Vec<String> {
    let module = module_of(&file.path);
    if module == "lib" || file.path.ends_with("/tests.rs") {
        return Vec::new();
    }
    let Some(place) = place_of(module) else {
        return vec![format!("{}: `{module}` stands on no storey", file.path)];
    };
    let Some(own) = graph::module(&file.path, "model/src") else { return Vec::new() };
    // Inline tests may use whatever they like.
    let all = file.code();
    let code = graph::shipped(&all);
    let others = imported(code, &own).into_iter().filter(|other| other != module);
    let upwards = others.filter(|other| place_of(other).is_none_or(|other| other > place));
    let say = |other| format!("{}: `{module}` may not know `{other}`", file.path);
    upwards.map(say).collect()
}

/// Checks that the storeys are those that ARCHITECTURE.md lists under "Who knows whom", and that
/// every module on them exists.
pub(crate) fn storeys(architecture: &str, model: &[File]) -> Vec<String> {
    let section = architecture.split("## Who knows whom").nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let numbered =
        |line: &&str| line.split_once(". ").is_some_and(|(n, _)| n.parse::<u8>().is_ok());
    let listed: Vec<Vec<&str>> = section.lines().filter(numbered).map(modules_in).collect();
    let missing = STOREYS
        .concat()
        .into_iter()
        .filter(|module| !model.iter().any(|file| module_of(&file.path) == *module));
    let mut complaints: Vec<String> =
        missing.map(|module| format!("there is no module `{module}`")).collect();
    if listed != STOREYS {
        complaints.push(format!("ARCHITECTURE.md: the storeys {listed:?} are not {STOREYS:?}"));
    }
    complaints
}

/// Returns the names between backticks before the colon of a line.
fn modules_in(line: &str) -> Vec<&str> {
    line.split(':').next().unwrap_or_default().split('`').skip(1).step_by(2).collect()
}

/// Checks that nothing names a thing reserved for others.
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

/// Returns the place of a module in the whole order, if it has one.
fn place_of(module: &str) -> Option<usize> {
    STOREYS.iter().copied().flatten().position(|listed| *listed == module)
}

/// Returns the top-level module that a file of the model belongs to.
fn module_of(path: &str) -> &str {
    let inside = path.strip_prefix("model/src/").unwrap_or(path);
    inside.split(['/', '.']).next().unwrap_or(inside)
}

/// Returns the top-level modules that the code of a module names.
fn imported(code: &str, module: &graph::Path) -> Vec<String> {
    let paths = graph::named(code, module).into_iter();
    let mut modules: Vec<String> = paths.filter_map(|(path, _)| path.into_iter().next()).collect();
    modules.retain(|module| module.starts_with(|c: char| c.is_ascii_lowercase()));
    modules
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
        ("model/src/records.rs", "use crate::change::Change;", true),
        ("model/src/change.rs", "use crate::records::Store;", false),
        ("model/src/observe.rs", "use crate::case_file::Case;", true),
        ("model/src/cellar.rs", "use crate::text::Text;", true),
        ("model/src/book.rs", "use crate::cellar::Shelf;", true),
        ("model/src/book.rs", "use crate::book::Book;", false),
    ] {
        assert_eq!(!complaint(path, text).is_empty(), wrong, "{path}: {text}");
    }
}

#[test]
fn storeys_that_differ_are_found() {
    let page = |storeys: &[&[&str]]| {
        let line = |(at, storey): (usize, &&[&str])| {
            format!("{}. `{}`: what it is for\n", at + 1, storey.join("`, `"))
        };
        let lines: String = storeys.iter().enumerate().map(line).collect();
        format!("# A\n\n## Who knows whom\n\nIn order:\n\n{lines}\n## More\n\n1. `other`: x\n")
    };
    let file = |module: &str| File::sample(&format!("model/src/{module}.rs"), "");
    let model: Vec<File> = STOREYS.concat().into_iter().map(file).collect();
    assert_eq!(storeys(&page(&STOREYS), &model), Vec::<String>::new());
    assert_eq!(storeys(&page(&STOREYS), &model[1..]), ["there is no module `text`"]);
    assert_eq!(storeys(&page(&STOREYS[1..]), &model).len(), 1);
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
