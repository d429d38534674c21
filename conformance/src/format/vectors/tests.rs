//! The strict reader of vectors: what it refuses, each with its line, and that what is written is
//! read again as the same vector. That the schema refuses the same is tested beside the cases
//! worked out by hand.

use std::path::Path;

use model::text::Language;

use super::*;

/// A sound refusal. The lines are counted in [`ROWS`].
const REFUSED: &str = r#"format: "gongji-vector/1"
id: "golden/premium-one-fen-short"
revision: "1"
title: {en: "One fen short", zh: "差一分钱"}
why: {en: "Partly paid is not insured.", zh: "部分缴费不能参保。"}
policy: "cn-2026-trial"
clauses: ["QUO-6", "SET-6"]
level: "stated"
capabilities: ["relationships", "quotas", "settlement"]
twin: {id: "golden/premium-in-full", differs: "steps[1].do.granted"}
people:
  - {name: "lin", scheme: "employee", standing: "active", region: "320500", balance: "1500.00"}
  - {name: "son", scheme: "resident", standing: "active", region: "510100"}
steps:
  - do: {operation: "establish", holder: "lin", recipient: "son", kinship: "child", commitment: "signed"}
    expect: {decision: "accepted"}
    state:
      people:
        - {name: "lin", scheme: "employee", insurance: "active", region: "320500", balance: "1500.00", free: "1500.00"}
        - {name: "son", scheme: "resident", insurance: "active", region: "510100"}
      relationships:
        - {holder: "lin", recipient: "son", state: "active", granted: "0.00", used: "0.00", remaining: "0.00"}
      positions: []
  - do: {operation: "set_quota", holder: "lin", recipient: "son", granted: "0.00"}
    expect: {decision: "accepted"}
    state: "unchanged"
  - do:
      request: "s-1"
      operation: "settle"
      holder: "lin"
      recipient: "son"
      beneficiary: "lin"
      category: "resident_premium"
      amount: "400.00"
    expect: {decision: "rejected", codes: ["beneficiary_not_recipient", "premium_not_covered_in_full"]}
    state: "unchanged"
"#;

/// A text that is replaced, its replacement, and the line and the words of the refusal.
struct Row {
    text: &'static str,
    by: &'static str,
    line: usize,
    says: &'static str,
}

const fn row(text: &'static str, by: &'static str, line: usize, says: &'static str) -> Row {
    Row { text, by, line, says }
}

const ROWS: &[Row] = &[
    // YAML: what two readers could understand differently.
    row("level:", "colour: \"red\"\nlevel:", 8, "unknown key `colour`"),
    row("level:", "policy: \"cn-2024-province\"\nlevel:", 8, "`policy` stands here a second time"),
    row("revision: \"1\"", "revision: 1", 3, "`1` is not in double quotes"),
    row("revision: \"1\"", "revision: '1'", 3, "`1` is in single quotes"),
    row("id: \"golden", "id: &here \"golden", 2, "an anchor"),
    row("policy: \"cn-2026-trial\"", "policy: *here", 6, "unknown anchor"),
    row("id: \"golden", "id: !!str \"golden", 2, "a tag"),
    row("    state: \"unchanged\"", "    <<: {state: \"unchanged\"}", 26, "a merge key"),
    row("revision: \"1\"", "\"revision\": \"1\"", 3, "`revision` is no plain key"),
    row("revision: \"1\"", "revision: \"1\"\r", 3, "carriage return"),
    row("  - {name: \"son\"", "\t- {name: \"son\"", 13, "a tab"),
    row("steps:\n", "---\nsteps:\n", 14, "a second document"),
    row("steps:\n", "steps:\n  extra\n", 15, ""),
    // Money, and other values.
    row("granted: \"0.00\"}", "granted: \"1.0\"}", 24, "`1.0` is not an amount in yuan"),
    row("granted: \"0.00\"}", "granted: \"1.000\"}", 24, "`1.000` is not an amount in yuan"),
    row("granted: \"0.00\"}", "granted: 1.00}", 24, "`1.00` is not in double quotes"),
    row("amount: \"400.00\"", "amount: \"400\"", 34, "`400` is not an amount in yuan"),
    row("balance: \"1500.00\"}", "balance: \"1500.005\"}", 12, "`1500.005` is not an amount"),
    row(
        "region: \"320500\", balance: \"1500.00\"}",
        "region: \"3205\", balance: \"1500.00\"}",
        12,
        "`3205` is not a region code",
    ),
    row("kinship: \"child\"", "kinship: \"friend\"", 15, "unknown word `friend`"),
    row(
        "name: \"son\", scheme: \"resident\", standing",
        "name: \"Son\", scheme: \"resident\", standing",
        13,
        "`Son` is no name",
    ),
    row(
        "name: \"son\", scheme: \"resident\", standing",
        "name: \"lin\", scheme: \"resident\", standing",
        13,
        "`lin` stands here twice",
    ),
    row("request: \"s-1\"", "request: \"s-123456\"", 28, "`s-123456` is no request ID"),
    row("      request: \"s-1\"\n", "", 27, "`settle` needs `request`"),
    row("granted: \"0.00\"}", "granted: \"0.00\", by: \"lin\"}", 24, "`set_quota` has no `by`"),
    // The heading.
    row("gongji-vector/1", "gongji-vector/2", 1, "unknown format `gongji-vector/2`"),
    row("id: \"golden/premium-one", "id: \"premium-one", 2, "is no vector ID"),
    row("id: \"golden/premium-one", "id: \"golden/Premium-one", 2, "is no vector ID"),
    row("id: \"golden/premium-one", "id: \"golden/premium/one", 2, "is no vector ID"),
    row("id: \"golden/premium-one", "id: \"golden/123456-one", 2, "is no vector ID"),
    row("revision: \"1\"", "revision: \"0\"", 3, "`0` is no revision"),
    row("revision: \"1\"", "revision: \"01\"", 3, "`01` is no revision"),
    row("revision: \"1\"", "revision: \"1234567890\"", 3, "`1234567890` is no revision"),
    row("en: \"One fen short\"", "en: \" \"", 4, "there is no text"),
    row("clauses: [\"QUO-6\", \"SET-6\"]", "clauses: []", 7, "`clauses` is empty"),
    row("clauses: [\"QUO-6\", \"SET-6\"]", "clauses: [\"SET-6\", \"QUO-6\"]", 7, "not in order"),
    row("clauses: [\"QUO-6\", \"SET-6\"]", "clauses: [\"SET-6\", \"SET-6\"]", 7, "not in order"),
    row("clauses: [\"QUO-6\", \"SET-6\"]", "clauses: [\"SET-60\"]", 7, "SET-60"),
    row("level: \"stated\"", "level: \"interpreted\"", 8, "the level is not that of the clauses"),
    row("\"SET-6\"]", "\"SET-6\", \"SET-7\"]", 8, "the level is not that of the clauses"),
    row("\"quotas\", \"settlement\"]", "\"settlement\"]", 9, "not the capabilities"),
    row("\"quotas\", \"settlement\"]", "\"settlement\", \"quotas\"]", 9, "not the capabilities"),
    row("\"settlement\"]", "\"settlement\", \"requests\"]", 9, "not the capabilities"),
    row("twin: {id: \"golden/", "twin: {id: \"", 10, "is no vector ID"),
    row(", differs: \"steps[1].do.granted\"", "", 10, "the key `differs` is missing"),
    // Steps: outcomes and states.
    row(
        "[\"beneficiary_not_recipient\", \"premium_not_covered_in_full\"]",
        "[\"premium_not_covered_in_full\", \"beneficiary_not_recipient\"]",
        35,
        "not in the order of the catalogue",
    ),
    row(
        "[\"beneficiary_not_recipient\", \"premium_not_covered_in_full\"]",
        "[]",
        35,
        "the codes are empty",
    ),
    row(
        "[\"beneficiary_not_recipient\", \"premium_not_covered_in_full\"]",
        "[\"no\"]",
        35,
        "unknown word `no`",
    ),
    row(
        "full\"]}\n    state: \"unchanged\"",
        "full\"]}\n    state: {people: [], relationships: [], positions: []}",
        36,
        "a refusal has no effect",
    ),
    row(
        "full\"]}\n    state: \"unchanged\"",
        "full\"]}\n    state: \"the same\"",
        36,
        "unknown word `the same`",
    ),
    row("full\"]}\n    state: \"unchanged\"\n", "full\"]}\n", 27, "the key `state` is missing"),
    row(
        "expect: {decision: \"rejected\", codes: [\"beneficiary_not_recipient\", \"premium_not_covered_in_full\"]}",
        "expect: {decision: \"accepted\", paid: \"0.00\", self_paid: \"400.00\"}",
        10,
        "only a refusal has an accepted twin",
    ),
    row(
        "expect: {decision: \"rejected\", codes: [\"beneficiary_not_recipient\", \"premium_not_covered_in_full\"]}",
        "expect: {decision: \"accepted\", paid: \"0.00\"}",
        35,
        "not the receipt of `settle`",
    ),
    row(
        "granted: \"0.00\"}\n    expect: {decision: \"accepted\"}",
        "granted: \"0.00\"}\n    expect: {decision: \"accepted\", statement: []}",
        25,
        "not the receipt of `set_quota`",
    ),
    row("differs: \"steps[1].do.granted\"", "differs: \"steps[3].do.granted\"", 10, "is no field"),
    row("differs: \"steps[1].do.granted\"", "differs: \"steps[1].do.person\"", 10, "is no field"),
    row("differs: \"steps[1].do.granted\"", "differs: \"steps[1].granted\"", 10, "is no field"),
    row("differs: \"steps[1].do.granted\"", "differs: \"people[0].colour\"", 10, "is no field"),
];

/// The text with one place replaced.
fn replaced(text: &str, by: &str) -> String {
    assert!(REFUSED.contains(text), "`{text}` is not in the sample");
    REFUSED.replacen(text, by, 1)
}

#[test]
fn the_sample_is_sound() {
    let vector = read("a.yaml", REFUSED).unwrap();
    assert!(vector.is_refusal() && vector.level() == Status::Stated);
    assert_eq!(vector.steps.len(), 3);
}

#[test]
fn what_is_wrong_is_refused_with_its_line_and_in_both_languages() {
    let mut found = Vec::new();
    for Row { text, by, line, says } in ROWS {
        let Err(error) = read("a.yaml", &replaced(text, by)) else {
            found.push(format!("{by}: was read"));
            continue;
        };
        let said = error.to_string();
        if error.place.line != *line || !said.contains(says) {
            found.push(format!("{by}: line {line}, {says}, and not {said}"));
        }
        let told = [Language::English, Language::Chinese].map(|language| error.to(language));
        assert!(told[0].starts_with("a.yaml:") && told[0] != told[1], "{told:?}");
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Longer samples that no single replacement makes.
#[test]
fn lists_are_not_empty_and_states_are_in_order() {
    let (before, steps) = REFUSED.split_once("steps:\n").unwrap();
    let error = read("a.yaml", &format!("{before}steps: []\n")).unwrap_err();
    assert_eq!((error.place.line, error.problem().en.as_ref()), (14, "`steps` is empty"));

    let people = before.find("people:").unwrap();
    let nobody = format!("{}people: []\nsteps:\n{steps}", &before[..people]);
    let error = read("a.yaml", &nobody).unwrap_err();
    assert_eq!((error.place.line, error.problem().en.as_ref()), (11, "`people` is empty"));

    let mut lines: Vec<&str> = REFUSED.lines().collect();
    lines.swap(18, 19);
    let error = read("a.yaml", &lines.join("\n")).unwrap_err();
    assert_eq!((error.place.line, error.problem().en.as_ref()), (19, "`people` is not in order"));

    let relationship = lines[21];
    lines.swap(18, 19);
    lines.insert(21, relationship);
    let error = read("a.yaml", &lines.join("\n")).unwrap_err();
    let said = (error.place.line, error.problem().en.as_ref());
    assert_eq!(said, (22, "`relationships` is not in order"), "one stands there twice");

    let two = "positions:\n        - {debtor: \"320500\", creditor: \"510100\", amount: \"1.00\"}\n        \
               - {debtor: \"110100\", creditor: \"510100\", amount: \"1.00\"}";
    let error = read("a.yaml", &replaced("positions: []", two)).unwrap_err();
    assert_eq!(
        (error.place.line, error.problem().en.as_ref()),
        (24, "`positions` is not in order")
    );
}

#[test]
fn what_is_written_is_read_again_as_the_same_vector() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden");
    let mut texts = vec![REFUSED.to_string()];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "yaml") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    assert!(texts.len() > 40, "only {} vectors", texts.len());
    for text in texts {
        let vector = read("a.yaml", &text).unwrap();
        let written = write(&vector);
        assert_eq!(read("b.yaml", &written).unwrap(), vector, "{written}");
        assert_eq!(write(&read("b.yaml", &written).unwrap()), written);
        let json = to_json(&vector);
        assert_eq!(read("c.yaml", &model::yaml::write(&json)).unwrap(), vector, "{json}");
    }
}

#[test]
fn whatever_the_schema_refuses_the_reader_refuses() {
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("urn:gongji:vector:1", schema()).expect("a schema is JSON");
    let index = compiler.compile("urn:gongji:vector:1", &mut schemas).expect("it is a schema");
    let suite = suite::Suite::built_in().expect("it is built in");
    // One vector for each last operation, accepted and refused.
    let mut seen = std::collections::BTreeSet::new();
    let mut values = Vec::new();
    for (_, vector) in &suite.vectors {
        let last = vector.steps.last().map(|step| step.data.operation.family());
        if seen.insert((last, vector.is_refusal())) {
            values.push(to_json(vector));
        }
    }
    // In a file every scalar is a text, quoted or not.
    let allows = |value: &serde_json::Value| schemas.validate(&texts(value), index).is_ok();
    let reads = |value: &serde_json::Value| read("v.yaml", &model::yaml::write(value)).is_ok();
    let taken = crate::format::spoil::taken(&values, 3000, allows, reads);
    assert!(taken.is_empty(), "{}", taken.join("\n"));
}

/// Returns the value with its numbers and truth values as texts.
fn texts(value: &serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Number(_) | Value::Bool(_) => Value::from(value.to_string()),
        Value::Array(members) => members.iter().map(texts).collect(),
        Value::Object(entries) => {
            entries.iter().map(|(key, one)| (key.clone(), texts(one))).collect()
        }
        Value::String(_) | Value::Null => value.clone(),
    }
}
