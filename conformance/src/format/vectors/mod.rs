//! Vectors (`gongji-vector/1`): one scenario each, with what has to come of every step. What the
//! format is stands in `vectors/README.md`; here are the type ([`Vector`]), its strict reader and
//! writer (`file`), the JSON Schema (`schema`), the manifest that lists them with their digests
//! (`manifest`), and the folder or the embedded copy they are read from (`suite`). How vectors are
//! chosen is in `generate`; how a system is judged by them, in `judged`.

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

use model::book::Book;
use model::case_file::{RawPerson, StepData};
use model::catalogue::{self, Status};
use model::clause::Clause;
use model::observe::{Names, Observation, ObservedAnswer};
use model::operation::Request;
use model::text::Text;

/// One scenario: who there is, what is asked, and what has to come of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vector {
    /// Its name, `family/what-is-tested`: never changed, never used again for anything else.
    pub id: String,
    /// Counts the changes of what it expects; 1 for a vector that never changed.
    pub revision: u32,
    /// What it is called.
    pub title: Text,
    /// Why it matters, and what a system that fails it has probably got wrong.
    pub why: Text,
    /// The policy that its expectations follow from.
    pub policy: String,
    /// The clauses it is about, in the order of the catalogue.
    pub clauses: Vec<Clause>,
    /// The accepted vector beside a refused one, and the one field in which the two differ.
    pub twin: Option<Twin>,
    /// What people and requests are called.
    pub names: Names,
    /// Who is on record at the start.
    pub people: Vec<RawPerson>,
    /// The same as records.
    pub book: Book,
    /// What is asked, one after the other.
    pub steps: Vec<Step>,
}

/// One request, and what has to come of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// What is asked.
    pub request: Request,
    /// The same as plain data.
    pub data: StepData,
    /// What has to be answered: accepted with this receipt, or rejected with any one of these
    /// codes.
    pub expect: ObservedAnswer,
    /// Everything that can be observed afterwards; nothing where it is as it was before.
    pub state: Option<Observation>,
}

impl Step {
    /// Whether an answer is right here: accepted with the same receipt, or rejected with one of the
    /// codes.
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
    /// Whether the sources say all that it is about, or some of it is a reading chosen here.
    pub fn level(&self) -> Status {
        let stated = |clause: &Clause| catalogue::entry(*clause).status == Status::Stated;
        if self.clauses.iter().all(stated) { Status::Stated } else { Status::Interpreted }
    }

    /// What a system must be able to do for it.
    pub fn capabilities(&self) -> Vec<Capability> {
        needed(self.steps.iter().map(|step| &step.request))
    }

    /// Whether it asks and expects the same as another one, however the two are worded.
    pub fn expects_as(&self, other: &Vector) -> bool {
        let told = |step: &Step| (step.data.clone(), step.expect.clone(), step.state.clone());
        self.policy == other.policy
            && self.people == other.people
            && self.steps.iter().map(told).eq(other.steps.iter().map(told))
    }

    /// Whether its last request has to be refused.
    pub fn is_refusal(&self) -> bool {
        self.steps.last().is_some_and(|step| matches!(step.expect, ObservedAnswer::Rejected { .. }))
    }
}
