//! The third way to carry messages: as files, to a site that cannot be reached. All messages of the
//! harness are written down beforehand, while the reference answers them, so that every step is
//! asked. What the site replied is read in `transcript`; how both are used, in `harness::closed`.

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

/// What of `hello` decides which messages there are: it is told beforehand, as nobody can be asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// What the system can do.
    pub capabilities: Vec<Capability>,
    /// What `open` can bring about.
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
    /// The numbers under which a message stands, by the message without its number.
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

    /// The number of a message behind another one.
    pub fn next(&self, message: &Message, behind: usize) -> Option<usize> {
        let numbers = self.numbers.get(&message.write(0))?;
        numbers.iter().copied().find(|&n| n > behind)
    }

    /// Counts the cases.
    pub fn cases(&self) -> usize {
        self.cases.len()
    }

    /// The numbers of the messages of a case.
    pub fn of_case(&self, case: &str) -> Option<RangeInclusive<usize>> {
        self.cases.get(case).map(|&(first, last)| first..=last)
    }

    /// Everything that the site is asked.
    pub fn work(&self) -> String {
        self.lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
    }
}

/// The reference in the place of a system that can do what is told of it. It keeps every message
/// that it is asked.
pub struct Recorder<'a> {
    reference: BuiltIn,
    told: &'a Told,
    asked: Mutex<Messages>,
}

impl<'a> Recorder<'a> {
    /// Nothing is written down yet.
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
