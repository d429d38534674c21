//! The schema of the protocol, checked against the page, against the messages that the harness
//! writes and against the readers of both ends: with any key left out, the schema and the reader
//! agree.

use std::io::BufReader;

use serde_json::{Value, json};

use super::*;
use crate::format::message::Reply;
use crate::format::spoil;
use crate::link::builtin::BuiltIn;
use crate::link::serve;

/// The schema, ready to judge by one of its parts.
struct Judge {
    schemas: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Judge {
    fn new(part: &str) -> Judge {
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        let name = "urn:gongji:protocol:1";
        compiler.add_resource(name, schema()).expect("a schema is JSON");
        let index = compiler.compile(&format!("{name}#/$defs/{part}"), &mut schemas);
        Judge { index: index.unwrap_or_else(|wrong| panic!("{part}: {wrong:#}")), schemas }
    }

    fn allows(&self, value: &Value) -> bool {
        self.schemas.validate(value, self.index).is_ok()
    }

    fn holds(&self, value: &Value) {
        let result = self.schemas.validate(value, self.index);
        result.unwrap_or_else(|wrong| panic!("{value}: {wrong:#}"));
    }
}

/// Returns the conversation on the page: messages and replies.
fn conversation() -> (Vec<Value>, Vec<Value>) {
    let said = |mark: &str| {
        let page = PAGE;
        let lines = page.en.lines().filter_map(|line| line.strip_prefix(mark));
        lines.map(|line| serde_json::from_str(line).expect("it is JSON")).collect::<Vec<Value>>()
    };
    (said("> "), said("< "))
}

/// Returns the replies of the built-in system to these lines.
fn replies(lines: &str) -> Vec<Value> {
    let policy = crate::format::named::policy("cn-2026-trial").expect("it is built in");
    let (mut input, mut out) = (BufReader::new(lines.as_bytes()), Vec::new());
    serve::lines(&BuiltIn::new(policy, None), &mut input, &mut out).expect("memory can be written");
    let out = String::from_utf8(out).expect("replies are UTF-8");
    out.lines().map(|line| serde_json::from_str(line).expect("a reply is JSON")).collect()
}

/// Returns true if the built-in system can read this message, at its place in a conversation.
fn is_read(message: &Value) -> bool {
    let (messages, _) = conversation();
    let before: String = match message["message"].as_str() {
        Some("hello" | "open") => format!("{}\n", messages[0]),
        _ => format!("{}\n{}\n", messages[0], messages[1]),
    };
    let reply = replies(&format!("{before}{message}\n")).pop().expect("it replies");
    reply["message"] != "error"
}

/// Returns one of every message, with every key that it may have.
fn messages() -> Vec<Value> {
    let (conversation, _) = conversation();
    let mut all: Vec<Value> = ["hello", "open", "observe", "close", "bye"]
        .iter()
        .map(|name| {
            let found = conversation.iter().find(|one| one["message"] == *name);
            found.unwrap_or_else(|| panic!("no `{name}` on the page")).clone()
        })
        .collect();
    let venue = json!({"kind": "institution", "region": "510100"});
    let pair = ["li", "mother"];
    let [holder, recipient] = pair;
    for request in [
        json!({"operation": "establish", "holder": holder, "recipient": recipient,
            "kinship": "parent", "commitment": "signed", "channel": "app"}),
        json!({"operation": "set_quota", "holder": holder, "recipient": recipient,
            "granted": "50.00"}),
        json!({"operation": "settle", "holder": holder, "recipient": recipient,
            "beneficiary": recipient, "category": "medical", "venue": venue, "amount": "1.00"}),
        json!({"operation": "reverse", "settlement": "s-1"}),
        json!({"operation": "terminate", "by": holder, "holder": holder, "recipient": recipient,
            "channel": "window"}),
        json!({"operation": "transfer", "person": holder, "region": "510100"}),
        json!({"operation": "end_insurance", "person": holder, "reason": "death"}),
        json!({"operation": "enroll", "person": holder, "scheme": "employee", "region": "510100"}),
        json!({"operation": "contribute", "person": holder, "amount": "1.00"}),
        json!({"operation": "spend", "person": holder, "amount": "1.00"}),
        json!({"operation": "clear"}),
    ] {
        let mut message = json!({"message": "do", "n": 3, "case": "c1", "request": request});
        message["request"]["request"] = json!("r-1");
        all.push(message);
    }
    all
}

/// Returns every reply, with every key that it may have.
fn all_replies() -> Vec<Value> {
    let (_, mut all) = conversation();
    all.push(json!({"message": "unsupported", "n": 2, "capability": "clearing", "text": "no"}));
    all.push(json!({"message": "error", "n": 0, "text": "what?"}));
    all
}

/// Collects the paths of all keys in a value.
fn keys(value: &Value, at: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(entries) => {
            found.extend(entries.keys().map(|key| format!("{at}/{key}")));
            entries.iter().map(|(key, value)| (format!("{at}/{key}"), value)).collect()
        }
        Value::Array(members) => {
            members.iter().enumerate().map(|(i, value)| (format!("{at}/{i}"), value)).collect()
        }
        _ => Vec::new(),
    };
    for (at, value) in inner {
        keys(value, &at, found);
    }
}

fn without(value: &Value, path: &str) -> Value {
    let mut value = value.clone();
    let (place, key) = path.rsplit_once('/').expect("a pointer");
    let entries = value.pointer_mut(place).and_then(Value::as_object_mut);
    entries.expect("a record").remove(key).expect("it is there");
    value
}

fn with(value: &Value, path: &str, put: Value) -> Value {
    let mut value = value.clone();
    let (place, key) = path.rsplit_once('/').expect("a pointer");
    value.pointer_mut(place).expect("it is there")[key] = put;
    value
}

#[test]
fn the_published_schema_is_ours() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/protocol.schema.json");
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(published == pretty(), "{path} is not what `gongji protocol --schema` prints");
}

#[test]
fn the_conversation_on_the_page_keeps_the_schema_and_is_held() {
    let (messages, due) = conversation();
    assert!(messages.len() == due.len() && due.len() >= 10, "{}", due.len());
    let (message, reply) = (Judge::new("message"), Judge::new("reply"));
    messages.iter().for_each(|one| message.holds(one));
    due.iter().for_each(|one| reply.holds(one));
    let lines: String = messages.iter().map(|one| format!("{one}\n")).collect();
    let mut got = replies(&lines);
    // The page's system has another name, and keeps cases apart in its own way.
    for key in ["system", "isolation", "parallel"] {
        got[0][key] = due[0][key].clone();
    }
    assert_eq!(got, due);
}

#[test]
fn whatever_key_is_left_out_the_schema_and_the_reader_say_the_same() {
    let (message, reply) = (Judge::new("message"), Judge::new("reply"));
    let mut counts = [0; 4];
    let mut say = |which: usize, valid: bool, read: bool, what: &str| {
        assert_eq!(valid, read, "the schema and the reader differ: {what}");
        counts[2 * which + usize::from(valid)] += 1;
    };
    for sample in messages() {
        message.holds(&sample);
        assert!(is_read(&sample), "{sample}");
        let mut paths = Vec::new();
        keys(&sample, "", &mut paths);
        for path in paths {
            let spoiled = without(&sample, &path);
            // A system may well take an employee without a balance; the harness sends none.
            if path != "/people/0/balance" {
                say(0, message.allows(&spoiled), is_read(&spoiled), &spoiled.to_string());
            }
        }
    }
    for sample in all_replies() {
        reply.holds(&sample);
        let mut paths = Vec::new();
        keys(&sample, "", &mut paths);
        for path in paths {
            let null = with_at(&sample, &path, &json!(null));
            let more = with(&sample, &format!("{path}x"), json!(1));
            for spoiled in [without(&sample, &path), more, null] {
                let read = Reply::read(spoiled.to_string().as_bytes()).is_ok();
                say(1, reply.allows(&spoiled), read, &spoiled.to_string());
            }
        }
    }
    assert!(counts.iter().zip([60, 10, 60, 5]).all(|(count, least)| *count > least), "{counts:?}");
}

#[test]
fn whatever_the_schema_refuses_of_a_message_the_reader_refuses() {
    let judge = Judge::new("message");
    let taken = spoil::taken(&messages(), 300, |one| judge.allows(one), is_read);
    // A system may well take an employee without a balance, which the harness never sends; and a
    // channel that it does not know changes nothing.
    let may = ["/people/0: without balance", "/request/channel: another type"];
    let taken: Vec<String> = taken.into_iter().filter(|one| !may.contains(&one.as_str())).collect();
    assert!(taken.is_empty(), "{}", taken.join("\n"));
}

#[test]
fn the_samples_have_every_key_of_the_schema() {
    let schema = schema();
    let samples: Vec<Value> = messages().into_iter().chain(all_replies()).collect();
    let mut looked = 0;
    for (name, part) in schema["$defs"].as_object().expect("parts") {
        let Some(properties) = part.get("properties").and_then(Value::as_object) else { continue };
        for key in properties.keys() {
            let mut paths = Vec::new();
            samples.iter().for_each(|sample| keys(sample, "", &mut paths));
            assert!(paths.iter().any(|path| path.ends_with(&format!("/{key}"))), "{name}: {key}");
            looked += 1;
        }
    }
    assert!(looked > 80, "{looked}");
}

#[test]
fn messages_may_have_keys_and_words_that_nobody_knows() {
    let judge = Judge::new("message");
    for sample in messages() {
        judge.holds(&with(&sample, "/later", json!({"any": [1]})));
    }
    let establish = json!({"message": "do", "n": 1, "case": "c", "request": {
        "operation": "establish", "holder": "李\u{2028}", "recipient": "b", "kinship": "neighbour",
        "commitment": "signed", "later": true,
    }});
    judge.holds(&establish);
}

#[test]
fn words_that_nobody_knows_are_told_apart_and_the_channel_is_no_content() {
    let (said, _) = conversation();
    let mut lines = format!("{}\n{}\n", said[0], said[1]);
    let pair = json!({"operation": "establish", "holder": "li", "recipient": "mother",
        "commitment": "signed", "request": "r-8"});
    let end = json!({"operation": "terminate", "by": "li", "holder": "li",
        "recipient": "mother", "request": "r-9"});
    let asked = [
        with(&pair, "/kinship", json!("neighbour")),
        with(&pair, "/kinship", json!("neighbour")),
        with(&pair, "/kinship", json!("friend")),
        with(&pair, "/kinship", json!("unrelated")),
        end.clone(),
        with(&end, "/channel", json!("window")),
        with(&end, "/by", json!("mother")),
    ];
    for (at, request) in asked.iter().enumerate() {
        let case = &said[1]["case"];
        let message = json!({"message": "do", "n": at + 3, "case": case, "request": request});
        lines += &format!("{message}\n");
    }
    let codes: Vec<Value> = replies(&lines).iter().skip(2).map(|one| one["code"].clone()).collect();
    let (kin, end) = ("kinship_not_covered", "no_active_relationship");
    let other = "request_conflict";
    assert_eq!(codes, [kin, kin, other, other, end, end, other]);
}

#[test]
fn what_the_page_forbids_is_refused() {
    let (message, reply) = (Judge::new("message"), Judge::new("reply"));
    let (messages_said, replies_said) = conversation();
    let [open, settle] = [&messages_said[1], &messages_said[4]];
    let [hello, paid, refused, state] =
        [&replies_said[0], &replies_said[4], &replies_said[5], &replies_said[6]];
    let long = "x".repeat(121);
    let rows: &[(&Judge, &Value, &str, Value)] = &[
        (&message, open, "/message", json!("begin")),
        (&message, open, "/n", json!("2")),
        (&message, open, "/n", json!(0)),
        (&message, open, "/case", json!(long)),
        (&message, open, "/people/0/balance", json!(100.00)),
        (&message, open, "/people/0/balance", json!("100")),
        (&message, open, "/people/0/standing", json!("retired")),
        (&message, open, "/people/0/region", json!("31010")),
        (&message, settle, "/request/amount", json!(80)),
        (&message, settle, "/request/amount", json!("080.00")),
        (&message, settle, "/request/operation", json!("pay")),
        (&reply, hello, "/protocol", json!(2)),
        (&reply, hello, "/parallel", json!(0)),
        (&reply, hello, "/capabilities/0", json!("everything")),
        (&reply, hello, "/isolation", json!("none")),
        (&reply, hello, "/shows/0", json!("money")),
        (&reply, paid, "/decision", json!("perhaps")),
        (&reply, paid, "/paid", json!(50.0)),
        (&reply, paid, "/paid", json!("50.0")),
        (&reply, paid, "/paid", json!("-50.00")),
        (&reply, paid, "/code", json!("no_account")),
        (&reply, refused, "/paid", json!("0.00")),
        (&reply, refused, "/code", json!(["no_account"])),
        (&reply, state, "/people/0/insurance", json!("deceased")),
        (&reply, state, "/relationships/0/used", json!(null)),
        (&reply, state, "/positions/0/amount", json!(50)),
        (&reply, state, "/message", json!("answer")),
    ];
    for (judge, sample, path, put) in rows {
        assert!(judge.allows(sample), "{sample}");
        assert!(!judge.allows(&with_at(sample, path, put)), "{path}: {put}");
    }
    let all = &hello["capabilities"];
    for (path, put) in [
        ("/parallel", json!(5)),
        ("/shows", json!(["people", "people"])),
        ("/capabilities", json!([all[0], all[1], all[0]])),
    ] {
        let sample = with_at(hello, path, &put);
        assert!(!reply.allows(&sample), "{sample}");
        assert!(Reply::read(sample.to_string().as_bytes()).is_err(), "{sample}");
    }
    // The greatest sum is read, and the next one is not.
    for (sum, right) in [("9999999999999.99", true), ("10000000000000.00", false)] {
        let sample = with(paid, "/paid", json!(sum));
        assert_eq!(reply.allows(&sample), right, "{sum}");
        assert_eq!(Reply::read(sample.to_string().as_bytes()).is_ok(), right, "{sum}");
    }
    // A sum below zero is against the page; it is read all the same, so that it can be judged.
    let negative = with(paid, "/paid", json!("-50.00"));
    assert!(Reply::read(negative.to_string().as_bytes()).is_ok());
}

fn with_at(sample: &Value, path: &str, put: &Value) -> Value {
    let mut value = sample.clone();
    match value.pointer_mut(path) {
        Some(place) => *place = put.clone(),
        None => return with(sample, path, put.clone()),
    }
    value
}
