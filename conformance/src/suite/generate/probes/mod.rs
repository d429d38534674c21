//! Probes: the requests that are tried in every scene. Each varies one thing of a plain request, so
//! that a refusal breaks one guard and has an accepted request beside it; a few break several
//! guards. A probe is named after what it varies and never after its outcome, so its ID stays when
//! a policy decides otherwise. Operations on relationships are in `relationships`, payments in
//! `payments`, insurance and accounts in `people`, repeated requests in `repeats`, amounts in
//! `points`.

mod payments;
mod people;
mod points;
mod relationships;
mod repeats;

use model::book::Book;
use model::expense::{Category, Venue};
use model::observe::Names;
use model::operation::{Operation, Request, Written};
use model::person::PersonId;
use model::records::Records;
use model::region::Region;
use model::relationship::{Pair, Relationship};
use model::text::Text;
use model::word::WordOf;

use super::scene::{Kin, Scene};

/// Returns true for a premium that names a venue, which no system is asked (SET-4).
fn is_premium_at_a_venue(
    category: &WordOf<Category, String>,
    venue: Option<&Venue<String>>,
) -> bool {
    category.is_premium() && venue.is_some()
}

/// The name of somebody who is not on record.
pub const NOBODY: &str = "nobody";

/// A request with a name.
#[derive(Clone, Debug)]
pub struct Probe {
    /// The thing that it varies, as part of an ID.
    pub slug: String,
    /// The thing that it varies, in words.
    pub phrase: Text,
    /// The request as plain data.
    pub data: Written,
    /// True if it breaks several guards on purpose.
    pub several: bool,
    /// The field that it changes, if it reuses the ID of an earlier request.
    pub changes: Option<&'static str>,
}

impl Probe {
    /// Returns how far the request is from everyday use. It grows with people outside the scene's
    /// pair, a rarer premium, sums that are hard to follow, and several faults at once.
    pub fn weight(&self) -> u32 {
        let unusual = ["-for-", "ltci", "odd-sum", "two-fen", "a-fen-and-a-half", "tenth-of-a-fen"];
        let unusual = unusual.iter().filter(|word| self.slug.contains(*word)).count() as u32;
        4 * unusual + if self.several { 5 } else { 0 }
    }
}

/// Returns every probe of a scene, in a fixed order and without duplicates. `book` holds the
/// records after the scene was played.
pub fn all(scene: &Scene, book: &Book) -> Vec<Probe> {
    let mut asker = Asker { scene, book, names: scene.names.clone(), asked: Vec::new() };
    relationships::ask(&mut asker);
    payments::ask(&mut asker);
    people::ask(&mut asker);
    repeats::ask(&mut asker);
    let due = |probe: &Probe| {
        scene.asks.is_empty() || scene.asks.contains(&probe.data.operation.family())
    };
    asker.asked.retain(due);
    asker.asked
}

struct Asker<'a> {
    scene: &'a Scene,
    book: &'a Book,
    names: Names,
    asked: Vec<Probe>,
}

impl Asker<'_> {
    /// Adds a probe unless the same request was added before.
    fn ask(&mut self, slug: &str, phrase: Text, data: Written) {
        self.add(Probe { slug: slug.to_string(), phrase, data, several: false, changes: None });
    }

    /// Adds a probe that asks for something else under a used ID.
    fn ask_other(&mut self, slug: &str, phrase: Text, data: Written, changes: &'static str) {
        let changes = Some(changes);
        self.add(Probe { slug: slug.to_string(), phrase, data, several: false, changes });
    }

    /// Adds a probe that breaks several guards.
    fn ask_several(&mut self, slug: &str, phrase: Text, data: Written) {
        self.add(Probe { slug: slug.to_string(), phrase, data, several: true, changes: None });
    }

    /// Adds a probe. A premium that names a venue is refused (SET-4) and never asked of a system.
    fn add(&mut self, probe: Probe) {
        if let Operation::Settle(settle) = &probe.data.operation
            && is_premium_at_a_venue(&settle.category, settle.venue.as_ref())
        {
            return;
        }
        let known = self
            .asked
            .iter()
            .find(|known| known.slug == probe.slug && same_family(&known.data, &probe.data));
        assert!(
            known.is_none_or(|known| known.data == probe.data),
            "{}: two probes are called `{}`",
            self.scene.id,
            probe.slug
        );
        if !self.asked.iter().any(|known| known.data == probe.data) {
            self.asked.push(probe);
        }
    }

    fn id(&mut self, name: &str) -> PersonId {
        self.names.person(name)
    }

    fn pair(&mut self, holder: &str, recipient: &str) -> Pair {
        Pair { holder: self.id(holder), recipient: self.id(recipient) }
    }

    /// Returns the latest relationship of two people.
    fn relationship(&mut self, holder: &str, recipient: &str) -> Option<Relationship> {
        let pair = self.pair(holder, recipient);
        self.book.relationship(pair)
    }

    /// Returns the pair that the scene is about, then all other kin, each with the words that tell
    /// it from the first.
    fn pairs(&self) -> Vec<(Kin, String, Text)> {
        let (holder, recipient) = &self.scene.pair;
        let main = |kin: &&Kin| kin.holder == *holder && kin.recipient == *recipient;
        let first = self.scene.kin.iter().filter(main);
        let others = self.scene.kin.iter().filter(|kin| !main(kin));
        first
            .map(|kin| (kin.clone(), String::new(), Text::new("", "")))
            .chain(others.map(|kin| {
                let Kin { holder, recipient, .. } = kin;
                let words = Text::owned(
                    format!("{holder} for {recipient}, "),
                    format!("{}为{}，", self.told(holder), self.told(recipient)),
                );
                (kin.clone(), format!("{holder}-for-{recipient}-"), words)
            }))
            .collect()
    }

    /// Returns the name of a person in a Chinese phrase. IDs and English phrases keep the name that
    /// stands in files, which is an English word.
    fn told(&self, name: &str) -> String {
        match name {
            NOBODY => "无登记信息的人员".to_string(),
            _ => self.names.told_name(name).zh.to_string(),
        }
    }

    /// Returns the names of everybody in the scene.
    fn everybody(&self) -> Vec<String> {
        self.scene.people.iter().map(|person| person.name.clone()).collect()
    }
}

/// Joins two phrases in both languages.
fn joined(first: &Text, then: &Text) -> Text {
    Text::owned(format!("{}{}", first.en, then.en), format!("{}{}", first.zh, then.zh))
}

/// Returns a request without an ID.
fn plain(operation: Operation<String, String, String>) -> Written {
    Request { id: None, operation }
}

fn between(holder: &str, recipient: &str) -> Pair<String> {
    Pair { holder: holder.to_string(), recipient: recipient.to_string() }
}

fn same_family(one: &Written, other: &Written) -> bool {
    one.operation.family() == other.operation.family()
}

/// Returns another region of the same province.
fn neighbour(home: Region) -> Region {
    let code = home.code() % 10_000;
    Region::new(home.province() * 10_000 + if code < 700 { code + 200 } else { code - 200 })
}
