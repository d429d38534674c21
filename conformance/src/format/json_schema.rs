//! Builds the pieces of every JSON Schema in the project: vocabularies, records with their keys,
//! and references between parts. The schemas of vectors, reports and messages are built from them.

use model::terms::Term;
use serde_json::{Map, Value, json};

/// Draft of JSON Schema that all schemas follow.
pub const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Joins a description in both languages.
pub fn says(en: &str, zh: &str) -> String {
    format!("{en} · {zh}")
}

/// Returns the key of a part under `$defs`.
pub fn key(name: &str) -> String {
    name.replace(' ', "-")
}

/// Refers to a part.
pub fn part(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{}", key(name))})
}

/// Adds a vocabulary as a part, under the name of its kind.
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

/// Refers to a vocabulary.
pub fn word<T: Term>() -> Value {
    part(T::KIND.en.as_ref())
}

/// Describes a record with all of `required`, perhaps some of `optional`, and no other key.
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

/// Describes a record that is one of several kinds, named by the word under `by`.
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

/// Drops the demands that lists are not empty and repeat nothing: a faulty system may show either.
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
