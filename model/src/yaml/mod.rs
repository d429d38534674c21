//! YAML files, read strictly and written plainly: the only place that knows YAML, so that the
//! library behind it can be replaced here. The modules that define a file's meaning (`policy_file`,
//! `case_file`, …) name a type and get its value with the place of everything in it.
//!
//! `subset` makes a tree of the parser's events and refuses whatever two readers could understand
//! differently; [`tree`](crate::tree) reads it into the type. serde_yaml reads no file. It turns a
//! record into the plain values that `emit` writes, and the tests compare this reader with it, as
//! the explorer is compared with stateright.

mod emit;
mod error;
mod places;
mod subset;

use serde::de::DeserializeOwned;

pub use crate::tree::{MOST_DEPTH, Place, one_of};
pub use emit::write;
pub use error::FileError;
pub use places::Places;

use crate::text::Text;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 1 << 20;
/// The longest key.
pub const LONGEST_KEY: usize = 64;

/// The value of a file and the places in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document<T> {
    /// The value.
    pub value: T,
    /// The places of everything in it.
    pub places: Places,
}

/// Reads a file's text into a type. Messages name the file `file`.
pub fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<Document<T>, FileError> {
    let root = subset::tree(text)
        .map_err(|(place, problem, advice)| FileError::new(file, text, place, problem, advice))?;
    let value = root.read().map_err(|wrong| FileError::of(file, text, &wrong))?;
    let places = Places { file: file.to_string(), text: text.to_string(), root };
    Ok(Document { value, places })
}

/// Returns the text of a file from its bytes.
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

#[cfg(test)]
mod against_serde_yaml;
#[cfg(test)]
mod tests;
