//! What serde says when a value does not fit its type, in the words of this project and in both
//! languages. serde's messages have a few fixed forms; the tests pin them.

use crate::text;
use crate::text::Text;

/// What serde's message comes to.
pub(super) struct Wording {
    /// What is wrong.
    pub(super) problem: Text,
    /// What to write instead.
    pub(super) advice: Text,
    /// The word that is wrong: a value, or a key.
    pub(super) word: Option<String>,
    /// Whether the key is at fault, or something is missing behind it, and not the value.
    pub(super) at_key: bool,
}

impl Wording {
    fn new(problem: Text, advice: Text) -> Wording {
        Wording { problem, advice, word: None, at_key: false }
    }
}

/// Puts serde's `message` into words.
pub(super) fn of(message: &str) -> Wording {
    unknown_field(message)
        .or_else(|| unknown_variant(message))
        .or_else(|| missing_field(message))
        .or_else(|| invalid_type(message))
        .or_else(|| not_money(message))
        .or_else(|| not_a_region(message))
        .unwrap_or_else(|| {
            Wording::new(
                text!("`{message}`", "内容有误：`{message}`", message = message),
                Text::new("correct this value", "请更正此处内容"),
            )
        })
}

fn unknown_field(message: &str) -> Option<Wording> {
    let rest = message.strip_prefix("unknown field `")?;
    let (word, allowed) = split_expected(rest)?;
    let problem = text!("unknown key `{word}`", "未知的键 `{word}`", word = word);
    Some(Wording {
        word: Some(word.to_string()),
        at_key: true,
        ..Wording::new(problem, one_of(&allowed))
    })
}

fn unknown_variant(message: &str) -> Option<Wording> {
    let rest = message.strip_prefix("unknown variant `")?;
    let (word, allowed) = split_expected(rest)?;
    let problem = text!("unknown word `{word}`", "未知的词 `{word}`", word = word);
    Some(Wording { word: Some(word.to_string()), ..Wording::new(problem, one_of(&allowed)) })
}

fn missing_field(message: &str) -> Option<Wording> {
    let key = message.strip_prefix("missing field `")?.strip_suffix('`')?;
    let problem = text!("the key `{key}` is missing", "缺少键 `{key}`", key = key);
    let advice = text!("add `{key}`", "请补上 `{key}`", key = key);
    Some(Wording { at_key: true, ..Wording::new(problem, advice) })
}

fn invalid_type(message: &str) -> Option<Wording> {
    let rest = ["invalid type: ", "invalid value: ", "invalid length "]
        .iter()
        .find_map(|prefix| message.strip_prefix(prefix))?;
    let (found, expected) = rest.rsplit_once(", expected ")?;
    let (found, expected) = (shape(found), shape(expected));
    let problem = text!(
        "{found} where {expected} belongs",
        "此处应为{expected_zh}，而不是{found_zh}",
        found_zh = found.zh,
        expected_zh = expected.zh,
        found = found.en,
        expected = expected.en,
    );
    let advice = text!("write {en}", "请写{zh}", en = expected.en, zh = expected.zh);
    Some(Wording::new(problem, advice))
}

fn not_money(message: &str) -> Option<Wording> {
    let (found, _) = message.split_once(" is not an amount in yuan")?;
    Some(Wording::new(
        text!("{found} is not an amount in yuan", "{found} 不是以元为单位的金额", found = found),
        Text::new(
            "write yuan with two decimal places, such as \"12.30\"",
            "请写以元为单位、保留两位小数的金额，例如 \"12.30\"",
        ),
    ))
}

fn not_a_region(message: &str) -> Option<Wording> {
    let (found, _) = message.split_once(" is not a six-digit region code")?;
    Some(Wording::new(
        text!("{found} is not a region code", "{found} 不是行政区划代码", found = found),
        Text::new(
            "write the six-digit code of GB/T 2260, such as \"310100\"",
            "请写GB/T 2260的六位行政区划代码，例如 \"310100\"",
        ),
    ))
}

/// The word in question and the words that are allowed.
fn split_expected(rest: &str) -> Option<(&str, Vec<&str>)> {
    let (word, expected) =
        rest.rsplit_once("`, expected ").or_else(|| rest.rsplit_once("`, there are no "))?;
    Some((word, expected.split('`').skip(1).step_by(2).collect()))
}

/// The advice to use one of these words.
pub fn one_of<W: AsRef<str>>(words: &[W]) -> Text {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match quoted.as_slice() {
        [] => Text::new("remove it", "请删除"),
        [word] => text!("write {word}", "请写 {word}", word = word),
        several => text!(
            "write one of {en}",
            "请改用下列之一：{zh}",
            en = several.join(", "),
            zh = several.join("、"),
        ),
    }
}

/// What serde calls a shape of data.
fn shape(words: &str) -> Text {
    if words == "map" || words == "a map" || words.starts_with("struct ") {
        return Text::new("a mapping of keys", "带键的内容");
    }
    if words == "sequence" || words == "a sequence" || words.starts_with("tuple ") {
        return Text::new("a list", "列表");
    }
    if let Some(value) = words.strip_prefix("string \"").and_then(|rest| rest.strip_suffix('"')) {
        return text!("`{value}`", " `{value}` ", value = value);
    }
    if words.contains("string") || words.contains("identifier") {
        return Text::new("a word in double quotes", "双引号内的词");
    }
    text!("`{words}`", " `{words}` ", words = words)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// serde's own messages, as serde makes them for a value.
    fn message<T: serde::de::DeserializeOwned + std::fmt::Debug>(yaml: &str) -> String {
        let value: serde_yaml::Value = serde_yaml::from_str(yaml).unwrap();
        serde_yaml::from_value::<T>(value).unwrap_err().to_string()
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Two {
        one: String,
        two: Vec<crate::person::Scheme>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Nothing {}

    struct Row {
        message: String,
        problem: [&'static str; 2],
        advice: [&'static str; 2],
    }

    #[test]
    fn the_forms_of_serde_are_put_into_words_in_both_languages() {
        let rows = [
            Row {
                message: message::<Two>("three: \"x\""),
                problem: ["unknown key `three`", "未知的键 `three`"],
                advice: ["write one of `one`, `two`", "请改用下列之一：`one`、`two`"],
            },
            Row {
                message: message::<Nothing>("three: \"x\""),
                problem: ["unknown key `three`", "未知的键 `three`"],
                advice: ["remove it", "请删除"],
            },
            Row {
                message: message::<Two>("one: \"x\""),
                problem: ["the key `two` is missing", "缺少键 `two`"],
                advice: ["add `two`", "请补上 `two`"],
            },
            Row {
                message: message::<Two>("two: \"x\""),
                problem: ["`x` where a list belongs", "此处应为列表，而不是 `x` "],
                advice: ["write a list", "请写列表"],
            },
            Row {
                message: message::<Two>("one: [\"x\"]"),
                problem: [
                    "a list where a word in double quotes belongs",
                    "此处应为双引号内的词，而不是列表",
                ],
                advice: ["write a word in double quotes", "请写双引号内的词"],
            },
            Row {
                message: message::<Two>("\"x\""),
                problem: ["`x` where a mapping of keys belongs", "此处应为带键的内容，而不是 `x` "],
                advice: ["write a mapping of keys", "请写带键的内容"],
            },
            Row {
                message: message::<Two>("two: [\"civil\"]"),
                problem: ["unknown word `civil`", "未知的词 `civil`"],
                advice: [
                    "write one of `employee`, `resident`",
                    "请改用下列之一：`employee`、`resident`",
                ],
            },
            Row {
                message: message::<crate::money::Fen>("\"12\""),
                problem: ["`12` is not an amount in yuan", "`12` 不是以元为单位的金额"],
                advice: [
                    "write yuan with two decimal places, such as \"12.30\"",
                    "请写以元为单位、保留两位小数的金额，例如 \"12.30\"",
                ],
            },
            Row {
                message: message::<crate::region::Region>("\"12\""),
                problem: ["`12` is not a region code", "`12` 不是行政区划代码"],
                advice: [
                    "write the six-digit code of GB/T 2260, such as \"310100\"",
                    "请写GB/T 2260的六位行政区划代码，例如 \"310100\"",
                ],
            },
        ];
        for Row { message, problem, advice } in rows {
            let wording = of(&message);
            assert_eq!([&*wording.problem.en, &*wording.problem.zh], problem, "{message}");
            assert_eq!([&*wording.advice.en, &*wording.advice.zh], advice, "{message}");
        }
    }
    #[test]
    fn what_serde_may_say_besides_is_shown_as_it_is() {
        let wording = of("something else");
        assert_eq!(wording.problem.zh, "内容有误：`something else`");
        assert_eq!(wording.advice.zh, "请更正此处内容");
    }
}
