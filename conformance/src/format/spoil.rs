//! Spoils a value in every way that a schema and its reader have to refuse alike: a key dropped, a
//! key added, a value of another type, a list in place of a record. For tests.

use serde_json::{Value, json};

/// Returns the value spoiled in one place, each time with the place and what was done.
pub(crate) fn spoiled(whole: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    each(whole, "", &mut |at, value| {
        let mut put = |what: &str, value: Value| {
            let mut copy = whole.clone();
            *copy.pointer_mut(at).expect("it is there") = value;
            all.push((format!("{at}: {what}"), copy));
        };
        if let Value::Object(entries) = value {
            for key in entries.keys() {
                let mut fewer = entries.clone();
                fewer.remove(key);
                put(&format!("without {key}"), Value::Object(fewer));
            }
            let mut more = entries.clone();
            more.insert("surplus".to_string(), json!("x"));
            put("a key more", Value::Object(more));
            put("a list", entries.values().cloned().collect());
        }
        for other in [json!(7), json!(true), json!([]), json!({}), json!("no such word")] {
            put("another type", other);
        }
    });
    all
}

/// Tells which of these values the schema refuses and the reader takes. At least `least` have to be
/// refused, so that the comparison is one.
pub(crate) fn taken(
    values: &[Value],
    least: usize,
    allows: impl Fn(&Value) -> bool,
    reads: impl Fn(&Value) -> bool,
) -> Vec<String> {
    let (mut refused, mut taken) = (0, Vec::new());
    for value in values {
        assert!(allows(value) && reads(value), "not sound: {value}");
        for (what, spoiled) in spoiled(value) {
            if !allows(&spoiled) {
                refused += 1;
                if reads(&spoiled) {
                    taken.push(what);
                }
            }
        }
    }
    assert!(refused >= least, "only {refused} are refused");
    taken.sort();
    taken.dedup();
    taken
}

fn each(value: &Value, at: &str, visit: &mut dyn FnMut(&str, &Value)) {
    visit(at, value);
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(entries) => entries.iter().map(|(key, one)| (key.clone(), one)).collect(),
        Value::Array(members) => {
            members.iter().enumerate().map(|(index, one)| (index.to_string(), one)).collect()
        }
        _ => Vec::new(),
    };
    for (key, one) in inner {
        each(one, &format!("{at}/{key}"), visit);
    }
}
