//! The tree of a file or a message, before it has a type: words, lists and records, each with its
//! place. `yaml` and [`json`] make a tree, and [`Node::read`] turns it into a value. It is strict:
//! a record has no unknown or repeated key, and a list is no record. Errors are told in both
//! languages ([`Wrong`]).

pub mod json;
mod read;
mod record;
#[cfg(test)]
mod tests;
mod wrong;

use serde::de::DeserializeOwned;

pub use record::{Fields, Tagged, read_tagged};
pub use wrong::{Due, Fault, Shape, Wrong, one_of, unknown_word};

/// The depth to which lists and records may be nested.
pub const MOST_DEPTH: usize = 16;

/// A place in a file, counted from 1: the line, and the character in the line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Place {
    /// The first character of a file.
    pub const START: Place = Place { line: 1, column: 1 };
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A value and its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    pub(crate) place: Place,
    pub(crate) form: Form,
}

/// The forms of a value. YAML files have words, lists and records only.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Nothing,
    Truth(bool),
    Whole(i128),
    Word(String),
    List(Vec<Node>),
    Record(Vec<Entry>),
}

/// A key of a record, its place, and its value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) place: Place,
    pub(crate) value: Node,
}

impl Node {
    /// Returns a node without a known place.
    pub(crate) fn nowhere(form: Form) -> Node {
        Node { place: Place::START, form }
    }

    /// Reads the value as a `T`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Wrong> {
        T::deserialize(self).map_err(|wrong| wrong.at(self.place))
    }

    /// Takes an entry out of a record.
    pub fn take(&mut self, key: &str) -> Option<Node> {
        let Form::Record(entries) = &mut self.form else { return None };
        let at = entries.iter().position(|entry| entry.key == key)?;
        Some(entries.remove(at).value)
    }

    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        let Form::Record(entries) = &self.form else { return None };
        entries.iter().find(|entry| entry.key == key)
    }

    /// Returns the places of the key and of the value at a path such as `steps[3].amount`. If
    /// nothing is there, it returns those of the nearest enclosing value.
    pub(crate) fn places(&self, path: &str) -> [Place; 2] {
        let (mut node, mut key) = (self, self.place);
        let steps = path.split(['.', '[']).map(|step| step.trim_end_matches(']'));
        for step in steps.filter(|step| !step.is_empty()) {
            let found = match &node.form {
                Form::List(members) => step.parse().ok().and_then(|at: usize| members.get(at)),
                _ => node.entry(step).map(|entry| &entry.value),
            };
            let Some(found) = found else { break };
            key = node.entry(step).map_or(found.place, |entry| entry.place);
            node = found;
        }
        [key, node.place]
    }
}
