//! Errors of reading a value: the problem and what to write instead, in both languages.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use super::{MOST_DEPTH, Place};
use crate::text;
use crate::text::Text;

/// The error of a value that cannot be read as its type.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.problem().en)]
pub struct Wrong(Box<Found>);

/// The details; boxed, so that a result stays small.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Found {
    fault: Fault,
    /// The tag of the record at fault.
    tag: Option<String>,
    path: String,
    place: Option<Place>,
}

/// The ways in which a value can be wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// A key that the record does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys that it may have.
        known: &'static [&'static str],
    },
    /// A key that the record must have.
    MissingKey {
        /// The key.
        key: &'static str,
    },
    /// A key that occurs a second time.
    KeyTwice {
        /// The key.
        key: String,
    },
    /// A word that the vocabulary does not have.
    UnknownWord {
        /// The word.
        word: String,
        /// The words that it has.
        known: &'static [&'static str],
    },
    /// A value of a shape other than the expected one.
    WrongKind {
        /// The shape found.
        found: Shape,
        /// The shape expected.
        due: Shape,
    },
    /// A word that does not mean anything of the expected type.
    Unfit {
        /// The word.
        word: String,
        /// The expected type, and what to write.
        due: Box<Due>,
    },
    /// Lists and records nested too deep.
    TooDeep,
    /// A text that is no JSON, and the reason.
    NoJson(String),
    /// Any other message of a reader.
    Other(String),
}

/// The shapes of a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A record.
    Record,
    /// A list.
    List,
    /// A list of this length.
    ListOf(usize),
    /// Any word.
    Word,
    /// Any whole number.
    Whole,
    /// True or false.
    Truth,
    /// JSON's `null`.
    Nothing,
    /// A particular word or number.
    Said(String),
}

/// The meaning expected of a word, for types that read words by themselves. It is given to serde as
/// the expectation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// The name of the type, after "is not" and 不是.
    pub what: Text,
    /// The advice on what to write.
    pub write: Text,
}

/// serde hands on an expectation as text alone. This writes all four wordings, and
/// [`Error::invalid_value`] makes them one expectation again.
impl Expected for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Due { what, write } = self;
        write!(f, "{}\n{}\n{}\n{}", what.en, what.zh, write.en, write.zh)
    }
}

impl Due {
    fn of(expected: &dyn Expected) -> Due {
        let expected = expected.to_string();
        match expected.split('\n').collect::<Vec<&str>>()[..] {
            [en, zh, write, write_zh] => {
                Due { what: Text::owned(en, zh), write: Text::owned(write, write_zh) }
            }
            _ => Due {
                what: text!("{expected}", "此处应有的内容（{expected}）"),
                write: text!("write {expected}", "请写此处应有的内容（{expected}）"),
            },
        }
    }
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Wrong {
        Wrong(Box::new(Found { fault, tag: None, path: String::new(), place: None }))
    }
}

impl Wrong {
    /// Returns the problem.
    pub fn fault(&self) -> &Fault {
        &self.0.fault
    }

    /// Returns the place of the problem, if the text has places.
    pub fn place(&self) -> Place {
        self.0.place.unwrap_or(Place::START)
    }

    /// Returns the path of the value at fault, such as `steps[3].amount`; empty for the whole.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Sets the place, unless a closer one is known.
    pub(super) fn at(mut self, place: Place) -> Wrong {
        self.0.place.get_or_insert(place);
        self
    }

    /// Sets the place to that of a value, unless a key is at fault.
    pub(super) fn at_value(self, place: Place) -> Wrong {
        if matches!(self.0.fault, Fault::MissingKey { .. }) { self } else { self.at(place) }
    }

    /// Adds the step of the path under which the error was found.
    pub(super) fn under(mut self, step: &str) -> Wrong {
        let dot = if self.0.path.is_empty() || self.0.path.starts_with('[') { "" } else { "." };
        self.0.path = format!("{step}{dot}{}", self.0.path);
        self
    }

    /// Sets the tag of the record that lacks a key or has a strange one.
    pub(super) fn of(mut self, tag: &str) -> Wrong {
        if self.0.path.is_empty() {
            self.0.tag.get_or_insert(tag.to_string());
        }
        self
    }

    /// Describes the problem.
    pub fn problem(&self) -> Text {
        match (&self.0.fault, &self.0.tag) {
            (Fault::UnknownKey { key, .. }, Some(tag)) => {
                text!("`{tag}` has no `{key}`", "`{tag}` 中有无法识别的项 `{key}`")
            }
            (Fault::UnknownKey { key, .. }, None) => {
                text!("unknown key `{key}`", "无法识别的项 `{key}`")
            }
            (Fault::MissingKey { key }, Some(tag)) => {
                text!("`{tag}` needs `{key}`", "`{tag}` 缺少 `{key}` 一项")
            }
            (Fault::MissingKey { key }, None) => {
                text!("the key `{key}` is missing", "缺少 `{key}` 一项")
            }
            (Fault::KeyTwice { key }, _) => {
                text!("the key `{key}` stands here a second time", "`{key}` 一项重复出现")
            }
            (Fault::UnknownWord { word, known }, _) => {
                let [problem, _] = unknown_word(word, known);
                problem
            }
            (Fault::WrongKind { found, due }, _) => {
                let (found, due) = (found.text(), due.text());
                Text::owned(
                    format!("{} where {} belongs", found.en, due.en),
                    format!("此处应为{}，而不是{}", due.zh, found.zh),
                )
            }
            (Fault::Unfit { word, due }, _) => Text::owned(
                format!("`{word}` is not {}", due.what.en),
                format!("`{word}` 不是{}", due.what.zh),
            ),
            (Fault::TooDeep, _) => {
                text!("nested more than {MOST_DEPTH} deep", "嵌套超过{MOST_DEPTH}层")
            }
            (Fault::NoJson(why), _) => {
                text!("not JSON: {why}", "不是有效的 JSON（解析器提示：{why}）")
            }
            (Fault::Other(why), _) => text!("`{why}`", "内容有误：`{why}`"),
        }
    }

    /// Advises what to write instead.
    pub fn advice(&self) -> Text {
        match &self.0.fault {
            Fault::UnknownKey { key: word, known } | Fault::UnknownWord { word, known } => {
                nearest(word, known)
            }
            Fault::MissingKey { key } => text!("add `{key}`", "请补上 `{key}`"),
            Fault::KeyTwice { .. } => Text::new("keep one of the two", "请只保留一处"),
            Fault::WrongKind { due: Shape::List, .. } => Text::new(
                "write a list in brackets, such as [\"employee\"]",
                "请写方括号内的列表，例如 [\"employee\"]",
            ),
            Fault::WrongKind { due, .. } => {
                let due = due.text();
                Text::owned(format!("write {}", due.en), format!("请写{}", due.zh))
            }
            Fault::Unfit { due, .. } => due.write.clone(),
            Fault::TooDeep => Text::new("write it flatter", "请减少嵌套层数"),
            Fault::NoJson(_) | Fault::Other(_) => Text::new("correct this value", "请更正此处内容"),
        }
    }

    /// Describes in one line the place and the problem.
    pub fn told(&self) -> Text {
        let (path, Text { en, zh }) = (self.path(), self.problem());
        if path.is_empty() { Text { en, zh } } else { text!("`{path}`: {en}", "`{path}`：{zh}") }
    }
}

impl Shape {
    fn text(&self) -> Text {
        match self {
            Shape::Record => Text::new("a mapping of keys", "带键的内容"),
            Shape::List => Text::new("a list", "列表"),
            Shape::ListOf(length) => text!("a list of {length}", "{length}项的列表"),
            Shape::Word => Text::new("a word in double quotes", "双引号内的词"),
            Shape::Whole => Text::new("a whole number", "整数"),
            Shape::Truth => Text::new("`true` or `false`", " `true` 或 `false` "),
            Shape::Nothing => Text::new("`null`", " `null` "),
            Shape::Said(word) => text!("`{word}`", " `{word}` "),
        }
    }
}

impl Error for Wrong {
    fn custom<T: fmt::Display>(message: T) -> Wrong {
        Fault::Other(message.to_string()).into()
    }

    fn invalid_type(found: Unexpected<'_>, due: &dyn Expected) -> Wrong {
        Wrong::invalid_value(found, due)
    }

    fn invalid_value(found: Unexpected<'_>, due: &dyn Expected) -> Wrong {
        let word = match found {
            Unexpected::Str(word) => word.to_string(),
            Unexpected::Unsigned(number) => number.to_string(),
            Unexpected::Signed(number) => number.to_string(),
            Unexpected::Seq => "a list".to_string(),
            Unexpected::Map => "a record".to_string(),
            other => other.to_string(),
        };
        Fault::Unfit { word, due: Box::new(Due::of(due)) }.into()
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Wrong {
        Fault::UnknownWord { word: word.to_string(), known }.into()
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Wrong {
        Fault::UnknownKey { key: key.to_string(), known }.into()
    }

    fn missing_field(key: &'static str) -> Wrong {
        Fault::MissingKey { key }.into()
    }

    fn duplicate_field(key: &'static str) -> Wrong {
        Fault::KeyTwice { key: key.to_string() }.into()
    }
}

/// Returns the advice to use one of these words.
pub fn one_of<W: AsRef<str>>(words: &[W]) -> Text {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match quoted.as_slice() {
        [] => Text::new("remove it", "请删除"),
        [word] => text!("write {word}", "请写 {word}"),
        several => text!(
            "write one of {en}",
            "请改用下列之一：{zh}",
            en = several.join(", "),
            zh = several.join("、"),
        ),
    }
}

/// Returns the problem with a word that is none of the known ones, and the advice to use one of
/// these.
pub fn unknown_word(word: &str, known: &[&str]) -> [Text; 2] {
    [text!("unknown word `{word}`", "无法识别的取值 `{word}`"), nearest(word, known)]
}

/// Returns the advice to use one of these words, naming first the one that was probably meant.
fn nearest(word: &str, known: &[&str]) -> Text {
    let far = |one: &&&str| strsim::osa_distance(word, one);
    let near = known.iter().min_by_key(far).filter(|one| far(one) <= one.len() / 3);
    let all = one_of(known);
    match near {
        Some(near) if known.len() > 1 => text!(
            "write `{near}`, if that is meant, or {en}",
            "可能应为 `{near}`；{zh}",
            en = all.en.replace("write one of", "one of"),
            zh = all.zh,
        ),
        _ => all,
    }
}
