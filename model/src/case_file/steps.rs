//! Steps of a case: the strict way from a written request to one that the rules can answer. Names
//! have to be short made-up words, and words those of the vocabularies or of the policy.

use super::{name, numbered};
use crate::observe::Names;
use crate::operation::{Naming, Request, Written};
use crate::person::PersonId;
use crate::relationship::RequestId;
use crate::text;
use crate::text::Text;
use crate::word::{Open, WordId, strange};
use crate::yaml::{FileError, Places};

/// Returns the request that is written at the path `at`, read with the names of the case; names
/// that are new become people and requests that are not on record (GEN-1, REV-1).
pub fn request(
    written: &Written,
    at: &str,
    places: &Places,
    names: &mut Names,
) -> Result<Request, FileError> {
    written.clone().renamed(&mut Strict { at, places, names })
}

/// Names as a file has to write them.
struct Strict<'a> {
    at: &'a str,
    places: &'a Places,
    names: &'a mut Names,
}

impl Strict<'_> {
    fn path(&self, field: &str) -> String {
        format!("{}.{field}", self.at)
    }
}

impl Naming<String, String, String> for Strict<'_> {
    type Person = PersonId;
    type Request = RequestId;
    type Word = WordId;
    type Refusal = FileError;

    fn person(&mut self, field: &'static str, person: String) -> Result<PersonId, FileError> {
        name(self.places, &self.path(field), &person)?;
        Ok(self.names.person(&person))
    }

    fn request(&mut self, field: &'static str, id: String) -> Result<RequestId, FileError> {
        let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':');
        let shaped = (1..=super::LONGEST_NAME).contains(&id.len()) && id.bytes().all(inner);
        if !shaped || numbered(&id) {
            let problem = text!("`{id}` is no request ID", "`{id}` 不是规范的请求编号", id = id);
            let advice = Text::new(
                "write a short word of letters, digits, `_`, `-`, `.`, `:`, such as \"r-1\"",
                "请写由字母、数字、`_`、`-`、`.`、`:`组成的短编号，例如 \"r-1\"",
            );
            return Err(self.places.error(&self.path(field), problem, advice));
        }
        Ok(self.names.request(&id))
    }

    fn word<K: Open>(&mut self, field: &'static str, word: String) -> Result<WordId, FileError> {
        if self.names.own(K::VOCABULARY).any(|own| own.name == word) {
            return Ok(self.names.word(&word));
        }
        let own = self.names.own(K::VOCABULARY).map(|own| own.name.as_str());
        let [problem, advice] = strange::<K>(&word, own);
        Err(self.places.error(&self.path(field), problem, advice))
    }
}
