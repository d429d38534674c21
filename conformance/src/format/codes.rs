//! Maps a system's own refusal codes to those of the catalogue (`gongji-codes/1`). A code that is
//! not mapped is listed, and never counts as a correct answer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use model::clause::Code;
use model::terms::Term;
use model::text;
use model::text::Text;
use model::yaml::{self, FileError};
use serde::Deserialize;

use super::vectors::manifest::digest;
use crate::base::lay_out::short;

/// Format that a file of codes names in its first line.
pub const FORMAT: &str = "gongji-codes/1";
/// Complete example file.
pub const EXAMPLE: &str = include_str!("examples/codes.yaml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCodes {
    format: String,
    codes: Vec<RawCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCode {
    own: String,
    code: Code,
}

/// Mapping of a system's own codes, which also remembers the unmapped codes it met.
#[derive(Debug, Default)]
pub struct Codes {
    own: BTreeMap<String, Code>,
    /// The digest of the file, if there is one.
    pub digest: Option<String>,
    unmapped: Mutex<BTreeSet<String>>,
}

impl Codes {
    /// Reads a file of codes from its text. Messages call it `file`.
    pub fn read(file: &str, text: &str) -> Result<Codes, FileError> {
        let document =
            yaml::read::<RawCodes>(file, text).map_err(|error| error.with_example(EXAMPLE))?;
        let (raw, places) = (document.value, document.places);
        places.introduces("format", &raw.format, FORMAT)?;
        let mut own = BTreeMap::new();
        for (index, RawCode { own: name, code }) in raw.codes.into_iter().enumerate() {
            if own.contains_key(&name) {
                let problem = text!("`{name}` stands here twice", "`{name}` 重复出现");
                let advice = Text::new("keep one of the two", "请只保留一处");
                return Err(places.error(&format!("codes[{index}].own"), problem, advice));
            }
            own.insert(name, code);
        }
        Ok(Codes { own, digest: Some(digest(text.as_bytes())), unmapped: Mutex::default() })
    }

    /// Translates a system's code into one of the catalogue. Remembers a code that has none.
    pub fn ours(&self, said: &str) -> Option<Code> {
        let found = self.own.get(said).copied().or_else(|| Code::parse(said));
        if found.is_none() {
            let mut unmapped = self.unmapped.lock().unwrap_or_else(PoisonError::into_inner);
            unmapped.insert(short(said, 80));
        }
        found
    }

    /// Returns the codes that were met and are not mapped.
    pub fn unmapped(&self) -> Vec<String> {
        let unmapped = self.unmapped.lock().unwrap_or_else(PoisonError::into_inner);
        unmapped.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_form_is_answered_with_the_right_one() {
        assert!(Codes::read("c", EXAMPLE).is_ok());
        for text in ["", "format: \"gongji-codes/1\"\ncodes:\n  E-1: \"same_region\"\n"] {
            let error = Codes::read("c", text).expect_err(text);
            let advice = error.advice();
            assert!(advice.en.contains(EXAMPLE.trim_end()), "{}", advice.en);
            assert!(advice.zh.contains(EXAMPLE.trim_end()), "{}", advice.zh);
        }
    }
}
