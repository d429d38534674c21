//! Vectors (`gongji-vector/1`): one scenario each, with the expected outcome of every step.
//! `vectors/README.md` describes the format. Here are the type ([`Vector`]), its strict reader and
//! writer (`file`), the JSON Schema (`schema`), the manifest that lists vectors with their digests
//! (`manifest`), and the folder or embedded copy that holds them (`suite`). The room `suite`
//! chooses vectors; `harness` judges a system by them.

mod capability;
mod file;
pub mod manifest;
mod schema;
pub mod suite;
#[cfg(test)]
mod tests;

pub use self::capability::{Capability, needed};
pub use self::file::{FORMAT, Twin, is_id, read, to_json, write};
pub use self::schema::schema;
pub(crate) use self::schema::{open_words, without_notes};

use model::book::Book;
use model::case_file::RawPerson;
use model::catalogue::{self, Status};
use model::clause::Clause;
use model::observe::{Names, Observation, ObservedAnswer};
use model::operation::{Request, Written};
use model::text::Text;

/// Scenario with people, requests and the expected outcome of each step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vector {
    /// Its name, `family/what-is-tested`, which never changes and is never reused.
    pub id: String,
    /// The number of its version: 1 at first, one more whenever its expectations change.
    pub revision: u32,
    /// Its title.
    pub title: Text,
    /// The reason why it matters, and the likely fault of a system that fails it.
    pub why: Text,
    /// The policy that its expectations follow from.
    pub policy: String,
    /// The clauses it is about, in the order of the catalogue.
    pub clauses: Vec<Clause>,
    /// The accepted vector beside a refused one, and the one field in which the two differ.
    pub twin: Option<Twin>,
    /// The names of people and requests.
    pub names: Names,
    /// The people registered at the start.
    pub people: Vec<RawPerson>,
    /// The same people as records.
    pub book: Book,
    /// The requests in order, each with its expected outcome.
    pub steps: Vec<VectorStep>,
}

/// Request with its expected outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VectorStep {
    /// The request.
    pub request: Request,
    /// The request as plain data.
    pub data: Written,
    /// A remark for the reader, which is never sent.
    pub note: Option<Text>,
    /// The answer that is due: accepted with this receipt, or rejected with one of these codes.
    pub expect: ObservedAnswer,
    /// The observable state afterwards; none if it is unchanged.
    pub state: Option<Observation>,
}

impl VectorStep {
    /// Returns true if an answer is right: accepted with the same receipt, or rejected with one of
    /// the codes.
    pub fn allows(&self, got: &ObservedAnswer) -> bool {
        match (&self.expect, got) {
            (ObservedAnswer::Rejected { codes: due }, ObservedAnswer::Rejected { codes }) => {
                codes.first().is_some_and(|code| due.contains(code))
            }
            (due, got) => due == got,
        }
    }
}

impl Vector {
    /// Returns whether the sources support all its clauses or some of them are interpretations.
    pub fn level(&self) -> Status {
        let stated = |clause: &Clause| catalogue::entry(*clause).status == Status::Stated;
        if self.clauses.iter().all(stated) { Status::Stated } else { Status::Interpreted }
    }

    /// Returns the capabilities that it needs.
    pub fn capabilities(&self) -> Vec<Capability> {
        needed(self.steps.iter().map(|step| &step.request))
    }

    /// Returns true if it asks and expects the same as another one, however the two are worded.
    pub fn expects_as(&self, other: &Vector) -> bool {
        let told = |step: &VectorStep| (step.data.clone(), step.expect.clone(), step.state.clone());
        let people = |vector: &Vector| -> Vec<RawPerson> {
            vector.people.iter().map(RawPerson::without_display).collect()
        };
        self.policy == other.policy
            && people(self) == people(other)
            && self.steps.iter().map(told).eq(other.steps.iter().map(told))
    }

    /// Returns true if its last request has to be refused.
    pub fn is_refusal(&self) -> bool {
        self.steps.last().is_some_and(|step| matches!(step.expect, ObservedAnswer::Rejected { .. }))
    }
}
