//! Tests of reading a tree: every fault in both languages, and the JSON that is refused.

use serde::Deserialize;
use serde::Deserializer;
use serde::de::{DeserializeOwned, MapAccess};

use super::*;
use crate::person::Scheme;

#[derive(Debug, PartialEq, Deserialize)]
struct Two {
    one: String,
    two: Vec<Scheme>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Nothing {}

#[derive(Debug, PartialEq, Deserialize)]
struct Counted {
    count: u32,
    pair: Option<[u32; 2]>,
    sure: Option<bool>,
}

/// A record of two kinds.
#[derive(Debug, PartialEq)]
enum Kind {
    Plain,
    Named { name: String, rows: Option<Vec<Two>> },
}

impl<'de> Tagged<'de> for Kind {
    const TAG: &'static str = "kind";

    fn every_key() -> &'static [&'static str] {
        &["kind", "name", "rows"]
    }

    fn read<A: MapAccess<'de>>(fields: &mut Fields<A>) -> Result<Kind, A::Error> {
        let kind: String = fields.need("kind")?;
        Ok(match kind.as_str() {
            "named" => Kind::Named { name: fields.need("name")?, rows: fields.may("rows")? },
            _ => Kind::Plain,
        })
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
        read_tagged(from)
    }
}

/// Returns the error about a text that is no `T`, in both languages.
fn told<T: DeserializeOwned + std::fmt::Debug>(text: &str) -> [String; 4] {
    let wrong = json::read::<T>(text.as_bytes()).expect_err(text);
    let (told, advice) = (wrong.told(), wrong.advice());
    [told.en, told.zh, advice.en, advice.zh].map(|text| text.to_string())
}

/// A row of what is told, and a part of each text in it.
type Row = ([String; 4], [&'static str; 4]);

/// Checks that each fault is told in both languages, with its advice.
fn check(rows: impl IntoIterator<Item = Row>) {
    for (told, words) in rows {
        for (told, words) in told.iter().zip(words) {
            assert!(told.contains(words), "{words:?} not in {told:?}");
        }
    }
}

#[test]
fn a_fault_of_keys_and_shapes_is_told_in_both_languages() {
    check([
        (
            told::<Two>("{\"three\": \"x\"}"),
            ["unknown key `three`", "无法识别的项 `three`", "one of `one`, `two`", "`one`、`two`"],
        ),
        (
            told::<Two>("{\"ones\": \"x\"}"),
            ["unknown key `ones`", "无法识别的项 `ones`", "write `one`, if", "可能应为 `one`"],
        ),
        (
            told::<Nothing>("{\"a\": 1}"),
            ["unknown key `a`", "无法识别的项 `a`", "remove it", "请删除"],
        ),
        (
            told::<Two>("{\"one\": \"x\"}"),
            ["the key `two` is missing", "缺少 `two` 一项", "add `two`", "请补上 `two`"],
        ),
        (
            told::<Two>("{\"one\": \"x\", \"two\": \"x\"}"),
            [
                "`two`: `x` where a list belongs",
                "`two`：此处应为列表，而不是 `x` ",
                "write a list in brackets",
                "请写方括号内的列表",
            ],
        ),
        (
            told::<Two>("{\"one\": [\"x\"]}"),
            ["a list where a word", "双引号内的词，而不是列表", "write a word", "请写双引号内的词"],
        ),
        (
            told::<Two>("[\"x\", []]"),
            ["a list where a mapping", "带键的内容，而不是列表", "write a mapping", "带键的内容"],
        ),
        (
            told::<Two>("{\"one\": \"x\", \"one\": \"x\"}"),
            ["`one` stands here a second", "`one` 一项重复出现", "keep one", "只保留一处"],
        ),
        (
            told::<Two>("{"),
            ["not JSON: EOF", "不是有效的 JSON（解析器提示：EOF", "correct", "更正"],
        ),
    ]);
}

#[test]
fn a_fault_of_a_word_is_told_in_both_languages() {
    check([
        (
            told::<Two>("{\"one\": \"x\", \"two\": [\"civil\"]}"),
            [
                "`two[0]`: unknown word `civil`",
                "`two[0]`：无法识别的取值 `civil`",
                "write one of `employee`, `resident`",
                "请改用下列之一：`employee`、`resident`",
            ],
        ),
        (
            told::<crate::money::Fen>("\"12\""),
            [
                "`12` is not an amount in yuan",
                "`12` 不是以元为单位的金额",
                "such as \"12.30\"",
                "例如 \"12.30\"",
            ],
        ),
        (
            told::<crate::region::Region>("\"12\""),
            ["`12` is not a region code", "`12` 不是行政区划代码", "such as \"310100\"", "310100"],
        ),
        (
            told::<crate::clause::Clause>("\"EST-60\""),
            ["`EST-60` is not a clause", "`EST-60` 不是目录中的条款", "\"EST-1\"", "\"EST-1\""],
        ),
    ]);
}

#[test]
fn a_fault_of_a_number_or_a_truth_is_told_in_both_languages() {
    check([
        (told::<Counted>("{\"count\": \"1\"}"), ["`1` where a whole", "整数", "a whole", "整数"]),
        (told::<Counted>("{\"count\": 1.5}"), ["not JSON", "JSON", "correct", "更正"]),
        (told::<Counted>("{\"count\": -1}"), ["`-1` is not u32", "`-1` 不是", "u32", "u32"]),
        (
            told::<Counted>("{\"count\": 1, \"pair\": [1]}"),
            ["a list where a list of 2", "2项的列表", "a list of 2", "2项的列表"],
        ),
        (
            told::<Counted>("{\"count\": 1, \"sure\": 1}"),
            ["`1` where `true` or `false`", "`true` 或 `false`", "`true`", "`true`"],
        ),
    ]);
}

#[test]
fn a_fault_of_a_record_of_several_kinds_is_told_in_both_languages() {
    check([
        (
            told::<Kind>("{\"name\": \"x\", \"kind\": \"plain\"}"),
            ["`plain` has no `name`", "`plain` 中有无法识别的项 `name`", "remove it", "请删除"],
        ),
        (
            told::<Kind>("{\"kind\": \"named\"}"),
            ["`named` needs `name`", "`named` 缺少 `name` 一项", "add `name`", "补上"],
        ),
        (
            told::<Kind>("[\"named\", \"x\"]"),
            ["a list where a mapping", "带键的内容，而不是列表", "write a mapping", "带键的内容"],
        ),
        (
            told::<Kind>("{\"kind\": \"named\", \"name\": \"x\", \"rows\": [[\"x\", []]]}"),
            ["`rows[0]`: a list where a mapping", "`rows[0]`：", "write a mapping", "带键的内容"],
        ),
        (
            told::<Kind>("{\"kind\": \"named\", \"name\": \"x\", \"rows\": null}"),
            ["`rows`: `null` where a list", "`rows`：", "write a list", "列表"],
        ),
    ]);
}

#[test]
fn json_is_read_whatever_the_order_of_its_keys() {
    let kind = |text: &str| json::read::<Kind>(text.as_bytes());
    let named = Kind::Named { name: "x".to_string(), rows: None };
    assert_eq!(kind("{\"name\": \"x\", \"kind\": \"named\"}"), Ok(named));
    assert_eq!(kind("{\"kind\": \"plain\"}"), Ok(Kind::Plain));
    let counted = json::read::<Counted>(b"{\"count\": 1, \"pair\": null, \"sure\": true}");
    assert_eq!(counted, Ok(Counted { count: 1, pair: None, sure: Some(true) }));
}

#[test]
fn json_has_a_limit_of_depth() {
    for (deep, refused) in [(MOST_DEPTH, false), (MOST_DEPTH + 1, true), (100_000, true)] {
        let text = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
        let fault = json::tree(text.as_bytes()).err().map(|wrong| wrong.fault().clone());
        assert_eq!(fault == Some(Fault::TooDeep), refused, "{deep}");
    }
}
