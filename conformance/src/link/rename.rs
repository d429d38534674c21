//! Other names for people and requests, and the way back. With them `--salt` changes the names of a
//! file, and the built-in system takes any text for a name. Nothing else of a message is touched.

use std::collections::BTreeMap;
use std::convert::Infallible;

use model::case_file::RawPerson;
use model::observe::Observation;
use model::operation::{Naming, Written};
use model::word::Open;

/// A function that makes an alias from a name and the number of names so far.
type Make = Box<dyn Fn(&str, usize) -> String + Send>;

/// Names and their aliases, one to one.
pub struct Aliases {
    make: Make,
    to: BTreeMap<String, String>,
    back: BTreeMap<String, String>,
}

impl Aliases {
    fn new(make: Make) -> Aliases {
        Aliases { make, to: BTreeMap::new(), back: BTreeMap::new() }
    }

    fn of(&mut self, name: &str) -> String {
        if let Some(alias) = self.to.get(name) {
            return alias.clone();
        }
        let mut alias = (self.make)(name, self.to.len());
        while self.back.contains_key(&alias) {
            alias.push('x');
        }
        self.to.insert(name.to_string(), alias.clone());
        self.back.insert(alias.clone(), name.to_string());
        alias
    }

    /// Returns the name behind an alias. An alias that was never handed out is marked, so that it
    /// is nobody's name.
    fn behind(&self, alias: &str) -> String {
        self.back.get(alias).cloned().unwrap_or_else(|| format!("«{alias}»"))
    }
}

/// Other names for the people and the requests of one case.
pub struct Renames {
    people: Aliases,
    requests: Aliases,
}

impl Renames {
    /// Makes aliases of people and of requests with these functions.
    pub fn new(
        person: impl Fn(&str, usize) -> String + Send + 'static,
        request: impl Fn(&str, usize) -> String + Send + 'static,
    ) -> Renames {
        Renames {
            people: Aliases::new(Box::new(person)),
            requests: Aliases::new(Box::new(request)),
        }
    }

    /// Makes short words with numbers, whatever the names are.
    pub fn numbered() -> Renames {
        Renames::new(|_, number| format!("p{number}"), |_, number| format!("r-{number}"))
    }

    /// Returns the alias of a person.
    pub fn person(&mut self, name: &str) -> String {
        self.people.of(name)
    }

    /// Renames a person on record.
    pub fn on_record(&mut self, person: &RawPerson) -> RawPerson {
        RawPerson { name: self.person(&person.name), ..person.clone() }
    }

    /// Renames the people and IDs of a request.
    pub fn request(&mut self, data: &Written) -> Written {
        let Ok(renamed) = data.clone().renamed(self);
        renamed
    }

    /// Restores the original names in an observation.
    pub fn back(&self, shown: &mut Observation) {
        for person in &mut shown.people {
            person.name = self.people.behind(&person.name);
        }
        for relationship in &mut shown.relationships {
            relationship.holder = self.people.behind(&relationship.holder);
            relationship.recipient = self.people.behind(&relationship.recipient);
        }
    }
}

/// Words stay as they are: what they mean is for the system to say.
impl Naming<String, String, String> for Renames {
    type Person = String;
    type Request = String;
    type Word = String;
    type Refusal = Infallible;

    fn person(&mut self, _: &'static str, person: String) -> Result<String, Infallible> {
        Ok(self.people.of(&person))
    }

    fn request(&mut self, _: &'static str, id: String) -> Result<String, Infallible> {
        Ok(self.requests.of(&id))
    }

    fn word<K: Open>(&mut self, _: &'static str, word: String) -> Result<String, Infallible> {
        Ok(word)
    }
}
