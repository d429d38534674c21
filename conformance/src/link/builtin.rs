//! The built-in reference as a system under test, with or without a planted fault. It is asked
//! within this process, without writing a line. `serve` offers it to others.

use std::collections::BTreeMap;
use std::time::Duration;

use model::book::Book;
use model::case_file::RawPerson;
use model::clause::Code;
use model::observe::{Names, Observation, ObservedAnswer};
use model::operation::Written;
use model::person::{Insurance, Person};
use model::policy::Policy;
use model::terms::Term;
use model::text;
use model::text::Text;

use super::rename::Renames;
use super::{Endpoint, Link, Trouble, fitting, stdio};
use crate::base::nearest::nearest;
use crate::format::message::{Decision, Isolation, Message, Part, Reply, Start, SystemName};
use crate::format::vectors::Capability;
use crate::systems::mutants::{self, Mutant};
use crate::systems::subject::Subject;

/// Number of cases that the built-in system keeps open at once.
const PARALLEL: u32 = 64;

/// Built-in system, which any number of conversations may use.
#[derive(Debug)]
pub struct BuiltIn {
    policy: Policy,
    mutant: Option<Mutant>,
    nobody: Names,
}

impl BuiltIn {
    /// Makes the reference for a policy, with a planted fault if one is given.
    pub fn new(policy: Policy, mutant: Option<Mutant>) -> BuiltIn {
        BuiltIn { policy, mutant, nobody: Names::new() }
    }
}

/// Finds the mutant of this name. The error suggests the nearest one.
pub fn mutant(name: &str) -> Result<Mutant, Text> {
    let all = mutants::all();
    if let Some(found) = all.iter().find(|mutant| mutant.name() == name) {
        return Ok(*found);
    }
    let near = nearest(name, all.iter().map(Mutant::name)).unwrap_or_default();
    Err(text!(
        "there is no planted fault `{name}`; did you mean `{near}`? `gongji mutants` lists them",
        "没有植入错误 `{name}`；是否为 `{near}`？`gongji mutants` 列出全部"
    ))
}

impl Endpoint for BuiltIn {
    fn link(&self) -> Result<Box<dyn Link + Send + '_>, Trouble> {
        Ok(Box::new(Office::new(self)))
    }

    fn arguments(&self) -> String {
        match self.mutant {
            None => "--builtin".to_string(),
            Some(mutant) => format!("--builtin {}", stdio::quoted(&mutant.name())),
        }
    }
}

/// One conversation with the built-in system, and its open cases.
pub struct Office<'a> {
    system: &'a BuiltIn,
    n: u64,
    cases: BTreeMap<String, Case<'a>>,
}

struct Case<'a> {
    renames: Renames,
    names: Names,
    subject: Subject<'a>,
}

impl<'a> Office<'a> {
    /// Makes a conversation that has not begun.
    pub fn new(system: &'a BuiltIn) -> Office<'a> {
        Office { system, n: 0, cases: BTreeMap::new() }
    }

    /// Replies to message number `n`.
    pub fn reply(&mut self, n: u64, message: &Message) -> Reply {
        let error = |text: String| Reply::Error { n, text };
        match message {
            Message::Hello { policy } if *policy != self.system.policy.name => {
                let text = format!("this system has the policy {} alone", self.system.policy.name);
                Reply::Unsupported { n, capability: "policy".to_string(), text }
            }
            Message::Hello { .. } => {
                self.cases.clear();
                self.hello(n)
            }
            Message::Open { case, people } => match self.open(case, people) {
                Ok(()) => Reply::Opened { n, case: case.clone() },
                Err(text) => error(text),
            },
            Message::Do { case, request } => {
                let Some(open) = self.cases.get_mut(case) else { return error(not_open(case)) };
                answered(n, case, &open.ask(request))
            }
            Message::Observe { case } => {
                let Some(open) = self.cases.get(case) else { return error(not_open(case)) };
                let Observation { people, relationships, positions } = open.observe();
                let (people, relationships) = (Some(people), Some(relationships));
                let positions = Some(positions);
                Reply::State { n, case: case.clone(), people, relationships, positions }
            }
            Message::Close { case } => match self.cases.remove(case) {
                Some(_) => Reply::Closed { n, case: case.clone() },
                None => error(not_open(case)),
            },
            Message::Bye => Reply::Bye { n },
            Message::Later(message) => self.reply(n, message),
        }
    }

    fn hello(&self, n: u64) -> Reply {
        let name = match self.system.mutant {
            None => "gongji".to_string(),
            Some(mutant) => format!("gongji: {}", mutant.name()),
        };
        let build = env!("CARGO_PKG_VERSION").to_string();
        Reply::Hello {
            n,
            protocol: crate::format::message::PROTOCOL,
            system: SystemName { name, build },
            capabilities: Capability::ALL.to_vec(),
            isolation: Isolation::Namespace,
            parallel: PARALLEL,
            start: Start::Given,
            shows: Part::ALL.to_vec(),
        }
    }

    fn open(&mut self, case: &str, people: &[RawPerson]) -> Result<(), String> {
        if self.cases.contains_key(case) {
            return Err(format!("the case {case} is open already"));
        }
        let BuiltIn { policy, mutant, nobody } = self.system;
        let (mut renames, mut book) = (Renames::numbered(), Book::new());
        let mut names = Names::under(policy);
        for person in people {
            let RawPerson { name, scheme, standing, region, balance, .. } =
                renames.on_record(person);
            let insurance = Insurance { scheme, standing, region };
            book.register(names.person(&name), Person { insurance, account: balance });
        }
        let subject = Subject::new(policy, book, nobody, mutant.as_ref());
        self.cases.insert(case.to_string(), Case { renames, names, subject });
        Ok(())
    }
}

fn not_open(case: &str) -> String {
    format!("the case {case} is not open")
}

impl Case<'_> {
    fn ask(&mut self, request: &Written) -> ObservedAnswer {
        let request = self.names.numbered(&self.renames.request(request));
        ObservedAnswer::from(&self.subject.answer(&request))
    }

    fn observe(&self) -> Observation {
        // The system itself knows no names, and shows everybody under a number. People were named
        // in the order of these numbers, so the number gives the alias.
        let mut shown = self.subject.observe();
        self.renames.back(&mut shown);
        shown
    }
}

fn answered(n: u64, case: &str, answer: &ObservedAnswer) -> Reply {
    let case = case.to_string();
    match answer.clone() {
        ObservedAnswer::Accepted { paid, self_paid, statement } => {
            let decision = Decision::Accepted;
            Reply::Answer { n, case, decision, paid, self_paid, statement, code: None }
        }
        ObservedAnswer::Rejected { codes } => Reply::Answer {
            n,
            case,
            decision: Decision::Rejected,
            paid: None,
            self_paid: None,
            statement: None,
            code: Some(
                codes.first().copied().map_or_else(String::new, |code: Code| code.to_string()),
            ),
        },
    }
}

impl Link for Office<'_> {
    fn ask(&mut self, message: &Message, _: Duration) -> Result<Reply, Trouble> {
        self.n += 1;
        let reply = self.reply(self.n, message);
        fitting(message, self.n, reply)
    }

    fn leave(&mut self, _: Duration) -> Option<Text> {
        None
    }
}
