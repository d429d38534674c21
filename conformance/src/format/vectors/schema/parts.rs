//! The parts of the schema of a vector: texts with a form, records, requests and answers. Which
//! vocabularies there are, and what a whole vector is, is in the parent module.

use model::case_file::{DIGITS_OF_A_NUMBER, LONGEST_NAME};
use model::clause::{Clause, Code};
use model::expense::{Category, VenueKind};
use model::observe::State;
use model::operation::Family;
use model::person::{Channel, Commitment, Kinship, Reason, Scheme, Standing};
use model::terms::Term;
use serde_json::{Map, Value, json};

use crate::format::json_schema::{key, part, record, says, word};
use crate::format::vectors::file::{LONGEST_ID, UNCHANGED};

/// The key of a remark, which stands in vectors alone.
pub(crate) const NOTE: &str = "note";

/// Words with a form: clauses, names, regions.
pub(crate) fn scalars(parts: &mut Map<String, Value>) {
    let clauses: Vec<&str> = Clause::ALL.iter().map(|clause| clause.name()).collect();
    let number = json!({"pattern": format!("[0-9]{{{DIGITS_OF_A_NUMBER}}}")});
    let all = [
        (
            "clause",
            json!({
                "description": says("a clause of the catalogue", "条款目录中的条款"),
                "enum": clauses,
            }),
        ),
        (
            "vector ID",
            json!({
                "description": says("family/what-is-tested", "业务/测试内容"),
                "type": "string", "maxLength": LONGEST_ID, "not": number,
                "pattern": "^[a-z][a-z0-9_-]*/[a-z][a-z0-9_-]*$",
            }),
        ),
        (
            "name",
            json!({
                "description": says("a short made-up name of a person", "人员的虚构短名"),
                "type": "string", "maxLength": LONGEST_NAME, "not": number,
                "pattern": "^[a-z][a-z0-9_-]*$",
            }),
        ),
        (
            "request ID",
            json!({
                "description": says("a request ID", "请求编号"),
                "type": "string", "maxLength": LONGEST_NAME, "not": number,
                "pattern": "^[A-Za-z0-9_.:-]+$",
            }),
        ),
        (
            "region",
            json!({
                "description": says("a pooling region, by its code of GB/T 2260",
                    "统筹地区，GB/T 2260 六位行政区划代码"),
                "type": "string", "pattern": "^[1-9][0-9]{5}$",
            }),
        ),
    ];
    parts.extend(all.map(|(name, scalar)| (key(name), scalar)));
}

/// Sums of money, and texts in both languages.
pub(crate) fn sums_and_texts(parts: &mut Map<String, Value>) {
    let all = [
        (
            "sum",
            json!({
                "description": says("yuan on record, with two places", "账面金额，元，两位小数"),
                "type": "string", "pattern": "^(0|[1-9][0-9]{0,15})\\.[0-9]{2}$",
            }),
        ),
        (
            "opening balance",
            json!({
                "description": says("a balance at the start, up to 10000000000.00", "期初余额"),
                "type": "string",
                "pattern": "^((0|[1-9][0-9]{0,9})\\.[0-9]{2}|10000000000\\.00)$",
            }),
        ),
        (
            "amount",
            json!({
                "description": says(
                    "yuan as a request names them: two places, or more that do not end in 0",
                    "请求中的金额，元，两位小数；多于两位时末位不为0",
                ),
                "type": "string", "maxLength": 28, "not": {"const": "-0.00"},
                "pattern": "^-?(0|[1-9][0-9]*)\\.([0-9]{2}|[0-9]{2,}[1-9])$",
            }),
        ),
        (
            "text",
            json!({
                "description": says("a text in both languages", "中英文文字"),
                "type": "object", "additionalProperties": false, "required": ["en", "zh"],
                "properties": {"en": {"type": "string"}, "zh": {"type": "string"}},
            }),
        ),
        (
            "sentence",
            json!({
                "allOf": [part("text")],
                "properties": {"en": {"pattern": "\\S"}, "zh": {"pattern": "\\S"}},
            }),
        ),
    ];
    parts.extend(all.map(|(name, scalar)| (key(name), scalar)));
}

/// Adds the people of a start, and the venue of an expense.
pub(crate) fn records(parts: &mut Map<String, Value>) {
    let display = json!({
        "description": says("the name that stories and reports use", "叙述和报告中使用的姓名"),
        "allOf": [part("text")],
    });
    let mut person = record(
        "a person at the start",
        "初始登记的人员",
        &[
            ("name", part("name")),
            ("scheme", word::<Scheme>()),
            ("standing", word::<Standing>()),
            ("region", part("region")),
        ],
        &[("display", display), ("balance", part("opening balance"))],
    );
    person["if"] = json!({"properties": {"scheme": {"const": Scheme::Employee.name()}}});
    person["then"] = json!({"required": ["balance"]});
    let venue = record(
        "where an expense was incurred",
        "就医购药场所",
        &[("kind", word::<VenueKind>()), ("region", part("region"))],
        &[],
    );
    let all = [("person", person), ("where", venue)];
    parts.extend(all.map(|(name, record)| (key(name), record)));
}

/// Adds the observations of a system.
pub(crate) fn observations(parts: &mut Map<String, Value>) {
    let observed = record(
        "a person as observed",
        "查询到的人员",
        &[
            ("name", part("name")),
            ("scheme", word::<Scheme>()),
            ("insurance", word::<State>()),
            ("region", part("region")),
        ],
        &[("balance", part("sum")), ("free", part("sum"))],
    );
    let relationship = record(
        "a relationship as observed",
        "查询到的共济关系",
        &[
            ("holder", part("name")),
            ("recipient", part("name")),
            ("state", word::<State>()),
            ("granted", part("sum")),
            ("used", part("sum")),
            ("remaining", part("sum")),
        ],
        &[],
    );
    let position = record(
        "an open position between two regions",
        "待清算金额",
        &[("debtor", part("region")), ("creditor", part("region")), ("amount", part("sum"))],
        &[],
    );
    let many = |of: &str| json!({"type": "array", "uniqueItems": true, "items": part(of)});
    let observation = record(
        "everything that can be observed",
        "可查询到的全部状态",
        &[
            ("people", many("observed person")),
            ("relationships", many("observed relationship")),
            ("positions", many("position")),
        ],
        &[],
    );
    let all = [
        ("observed person", observed),
        ("observed relationship", relationship),
        ("position", position),
        ("observation", observation),
    ];
    parts.extend(all.map(|(name, record)| (key(name), record)));
}

/// Adds a step: the request, the answer, and the observation afterwards.
pub(crate) fn answers(parts: &mut Map<String, Value>) {
    let mut step = record(
        "one request, and what has to come of it",
        "一项请求及其应有结果",
        &[
            ("do", part("request")),
            ("expect", part("answer")),
            (
                "state",
                json!({
                    "description": says("what is observed afterwards; or as it was before",
                        "其后可查询到的状态；或与之前相同"),
                    "oneOf": [{"const": UNCHANGED}, part("observation")],
                }),
            ),
        ],
        &[],
    );
    // INV-9: a refusal leaves everything as it was.
    step["if"] = json!({"properties": {"expect": {
        "required": ["decision"], "properties": {"decision": {"const": "rejected"}},
    }}});
    step["then"] = json!({"properties": {"state": {"const": UNCHANGED}}});
    let accepted = record(
        "accepted, with the receipt",
        "予以办理及其回执",
        &[("decision", json!({"const": "accepted"}))],
        &[
            ("paid", part("sum")),
            ("self_paid", part("sum")),
            ("statement", json!({"type": "array", "uniqueItems": true, "items": part("position")})),
        ],
    );
    let rejected = record(
        "rejected, with any one of these codes",
        "不予办理，代码为其中任何一个",
        &[
            ("decision", json!({"const": "rejected"})),
            ("codes", list(Code::KIND.en.as_ref(), "any one of these", "其中任何一个")),
        ],
        &[],
    );
    let of = |operation: &Family| {
        let asked = json!({"required": ["operation"],
            "properties": {"operation": {"const": operation.name()}}});
        json!({"if": asked, "then": part(&format!("do {operation}"))})
    };
    let request = json!({
        "description": says("what is asked", "请求内容"),
        "type": "object",
        "required": ["operation"],
        "properties": {"operation": word::<Family>()},
        "allOf": Family::ALL.iter().map(of).collect::<Vec<Value>>(),
    });
    let answer = json!({"oneOf": [accepted, rejected]});
    let all = [("step", step), ("request", request), ("answer", answer)];
    parts.extend(all.map(|(name, record)| (key(name), record)));
}

/// A request for this operation.
pub(crate) fn operation_of(operation: Family) -> Value {
    let mut required = vec![("operation", json!({"const": operation.name()}))];
    let mut optional = vec![(NOTE, part("text"))];
    let by_id = if operation.needs_id() { &mut required } else { &mut optional };
    by_id.push(("request", part("request ID")));
    for one in operation.fields() {
        let group = if one.optional { &mut optional } else { &mut required };
        group.push((one.name, field(one.name)));
    }
    let text = operation.text();
    record(&text.en, &text.zh, &required, &optional)
}

/// Lets the open vocabularies have other words: those of a policy, and those that nobody knows.
pub(crate) fn open_words(parts: &mut Map<String, Value>) {
    for kind in [Kinship::KIND, Category::KIND, VenueKind::KIND] {
        let words = parts.get_mut(&key(&kind.en)).expect("it is a vocabulary of vectors");
        let known = words.take();
        *words = json!({"anyOf": [known, {"type": "string"}]});
    }
}

/// Drops the remark from the request of every operation, and hands each on.
pub(crate) fn without_notes(parts: &mut Map<String, Value>, mut each: impl FnMut(&mut Value)) {
    for operation in Family::ALL {
        let request = parts.get_mut(&key(&format!("do {operation}")));
        let request = request.expect("every operation has its request");
        if let Some(Value::Object(properties)) = request.get_mut("properties") {
            properties.remove(NOTE);
        }
        each(request);
    }
}

/// Returns the schema of a field of an operation.
fn field(name: &str) -> Value {
    match name {
        "kinship" => word::<Kinship>(),
        "commitment" => word::<Commitment>(),
        "channel" => word::<Channel>(),
        "category" => word::<Category>(),
        "scheme" => word::<Scheme>(),
        "reason" => word::<Reason>(),
        "venue" => part("where"),
        "region" => part("region"),
        "settlement" => part("request ID"),
        "granted" | "amount" => part("amount"),
        _ => part("name"),
    }
}

/// A list of different words of a vocabulary, not empty.
pub(super) fn list(of: &str, en: &str, zh: &str) -> Value {
    json!({
        "description": says(en, zh),
        "type": "array", "minItems": 1, "uniqueItems": true, "items": part(of),
    })
}
