//! The names that files and systems use, and the numbers that the rules know instead.

use std::collections::BTreeMap;
use std::convert::Infallible;

use crate::operation::{Naming, Request, Written};
use crate::person::PersonId;
use crate::policy::{OwnWord, Policy};
use crate::relationship::RequestId;
use crate::text::Text;
use crate::word::{Open, Vocabulary, WordId, WordOf};

/// The names that files and systems use for people, requests and words that no vocabulary has. The
/// rules know only numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Names {
    people: Vec<String>,
    displays: BTreeMap<PersonId, Text>,
    requests: Vec<String>,
    words: Vec<String>,
    own: Vec<OwnWord>,
}

impl Names {
    /// Returns an empty table.
    pub fn new() -> Names {
        Names::default()
    }

    /// Returns a table that knows a policy's own words alone, under the policy's numbers.
    pub fn under(policy: &Policy) -> Names {
        Names::knowing(&policy.own.words)
    }

    /// Returns a table that knows the same policy's words, and nobody.
    pub fn of_nobody(&self) -> Names {
        Names::knowing(&self.own)
    }

    fn knowing(own: &[OwnWord]) -> Names {
        let words = own.iter().map(|word| word.name.clone()).collect();
        Names { words, own: own.to_vec(), ..Names::default() }
    }

    /// Returns the person called `name`; a new name gets the next number.
    pub fn person(&mut self, name: &str) -> PersonId {
        PersonId(intern(&mut self.people, name))
    }

    /// Gives a person a display name: the one that stories and reports use, in each language.
    pub fn introduce(&mut self, person: PersonId, display: Text) {
        self.displays.insert(person, display);
    }

    /// Returns the request known as `id`; a new ID gets the next number.
    pub fn request(&mut self, id: &str) -> RequestId {
        RequestId(intern(&mut self.requests, id))
    }

    /// Returns the word `word`; a new word gets the next number.
    pub fn word(&mut self, word: &str) -> WordId {
        WordId(intern(&mut self.words, word))
    }

    /// Returns the policy's own words in a vocabulary.
    pub fn own(&self, vocabulary: Vocabulary) -> impl Iterator<Item = &OwnWord> {
        self.own.iter().filter(move |word| word.vocabulary == vocabulary)
    }

    /// Returns the term of a word for people: that of the policy, or the word as it was written.
    pub fn term<K: Open>(&self, word: WordOf<K>) -> Text {
        match word {
            WordOf::Known(term) => term.text(),
            WordOf::Other(id) => {
                let written = self.of_word(id);
                let own = self.own(K::VOCABULARY).find(|own| own.name == written);
                own.map_or_else(|| Text::owned(&*written, &*written), |own| own.text.clone())
            }
        }
    }

    /// Returns a request as text.
    pub fn written(&self, request: &Request) -> Written {
        let Ok(written) = request.renamed(&mut &*self);
        written
    }

    /// Returns a request by number; names that are new become people, requests and words that
    /// nobody knows (GEN-1, REV-1, EST-3, SET-3).
    pub fn numbered(&mut self, written: &Written) -> Request {
        let Ok(request) = written.clone().renamed(self);
        request
    }

    /// Returns the name of a person, or the number if there is no name.
    pub fn of_person(&self, person: PersonId) -> String {
        self.people.get(person.0 as usize).cloned().unwrap_or_else(|| format!("p{}", person.0))
    }

    /// Returns the display name of a person, if there is one.
    pub fn display(&self, person: PersonId) -> Option<&Text> {
        self.displays.get(&person)
    }

    /// Returns the display name of a person, or the name in files if there is none.
    pub fn told(&self, person: PersonId) -> Text {
        let name = || Text::owned(self.of_person(person), self.of_person(person));
        self.display(person).cloned().unwrap_or_else(name)
    }

    /// Returns the display name of the person called `name` in files.
    pub fn told_name(&self, name: &str) -> Text {
        match self.people.iter().zip(0..).find(|(known, _)| *known == name) {
            Some((_, number)) => self.told(PersonId(number)),
            None => Text::owned(name, name),
        }
    }

    /// Returns the ID of a request, or the number if there is no ID.
    pub fn of_request(&self, request: RequestId) -> String {
        self.requests.get(request.0 as usize).cloned().unwrap_or_else(|| format!("r{}", request.0))
    }

    /// Returns a word as it was written, or the number if nobody wrote it.
    pub fn of_word(&self, word: WordId) -> String {
        self.words.get(word.0 as usize).cloned().unwrap_or_else(|| format!("w{}", word.0))
    }
}

impl Naming<String, String, String> for Names {
    type Person = PersonId;
    type Request = RequestId;
    type Word = WordId;
    type Refusal = Infallible;

    fn person(&mut self, _: &'static str, person: String) -> Result<PersonId, Infallible> {
        Ok(Names::person(self, &person))
    }

    fn request(&mut self, _: &'static str, id: String) -> Result<RequestId, Infallible> {
        Ok(Names::request(self, &id))
    }

    fn word<K: Open>(&mut self, _: &'static str, word: String) -> Result<WordId, Infallible> {
        Ok(Names::word(self, &word))
    }
}

impl Naming<PersonId, RequestId, WordId> for &Names {
    type Person = String;
    type Request = String;
    type Word = String;
    type Refusal = Infallible;

    fn person(&mut self, _: &'static str, person: PersonId) -> Result<String, Infallible> {
        Ok(self.of_person(person))
    }

    fn request(&mut self, _: &'static str, id: RequestId) -> Result<String, Infallible> {
        Ok(self.of_request(id))
    }

    fn word<K: Open>(&mut self, _: &'static str, word: WordId) -> Result<String, Infallible> {
        Ok(self.of_word(word))
    }
}

fn intern(known: &mut Vec<String>, name: &str) -> u32 {
    let index = known.iter().position(|one| one == name).unwrap_or_else(|| {
        known.push(name.to_string());
        known.len() - 1
    });
    u32::try_from(index).expect("GEN-1: a file names fewer than 2^32 people, requests and words")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_display_name_is_told_and_the_name_stays_in_files() {
        let mut names = Names::new();
        let (mother, wei) = (names.person("mother"), names.person("wei"));
        names.introduce(mother, Text::new("Mother", "母亲"));
        assert_eq!(names.told(mother), Text::new("Mother", "母亲"));
        assert_eq!(names.told_name("mother").zh, "母亲");
        assert_eq!(names.of_person(mother), "mother");
        assert_eq!(names.told(wei), Text::new("wei", "wei"));
        assert_eq!(names.told_name("nobody"), Text::new("nobody", "nobody"));
    }
}
