//! What is wrong with a value that is read, and what to write instead, in both languages.

use std::fmt;

use serde::de::{Error, Expected, Unexpected};

use super::{MOST_DEPTH, Place};
use crate::text;
use crate::text::Text;

/// A value that cannot be read as what it should be.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.problem().en)]
pub struct Wrong(Box<Found>);

/// What was found; boxed, so that a result stays small.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Found {
    fault: Fault,
    /// The tag of the record that it is about.
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
    /// A key that stands there a second time.
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
    /// A value of another shape than is due.
    WrongKind {
        /// What is there.
        found: Shape,
        /// What is due.
        due: Shape,
    },
    /// A word that does not mean what is due.
    Unfit {
        /// The word.
        word: String,
        /// What is due, and what to write.
        due: Box<Due>,
    },
    /// Lists and records nested too deep.
    TooDeep,
    /// A text that is no JSON, and why.
    NoJson(String),
    /// What a reader says beyond this.
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
    /// This very word or number.
    Said(String),
}

/// What a word has to be, for who reads words into a type of their own; given to serde as what it
/// expected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// What it is called, after "is not" and 不是.
    pub what: Text,
    /// What to write.
    pub write: Text,
}

/// serde hands on what was expected as text alone: all four, of which [`Error::invalid_value`] makes
/// one again.
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
    /// What is wrong.
    pub fn fault(&self) -> &Fault {
        &self.0.fault
    }

    /// Where it is wrong, if the text has places.
    pub fn place(&self) -> Place {
        self.0.place.unwrap_or(Place::START)
    }

    /// The path of what is wrong, such as `steps[3].amount`; empty for the whole.
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

    /// Says under which step of a path it was found.
    pub(super) fn under(mut self, step: &str) -> Wrong {
        let dot = if self.0.path.is_empty() || self.0.path.starts_with('[') { "" } else { "." };
        self.0.path = format!("{step}{dot}{}", self.0.path);
        self
    }

    /// Says of what tag the record is that misses a key or has a strange one.
    pub(super) fn of(mut self, tag: &str) -> Wrong {
        if self.0.path.is_empty() {
            self.0.tag.get_or_insert(tag.to_string());
        }
        self
    }

    /// Says what is wrong.
    pub fn problem(&self) -> Text {
        match (&self.0.fault, &self.0.tag) {
            (Fault::UnknownKey { key, .. }, Some(tag)) => {
                text!("`{tag}` has no `{key}`", "`{tag}` 没有 `{key}` 这一项")
            }
            (Fault::UnknownKey { key, .. }, None) => {
                text!("unknown key `{key}`", "未知的键 `{key}`")
            }
            (Fault::MissingKey { key }, Some(tag)) => {
                text!("`{tag}` needs `{key}`", "`{tag}` 缺少 `{key}`")
            }
            (Fault::MissingKey { key }, None) => {
                text!("the key `{key}` is missing", "缺少键 `{key}`")
            }
            (Fault::KeyTwice { key }, _) => {
                text!("the key `{key}` stands here a second time", "键 `{key}` 重复出现")
            }
            (Fault::UnknownWord { word, .. }, _) => {
                text!("unknown word `{word}`", "未知的词 `{word}`")
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
            (Fault::NoJson(why), _) => text!("not JSON: {why}", "不是有效的JSON：{why}"),
            (Fault::Other(why), _) => text!("`{why}`", "内容有误：`{why}`"),
        }
    }

    /// Says what to write instead.
    pub fn advice(&self) -> Text {
        match &self.0.fault {
            Fault::UnknownKey { key: word, known } | Fault::UnknownWord { word, known } => {
                nearest(word, known)
            }
            Fault::MissingKey { key } => text!("add `{key}`", "请补上 `{key}`"),
            Fault::KeyTwice { .. } => Text::new("keep one of the two", "请只保留一处"),
            Fault::WrongKind { due, .. } => {
                let due = due.text();
                Text::owned(format!("write {}", due.en), format!("请写{}", due.zh))
            }
            Fault::Unfit { due, .. } => due.write.clone(),
            Fault::TooDeep => Text::new("write it flatter", "请减少嵌套层数"),
            Fault::NoJson(_) | Fault::Other(_) => Text::new("correct this value", "请更正此处内容"),
        }
    }

    /// Says in one line where it is wrong and what.
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

/// The advice to use one of these words.
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

/// The advice to use one of these words, first of all the one that was probably meant.
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
