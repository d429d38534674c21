//! Tests of reading and writing YAML: the subset refuses each breach at its place, and nothing
//! makes the reader panic.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::*;
use crate::text::Language;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    name: String,
    #[serde(default)]
    members: Vec<Member>,
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    scheme: crate::person::Scheme,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    balance: Option<crate::money::Fen>,
}

const GOOD: &str = "# a comment
name: \"sheet\"
members:
  - scheme: \"employee\"
    balance: \"12.30\"
  - scheme: \"resident\"
words: {first: [\"共济\", \"b\"]}
";

#[test]
fn a_plain_file_is_read_with_the_place_of_everything() {
    let document = read::<Sheet>("sheet.yaml", GOOD).unwrap();
    assert_eq!(document.value.members.len(), 2);
    let place = |path| document.places.place(path).to_string();
    assert_eq!(place("name"), "2:7");
    assert_eq!(place("members[0].balance"), "5:14");
    assert_eq!(place("members[1]"), "6:5");
    assert_eq!(place("members[1].balance"), "6:5", "what is not there: what encloses it");
    assert_eq!(place("words.first[1]"), "7:23");
    assert_eq!(document.places.key("members[1].scheme").to_string(), "6:5");
    let error = document.places.error("words.first", Text::new("en", "zh"), Text::new("do", "做"));
    assert_eq!(error.to_string(), "sheet.yaml:7:16: en");
}

#[test]
fn what_is_outside_the_subset_is_refused_with_place_and_advice() {
    let rows = [
        // text, place, words of the problem, of the advice, of the advice in Chinese
        ("", "1:1", "says nothing", "one document", "文件内容"),
        ("# only a comment\n", "1:1", "says nothing", "one document", "文件内容"),
        ("\u{feff}name: \"a\"\n", "1:1", "byte order mark", "without BOM", "无BOM"),
        ("name: \"a\"\r\n", "1:10", "carriage return", "LF", "LF"),
        ("name:\t\"a\"\n", "1:6", "tab", "spaces", "空格"),
        ("name: \"a\u{7}\"\n", "1:9", "U+0007", "remove", "删除"),
        ("name: \"a\\e[31m\"\n", "1:7", "U+001B", "without", "去掉"),
        ("name: \"a\u{202e}b\"\n", "1:9", "U+202E", "remove", "删除"),
        ("%YAML 1.2\n---\nname: \"a\"\n", "1:1", "directive", "remove", "删除"),
        ("name: \"a\"\n---\nname: \"b\"\n", "2:1", "second document", "file of its own", "单独"),
        ("name: a\n", "1:7", "`a` is not in double quotes", "\"a\"", "\"a\""),
        ("name: 0330\n", "1:7", "`0330`", "\"0330\"", "\"0330\""),
        ("name: 'a'\n", "1:7", "single quotes", "\"a\"", "\"a\""),
        ("name:\n", "1:5", "no value", "double quotes", "双引号"),
        ("name: |\n  a\n", "2:3", "block of text", "double quotes", "双引号"),
        ("name: >\n  a\n", "2:3", "block of text", "double quotes", "双引号"),
        ("name: &x \"a\"\n", "1:7", "anchor", "remove", "删除"),
        ("name: &x \"a\"\nwords: *x\n", "1:7", "anchor", "remove", "删除"),
        ("name: !!str \"a\"\n", "1:7", "tag", "remove", "删除"),
        ("name: !mine \"a\"\n", "1:7", "tag", "remove", "删除"),
        ("<<: {name: \"a\"}\n", "1:1", "merge key", "write the value out", "重新写出"),
        ("name: \"a\"\nname: \"b\"\n", "2:1", "`name` stands here a second", "keep one", "一处"),
        ("\"name\": \"a\"\n", "1:1", "`name` is no plain key", "without quotes", "不带引号"),
        ("yes: \"a\"\n", "1:1", "`yes` is no plain key", "a plain word", "词"),
        ("1: \"a\"\n", "1:1", "`1` is no plain key", "a plain word", "词"),
        ("? [\"a\"]\n: \"b\"\n", "1:3", "a key that is not a word", "a plain word", "词"),
        ("name: \"a\n", "1:7", "not YAML", "quotes", "引号"),
        ("name: \"a\"\nsize: \"b\"\n", "2:1", "unknown key `size`", "`members`", "`members`"),
        ("members: []\n", "1:1", "`name` is missing", "add `name`", "补上 `name`"),
        ("name: \"a\"\nmembers: \"b\"\n", "2:10", "`b` where a list", "a list", "列表"),
        (
            "name: \"a\"\nmembers:\n  - scheme: \"employee\"\n  - balance: \"1.00\"\n",
            "4:5",
            "`scheme` is missing",
            "add `scheme`",
            "补上 `scheme`",
        ),
        (
            "name: \"a\"\nmembers: [{scheme: \"employee\", balance: \"12.3\"}]\n",
            "2:41",
            "`12.3` is not an amount",
            "two decimal places",
            "两位小数",
        ),
        (
            "name: \"a\"\nmembers: [{scheme: \"civil\"}]\n",
            "2:20",
            "unknown word `civil`",
            "`employee`, `resident`",
            "`employee`、`resident`",
        ),
    ];
    for (text, place, problem, advice, advice_zh) in rows {
        let error = read::<Sheet>("f", text).expect_err(text);
        assert_eq!(error.place.to_string(), place, "{text:?}: {error}");
        assert!(error.to_string().contains(problem), "{text:?}: {error}");
        assert!(error.advice().en.contains(advice), "{text:?}: {:?}", error.advice());
        assert!(error.advice().zh.contains(advice_zh), "{text:?}: {:?}", error.advice());
    }
}

#[test]
fn size_depth_and_keys_have_limits() {
    let large = format!("name: \"{}\"\n", "a".repeat(LARGEST_FILE));
    let deep = format!("{}{}\n", "[".repeat(MOST_DEPTH + 1), "]".repeat(MOST_DEPTH + 1));
    let hostile = "[".repeat(LARGEST_FILE);
    let long = format!("{}: \"a\"\n", "k".repeat(LONGEST_KEY + 1));
    for (text, problem) in
        [(large, "bytes"), (deep, "16 deep"), (hostile, "recursion"), (long, "64 characters")]
    {
        let error = read::<Sheet>("f", &text).unwrap_err();
        assert!(error.to_string().contains(problem), "{error}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let error = decode("f", b"name: \"a\"\nb: \"\xe5\x85\xb1\xff\"\n").unwrap_err();
    assert_eq!(error.to_string(), "f:2:6: a byte that is not UTF-8");
    assert_eq!(decode("f", GOOD.as_bytes()), Ok(GOOD));
}

fn sheets() -> impl Strategy<Value = Sheet> {
    let word = "[a-z\u{5171}\u{6d4e}\"\\\\'#: {}\\[\\],&*!|>%@`-]{0,12}";
    let scheme =
        prop_oneof![Just(crate::person::Scheme::Employee), Just(crate::person::Scheme::Resident)];
    let balance = proptest::option::of((-5_000i64..5_000).prop_map(crate::money::Fen::new));
    let member = (scheme, balance).prop_map(|(scheme, balance)| Member { scheme, balance });
    let key = "k[a-zA-Z0-9_-]{0,5}";
    let words = proptest::collection::btree_map(key, proptest::collection::vec(word, 0..3), 0..3);
    (word, proptest::collection::vec(member, 0..4), words)
        .prop_map(|(name, members, words)| Sheet { name, members, words })
}

fn no_panic(text: &str) {
    if let Err(error) = read::<Sheet>("f", text) {
        assert!(!error.to(Language::English).is_empty());
        assert!(!error.to(Language::Chinese).is_empty());
        assert!(error.place.line <= text.split('\n').count() + 1, "{error}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(sheet in sheets()) {
        let text = write(&sheet);
        let again = read::<Sheet>("f", &text).map(|document| document.value);
        prop_assert_eq!(again, Ok(sheet), "{}", text);
    }

    #[test]
    fn arbitrary_text_never_panics(text in ".*") {
        no_panic(&text);
    }

    #[test]
    fn yaml_like_text_never_panics(text in "([a-z]{1,3}|[\"'#:{}\\[\\],&*!|>%@?~<-]|\n *| ){0,40}") {
        no_panic(&text);
    }

    #[test]
    fn a_damaged_file_never_panics(
        at in any::<prop::sample::Index>(),
        length in 0usize..8,
        patch in "([a-z]{1,3}|[\"'#:{}\\[\\],&*!|>%@?~<\t\r-]|\n *| ){0,4}",
    ) {
        let characters: Vec<char> = GOOD.chars().collect();
        let at = at.index(characters.len());
        let end = (at + length).min(characters.len());
        let mut text: String = characters[..at].iter().collect();
        text.push_str(&patch);
        text.extend(&characters[end..]);
        no_panic(&text);
    }
}
