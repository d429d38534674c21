//! One conversation with a system, case after case. After trouble the system is ended, and started
//! again for the next case. `talk` plays a case; `runner` deals the cases out to conversations.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use model::text;
use model::text::Text;

use super::came::{Came, strange};
use super::salt;
use super::setup::Setup;
use super::start::{Beginning, beginning};
use super::talk::Talk;
use crate::base::outside::shown;
use crate::format::message::{Hello, Message, PROTOCOL, Reply};
use crate::format::report::{CaseResult, StepResult, Verdict};
use crate::format::vectors::{Capability, Vector};
use crate::link::{Link, Trouble};

/// Length of the standard error that a result keeps, in characters.
const STDERR: usize = 2000;

/// Number of last lines of standard error quoted when a system is given up.
const LAST: usize = 5;

/// Says hello to a system and returns how it introduces itself; ends it if that fails.
pub(crate) fn greet(link: &mut dyn Link, policy: &str, limit: Duration) -> Result<Hello, Trouble> {
    let asked = Message::Hello { policy: policy.to_string() };
    link.ask(&asked, limit).and_then(introduced).map_err(|trouble| ended(link, trouble))
}

/// Ends a system that is of no more use, and adds its last lines of standard error to the trouble:
/// they often say why.
pub(crate) fn ended(link: &mut dyn Link, trouble: Trouble) -> Trouble {
    link.end();
    let written = link.stderr();
    let lines: Vec<&str> = written.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.is_empty() {
        return trouble;
    }
    let last = &lines[lines.len().saturating_sub(LAST)..];
    let last: Vec<String> = last.iter().map(|line| shown(line.as_bytes())).collect();
    let said = last.join(" | ");
    trouble.and(text!("it wrote to stderr: {said}", "其标准错误输出：{said}"))
}

/// Reads how a system introduces itself, and checks that its protocol is the one spoken here.
pub(crate) fn introduced(reply: Reply) -> Result<Hello, Trouble> {
    match reply {
        Reply::Hello {
            protocol, system, capabilities, isolation, parallel, start, shows, ..
        } => {
            if protocol != PROTOCOL || parallel == 0 {
                return Err(Trouble::Protocol(text!(
                    "the system speaks protocol {protocol} with {parallel} cases at once; version {PROTOCOL} and at least one case are needed",
                    "系统使用协议版本{protocol}，可同时办理{parallel}个案例；应为版本{PROTOCOL}且至少一个案例"
                )));
            }
            Ok(Hello { system, capabilities, isolation, parallel, start, shows })
        }
        other => Err(strange(&other)),
    }
}

/// Begins a conversation. Returns how the system introduced itself, with the connection.
pub(crate) fn begin<'a>(
    setup: &'a Setup<'_>,
) -> Result<(Hello, Box<dyn Link + Send + 'a>), Trouble> {
    let mut link = setup.reach.link()?;
    greet(&mut *link, &setup.policy.name, setup.limits.hello).map(|hello| (hello, link))
}

/// A conversation with a system, connected only while it is in use.
pub(crate) struct Session<'a> {
    setup: &'a Setup<'a>,
    hello: &'a Hello,
    link: Option<Box<dyn Link + Send + 'a>>,
}

impl<'a> Session<'a> {
    /// Takes a connection that has said hello, or connects when the first case needs it.
    pub(crate) fn new(
        setup: &'a Setup<'a>,
        hello: &'a Hello,
        link: Option<Box<dyn Link + Send + 'a>>,
    ) -> Session<'a> {
        Session { setup, hello, link }
    }

    /// Plays a vector. Returns the result, and whether the system had to be ended.
    pub(crate) fn play(&mut self, vector: &Vector) -> (CaseResult, bool) {
        let began = Instant::now();
        let number = self.setup.cases.fetch_add(1, Ordering::Relaxed) + 1;
        let mut result = blank(vector, self.setup);
        let beginning = beginning(self.hello.start, &vector.people);
        let missing = self.missing(vector, &beginning);
        if !missing.is_empty() {
            result.verdict = Verdict::NotSupported;
            result.says = Some(undeclared(&missing));
            result.missing = missing;
            return (result, false);
        }
        let case = format!("{}{number}", self.setup.mark);
        let mut steps = Vec::new();
        let (came, fatal) = self.case(&case, vector, beginning, &mut steps);
        let Came { verdict, says, step, .. } = came;
        if let Some(link) = &mut self.link {
            if fatal {
                link.end();
            }
            let written = link.stderr();
            let excess = written.chars().count().saturating_sub(STDERR);
            result.stderr = written.chars().skip(excess).collect();
        }
        if fatal {
            self.link = None;
        }
        // The steps of a passed vector are not kept, so that memory does not grow with the suite.
        result.steps = if verdict == Verdict::Pass { Vec::new() } else { steps };
        (result.verdict, result.says, result.step) = (verdict, says, step);
        result.milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        (result, fatal)
    }

    /// Returns true if there is a connection. After trouble there is none.
    pub(crate) fn is_connected(&self) -> bool {
        self.link.is_some()
    }

    /// Ends the conversation, and says what was irregular about the end.
    pub(crate) fn leave(mut self) -> Option<Text> {
        self.link.take().and_then(|mut link| link.leave(self.setup.limits.step))
    }

    fn missing(&self, vector: &Vector, beginning: &Beginning) -> Vec<Capability> {
        let mut needed = vector.capabilities();
        needed.extend(beginning.needs());
        needed.sort_unstable();
        needed.dedup();
        needed.retain(|one| !self.hello.capabilities.contains(one));
        needed
    }

    /// Opens, plays and closes a case.
    fn case(
        &mut self,
        case: &str,
        vector: &Vector,
        beginning: Beginning,
        steps: &mut Vec<StepResult>,
    ) -> (Came, bool) {
        let (setup, hello) = (self.setup, self.hello);
        let link = match self.connected() {
            Ok(link) => link,
            Err(trouble) => return (Came::trouble(None, &trouble), true),
        };
        let names = setup.salt.map(|salt| salt::renames(salt, &vector.id));
        let mut talk = Talk { setup, hello, link, case, names };
        let played = talk.begin(vector, beginning).map_err(|trouble| (None, trouble));
        let played = played.and_then(|start| match start {
            Ok(start) => talk.steps(vector, start, steps),
            Err(came) => Ok(came),
        });
        let close = Message::Close { case: case.to_string() };
        match played {
            Err((step, trouble)) if trouble.is_fatal() => (Came::trouble(step, &trouble), true),
            // The system goes on, and only has to forget this case.
            Err((step, trouble)) => {
                let closed = talk.ask(&close);
                (Came::trouble(step, &trouble), closed.is_err_and(|trouble| trouble.is_fatal()))
            }
            Ok(came) if came.fatal => (came, true),
            Ok(came) => match talk.ask(&close) {
                Ok(_) => (came, false),
                Err(trouble) if came.verdict == Verdict::Pass => {
                    (Came::trouble(None, &trouble), trouble.is_fatal())
                }
                Err(trouble) => (came, trouble.is_fatal()),
            },
        }
    }

    /// Returns the connection, and begins a new one if the last was ended.
    fn connected(&mut self) -> Result<&mut (dyn Link + Send + 'a), Trouble> {
        if self.link.is_none() {
            let mut link = self.setup.reach.link()?;
            if !self.setup.reach.is_shared() {
                let Setup { policy, limits, .. } = self.setup;
                let again = greet(&mut *link, &policy.name, limits.hello)?;
                if let Some(other) = differs(self.hello, &again) {
                    link.end();
                    return Err(Trouble::Protocol(other));
                }
            }
            self.link = Some(link);
        }
        Ok(&mut **self.link.as_mut().expect("begun just now"))
    }
}

/// Returns the first thing that a system says of itself differently from the first time, if any.
fn differs(first: &Hello, again: &Hello) -> Option<Text> {
    let list = |mut all: Vec<String>| {
        all.sort_unstable();
        all.join(", ")
    };
    let said = |hello: &Hello| {
        [
            ("name", hello.system.name.clone()),
            ("build", hello.system.build.clone()),
            ("capabilities", list(hello.capabilities.iter().map(|one| one.to_string()).collect())),
            ("isolation", hello.isolation.to_string()),
            ("start", hello.start.to_string()),
            ("shows", list(hello.shows.iter().map(|one| one.to_string()).collect())),
        ]
    };
    let mut both = said(first).into_iter().zip(said(again));
    let ((key, one), (_, other)) = both.find(|(one, other)| one != other)?;
    Some(text!(
        "the restarted system says another `{key}` in `hello`: `{other}`; before, `{one}`",
        "再次启动后，系统在 `hello` 中所述的 `{key}` 不同：现为 `{other}`，先前为 `{one}`"
    ))
}

fn undeclared(missing: &[Capability]) -> Text {
    let names: Vec<String> = missing.iter().map(|one| format!("`{one}`")).collect();
    let (en, zh) = (names.join(", "), names.join("、"));
    text!("the system does not declare {en}", "系统未声明能力{zh}")
}

/// Returns the result of a vector that was not played yet.
pub(crate) fn blank(vector: &Vector, setup: &Setup<'_>) -> CaseResult {
    let Setup { command, options, .. } = setup;
    CaseResult {
        id: vector.id.clone(),
        title: vector.title.clone(),
        why: vector.why.clone(),
        clauses: vector.clauses.clone(),
        verdict: Verdict::NotMeasured,
        missing: Vec::new(),
        says: None,
        step: None,
        length: vector.steps.len(),
        twin: vector.twin.clone(),
        twin_verdict: None,
        people: vector.people.clone(),
        steps: Vec::new(),
        again: format!("{command} --only {} {options}", vector.id),
        stderr: String::new(),
        milliseconds: 0,
    }
}
