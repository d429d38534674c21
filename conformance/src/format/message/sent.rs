//! The messages that the harness sends to a system, each on a line of its own.

use model::case_file::RawPerson;
use model::operation::Written;
use serde::Serialize;

use super::words::PROTOCOL;

/// A message of the harness.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// Asks the system to introduce itself.
    Hello {
        /// The policy to judge by.
        policy: String,
    },
    /// Begins a case.
    Open {
        /// Its name.
        case: String,
        /// The people on record.
        people: Vec<RawPerson>,
    },
    /// Asks for an operation.
    Do {
        /// The case.
        case: String,
        /// The request.
        request: Box<Written>,
    },
    /// Asks for everything that can be observed.
    Observe {
        /// The case.
        case: String,
    },
    /// Ends a case.
    Close {
        /// The case.
        case: String,
    },
    /// Ends the conversation.
    Bye,
    /// A message with keys that version 1 does not know, as a later version may send them.
    Later(Box<Message>),
}

#[derive(Serialize)]
#[serde(tag = "message", rename_all = "snake_case")]
enum Sent<'a> {
    Hello { n: u64, protocol: u32, policy: &'a str },
    Open { n: u64, case: &'a str, people: &'a [RawPerson] },
    Do { n: u64, case: &'a str, request: &'a Written },
    Observe { n: u64, case: &'a str },
    Close { n: u64, case: &'a str },
    Bye { n: u64 },
}

impl Message {
    /// Returns the name of the message.
    pub fn name(&self) -> &'static str {
        match self {
            Message::Hello { .. } => "hello",
            Message::Open { .. } => "open",
            Message::Do { .. } => "do",
            Message::Observe { .. } => "observe",
            Message::Close { .. } => "close",
            Message::Bye => "bye",
            Message::Later(message) => message.name(),
        }
    }

    /// Returns the case that it is about.
    pub fn case(&self) -> Option<&str> {
        match self {
            Message::Open { case, .. }
            | Message::Do { case, .. }
            | Message::Observe { case }
            | Message::Close { case } => Some(case),
            Message::Hello { .. } | Message::Bye => None,
            Message::Later(message) => message.case(),
        }
    }

    /// Returns the message as JSON, without the end of the line.
    pub fn write(&self, n: u64) -> String {
        let sent = match self {
            Message::Hello { policy } => Sent::Hello { n, protocol: PROTOCOL, policy },
            Message::Open { case, people } => Sent::Open { n, case, people },
            Message::Do { case, request } => Sent::Do { n, case, request },
            Message::Observe { case } => Sent::Observe { n, case },
            Message::Close { case } => Sent::Close { n, case },
            Message::Bye => Sent::Bye { n },
            Message::Later(message) => return later(&message.write(n)),
        };
        serde_json::to_string(&sent).expect("a message is plain data")
    }
}

/// Adds keys that nobody knows wherever a later version may add some.
fn later(json: &str) -> String {
    let mut value: serde_json::Value = serde_json::from_str(json).expect("written just now");
    let more = || serde_json::json!({"any": ["thing", 1, null]});
    value["later"] = more();
    if let Some(request) = value.get_mut("request") {
        request["later"] = more();
    }
    for person in value.get_mut("people").and_then(|one| one.as_array_mut()).into_iter().flatten() {
        person["later"] = more();
    }
    value.to_string()
}
