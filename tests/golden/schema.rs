//! Checks the JSON Schema of a vector against the cases and against the strict reader. Every case
//! is valid as JSON. Both refuse damaged cases, except for faults that a schema cannot express: the
//! test lists those, and the reader alone refuses them.

use boon::{Compiler, SchemaIndex, Schemas};
use conformance::format::vectors;
use model::yaml;
use serde_json::{Value, json};

/// Compiled schema.
struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn new() -> Judge {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let name = "urn:gongji:vector:1";
        compiler.add_resource(name, vectors::schema()).expect("a schema is JSON");
        let index = compiler.compile(name, &mut schemas).expect("the schema is one");
        Judge { schemas, index }
    }

    /// Returns whether the schema and whether the strict reader accept the value as a vector.
    fn verdicts(&self, value: &Value) -> (bool, bool) {
        let valid = self.schemas.validate(value, self.index).is_ok();
        (valid, vectors::read("damaged.yaml", &yaml::write(value)).is_ok())
    }
}

fn case(name: &str) -> Value {
    let case = crate::all().into_iter().find(|case| case.file == format!("{name}.yaml"));
    vectors::to_json(&case.unwrap_or_else(|| panic!("there is no `{name}`")).vector)
}

/// Returns a copy with one entry replaced, or removed if there is no replacement.
fn damaged(whole: &Value, at: &str, put: Option<Value>) -> Value {
    let mut whole = whole.clone();
    let (place, entry) = at.rsplit_once('/').expect("a pointer");
    match whole.pointer_mut(place) {
        Some(Value::Object(entries)) => match put {
            Some(value) => _ = entries.insert(entry.to_string(), value),
            None => _ = entries.remove(entry).unwrap_or_else(|| panic!("{at}: nothing is here")),
        },
        Some(Value::Array(members)) => {
            let index: usize = entry.parse().unwrap_or_else(|_| panic!("{at}: no index"));
            match put {
                Some(value) if index == members.len() => members.push(value),
                Some(value) => members[index] = value,
                None => _ = members.remove(index),
            }
        }
        other => panic!("{at}: nothing to change in {other:?}"),
    }
    whole
}

#[test]
fn every_case_is_valid_as_json() {
    let judge = Judge::new();
    for case in crate::all() {
        let json = vectors::to_json(&case.vector);
        if let Err(error) = judge.schemas.validate(&json, judge.index) {
            panic!("{}: {error:#}", case.file);
        }
    }
}

#[test]
fn what_is_damaged_is_refused_by_the_schema_and_by_the_reader() {
    let judge = Judge::new();
    // The steps are: establish, set the quota, settle. A refused settlement follows.
    let accepted = case("own-medical-expense");
    let refused = case("third-persons-expense");
    let text = |text: &str| Some(json!(text));
    let rows: &[(&str, Option<Value>)] = &[
        ("/format", text("gongji-vector/2")),
        ("/id", text("medical")),
        ("/id", text("golden/Medical")),
        ("/id", text("golden/a-123456")),
        ("/revision", text("0")),
        ("/revision", text("01")),
        ("/title/zh", text(" ")),
        ("/why/en", None),
        ("/policy", text("")),
        ("/clauses", Some(json!([]))),
        ("/clauses/0", text("SET-99")),
        ("/level", text("chosen")),
        ("/capabilities/0", text("everything")),
        ("/colour", text("red")),
        ("/people", Some(json!([]))),
        ("/people/0/name", text("Wei")),
        ("/people/0/scheme", text("civil")),
        ("/people/0/region", text("31010")),
        ("/people/0/balance", None),
        ("/people/0/balance", text("-1.00")),
        ("/people/0/balance", text("10000000000.01")),
        ("/people/0/age", text("70")),
        ("/steps", Some(json!([]))),
        ("/steps/0/do/kinship", text("friend")),
        ("/steps/0/do/channel", text("letter")),
        ("/steps/0/do/operation", text("pay")),
        ("/steps/1/do/granted", text("1.0")),
        ("/steps/1/do/granted", text("1.000")),
        ("/steps/1/do/granted", text("-0.00")),
        ("/steps/1/do/amount", text("1.00")),
        ("/steps/1/do/request", text("r 1")),
        ("/steps/2/do/venue/kind", text("market")),
        ("/steps/2/do/beneficiary", None),
        ("/steps/2/do/request", None),
        ("/steps/2/expect/decision", text("perhaps")),
        ("/steps/2/expect/paid", text("260.500")),
        ("/steps/2/expect/codes", Some(json!([]))),
        ("/steps/2/state", text("as before")),
        ("/steps/2/state", None),
        ("/steps/2/state/positions", None),
        ("/steps/2/state/people/0/insurance", text("deceased")),
        ("/steps/2/state/relationships/0/used", text("1e2")),
        ("/steps/2/state/relationships/0/free", text("0.00")),
    ];
    for (at, put) in rows {
        let value = damaged(&accepted, at, put.clone());
        assert_eq!(judge.verdicts(&value), (false, false), "{at}: {put:?}");
    }
    let rows: &[(&str, Option<Value>)] = &[
        ("/steps/2/expect/codes", Some(json!([]))),
        ("/steps/2/expect/codes/0", text("beneficiary")),
        ("/steps/2/expect/codes/1", text("beneficiary_not_recipient")),
        ("/steps/2/expect/paid", text("0.00")),
        ("/steps/2/state", Some(accepted["steps"][2]["state"].clone())),
        ("/twin/differs", None),
        ("/twin/id", text("own-medical-expense")),
    ];
    for (at, put) in rows {
        let value = damaged(&refused, at, put.clone());
        assert_eq!(judge.verdicts(&value), (false, false), "{at}: {put:?}");
    }
}

#[test]
fn the_schema_and_the_reader_agree_on_the_fields_of_every_operation() {
    let judge = Judge::new();
    let (mut judged, mut refused) = (0, 0);
    for case in
        ["own-medical-expense", "channel-changes-nothing", "insured-again", "first-answer-stays"]
            .into_iter()
            .chain(["reversal-after-clearing-and-a-move", "account-stays-with-its-person"])
            .map(case)
    {
        for (index, step) in case["steps"].as_array().expect("steps").iter().enumerate() {
            for field in step["do"].as_object().expect("a request").keys() {
                let value = damaged(&case, &format!("/steps/{index}/do/{field}"), None);
                let (valid, read) = judge.verdicts(&value);
                // Without its ID, a request may need one capability fewer. Only the reader notices.
                let only_reader = field == "request" && valid && !read;
                assert!(valid == read || only_reader, "without steps[{index}].do.{field}: {value}");
                judged += 1;
                refused += usize::from(!valid);
            }
        }
    }
    assert!(judged > 100 && refused > 90, "{judged} judged, {refused} refused");
}

#[test]
fn what_a_schema_cannot_say_the_reader_refuses() {
    let judge = Judge::new();
    let accepted = case("own-medical-expense");
    let swapped = |list: &str| {
        let mut list = accepted.pointer(list).expect("a list").clone();
        list.as_array_mut().expect("a list").reverse();
        Some(list)
    };
    let twin = json!({"id": "golden/other", "differs": "steps[2].do.amount"});
    let rows = [
        ("/clauses", swapped("/clauses")),
        ("/level", Some(json!("stated"))),
        ("/capabilities", swapped("/capabilities")),
        ("/capabilities/2", None),
        ("/twin", Some(twin)),
        ("/people/1/name", Some(json!("wei"))),
        ("/steps/2/state/people", swapped("/steps/2/state/people")),
    ];
    for (at, put) in rows {
        let value = damaged(&accepted, at, put.clone());
        assert_eq!(judge.verdicts(&value), (true, false), "{at}: {put:?}");
    }
}

#[test]
fn the_schema_refuses_what_is_no_text() {
    let judge = Judge::new();
    let accepted = case("own-medical-expense");
    for at in ["/revision", "/people/0/region", "/people/0/balance", "/steps/2/do/amount"] {
        for put in [json!(1), json!(260.5), json!(true), Value::Null] {
            let value = damaged(&accepted, at, Some(put.clone()));
            let valid = judge.schemas.validate(&value, judge.index).is_ok();
            assert!(!valid, "{at}: {put}");
        }
    }
}
