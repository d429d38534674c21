//! The JSON Schema of a report, published as `conformance/report.schema.json`. It loosens the parts
//! that it shares with vectors, because a report also holds what a faulty system showed.

use model::terms::Term;
use serde_json::{Map, Value, json};

use super::json_schema::{self, DRAFT, loosen, part, words};
use super::outcome::Outcome;
use super::report::{FORMAT, Verdict};
use super::vectors;
use super::vectors::manifest::Tier;

/// Builds the schema of a report.
pub fn schema() -> Value {
    let mut whole = report();
    let mut parts = vectors::schema()["$defs"].take();
    loosen(&mut parts);
    let mut parts = match parts {
        Value::Object(parts) => parts,
        other => panic!("the parts of the vectors' schema are {other}"),
    };
    parts.retain(|name, _| !matches!(name.as_str(), "step" | "sentence" | "status"));
    vectors::without_notes(&mut parts, |_| ());
    vectors::open_words(&mut parts);
    words::<Verdict>(&mut parts);
    words::<Tier>(&mut parts);
    words::<Outcome>(&mut parts);
    for name in ["name", "request-ID", "vector-ID"] {
        parts.insert(name.to_string(), json!({"type": "string", "minLength": 1}));
    }
    let sum = json!({"type": "string", "pattern": "^-?(0|[1-9][0-9]*)\\.[0-9]{2}$"});
    for name in ["sum", "opening-balance"] {
        parts.insert(name.to_string(), sum.clone());
    }
    parts.insert("result".to_string(), result());
    parts.insert("step".to_string(), step());
    parts.insert("finding".to_string(), finding());
    whole["$defs"] = Value::Object(parts);
    whole
}

fn or_null(of: Value) -> Value {
    json!({"anyOf": [of, {"type": "null"}]})
}

fn many(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn counted(least: u32) -> Value {
    json!({"type": "integer", "minimum": least})
}

fn two(of: Value) -> Value {
    json!({"type": "array", "items": of, "minItems": 2, "maxItems": 2})
}

/// Describes a record with all of these keys and no other.
fn record(en: &str, zh: &str, keys: &[(&str, Value)]) -> Value {
    json_schema::record(en, zh, keys, &[])
}

fn report() -> Value {
    let suite = record(
        "what was run",
        "运行的套件",
        &[
            ("policy", text()),
            ("tier", part("tier")),
            ("case", or_null(text())),
            ("digest", text()),
            ("clauses", many(text())),
            ("only", many(text())),
            ("vectors", two(counted(0))),
        ],
    );
    let lists = record(
        "the digests of the lists by which the system was judged",
        "判定所用的自备清单（文件摘要）",
        &[("known_failures", or_null(text())), ("codes", or_null(text()))],
    );
    let system = record(
        "what it was run against",
        "被测系统",
        &[
            ("name", text()),
            ("build", text()),
            ("reached", text()),
            ("capabilities", many(part("capability"))),
            ("hides", many(text())),
        ],
    );
    let verdicts: Map<String, Value> =
        Verdict::ALL.iter().map(|verdict| (verdict.name().to_string(), counted(1))).collect();
    let totals = json!({
        "description": "how often each verdict occurs · 各结论的数量",
        "type": "object", "additionalProperties": false, "properties": verdicts,
    });
    let mut whole = record(
        "The result of running a suite against a system",
        "测试套件的运行结果",
        &[
            ("format", json!({"const": FORMAT})),
            ("suite", suite),
            ("system", system),
            ("complete", json!({"type": "boolean"})),
            ("measurable", json!({"type": "boolean"})),
            ("shard", two(counted(1))),
            ("lists", lists),
            ("salt", or_null(counted(0))),
            ("jobs", counted(0)),
            ("remarks", many(part("text"))),
            ("stale", many(part("text"))),
            ("shrink", or_null(text())),
            ("results", many(part("result"))),
            ("outcome", part("outcome")),
            ("totals", totals),
        ],
    );
    whole["$schema"] = json!(DRAFT);
    whole["title"] = json!(FORMAT);
    whole
}

fn result() -> Value {
    let twin = record(
        "the accepted vector beside a refused one",
        "与不予办理情形对照的应予办理向量",
        &[("id", text()), ("differs", text())],
    );
    record(
        "the result of one vector",
        "一个测试向量的结果",
        &[
            ("id", part("vector-ID")),
            ("title", part("text")),
            ("why", part("text")),
            ("clauses", many(part("clause"))),
            ("verdict", part("verdict")),
            ("missing", many(part("capability"))),
            ("says", or_null(part("text"))),
            ("step", or_null(counted(1))),
            ("length", counted(1)),
            ("twin", or_null(twin)),
            ("twin_verdict", or_null(part("verdict"))),
            ("people", many(part("person"))),
            ("steps", many(part("step"))),
            ("again", text()),
            ("stderr", text()),
            ("milliseconds", counted(0)),
        ],
    )
}

fn step() -> Value {
    record(
        "one step, with its expected and its actual result",
        "一个步骤的应有结果和实际结果",
        &[
            ("request", part("request")),
            ("expected", part("answer")),
            ("got", or_null(part("answer"))),
            ("expected_state", part("observation")),
            ("got_state", or_null(part("observation"))),
            ("findings", many(part("finding"))),
        ],
    )
}

fn finding() -> Value {
    record(
        "one fault at a step",
        "某一步骤的一处差错",
        &[
            ("verdict", part("verdict")),
            ("clause", or_null(part("clause"))),
            ("says", part("text")),
        ],
    )
}
