//! The rules beside the catalogue: what is judged is cited, and what a rule says above a clause is
//! what the catalogue says of it. What the clauses mean is tested in the model.

use model::catalogue::{self, Entry, Kind, Source, Status};
use model::clause::Clause;
use model::terms::Term;

use crate::shape::names;
use crate::tree::File;

/// Every guard, permit, reason, effect and request clause is cited by the code of the rules; every
/// frame clause is mentioned; and nothing else is cited there.
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

/// The code without its `use` declarations, which cite nothing.
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

/// A comment `// EST-1 · stated · S1 S3` names the status and the sources of the catalogue.
pub(crate) fn headings(file: &File) -> Vec<String> {
    let lines = file.text.lines().enumerate();
    lines
        .filter_map(|(at, line)| Some((at, line.trim().strip_prefix("// ")?)))
        .filter_map(|(at, heading)| Some((at, wrong_heading(heading)?)))
        .map(|(at, wrong)| format!("{}:{}: {wrong}", file.path, at + 1))
        .collect()
}

fn wrong_heading(heading: &str) -> Option<String> {
    let heading = heading.split(':').next()?;
    let mut parts = heading.split(" · ");
    let (id, status) = (parts.next()?, parts.next()?);
    let Some(clause) = Clause::parse(id.trim()) else {
        return Some(format!("`{id}` is no clause"));
    };
    let entry = catalogue::entry(clause);
    let status = status.trim();
    if status != entry.status.name() {
        return Some(format!("{clause} is {} in the catalogue, not {status}", entry.status));
    }
    let mut sources: Vec<&str> = parts.next().unwrap_or_default().split_whitespace().collect();
    sources.sort_by_key(|name| Source::parse(name).map(Source::index));
    let listed: Vec<&str> = entry.sources.iter().map(|source| source.name()).collect();
    let stated = entry.status == Status::Stated;
    let differs = stated && sources != listed;
    differs.then(|| format!("{clause} has the sources {listed:?}, not {sources:?}"))
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
    for (heading, wrong) in [
        ("// EST-1 · stated · S1 S3", false),
        ("// EST-1 · interpreted", true),
        ("// EST-1 · stated · S1", true),
        ("// EST-99 · stated · S1", true),
        ("// TRM-1 · stated · N S3", false),
        ("// QUO-6 · stated · S1: setting a quota is no expenditure", false),
        ("// nothing of the kind", false),
    ] {
        let sample = File::sample("rules/a.rs", heading);
        assert_eq!(!headings(&sample).is_empty(), wrong, "{heading}");
    }
}
