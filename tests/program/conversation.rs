//! A whole conversation with a starter adapter, as `gongji init-adapter` writes it. The program's
//! tests and the tests with other programs share this file.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Returns the messages, each with the keys and values that its reply must contain.
fn conversation() -> Vec<(Value, Value)> {
    let case = "c 1 \"共济\\\u{2028}";
    let people = json!([
        {"name": "li\u{2028}\u{1f600}", "scheme": "employee", "standing": "active",
            "region": "310100", "balance": "100.00"},
        {"name": "母", "scheme": "resident", "standing": "ended", "region": "510100"},
    ]);
    let shown = json!([
        {"name": "li\u{2028}\u{1f600}", "scheme": "employee", "insurance": "active",
            "region": "310100", "balance": "100.00", "free": "100.00"},
        {"name": "母", "scheme": "resident", "insurance": "ended", "region": "510100"},
    ]);
    let mut all = vec![
        (
            json!({"message": "hello", "protocol": 1, "policy": "cn-2026-trial",
                "later": [true, null, {"a": []}]}),
            json!({"message": "hello", "protocol": 1, "isolation": "reset", "parallel": 1,
                "start": "given", "capabilities": [],
                "system": {"name": "my-system", "build": "0.1"},
                "shows": ["people", "relationships", "positions"]}),
        ),
        (
            json!({"message": "open", "case": case, "people": people}),
            json!({"message": "opened", "case": case}),
        ),
    ];
    for (request, capability) in operations() {
        all.push((
            json!({"message": "do", "case": case, "request": request}),
            json!({"message": "unsupported", "capability": capability}),
        ));
    }
    all.extend([
        (
            json!({"message": "do", "case": case, "request": {"operation": "fly"}}),
            json!({"message": "error"}),
        ),
        (
            json!({"message": "observe", "case": case}),
            json!({"message": "state", "case": case, "people": shown, "relationships": [],
                "positions": []}),
        ),
        (json!({"message": "close", "case": case}), json!({"message": "closed", "case": case})),
        (json!({"message": "bye"}), json!({"message": "bye"})),
    ]);
    all
}

/// Returns one request for every operation, with the capability it needs.
fn operations() -> Vec<(Value, &'static str)> {
    let pair = |operation: &str, more: Value| {
        let mut request = json!({"operation": operation, "holder": "li", "recipient": "母"});
        let all = request.as_object_mut().expect("an object");
        all.extend(more.as_object().expect("an object").clone());
        request
    };
    vec![
        (pair("establish", json!({"kinship": "parent", "commitment": "signed"})), "relationships"),
        (pair("set_quota", json!({"granted": "50.00", "request": "r-1"})), "quotas"),
        (
            pair(
                "settle",
                json!({"request": "r-2", "beneficiary": "母", "category": "medical",
                    "venue": {"kind": "institution", "region": "510100"}, "amount": "0.001"}),
            ),
            "settlement",
        ),
        (json!({"operation": "reverse", "request": "r-3", "settlement": "r-2"}), "reversal"),
        (pair("terminate", json!({"by": "li"})), "relationships"),
        (json!({"operation": "transfer", "person": "li", "region": "440100"}), "insurance"),
        (json!({"operation": "end_insurance", "person": "li", "reason": "death"}), "insurance"),
        (
            json!({"operation": "enroll", "person": "li", "scheme": "resident",
                "region": "440100"}),
            "insurance",
        ),
        (json!({"operation": "contribute", "person": "li", "amount": "1.00"}), "accounts"),
        (json!({"operation": "spend", "person": "li", "amount": "1.00"}), "accounts"),
        (json!({"operation": "clear"}), "clearing"),
    ]
}

/// Holds the conversation, with a line of garbage before the end.
pub(crate) fn holds(folder: &Path, command: &[&str]) {
    let mut started = Command::new(command[0]);
    started.args(&command[1..]).current_dir(folder);
    started.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = started.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let mut to = child.stdin.take().expect("it was piped");
    let mut from = BufReader::new(child.stdout.take().expect("it was piped"));
    let mut ask = |line: &str| -> Value {
        to.write_all(line.as_bytes()).and_then(|()| to.write_all(b"\n")).expect("it reads");
        to.flush().expect("it reads");
        let mut reply = String::new();
        from.read_line(&mut reply).expect("it answers");
        serde_json::from_str(&reply).unwrap_or_else(|error| panic!("{command:?}: {reply} {error}"))
    };
    for (n, (mut message, due)) in conversation().into_iter().enumerate() {
        if message["message"] == "close" {
            let reply = ask("{garbage");
            assert_eq!((&reply["message"], &reply["n"]), (&json!("error"), &json!(0)));
        }
        message["n"] = json!(n + 1);
        let reply = ask(&message.to_string());
        assert_eq!(reply["n"], message["n"], "{command:?}: {message} {reply}");
        for (key, value) in due.as_object().expect("an object") {
            assert_eq!(&reply[key], value, "{command:?}: {message} {reply}");
        }
    }
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(0), "{command:?}");
}
