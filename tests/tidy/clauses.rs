//! The rules beside the catalogue: every clause that is judged is cited, and the comment above it
//! is the catalogue's sentence. The model tests the meaning of the clauses.

use model::catalogue::{self, Entry, Kind, Source};
use model::clause::Clause;
use model::terms::Term;

use crate::shape::names;
use crate::tree::File;

/// Checks that the code of the rules cites every guard, permit, reason, effect and request clause,
/// mentions every frame clause, and cites nothing else.
pub(crate) fn cited(rules: &[File]) -> Vec<String> {
    let code: String = rules.iter().map(|file| without_imports(&file.code())).collect();
    let text: String = rules.iter().map(|file| file.text.as_str()).collect();
    catalogue::all().iter().filter_map(|entry| complaint(entry, &code, &text)).collect()
}

fn complaint(entry: &Entry, code: &str, text: &str) -> Option<String> {
    let (id, kind) = (entry.id, entry.kind);
    let handle = id.name().replace('-', "_");
    let in_code = names(code).any(|name| name == handle);
    let in_text = text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| w == id.name());
    match kind {
        Kind::Guard | Kind::Permit | Kind::Reason | Kind::Effect | Kind::Request => {
            (!in_code).then(|| format!("{id} is of kind `{kind}` and no rule cites it"))
        }
        Kind::Frame => {
            (!in_text).then(|| format!("{id} is of kind `{kind}` and no rule mentions it"))
        }
        Kind::Invariant | Kind::Distributed => {
            in_code.then(|| format!("{id} is of kind `{kind}` and a rule cites it"))
        }
    }
}

/// Returns the code without its `use` declarations, which cite nothing.
fn without_imports(code: &str) -> String {
    let mut kept = String::new();
    let mut importing = false;
    for line in code.lines() {
        importing |= line.starts_with("use ");
        if !importing {
            kept.push_str(line);
            kept.push('\n');
        }
        importing &= !line.trim_end().ends_with(';');
    }
    kept
}

/// Checks that a comment `// EST-1 · stated · S1 S3` names the status and the sources of the
/// catalogue, and that the catalogue's sentence stands below it, word for word. Text after an empty
/// comment line says why, and is free.
pub(crate) fn headings(file: &File) -> Vec<String> {
    let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
    let comment = |line: &&str| line.strip_prefix("// ").map(str::to_string);
    let found = lines.iter().enumerate().filter_map(|(at, line)| Some((at, comment(line)?)));
    found
        .filter_map(|(at, heading)| {
            let below: Vec<String> = lines[at + 1..].iter().map_while(comment).collect();
            Some((at, wrong_heading(&heading, &below.join(" "))?))
        })
        .map(|(at, wrong)| format!("{}:{}: {wrong}", file.path, at + 1))
        .collect()
}

fn wrong_heading(heading: &str, below: &str) -> Option<String> {
    let mut parts = heading.split(" · ");
    let (id, status) = (parts.next()?, parts.next()?);
    let Some(clause) = Clause::parse(id.trim()) else {
        return Some(format!("`{id}` is no clause"));
    };
    let entry = catalogue::entry(clause);
    if status != entry.status.name() {
        return Some(format!("{clause} is {} in the catalogue, not {status}", entry.status));
    }
    let mut sources: Vec<&str> = parts.next().unwrap_or_default().split_whitespace().collect();
    sources.sort_by_key(|name| Source::parse(name).map(Source::index));
    let mut listed: Vec<&str> = entry.sources.iter().map(|source| source.name()).collect();
    listed.sort_by_key(|name| Source::parse(name).map(Source::index));
    if sources != listed {
        return Some(format!("{clause} has the sources {listed:?}, not {sources:?}"));
    }
    let says = &entry.says.en;
    (below != says.as_ref()).then(|| format!("{clause} says “{says}”, not “{below}”"))
}

/// Checks that every clause that the rules have to show stands above its code.
pub(crate) fn headed(rules: &[File]) -> Vec<String> {
    let heads: Vec<String> = rules
        .iter()
        .flat_map(|file| file.text.lines())
        .filter_map(|line| line.trim().strip_prefix("// ")?.split_once(" · "))
        .map(|(id, _)| id.to_string())
        .collect();
    let shown = |kind| !matches!(kind, Kind::Invariant | Kind::Distributed);
    let lacking = catalogue::all()
        .iter()
        .filter(|entry| shown(entry.kind) && !heads.iter().any(|head| head == entry.id.name()));
    lacking.map(|entry| format!("no rule has the heading of {}", entry.id)).collect()
}

#[test]
fn a_clause_that_no_rule_cites_is_found() {
    let sample = [File::sample("rules/a.rs", "use Clause::EST_1;\n// EST-10\njudge(EST_2);")];
    let complaints = cited(&sample);
    let complained = |id: &str| complaints.iter().any(|said| said.starts_with(&format!("{id} ")));
    assert!(complained("EST-1") && complained("QUO-6") && complained("TRF-1"));
    assert!(!complained("EST-2") && !complained("EST-10") && !complained("INV-1"));
    let sample = [File::sample("rules/a.rs", "judge(INV_1);")];
    assert!(
        cited(&sample).contains(&"INV-1 is of kind `invariant` and a rule cites it".to_string())
    );
}

#[test]
fn a_heading_that_says_otherwise_is_found() {
    let says = "// Nobody is their own recipient.";
    let active = "// The holder takes part, actively, in employee\n// basic medical insurance.";
    for (text, wrong) in [
        (format!("// EST-1 · stated · S1 S3\n{active}"), false),
        (
            format!("// EST-1 · stated · S1 S3\n{active}\n//\n// It is a parameter.\nlet a = 1;"),
            false,
        ),
        (format!("// EST-1 · stated · S1 S3\n{active}\n// It is a parameter."), true),
        (format!("// EST-1 · stated · S1 S3: {active}"), true),
        (format!("// EST-1 · interpreted · S1 S3\n{active}"), true),
        (format!("// EST-1 · stated · S1\n{active}"), true),
        (format!("// EST-99 · stated · S1\n{active}"), true),
        (format!("// EST-6 · interpreted\n{says}"), false),
        (format!("// EST-6 · interpreted · S1\n{says}"), true),
        ("// EST-6 · interpreted\n// Nobody is his own recipient.".to_string(), true),
        ("// EST-6 · interpreted".to_string(), true),
        ("// nothing of the kind".to_string(), false),
    ] {
        let sample = File::sample("rules/a.rs", &text);
        assert_eq!(!headings(&sample).is_empty(), wrong, "{text}");
    }
}

#[test]
fn a_clause_without_heading_is_found() {
    let sample = [File::sample("rules/a.rs", "// EST-6 · interpreted\n// EST-7: see there")];
    let complaints = headed(&sample);
    let lacking = |id: &str| complaints.iter().any(|said| said.ends_with(&format!(" {id}")));
    assert!(lacking("EST-7") && !lacking("EST-6") && !lacking("INV-1"));
}
