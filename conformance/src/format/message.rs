//! The messages of the protocol: what the harness sends, and what a system replies, read strictly.
//! How they are carried is in the files beside this one.

use model::case_file::{RawPerson, StepData};
use model::money::Fen;
pub use model::observe::Decision;
use model::observe::{ObservedPerson, ObservedPosition, ObservedRelationship};
use model::text;
use model::text::Text;
use model::tree::{Fields, Tagged, json, read_tagged};
use serde::de::{Error, MapAccess};
use serde::{Deserialize, Deserializer, Serialize};

use super::vectors::Capability;
use crate::base::outside::shown;

/// The version of the protocol.
pub const PROTOCOL: u32 = 1;
/// The longest line, in bytes.
pub const LONGEST_LINE: usize = 1 << 20;

model::terms! {
    /// How a system keeps cases apart.
    Isolation, "isolation", "案例隔离方式";
    Reset "reset" "one case at a time, each begins afresh" "一次一个案例，每次重新开始";
    Namespace "namespace" "several cases, kept apart by name" "多个案例，以名称区分";
}

model::terms! {
    /// What `open` can bring about.
    Start, "start", "起始情况";
    Given "given" "people with any standing and balance" "人员的参保状态和余额均可给定";
    Operations "operations" "people who are newly insured; the rest by operations" "仅限新参保人员，其余由业务办理形成";
}

model::terms! {
    /// A part of what can be observed.
    Part, "part of the state", "状态内容";
    People "people" "people" "人员";
    Relationships "relationships" "relationships" "共济关系";
    Positions "positions" "positions between regions" "统筹地区间未清算余额";
}

/// What the harness sends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// Who are you?
    Hello {
        /// The policy to judge by.
        policy: String,
    },
    /// Begin a case.
    Open {
        /// Its name.
        case: String,
        /// Who is on record.
        people: Vec<RawPerson>,
    },
    /// Do an operation.
    Do {
        /// In which case.
        case: String,
        /// What is asked for.
        request: Box<StepData>,
    },
    /// Show everything.
    Observe {
        /// Of which case.
        case: String,
    },
    /// The case is over.
    Close {
        /// Which case.
        case: String,
    },
    /// The conversation is over.
    Bye,
    /// The same with keys that version 1 does not know, as a later version may send them.
    Later(Box<Message>),
}

#[derive(Serialize)]
#[serde(tag = "message", rename_all = "snake_case")]
enum Sent<'a> {
    Hello { n: u64, protocol: u32, policy: &'a str },
    Open { n: u64, case: &'a str, people: &'a [RawPerson] },
    Do { n: u64, case: &'a str, request: &'a StepData },
    Observe { n: u64, case: &'a str },
    Close { n: u64, case: &'a str },
    Bye { n: u64 },
}

impl Message {
    /// What the message is called.
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

    /// The case that it is about.
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

    /// The message as JSON, without the end of the line.
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

/// How a system calls itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemName {
    /// Its name.
    pub name: String,
    /// Its build.
    pub build: String,
}

/// What a system says of itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hello {
    /// How it calls itself.
    pub system: SystemName,
    /// What it can do.
    pub capabilities: Vec<Capability>,
    /// How it keeps cases apart.
    pub isolation: Isolation,
    /// How many cases at once.
    pub parallel: u32,
    /// What `open` can bring about.
    pub start: Start,
    /// What it shows.
    pub shows: Vec<Part>,
}

/// What a system replies.
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
    const KEYS: &'static [&'static str] = &[
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
    ];

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

    /// Which message it replies to.
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

    /// What the reply is called.
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

    /// Whether this is the kind of reply that a message asks for, about the same case.
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
