//! The pieces that every JSON Schema of the project is put together from: vocabularies as they are,
//! records with their keys, and references between parts. What a vector, a report and a message are is
//! said beside each of them.

use model::terms::Term;
use serde_json::{Map, Value, json};

/// The draft that all of them are written in.
pub const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A description in both languages.
pub fn says(en: &str, zh: &str) -> String {
    format!("{en} · {zh}")
}

/// What a part is called.
pub fn key(name: &str) -> String {
    name.replace(' ', "-")
}

/// A reference to a part.
pub fn part(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{}", key(name))})
}

/// A vocabulary as a part, under the name of its kind.
pub fn words<T: Term>(parts: &mut Map<String, Value>) {
    let word = |term: &T| {
        let text = term.text();
        json!({"const": term.name(), "description": says(&text.en, &text.zh)})
    };
    let all: Vec<Value> = T::ALL.iter().map(word).collect();
    let kind = T::KIND;
    let of = json!({"description": says(&kind.en, &kind.zh), "oneOf": all});
    parts.insert(key(&kind.en), of);
}

/// A reference to a vocabulary.
pub fn word<T: Term>() -> Value {
    part(T::KIND.en.as_ref())
}

/// A record: all of `required`, perhaps `optional`, and nothing else.
pub fn record(en: &str, zh: &str, required: &[(&str, Value)], optional: &[(&str, Value)]) -> Value {
    let names: Vec<&str> = required.iter().map(|(name, _)| *name).collect();
    let all = required.iter().chain(optional);
    let properties: Map<String, Value> =
        all.map(|(name, value)| ((*name).to_string(), value.clone())).collect();
    json!({
        "description": says(en, zh),
        "type": "object",
        "additionalProperties": false,
        "required": names,
        "properties": properties,
    })
}

/// A record that is one of several, as the word under `by` says.
pub fn one_of(by: &str, kinds: &[(&str, String)]) -> Value {
    let of = |(word, name): &(&str, String)| {
        let chosen = json!({"required": [by], "properties": {by: {"const": word}}});
        json!({"if": chosen, "then": part(name)})
    };
    let words: Vec<&str> = kinds.iter().map(|(word, _)| *word).collect();
    json!({
        "type": "object",
        "required": [by],
        "properties": {by: {"enum": words}},
        "allOf": kinds.iter().map(of).collect::<Vec<Value>>(),
    })
}

/// Drops what holds of lists in a vector and in nothing that a wrong system shows: that nothing stands
/// there twice, and that they are not empty.
pub fn loosen(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.remove("uniqueItems");
            entries.remove("minItems");
            entries.values_mut().for_each(loosen);
        }
        Value::Array(members) => members.iter_mut().for_each(loosen),
        _ => {}
    }
}
