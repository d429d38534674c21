//! The third way to carry messages: as files, to a site that cannot be reached. All messages of the
//! harness are written down beforehand, while the reference answers them, so that every step is
//! asked. `transcript` reads the replies of the site; `harness::closed` uses both.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use model::policy::Policy;
use model::terms::Term;
use model::text::Text;

use super::builtin::{BuiltIn, Office};
use super::{Endpoint, Link, Trouble, fitting};
use crate::format::message::{Hello, Isolation, Message, Part, Reply, Start};
use crate::format::vectors::Capability;

/// The parts of `hello` that decide which messages there are. They are given beforehand, because
/// the system cannot be asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The capabilities of the system.
    pub capabilities: Vec<Capability>,
    /// The way in which `open` can set up the start.
    pub start: Start,
}

impl Default for Told {
    fn default() -> Told {
        Told { capabilities: Capability::ALL.to_vec(), start: Start::Given }
    }
}

impl From<Hello> for Told {
    fn from(Hello { mut capabilities, start, .. }: Hello) -> Told {
        capabilities.sort_unstable();
        capabilities.dedup();
        Told { capabilities, start }
    }
}

/// All messages of the harness, numbered from 1, a line each.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Messages {
    lines: Vec<String>,
    /// The numbers of a message, by the message without its number.
    numbers: HashMap<String, Vec<usize>>,
    /// The first and the last message of every case.
    cases: HashMap<String, (usize, usize)>,
}

impl Messages {
    fn push(&mut self, message: &Message) -> usize {
        let n = self.lines.len() + 1;
        self.lines.push(message.write(n as u64));
        self.numbers.entry(message.write(0)).or_default().push(n);
        if let Some(case) = message.case() {
            self.cases.entry(case.to_string()).or_insert((n, n)).1 = n;
        }
        n
    }

    /// Counts the messages.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// Returns the number of a message after another one.
    pub fn next(&self, message: &Message, behind: usize) -> Option<usize> {
        let numbers = self.numbers.get(&message.write(0))?;
        numbers.iter().copied().find(|&n| n > behind)
    }

    /// Counts the cases.
    pub fn cases(&self) -> usize {
        self.cases.len()
    }

    /// Returns the numbers of the messages of a case.
    pub fn of_case(&self, case: &str) -> Option<RangeInclusive<usize>> {
        self.cases.get(case).map(|&(first, last)| first..=last)
    }

    /// Returns all messages to the site, one a line.
    pub fn work(&self) -> String {
        self.lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
    }
}

/// The reference in the place of a system with the given capabilities. It keeps every message that
/// it is asked.
pub struct Recorder<'a> {
    reference: BuiltIn,
    told: &'a Told,
    asked: Mutex<Messages>,
}

impl<'a> Recorder<'a> {
    /// Makes a recorder without any message yet.
    pub fn new(policy: Policy, told: &'a Told) -> Recorder<'a> {
        Recorder { reference: BuiltIn::new(policy, None), told, asked: Mutex::default() }
    }

    /// Returns the messages that it was asked.
    pub fn asked(self) -> Messages {
        self.asked.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Endpoint for Recorder<'_> {
    fn link(&self) -> Result<Box<dyn Link + Send + '_>, Trouble> {
        Ok(Box::new(Recording { recorder: self, office: Office::new(&self.reference) }))
    }

    fn arguments(&self) -> String {
        "--builtin".to_string()
    }
}

struct Recording<'a> {
    recorder: &'a Recorder<'a>,
    office: Office<'a>,
}

impl Link for Recording<'_> {
    fn ask(&mut self, message: &Message, _: Duration) -> Result<Reply, Trouble> {
        let mut asked = self.recorder.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let n = asked.push(message) as u64;
        let mut reply = self.office.reply(n, message);
        if let Reply::Hello { capabilities, isolation, parallel, start, shows, .. } = &mut reply {
            let Told { capabilities: told, start: begins } = self.recorder.told;
            (*capabilities, *start) = (told.clone(), *begins);
            (*isolation, *parallel) = (Isolation::Reset, 1);
            *shows = Part::ALL.to_vec();
        }
        fitting(message, n, reply)
    }

    fn leave(&mut self, limit: Duration) -> Option<Text> {
        self.ask(&Message::Bye, limit).err().map(|trouble| trouble.says())
    }
}
