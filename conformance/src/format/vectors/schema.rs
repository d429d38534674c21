//! The JSON Schema (draft 2020-12) of a vector, built from the vocabularies and from the fields of
//! the operations, so that nothing is listed twice. It is about the form alone. What a schema
//! cannot say (the order of lists, the level and capabilities that follow from the rest, names that
//! are given twice) only the strict reader in `file` refuses. The parts
//! that the whole refers to are in `parts`.

mod parts;

use model::catalogue::Status;
use model::clause::Code;
use model::expense::{Category, VenueKind};
use model::observe::State;
use model::operation::Family;
use model::person::{Channel, Commitment, Kinship, Reason, Scheme, Standing};
use model::terms::Term;
use serde_json::{Map, Value, json};

use self::parts::{answers, observations, operation_of, records, scalars, sums_and_texts};
pub(crate) use self::parts::{open_words, without_notes};
use super::Capability;
use super::file::FORMAT;
use crate::format::json_schema::{DRAFT, key, part, says, words};

/// Builds the schema of a vector.
pub fn schema() -> Value {
    let mut parts = Map::new();
    words::<Scheme>(&mut parts);
    words::<Standing>(&mut parts);
    words::<State>(&mut parts);
    words::<Kinship>(&mut parts);
    words::<Commitment>(&mut parts);
    words::<Channel>(&mut parts);
    words::<Category>(&mut parts);
    words::<VenueKind>(&mut parts);
    words::<Reason>(&mut parts);
    words::<Family>(&mut parts);
    words::<Code>(&mut parts);
    words::<Status>(&mut parts);
    words::<Capability>(&mut parts);
    scalars(&mut parts);
    sums_and_texts(&mut parts);
    records(&mut parts);
    observations(&mut parts);
    answers(&mut parts);
    for operation in Family::ALL {
        parts.insert(key(&format!("do {operation}")), operation_of(*operation));
    }
    let mut whole = vector();
    whole["$defs"] = Value::Object(parts);
    whole
}

fn vector() -> Value {
    json!({
        "$schema": DRAFT,
        "title": FORMAT,
        "description": says(
            "One scenario: who there is, what is asked, and what has to come of it",
            "一个测试向量：有哪些人、提出哪些请求、应有何种结果",
        ),
        "type": "object",
        "additionalProperties": false,
        "required": ["format", "id", "revision", "title", "why", "policy", "clauses", "level",
            "capabilities", "people", "steps"],
        "properties": {
            "format": {"const": FORMAT},
            "id": part("vector ID"),
            "revision": {
                "description": says("counts the changes of what it expects, from 1",
                    "修订号，自1起，应有结果每变更一次加1"),
                "type": "string", "pattern": "^[1-9][0-9]{0,8}$",
            },
            "title": part("sentence"),
            "why": part("sentence"),
            "policy": {
                "description": says("the policy that the expectations follow from", "适用的政策"),
                "type": "string", "pattern": "\\S",
            },
            "clauses": parts::list("clause", "the clauses it is about, in order", "所涉条款，按目录顺序"),
            "level": part(Status::KIND.en.as_ref()),
            "capabilities": parts::list(Capability::KIND.en.as_ref(),
                "what a system must be able to do for it", "系统须具备的能力"),
            "twin": {
                "description": says("the accepted vector beside a refused one",
                    "与不予办理情形对照的应予办理向量"),
                "type": "object",
                "additionalProperties": false,
                "required": ["id", "differs"],
                "properties": {
                    "id": part("vector ID"),
                    "differs": {
                        "description": says("the one field in which the two differ",
                            "两者唯一不同的字段"),
                        "type": "string", "minLength": 1,
                    },
                },
            },
            "people": {
                "description": says("who is on record at the start", "初始登记的人员"),
                "type": "array", "minItems": 1, "items": part("person"),
            },
            "steps": {
                "description": says("what is asked, one after the other", "依次提出的请求"),
                "type": "array", "minItems": 1, "items": part("step"),
            },
        },
    })
}
