//! The JSON Schema of the protocol, published as `conformance/protocol.schema.json`. It has a part
//! for every message of the harness (`message-open`) and for every reply (`reply-opened`), and
//! shares others with the schema of vectors. Replies are closed; messages are open, because later
//! versions may add keys and words. `gongji protocol` prints it, or the page that explains it.

#[cfg(test)]
mod tests;

use model::terms::Term;
use model::text::Text;
use serde_json::{Map, Value, json};

use super::json_schema::{DRAFT, loosen, one_of, part, record, word, words};
use super::message::{Decision, Isolation, PROTOCOL, Part, Start};
use super::vectors::{self, Capability};

/// Page that explains the protocol, in both languages.
pub(crate) const PAGE: Text =
    Text::new(include_str!("../../../PROTOCOL.md"), include_str!("../../../PROTOCOL.zh.md"));
/// Parts of the schema of vectors that no message uses.
const NOT_SENT: [&str; 9] =
    ["step", "sentence", "text", "status", "answer", "clause", "code", "vector-ID", "observation"];
/// Greatest length of the name of a person, a request or a case, as the page says.
const LONGEST_TEXT: usize = 120;
/// A sum below [`model::money::Fen::BEYOND`].
const SUM: &str = r"^(0|[1-9][0-9]{0,12})\.[0-9]{2}$";

/// Writes the schema as it is published.
pub fn pretty() -> String {
    serde_json::to_string_pretty(&schema()).expect("a schema is JSON") + "\n"
}

/// Builds the schema of every message and every reply.
pub fn schema() -> Value {
    let mut parts = match vectors::schema()["$defs"].take() {
        Value::Object(parts) => parts,
        other => panic!("the parts of the vectors' schema are {other}"),
    };
    parts.retain(|name, _| !NOT_SENT.contains(&name.as_str()));
    parts.values_mut().for_each(loosen);
    shared(&mut parts);
    words::<Isolation>(&mut parts);
    words::<Start>(&mut parts);
    words::<Part>(&mut parts);
    words::<Decision>(&mut parts);
    messages(&mut parts);
    replies(&mut parts);
    json!({
        "$schema": DRAFT,
        "title": format!("gongji-protocol/{PROTOCOL}"),
        "description": "a message of the harness, or a reply to one · 测试程序的消息，或对消息的答复",
        "anyOf": [part("message"), part("reply")],
        "$defs": parts,
    })
}

/// Loosens the parts shared with vectors: names are any text, unknown keys are ignored, and an
/// unknown word stands for something that is not covered.
fn shared(parts: &mut Map<String, Value>) {
    let text = json!({"type": "string", "maxLength": LONGEST_TEXT});
    for name in ["name", "request-ID", "case"] {
        parts.insert(name.to_string(), text.clone());
    }
    parts["sum"]["pattern"] = json!(SUM);
    vectors::open_words(parts);
    let open = |record: &mut Value| {
        record.as_object_mut().map(|entries| entries.remove("additionalProperties"));
    };
    vectors::without_notes(parts, open);
    for name in ["person", "where"] {
        open(parts.get_mut(name).expect("vectors have this record"));
    }
    // Display names are for readers of stories; a system gets none.
    parts["person"]["properties"].as_object_mut().map(|keys| keys.remove("display"));
}

fn many(of: Value) -> Value {
    json!({"type": "array", "items": of})
}

fn each_once(of: Value) -> Value {
    json!({"type": "array", "items": of, "uniqueItems": true})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn whole(least: u32) -> Value {
    json!({"type": "integer", "minimum": least})
}

/// Message or reply: a record with its name and its number, which is at least `least`.
struct Said<'a> {
    name: &'a str,
    about: (&'a str, &'a str),
    least: u32,
    required: Vec<(&'a str, Value)>,
    optional: Vec<(&'a str, Value)>,
}

impl Said<'_> {
    fn record(self) -> Value {
        let Said { name, about: (en, zh), least, required, optional } = self;
        let mut keys = vec![("message", json!({"const": name})), ("n", whole(least))];
        keys.extend(required);
        record(en, zh, &keys, &optional)
    }
}

/// Adds records, and a part that stands for any of them.
fn add(parts: &mut Map<String, Value>, which: &str, all: Vec<Said<'_>>, open: bool) {
    let kinds: Vec<(String, String)> =
        all.iter().map(|said| (said.name.to_string(), format!("{which}-{}", said.name))).collect();
    for (said, (_, name)) in all.into_iter().zip(&kinds) {
        let mut record = said.record();
        if let (true, Some(entries)) = (open, record.as_object_mut()) {
            entries.remove("additionalProperties");
        }
        parts.insert(name.clone(), record);
    }
    let kinds: Vec<(&str, String)> =
        kinds.iter().map(|(word, name)| (word.as_str(), name.clone())).collect();
    parts.insert(which.to_string(), one_of("message", &kinds));
}

/// Adds the messages of the harness.
fn messages(parts: &mut Map<String, Value>) {
    let case = || ("case", part("case"));
    let said = |name, about, required| Said { name, about, least: 1, required, optional: vec![] };
    let all = vec![
        said(
            "hello",
            ("who are you?", "说明能力"),
            vec![("protocol", json!({"const": PROTOCOL})), ("policy", text())],
        ),
        said(
            "open",
            ("begin a case with these people on record", "建立案例并登记人员"),
            vec![case(), ("people", many(part("person")))],
        ),
        said("do", ("do an operation", "办理业务"), vec![case(), ("request", part("request"))]),
        said("observe", ("show everything", "报告可查询到的全部状态"), vec![case()]),
        said("close", ("the case is over", "结束案例"), vec![case()]),
        said("bye", ("the conversation is over", "结束对话"), vec![]),
    ];
    add(parts, "message", all, true);
}

/// Adds the replies of a system.
fn replies(parts: &mut Map<String, Value>) {
    let case = || ("case", part("case"));
    let said = |name, about, required| Said { name, about, least: 1, required, optional: vec![] };
    let system = record(
        "the system's name for itself",
        "系统自报的名称和版本",
        &[("name", text()), ("build", text())],
        &[],
    );
    let all = vec![
        said(
            "hello",
            ("to `hello`", "对 `hello` 的答复"),
            vec![
                ("protocol", json!({"const": PROTOCOL})),
                ("system", system),
                ("capabilities", each_once(word::<Capability>())),
                ("isolation", word::<Isolation>()),
                ("parallel", whole(1)),
                ("start", word::<Start>()),
                ("shows", each_once(word::<Part>())),
            ],
        ),
        said("opened", ("to `open`", "对 `open` 的答复"), vec![case()]),
        Said {
            optional: vec![
                ("people", many(part("observed person"))),
                ("relationships", many(part("observed relationship"))),
                ("positions", many(part("position"))),
            ],
            ..said(
                "state",
                (
                    "to `observe`: what `hello` says under `shows`",
                    "对 `observe` 的答复，内容与 `shows` 一致",
                ),
                vec![case()],
            )
        },
        said("closed", ("to `close`", "对 `close` 的答复"), vec![case()]),
        said("bye", ("to `bye`", "对 `bye` 的答复"), vec![]),
        said(
            "unsupported",
            ("to any message: the system does not support this", "对任何消息：系统不支持"),
            vec![("capability", text()), ("text", text())],
        ),
        Said {
            least: 0,
            ..said(
                "error",
                ("to any message: the adapter failed", "对任何消息：适配器出错"),
                vec![("text", text())],
            )
        },
        said("answer", ("to `do`", "对 `do` 的答复"), vec![case()]),
    ];
    add(parts, "reply", all, false);
    parts.insert("reply-answer".to_string(), answer());
    let alone = json!({"properties": {"isolation": {"const": Isolation::Reset.name()}}});
    parts["reply-hello"]["if"] = alone;
    parts["reply-hello"]["then"] = json!({"properties": {"parallel": {"const": 1}}});
}

/// Describes an answer, which is one of two records.
fn answer() -> Value {
    let decided = |decision: Decision, required: Vec<(&str, Value)>, optional| {
        let mut keys =
            vec![("case", part("case")), ("decision", json!({"const": decision.name()}))];
        keys.extend(required);
        let said = Said {
            name: "answer",
            about: ("to `do`", "对 `do` 的答复"),
            least: 1,
            required: keys,
            optional,
        };
        let mut record = said.record();
        let text = decision.text();
        record["description"] = json!(format!("{} · {}", text.en, text.zh));
        record
    };
    let receipt = vec![
        ("paid", part("sum")),
        ("self_paid", part("sum")),
        ("statement", many(part("position"))),
    ];
    json!({
        "description": "to `do` · 对 `do` 的答复",
        "oneOf": [
            decided(Decision::Accepted, vec![], receipt),
            decided(Decision::Rejected, vec![("code", text())], vec![]),
        ],
    })
}
