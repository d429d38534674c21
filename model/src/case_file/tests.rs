//! Tests of reading case files: what is read, what is refused and where. Writing is in
//! `round_trip`.

use proptest::prelude::*;

use super::*;
use crate::money::{Amount, Fen};
use crate::operation::{Contribute, Operation, Reverse};
use crate::records::Records;
use crate::region::Region;
use crate::relationship::Pair;
use crate::text::Language;

pub(super) fn trial() -> Policy {
    let (name, text) = crate::policy_file::built_in()[0];
    crate::policy_file::read(name, text).unwrap()
}

pub(super) fn read(text: &str) -> Result<Case, FileError> {
    Draft::read("case.yaml", text)?.under(&trial())
}

const GOOD: &str = r#"format: "gongji-case/1"
id: "good"
title: {en: "A case", zh: "案例"}
why: {en: "To be read", zh: "用于读取"}
policy: "cn-2026-trial"
people:
  - {name: "lan", scheme: "employee", standing: "active", region: "310100", balance: "100.00"}
  - {name: "bo", scheme: "resident", standing: "active", region: "510100"}
  - {name: "mei", scheme: "resident", standing: "ended", region: "510100", balance: "5.00"}
relationships:
  - {holder: "lan", recipient: "bo", standing: "active", granted: "60.00", used: "10.00"}
  - {holder: "lan", recipient: "mei", standing: "ended", granted: "20.00", used: "20.00"}
positions:
  - {debtor: "310100", creditor: "510100", amount: "30.00"}
steps:
  - request: "s-1"
    operation: "settle"
    holder: "lan"
    recipient: "bo"
    beneficiary: "bo"
    category: "medical"
    venue: {kind: "institution", region: "510100"}
    amount: "25.00"
    note: {en: "at home", zh: "在家乡"}
  - operation: "contribute"
    person: "stranger"
    amount: "0.005"
  - request: "s-2"
    operation: "reverse"
    settlement: "never"
  - operation: "clear"
"#;

#[test]
fn a_case_is_read_with_people_not_on_record_and_settlements_never_made() {
    let mut case = read(GOOD).unwrap();
    let pair = Pair { holder: case.names.person("lan"), recipient: case.names.person("bo") };
    assert_eq!(case.book.free(pair.holder), Fen::new(5_000));
    assert_eq!(case.book.owed(Region::new(510_100), Region::new(310_100)), Fen::new(-3_000));
    let person = case.names.person("stranger");
    assert_eq!(case.book.person(person), None);
    let amount: Amount = "0.005".parse().unwrap();
    let operation = Operation::Contribute(Contribute { person, amount });
    assert_eq!(case.steps[1].request, Request { id: None, operation });
    let settlement = case.names.request("never");
    assert_eq!(case.steps[2].request.operation, Operation::Reverse(Reverse { settlement }));
    assert_eq!(case.steps[0].note.as_ref().unwrap().zh, "在家乡");
}

/// A passage of the good case, what is written in its stead, the line that is refused, and words
/// of the problem and of the advice.
struct Bad(&'static str, &'static str, usize, [&'static str; 2], [&'static str; 2]);

const BAD: &[Bad] = &[
    Bad(
        "gongji-case/1",
        "gongji-case/9",
        1,
        ["unknown format", "未知的格式"],
        ["gongji-case/1", "gongji-case/1"],
    ),
    Bad(
        "id: \"good\"",
        "id: \"Good One\"",
        2,
        ["`Good One` is no name", "不是规范的名称"],
        ["lower-case", "小写字母"],
    ),
    Bad("zh: \"案例\"", "zh: \" \"", 3, ["no text", "没有文字"], ["a sentence", "一句话"]),
    Bad("\"cn-2026-trial\"", "\"\"", 5, ["no policy", "没有政策"], ["built-in", "内置"]),
    Bad(
        "name: \"mei\"",
        "name: \"bo\"",
        9,
        ["`bo` stands here twice", "`bo` 重复出现"],
        ["of their own", "不同的名字"],
    ),
    Bad(
        "name: \"mei\"",
        "name: \"m110101199001011234\"",
        9,
        ["is no name", "不是规范的名称"],
        ["6 digits", "6位数字"],
    ),
    Bad(
        ", balance: \"100.00\"",
        "",
        7,
        ["an employee has an account", "有个人账户"],
        ["add `balance`", "补上 `balance`"],
    ),
    Bad(
        "balance: \"5.00\"",
        "balance: \"-5.00\"",
        9,
        ["`-5.00` cannot be on record", "不可能是账面金额"],
        ["\"0.00\"", "\"0.00\""],
    ),
    Bad(
        "balance: \"5.00\"",
        "balance: \"5.0\"",
        9,
        ["`5.0` is not an amount", "不是以元为单位"],
        ["two decimal", "两位小数"],
    ),
    Bad(
        "recipient: \"mei\", standing",
        "recipient: \"who\", standing",
        12,
        ["`who` is not among", "没有 `who`"],
        ["`lan`, `bo`, `mei`", "`lan`、`bo`、`mei`"],
    ),
    Bad(
        "recipient: \"mei\", standing",
        "recipient: \"lan\", standing",
        12,
        ["EST-6", "EST-6"],
        ["somebody else", "另一个人"],
    ),
    Bad(
        "recipient: \"mei\", standing",
        "recipient: \"bo\", standing",
        12,
        ["INV-8", "INV-8"],
        ["the latest", "最近的一次"],
    ),
    Bad("used: \"10.00\"", "used: \"60.01\"", 11, ["INV-5", "INV-5"], ["\"60.00\"", "\"60.00\""]),
    Bad(
        "granted: \"60.00\"",
        "granted: \"110.01\"",
        11,
        ["INV-2", "INV-2"],
        ["\"110.00\"", "\"110.00\""],
    ),
    Bad(
        "standing: \"ended\", granted",
        "standing: \"active\", granted",
        12,
        ["EST-2", "EST-2"],
        ["\"ended\"", "\"ended\""],
    ),
    Bad(
        "region: \"510100\"}\n  - {name: \"mei\"",
        "region: \"310200\"}\n  - {name: \"mei\"",
        11,
        ["EST-5", "EST-5"],
        ["\"ended\"", "\"ended\""],
    ),
    Bad(
        "scheme: \"employee\", standing: \"active\"",
        "scheme: \"employee\", standing: \"ended\"",
        11,
        ["EST-1", "EST-1"],
        ["\"ended\"", "\"ended\""],
    ),
    Bad(
        "creditor: \"510100\"",
        "creditor: \"310100\"",
        14,
        ["owes itself", "不会欠自己"],
        ["another region", "另一个"],
    ),
    Bad(
        "amount: \"30.00\"",
        "amount: \"0.00\"",
        14,
        ["position of zero", "金额为零"],
        ["leave it out", "删除"],
    ),
    Bad(
        "operation: \"clear\"",
        "operation: \"cleer\"",
        31,
        ["unknown word `cleer`", "无法识别的取值 `cleer`"],
        ["`clear`", "`clear`"],
    ),
    Bad(
        "operation: \"clear\"",
        "operation: \"clear\"\n    amount: \"1.00\"",
        32,
        ["`clear` has no `amount`", "中有无法识别的项 `amount`"],
        ["remove it", "删除"],
    ),
    Bad(
        "    settlement: \"never\"\n",
        "",
        28,
        ["`reverse` needs `settlement`", "缺少 `settlement`"],
        ["add `settlement`", "补上"],
    ),
    Bad(
        "  - request: \"s-1\"\n    operation: \"settle\"",
        "  - operation: \"settle\"",
        16,
        ["`settle` needs `request`", "缺少 `request`"],
        ["add `request`", "补上"],
    ),
    Bad(
        "request: \"s-1\"",
        "request: \"s 1\"",
        16,
        ["`s 1` is no request ID", "不是规范的请求编号"],
        ["\"r-1\"", "\"r-1\""],
    ),
    Bad(
        "person: \"stranger\"",
        "person: \"Stranger\"",
        26,
        ["is no name", "不是规范的名称"],
        ["lower-case", "小写字母"],
    ),
    Bad(
        "person: \"stranger\"",
        "people: \"stranger\"",
        26,
        ["unknown key `people`", "无法识别的项 `people`"],
        ["`person`", "`person`"],
    ),
    Bad(
        "amount: \"0.005\"",
        "amount: 0.005",
        27,
        ["`0.005` is not in double quotes", "双引号"],
        ["\"0.005\"", "\"0.005\""],
    ),
    Bad(
        "region: \"510100\"}\n    amount",
        "region: \"5101\"}\n    amount",
        22,
        ["`5101` is not a region code", "不是行政区划代码"],
        ["\"310100\"", "\"310100\""],
    ),
];

#[test]
fn what_is_wrong_with_a_case_is_refused_with_its_place_and_what_to_write_instead() {
    for Bad(from, to, line, problem, advice) in BAD {
        assert_eq!(GOOD.matches(from).count(), 1, "`{from}` stands once in the good case");
        let error = read(&GOOD.replace(from, to)).expect_err(to);
        assert_eq!(error.place.line, *line, "`{to}`: {error}");
        let languages = [Language::English, Language::Chinese];
        for (language, words) in
            languages.iter().zip([[problem[0], advice[0]], [problem[1], advice[1]]])
        {
            let shown = error.to(*language);
            assert!(words.iter().all(|word| shown.contains(word)), "{words:?} not in:\n{shown}");
        }
    }
}

#[test]
fn a_shared_balance_starts_without_quotas() {
    let (name, text) = crate::policy_file::built_in()[1];
    let policy = crate::policy_file::read(name, text).unwrap();
    let error = Draft::read("case.yaml", GOOD).unwrap().under(&policy).unwrap_err();
    assert_eq!(error.to_string(), "case.yaml:11:67: the policy `cn-2024-province` has no quotas");
}

proptest! {
    #[test]
    fn a_damaged_case_never_panics(
        at in any::<prop::sample::Index>(),
        length in 0usize..12,
        patch in "([a-z]{1,3}|[\"'#:{}\\[\\],&*!|>%@?~<0-9.-]|\n *| ){0,4}",
    ) {
        let characters: Vec<char> = GOOD.chars().collect();
        let at = at.index(characters.len());
        let end = (at + length).min(characters.len());
        let mut text: String = characters[..at].iter().collect();
        text.push_str(&patch);
        text.extend(&characters[end..]);
        if let Err(error) = read(&text) {
            prop_assert!(!error.to(Language::Chinese).is_empty());
        }
    }
}
