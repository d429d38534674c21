//! JSON, read as strictly as files are: a key that occurs twice, a list in place of a record, and
//! nesting that is too deep are refused.

use std::cell::RefCell;
use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};

use super::{Entry, Fault, Form, MOST_DEPTH, Node, Place, Wrong};

/// Reads a JSON text into a type.
pub fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Wrong> {
    tree(text)?.read()
}

/// Reads a JSON text as it stands.
pub fn tree(text: &[u8]) -> Result<Node, Wrong> {
    let fault = RefCell::new(None);
    let mut from = serde_json::Deserializer::from_slice(text);
    let seed = Seed { depth: 0, fault: &fault };
    seed.deserialize(&mut from).and_then(|node| from.end().map(|()| node)).map_err(|error| {
        let found = fault.take();
        Wrong::from(found.unwrap_or_else(|| Fault::NoJson(error.to_string())))
    })
}

/// The seed of a node: the depth of lists and records around it, and a slot for an error that
/// serde_json cannot express.
#[derive(Clone, Copy)]
struct Seed<'a> {
    depth: usize,
    fault: &'a RefCell<Option<Fault>>,
}

impl Seed<'_> {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == MOST_DEPTH {
            self.refuse(Fault::TooDeep)
        } else {
            Ok(Seed { depth: self.depth + 1, ..self })
        }
    }

    fn refuse<T, E: Error>(self, fault: Fault) -> Result<T, E> {
        *self.fault.borrow_mut() = Some(fault);
        Err(E::custom("refused"))
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Node, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word, a whole number, a list or a record")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::nowhere(Form::Nothing))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Node, E> {
        Ok(Node::nowhere(Form::Truth(truth)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        Ok(Node::nowhere(Form::Whole(number.into())))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        Ok(Node::nowhere(Form::Whole(number.into())))
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Node, E> {
        Ok(Node::nowhere(Form::Word(word.to_string())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let seed = self.deeper()?;
        let mut members = Vec::new();
        while let Some(member) = list.next_element_seed(seed)? {
            members.push(member);
        }
        Ok(Node::nowhere(Form::List(members)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let seed = self.deeper()?;
        let mut entries: Vec<Entry> = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if entries.iter().any(|entry| entry.key == key) {
                return self.refuse(Fault::KeyTwice { key });
            }
            let value = map.next_value_seed(seed)?;
            entries.push(Entry { key, place: Place::START, value });
        }
        Ok(Node::nowhere(Form::Record(entries)))
    }
}
