//! Where everything in a YAML file stands, by path: `categories.value.medical`, `steps[3].amount`.
//! The paths are collected by `subset`.

use std::collections::BTreeMap;

use super::error::{FileError, Place};
use crate::text;
use crate::text::Text;

/// A file that was read: its name, its text, and the places of all it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Places {
    pub(super) file: String,
    pub(super) text: String,
    pub(super) values: BTreeMap<String, Place>,
    pub(super) keys: BTreeMap<String, Place>,
}

impl Places {
    /// A file of which no place is known yet.
    pub(super) fn new(file: &str, text: &str) -> Places {
        Places {
            file: file.to_string(),
            text: text.to_string(),
            values: BTreeMap::new(),
            keys: BTreeMap::new(),
        }
    }

    /// The places of what stands in no file: errors name the first character of nothing.
    pub fn nowhere() -> Places {
        Places::new("", "")
    }

    /// The name of the file, as whoever asked names it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Where the value of a path begins; where there is none, what encloses it.
    pub fn place(&self, path: &str) -> Place {
        nearest(path, |path| self.values.get(path))
    }

    /// Where the key of a path stands; where there is none, what encloses it.
    pub fn key(&self, path: &str) -> Place {
        nearest(path, |path| self.keys.get(path).or_else(|| self.values.get(path)))
    }

    /// Whether the file has this entry.
    pub(super) fn has_key(&self, path: &str) -> bool {
        self.keys.contains_key(path)
    }

    /// An error at the value of a path.
    pub fn error(&self, path: &str, problem: Text, advice: Text) -> FileError {
        self.error_at(self.place(path), problem, advice)
    }

    /// An error at the key of a path: the whole entry is wrong, or something in it is missing.
    pub fn key_error(&self, path: &str, problem: Text, advice: Text) -> FileError {
        self.error_at(self.key(path), problem, advice)
    }

    /// The file introduces itself under `path` as what it has to be.
    pub fn introduces(&self, path: &str, found: &str, known: &str) -> Result<(), FileError> {
        if found == known {
            return Ok(());
        }
        let problem = text!("unknown format `{found}`", "未知的格式 `{found}`");
        let advice = text!("write \"{known}\"", "请写 \"{known}\"");
        Err(self.error(path, problem, advice))
    }

    pub(super) fn error_at(&self, place: Place, problem: Text, advice: Text) -> FileError {
        FileError::new(&self.file, &self.text, place, problem, advice)
    }
}

/// The path of an entry of the mapping at `path`.
pub(super) fn entry(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_string() } else { format!("{path}.{key}") }
}

/// The path of what encloses `path`, if anything does.
fn parent(path: &str) -> Option<&str> {
    (!path.is_empty()).then(|| path.rfind(['.', '[']).map_or("", |end| &path[..end]))
}

fn nearest<'a>(path: &str, find: impl Fn(&str) -> Option<&'a Place>) -> Place {
    let mut at = Some(path);
    while let Some(path) = at {
        if let Some(place) = find(path) {
            return *place;
        }
        at = parent(path);
    }
    Place::START
}
