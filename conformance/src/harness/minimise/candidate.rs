//! A candidate: the people at the start and the requests, and nothing else. Expected answers are
//! never part of it; the rules give them anew for every candidate.

use model::book::Book;
use model::case_file::{self, Case, CaseStep, MOST_ON_RECORD, RawPerson, on_record};
use model::money::{Amount, Fen};
use model::observe::Names;
use model::operation::{Request, Written};
use model::policy::Policy;
use model::records::Records;
use model::text::Text;
use model::yaml::Places;

use crate::replay;

use crate::format::vectors::Vector;

/// The parts that all cases of one shrinking have in common.
pub(crate) struct Heading {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) why: Text,
    /// The policy's name, as the case file gives it.
    pub(crate) policy: String,
}

/// People and steps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Candidate {
    pub(crate) people: Vec<RawPerson>,
    pub(crate) steps: Vec<Written>,
    /// The names of nobody yet, with the words of the policy.
    nobody: Names,
}

/// The place of an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Slot {
    /// The balance of this person at the start.
    Balance(usize),
    /// The amount of this step, or the quota that it grants.
    Amount(usize),
}

impl Candidate {
    /// Takes the people and steps of a vector, in the form in which a case is written.
    pub(crate) fn of(vector: &Vector) -> Candidate {
        let steps = vector.steps.iter().map(|step| vector.names.written(&step.request));
        let (people, nobody) = (vector.people.clone(), vector.names.of_nobody());
        Candidate { people, steps: steps.collect(), nobody }
    }

    /// Reads the same as records and requests; none if they cannot be people or requests at all.
    fn read(&self) -> Option<(Book, Names, Vec<Request>)> {
        let (nowhere, mut names) = (Places::nowhere(), self.nobody.clone());
        let book = on_record(&self.people, MOST_ON_RECORD, &nowhere, &mut names).ok()?;
        let requests = self.steps.iter().map(|data| names.numbered(data)).collect();
        Some((book, names, requests))
    }

    /// Makes a case of it.
    pub(crate) fn case(&self, heading: &Heading) -> Option<Case> {
        let (book, names, requests) = self.read()?;
        let Heading { id, title, why, policy } = heading;
        Some(Case {
            id: id.clone(),
            title: title.clone(),
            why: why.clone(),
            policy: policy.clone(),
            names,
            book,
            steps: requests.into_iter().map(|request| CaseStep { request, note: None }).collect(),
        })
    }

    /// Leaves out a step that affects the people alone, and has them start as the step would leave
    /// them.
    pub(crate) fn absorbed(&self, at: usize, policy: &Policy) -> Option<Candidate> {
        let (book, names, requests) = self.read()?;
        let step = replay::step(policy, book, requests[at]);
        let plain = step.answer.is_accepted() && step.after.next_pair(None).is_none();
        let people = plain.then(|| case_file::people(&step.after, &names))?;
        let mut steps = self.steps.clone();
        steps.remove(at);
        Some(Candidate { people, steps, nobody: self.nobody.clone() })
    }

    /// Returns for each step whether it has to be accepted.
    pub(crate) fn accepted(&self, policy: &Policy) -> Option<Vec<bool>> {
        let (book, _, requests) = self.read()?;
        Some(
            replay::replay(policy, &book, requests).map(|step| step.answer.is_accepted()).collect(),
        )
    }

    /// Returns true if a step names this person.
    pub(crate) fn is_named(&self, who: &str) -> bool {
        let names = |step: &Written| step.operation.roles().iter().any(|(_, name)| *name == who);
        self.steps.iter().any(names)
    }

    /// Returns the places of all amounts that are whole fen.
    pub(crate) fn slots(&self) -> Vec<Slot> {
        let mut slots = Vec::new();
        slots.extend((0..self.people.len()).map(Slot::Balance));
        slots.extend((0..self.steps.len()).map(Slot::Amount));
        slots.retain(|&slot| self.fen(slot).is_some());
        slots
    }

    /// Returns the fen at this place.
    pub(crate) fn fen(&self, slot: Slot) -> Option<i64> {
        let sum = match slot {
            Slot::Balance(at) => self.people[at].balance,
            Slot::Amount(at) => self.steps[at].operation.amount().and_then(|amount| amount.whole()),
        };
        sum.map(Fen::count)
    }

    /// Puts an amount in fen at this place.
    pub(crate) fn set(&mut self, slot: Slot, fen: i64) {
        match slot {
            Slot::Balance(at) => self.people[at].balance = Some(Fen::new(fen)),
            Slot::Amount(at) => {
                let amount = self.steps[at].operation.amount_mut();
                amount.into_iter().for_each(|amount| *amount = Amount::fen(fen));
            }
        }
    }

    /// Returns a key that tells it from every other candidate.
    pub(crate) fn key(&self) -> String {
        serde_json::to_string(&(&self.people, &self.steps)).expect("plain data")
    }
}
