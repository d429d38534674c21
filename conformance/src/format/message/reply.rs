//! The replies of a system, read strictly: an unknown key, a key twice or a list instead of a record
//! is refused.

use model::money::Fen;
use model::observe::{Decision, ObservedPerson, ObservedPosition, ObservedRelationship};
use model::text;
use model::text::Text;
use model::tree::{Fields, Tagged, json, read_tagged};
use serde::de::{Error, MapAccess};
use serde::{Deserialize, Deserializer, Serialize};

use super::sent::Message;
use super::words::{Isolation, Part, Start};
use crate::base::outside::shown;
use crate::format::vectors::Capability;

/// The name under which a system introduces itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemName {
    /// Its name.
    pub name: String,
    /// Its build.
    pub build: String,
}

/// The introduction of a system.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hello {
    /// Its name and build.
    pub system: SystemName,
    /// Its capabilities.
    pub capabilities: Vec<Capability>,
    /// The way in which it keeps cases apart.
    pub isolation: Isolation,
    /// The number of cases that it can run at once.
    pub parallel: u32,
    /// The situations that `open` can bring about.
    pub start: Start,
    /// The parts of the state that it shows.
    pub shows: Vec<Part>,
}

/// A reply of a system.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "message", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the keys of the protocol, which says what they mean")]
pub enum Reply {
    /// To `hello`.
    Hello {
        n: u64,
        protocol: u32,
        system: SystemName,
        capabilities: Vec<Capability>,
        isolation: Isolation,
        parallel: u32,
        start: Start,
        shows: Vec<Part>,
    },
    /// To `open`.
    Opened { n: u64, case: String },
    /// To `do`.
    Answer {
        n: u64,
        case: String,
        decision: Decision,
        #[serde(skip_serializing_if = "Option::is_none")]
        paid: Option<Fen>,
        #[serde(skip_serializing_if = "Option::is_none")]
        self_paid: Option<Fen>,
        #[serde(skip_serializing_if = "Option::is_none")]
        statement: Option<Vec<ObservedPosition>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        code: Option<String>,
    },
    /// To `observe`.
    State {
        n: u64,
        case: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        people: Option<Vec<ObservedPerson>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        relationships: Option<Vec<ObservedRelationship>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        positions: Option<Vec<ObservedPosition>>,
    },
    /// To `close`.
    Closed { n: u64, case: String },
    /// To `bye`.
    Bye { n: u64 },
    /// To anything: the system does not do this.
    Unsupported { n: u64, capability: String, text: String },
    /// To anything: the adapter failed.
    Error { n: u64, text: String },
}

impl<'de> Tagged<'de> for Reply {
    const TAG: &'static str = "message";

    fn every_key() -> &'static [&'static str] {
        &[
            "message",
            "n",
            "case",
            "protocol",
            "system",
            "capabilities",
            "isolation",
            "parallel",
            "start",
            "shows",
            "decision",
            "paid",
            "self_paid",
            "statement",
            "code",
            "people",
            "relationships",
            "positions",
            "capability",
            "text",
        ]
    }

    fn read<A: MapAccess<'de>>(fields: &mut Fields<A>) -> Result<Reply, A::Error> {
        const NAMES: &[&str] =
            &["hello", "opened", "answer", "state", "closed", "bye", "unsupported", "error"];
        let (name, n): (String, u64) = (fields.need("message")?, fields.need("n")?);
        Ok(match name.as_str() {
            "hello" => Reply::Hello {
                n,
                protocol: fields.need("protocol")?,
                system: fields.need("system")?,
                capabilities: fields.need("capabilities")?,
                isolation: fields.need("isolation")?,
                parallel: fields.need("parallel")?,
                start: fields.need("start")?,
                shows: fields.need("shows")?,
            },
            "opened" => Reply::Opened { n, case: fields.need("case")? },
            "answer" => Reply::Answer {
                n,
                case: fields.need("case")?,
                decision: fields.need("decision")?,
                paid: fields.may("paid")?,
                self_paid: fields.may("self_paid")?,
                statement: fields.may("statement")?,
                code: fields.may("code")?,
            },
            "state" => Reply::State {
                n,
                case: fields.need("case")?,
                people: fields.may("people")?,
                relationships: fields.may("relationships")?,
                positions: fields.may("positions")?,
            },
            "closed" => Reply::Closed { n, case: fields.need("case")? },
            "bye" => Reply::Bye { n },
            "unsupported" => Reply::Unsupported {
                n,
                capability: fields.need("capability")?,
                text: fields.need("text")?,
            },
            "error" => Reply::Error { n, text: fields.need("text")? },
            other => return Err(A::Error::unknown_variant(other, NAMES)),
        })
    }
}

impl<'de> Deserialize<'de> for Reply {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Reply, D::Error> {
        read_tagged(from)
    }
}

impl Reply {
    /// Reads a line, without its end.
    pub fn read(line: &[u8]) -> Result<Reply, Text> {
        let seen = shown(line);
        let wrong =
            |en: &str, zh: &str| Text::owned(format!("{en}: {seen}"), format!("{zh}：{seen}"));
        if line.starts_with(b"\xef\xbb\xbf") {
            return Err(wrong("a byte order mark before a reply", "答复前有字节顺序标记（BOM）"));
        }
        if line.ends_with(b"\r") {
            return Err(wrong("a CR before the LF", "LF 前有 CR"));
        }
        let reply: Reply = json::read(line).map_err(|wrong| {
            let Text { en, zh } = wrong.told();
            text!(
                "this is no reply of the protocol ({en}): {seen}",
                "这不是协议规定的答复（{zh}）：{seen}"
            )
        })?;
        if let Some(sum) = reply.sums().into_iter().find(|sum| !sum.is_sane()) {
            let beyond = Fen::BEYOND;
            return Err(text!(
                "a sum of {sum} yuan; no sum comes to {beyond} yuan: {seen}",
                "金额{sum}元；任何金额均应小于{beyond}元：{seen}"
            ));
        }
        if let Reply::Hello { capabilities, isolation, parallel, shows, .. } = &reply {
            if *isolation == Isolation::Reset && *parallel != 1 {
                return Err(wrong(
                    "`parallel` is 1 where `isolation` is `reset`",
                    "`isolation` 为 `reset` 时 `parallel` 应为1",
                ));
            }
            if stands_twice(capabilities) || stands_twice(shows) {
                return Err(wrong(
                    "an entry of `capabilities` or `shows` stands there twice",
                    "`capabilities` 或 `shows` 中有重复项",
                ));
            }
        }
        match reply.is_whole() {
            true => Ok(reply),
            false => Err(wrong(
                "a `rejected` answer has a `code` and nothing else, an `accepted` one has none",
                "`rejected` 的答复只带 `code`，`accepted` 的答复不带 `code`",
            )),
        }
    }

    /// The reply as JSON, without the end of the line.
    pub fn write(&self) -> String {
        serde_json::to_string(self).expect("a reply is plain data")
    }

    fn is_whole(&self) -> bool {
        match self {
            Reply::Answer { decision: Decision::Accepted, code, .. } => code.is_none(),
            Reply::Answer { paid, self_paid, statement, code, .. } => {
                code.is_some() && paid.is_none() && self_paid.is_none() && statement.is_none()
            }
            _ => true,
        }
    }

    /// Every sum in it.
    fn sums(&self) -> Vec<Fen> {
        let amounts = |lines: &Option<Vec<ObservedPosition>>| {
            lines.iter().flatten().map(|one| one.amount).collect::<Vec<Fen>>()
        };
        match self {
            Reply::Answer { paid, self_paid, statement, .. } => {
                let mut sums = amounts(statement);
                sums.extend([*paid, *self_paid].into_iter().flatten());
                sums
            }
            Reply::State { people, relationships, positions, .. } => {
                let mut sums = amounts(positions);
                let people = people.iter().flatten();
                sums.extend(people.flat_map(|one| [one.balance, one.free]).flatten());
                let relationships = relationships.iter().flatten();
                sums.extend(relationships.flat_map(|one| [one.granted, one.used, one.remaining]));
                sums
            }
            _ => Vec::new(),
        }
    }

    /// Returns the number of the message that it replies to.
    pub fn n(&self) -> u64 {
        match *self {
            Reply::Hello { n, .. }
            | Reply::Opened { n, .. }
            | Reply::Answer { n, .. }
            | Reply::State { n, .. }
            | Reply::Closed { n, .. }
            | Reply::Bye { n }
            | Reply::Unsupported { n, .. }
            | Reply::Error { n, .. } => n,
        }
    }

    /// Returns the name of the reply.
    pub fn name(&self) -> &'static str {
        match self {
            Reply::Hello { .. } => "hello",
            Reply::Opened { .. } => "opened",
            Reply::Answer { .. } => "answer",
            Reply::State { .. } => "state",
            Reply::Closed { .. } => "closed",
            Reply::Bye { .. } => "bye",
            Reply::Unsupported { .. } => "unsupported",
            Reply::Error { .. } => "error",
        }
    }

    /// Returns true if this is the kind of reply that a message asks for, about the same case.
    pub fn answers(&self, message: &Message) -> bool {
        match (message, self) {
            (Message::Later(message), reply) => reply.answers(message),
            (Message::Hello { .. }, Reply::Hello { .. }) | (Message::Bye, Reply::Bye { .. }) => {
                true
            }
            (Message::Open { case: asked, .. }, Reply::Opened { case, .. })
            | (Message::Do { case: asked, .. }, Reply::Answer { case, .. })
            | (Message::Observe { case: asked }, Reply::State { case, .. })
            | (Message::Close { case: asked }, Reply::Closed { case, .. }) => asked == case,
            _ => false,
        }
    }
}

fn stands_twice<T: PartialEq>(entries: &[T]) -> bool {
    entries.iter().enumerate().any(|(at, one)| entries[..at].contains(one))
}
