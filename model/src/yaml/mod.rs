//! YAML files, read strictly and written plainly: the only place that knows YAML, so that the
//! library behind it can be replaced here. What files mean is with those who define them
//! (`policy_file`, `case_file`, …); they name a type, and get its value with the place of
//! everything in it.
//!
//! Two passes. `subset` goes through the events, refuses whatever two readers could understand
//! differently, and notes places; then serde_yaml puts the same text into the type, whose
//! complaints `wording` puts into words.

mod emit;
mod error;
mod places;
mod subset;
mod wording;

use serde::de::DeserializeOwned;

pub use emit::write;
pub use error::{FileError, Place};
pub use places::Places;
pub use wording::one_of;

use crate::text;
use crate::text::Text;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 1 << 20;
/// How deep lists and mappings may be nested.
pub const MOST_DEPTH: usize = 16;
/// The longest key.
pub const LONGEST_KEY: usize = 64;

/// What a file says, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document<T> {
    /// What it says.
    pub value: T,
    /// Where.
    pub places: Places,
}

/// Reads a file's text into a type. `file` is how messages name the file.
pub fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<Document<T>, FileError> {
    let places = subset::check(file, text)?;
    let untyped: serde_yaml::Value =
        serde_yaml::from_str(text).map_err(|error| malformed(&places, &error))?;
    match serde_path_to_error::deserialize(untyped) {
        Ok(value) => Ok(Document { value, places }),
        Err(error) => Err(unfitting(&places, &error)),
    }
}

/// The text of a file from its bytes.
pub fn decode<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, FileError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
        let problem = Text::new("a byte that is not UTF-8", "含有不是UTF-8的字节");
        let advice = Text::new("save the file as UTF-8 without BOM", "请将文件保存为无BOM的UTF-8");
        FileError::new(file, &before, Place { line, column }, problem, advice)
    })
}

/// The second pass found the text to be no YAML after all.
fn malformed(places: &Places, error: &serde_yaml::Error) -> FileError {
    let place = error
        .location()
        .map_or(Place::START, |at| Place { line: at.line().max(1), column: at.column().max(1) });
    let problem = text!("not YAML: {error}", "不是有效的YAML：{error}", error = error);
    let advice = Text::new(
        "check the quotes and the indentation of this line and of the one before",
        "请检查本行及上一行的引号和缩进",
    );
    places.error_at(place, problem, advice)
}

/// The value does not fit the type.
fn unfitting(places: &Places, error: &serde_path_to_error::Error<serde_yaml::Error>) -> FileError {
    let path = error.path().to_string();
    let path = path.trim_end_matches(['?', '.']);
    let wording = wording::of(&error.inner().to_string());
    let key = wording.word.map(|word| places::entry(path, &word));
    let place = match (key.filter(|key| places.has_key(key)), wording.at_key) {
        (Some(key), _) => places.key(&key),
        (None, true) => places.key(path),
        (None, false) => places.place(path),
    };
    places.error_at(place, wording.problem, wording.advice)
}

#[cfg(test)]
mod tests;
