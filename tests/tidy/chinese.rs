//! One Chinese word for one thing, in every text of the project: the official terms, and no word that
//! stands beside one of them. The catalogue has a stricter list of its own.

use crate::tree::File;

/// Words that are not used, each with the word that is.
const SYNONYMS: [(&str, &str); 23] = [
    ("未清算余额", "待清算金额"),
    ("自付", "其余个人支付"),
    ("凭证", "回执"),
    ("明文", "载明"),
    ("释义", "选定"),
    ("已设额度", "额度总额"),
    ("预期结果", "应有结果"),
    ("拒绝代码", "不予办理代码"),
    ("办理与否", "办理结论"),
    ("重复提交", "再次提交"),
    ("重复发送", "再次提交"),
    ("接受的额度", "所获额度"),
    ("再次建立", "重新建立"),
    ("测量", "测试"),
    ("映射", "代码对应文件"),
    ("场所类别", "场所类型"),
    ("缴成", "缴费成功"),
    ("群众", "参保人"),
    ("受理", "办理"),
    ("受助人", "被共济人"),
    ("统筹区域", "统筹地区"),
    ("首次结果", "首次答复"),
    ("尚未接入", "尚未开通"),
];

/// Complains of every line that uses a synonym. The two lists of synonyms and the history of changes
/// quote them.
pub(crate) fn synonyms(file: &File) -> Vec<String> {
    const QUOTING: [&str; 3] =
        ["CHANGELOG.md", "model/src/catalogue/tests.rs", "tests/tidy/chinese.rs"];
    if QUOTING.contains(&file.path.as_str()) {
        return Vec::new();
    }
    let used = |(number, line): (usize, &str)| {
        let of_line = SYNONYMS.iter().filter(|(synonym, _)| line.contains(synonym));
        let say = |(synonym, term): &(&str, &str)| {
            format!("{}:{}: write {term}, not {synonym}", file.path, number + 1)
        };
        of_line.map(say).collect::<Vec<_>>()
    };
    file.text.lines().enumerate().flat_map(used).collect()
}

#[test]
fn a_synonym_is_found_with_its_line() {
    let file = File::sample("a.yaml", "zh: \"结算\"\nzh: \"自付100元\"");
    assert_eq!(synonyms(&file), ["a.yaml:2: write 其余个人支付, not 自付"]);
}
