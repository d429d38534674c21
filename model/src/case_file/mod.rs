//! Case files (`gongji-case/1`): people and their starting situation, then requests, step by step.
//! `gongji play` tells a case, a counterexample is saved as one, and a vector grows from one.
//!
//! Reading has two steps, because a starting situation is judged under a policy that the case only
//! names: [`Draft::read`], then [`Draft::under`]. Steps are in `steps`, the starting situation in
//! `start`. Nothing here decides about a request: a step may name anybody and anything.

mod raw;
#[cfg(test)]
mod round_trip;
mod start;
mod steps;
#[cfg(test)]
mod tests;

pub use raw::{RawPerson, WrittenStep};
pub use start::{MOST_ON_RECORD, on_record, people};
pub use steps::request;

use crate::book::Book;
use crate::observe::Names;
use crate::operation::Request;
use crate::policy::Policy;
use crate::text;
use crate::text::Text;
use crate::yaml::{self, Document, FileError, Places};
use raw::RawCase;

/// The value of `format` in a case file of this version.
pub const FORMAT: &str = "gongji-case/1";
/// The longest name of a person or of a case.
pub const LONGEST_NAME: usize = 40;
/// The number of digits in a row at which a name looks like somebody's number.
pub const DIGITS_OF_A_NUMBER: usize = 6;

/// A case: its people and its requests.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// Its name, never used again for another case.
    pub id: String,
    /// The title for people.
    pub title: Text,
    /// The point that it shows.
    pub why: Text,
    /// The policy to play it under: a built-in name, or a path relative to the case file.
    pub policy: String,
    /// The names of people and requests.
    pub names: Names,
    /// The starting situation.
    pub book: Book,
    /// The requests, one after the other.
    pub steps: Vec<CaseStep>,
}

/// One step of a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseStep {
    /// The request.
    pub request: Request,
    /// A remark for the reader.
    pub note: Option<Text>,
}

impl CaseStep {
    /// Returns the step as text.
    pub fn written(&self, names: &Names) -> WrittenStep {
        WrittenStep { request: names.written(&self.request), note: self.note.clone() }
    }
}

/// A case file that is well-formed, before its policy is known.
#[derive(Debug)]
pub struct Draft {
    raw: RawCase,
    places: Places,
}

impl Draft {
    /// Reads the text of a case file. `file` is how messages name the file.
    pub fn read(file: &str, text: &str) -> Result<Draft, FileError> {
        let Document { value: raw, places } = yaml::read::<RawCase>(file, text)?;
        let draft = Draft { raw, places };
        draft.heading()?;
        Ok(draft)
    }

    /// Returns the policy that the case names: a built-in name, or a path relative to the case
    /// file.
    pub fn policy(&self) -> &str {
        &self.raw.policy
    }

    /// Returns an error at the name of the policy, for a caller that cannot find it.
    pub fn no_such_policy(&self, advice: Text) -> FileError {
        let name = &self.raw.policy;
        let problem = text!("there is no policy `{name}`", "没有政策 `{name}`", name = name);
        self.places.error("policy", problem, advice)
    }

    /// Returns the case, if its starting situation and its steps are possible under `policy`.
    pub fn under(&self, policy: &Policy) -> Result<Case, FileError> {
        let mut names = Names::under(policy);
        let book = start::book(&self.raw, &self.places, policy, &mut names)?;
        let mut steps = Vec::with_capacity(self.raw.steps.len());
        for (index, step) in self.raw.steps.iter().enumerate() {
            let at = format!("steps[{index}]");
            let request = request(&step.request, &at, &self.places, &mut names)?;
            steps.push(CaseStep { request, note: step.note.clone() });
        }
        let RawCase { id, title, why, policy, .. } = self.raw.clone();
        Ok(Case { id, title, why, policy, names, book, steps })
    }

    fn heading(&self) -> Result<(), FileError> {
        let RawCase { format, id, title, why, policy, .. } = &self.raw;
        self.places.introduces("format", format, FORMAT)?;
        name(&self.places, "id", id)?;
        let texts = [
            ("title.en", &title.en),
            ("title.zh", &title.zh),
            ("why.en", &why.en),
            ("why.zh", &why.zh),
        ];
        for (path, text) in texts {
            if text.trim().is_empty() {
                let problem = Text::new("there is no text", "没有文字");
                let advice = Text::new("write a sentence", "请写一句话");
                return Err(self.places.error(path, problem, advice));
            }
        }
        if policy.trim().is_empty() {
            return Err(self.no_such_policy(Text::new(
                "write the name of a built-in policy, or the path of a policy file",
                "请写内置政策的名称，或政策文件的路径",
            )));
        }
        Ok(())
    }
}

/// Writes a case in the form that [`Draft`] reads.
pub fn write(case: &Case) -> String {
    yaml::write(&RawCase {
        format: FORMAT.to_string(),
        id: case.id.clone(),
        title: case.title.clone(),
        why: case.why.clone(),
        policy: case.policy.clone(),
        people: start::people(&case.book, &case.names),
        relationships: start::relationships(case),
        positions: start::positions(case),
        steps: case.steps.iter().map(|step| step.written(&case.names)).collect(),
    })
}

/// Returns whether `name` can name a person or a case.
pub fn is_name(name: &str) -> bool {
    let begun = name.starts_with(|c: char| c.is_ascii_lowercase());
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
    begun && name.bytes().all(inner) && name.len() <= LONGEST_NAME && !numbered(name)
}

/// Checks that the name is a short word that is nobody's real name or number.
pub fn name(places: &Places, path: &str, name: &str) -> Result<(), FileError> {
    if is_name(name) {
        return Ok(());
    }
    let problem = text!("`{name}` is no name", "`{name}` 不是规范的名称", name = name);
    let advice = text!(
        "write a short made-up word: a lower-case letter, then lower-case letters, digits, `_`, \
         `-`; at most {most} characters, and not {digits} digits in a row",
        "请写虚构的短名：以小写字母开头，其后为小写字母、数字、`_`、`-`，\
         最多{most}个字符，且不得有连续{digits}位数字",
        most = LONGEST_NAME,
        digits = DIGITS_OF_A_NUMBER,
    );
    Err(places.error(path, problem, advice))
}

/// Returns whether the text holds a row of digits as long as somebody's number.
fn numbered(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|row| row.len() >= DIGITS_OF_A_NUMBER)
}
