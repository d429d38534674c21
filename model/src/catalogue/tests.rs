//! Tests of the catalogue as a whole: it is complete, in step with the enumerations, and written in
//! the project's own terms. Other tests check that the rules cite it.

use super::*;
use crate::terms::Set;

/// Words that say the same as a term of the catalogue; the term is used instead.
const ENGLISH_SYNONYMS: [&str; 14] = [
    "donor",
    "sponsor",
    "benefactor",
    "giver",
    "receiver",
    "payee",
    "dependant",
    "dependent",
    "allowance",
    "reimburse",
    "refund",
    "pooling area",
    "medical insurance card",
    "balance pool",
];
const CHINESE_SYNONYMS: [&str; 27] = [
    "互助",
    "赠与人",
    "受助人",
    "资助人",
    "受益人",
    "捐赠",
    "授权人",
    "被授权人",
    "使用人",
    "配额",
    "授权额度",
    "统筹区域",
    "职工医保",
    "居民医保",
    "共享关系",
    "共济授权",
    "受理",
    "拒绝",
    "未清算",
    "应清算",
    "医保关系",
    "自付",
    "自费",
    "凭证",
    "已设额度",
    "群众",
    "不足一分的尾数",
];

fn texts(entry: &Entry) -> impl Iterator<Item = &Text> {
    [Some(&entry.says), entry.choice.as_ref()].into_iter().flatten()
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Returns the synonyms that a text uses. `beneficiary` is a term, yet only of SET-2.
fn synonyms(entry: &Entry, text: &Text) -> Vec<&'static str> {
    let english = text.en.to_lowercase();
    let mut found: Vec<_> = ENGLISH_SYNONYMS.into_iter().filter(|w| english.contains(w)).collect();
    found.extend(CHINESE_SYNONYMS.into_iter().filter(|w| text.zh.contains(w)));
    if english.contains("beneficiar") && entry.id != Clause::SET_2 {
        found.push("beneficiary");
    }
    found
}

#[test]
fn every_clause_has_its_entry_and_the_reverse() {
    for &clause in Clause::ALL {
        assert_eq!(entry(clause).id, clause);
    }
    assert_eq!(all().len(), Clause::ALL.len());
}

#[test]
fn a_catalogue_out_of_step_is_refused() {
    let yaml = include_str!("../../catalogue.yaml");
    let renamed = |from, to| read(&yaml.replacen(from, to, 1));
    let cases = [
        (renamed("\"EST-2\"", "\"EST-1\""), "`EST-1` stands where `EST-2` belongs"),
        (renamed("\"EST-2\"", "\"EST-99\""), "`EST-99` is not a clause"),
        (renamed("same_person", "same_people"), "unknown word `same_people`"),
        (renamed("says:", "tells:"), "`tells`"),
        (renamed("\"guard\"", "\"guards\""), "unknown word `guards`"),
    ];
    for (outcome, complaint) in cases {
        let wrong = outcome.expect_err(complaint);
        assert!(wrong.contains(complaint), "`{wrong}` does not say: {complaint}");
    }
    let last = yaml.rfind("  - id:").expect("there are clauses");
    assert_eq!(read(&yaml[..last]), Err("catalogue.yaml: `DST-4` is missing".to_string()));
    let twice = format!("{yaml}{}", &yaml[last..]);
    assert_eq!(read(&twice), Err("catalogue.yaml: `DST-4` stands twice".to_string()));
}

#[test]
fn every_code_is_refused_with_by_a_guard_and_only_guards_refuse() {
    for &code in Code::ALL {
        assert!(refusing_with(code).next().is_some(), "no clause refuses with `{code}`");
    }
    for Entry { id, kind, codes, .. } in all() {
        assert_eq!(*kind == Kind::Guard, !codes.is_empty(), "{id}: a guard refuses, others do not");
        let distinct: Set<Code> = codes.iter().copied().collect();
        assert_eq!(distinct.len(), codes.len(), "{id} names a code twice");
    }
}

#[test]
fn what_is_stated_names_a_source_and_what_is_chosen_says_why() {
    for Entry { id, status, sources, choice, .. } in all() {
        match status {
            Status::Stated => assert!(!sources.is_empty(), "{id} is stated, but by nothing"),
            Status::Interpreted => assert!(choice.is_some(), "{id} does not say what was chosen"),
        }
        assert!(sources.is_sorted(), "{id}: sources out of order");
    }
}

#[test]
fn what_is_judged_names_its_operations() {
    for Entry { id, kind, operations, .. } in all() {
        let of_states = matches!(kind, Kind::Invariant | Kind::Distributed);
        assert_eq!(of_states, operations.is_empty(), "{id}");
        assert!(operations.is_sorted_by(|a, b| a < b), "{id}: operations out of order or twice");
    }
    for &family in Family::ALL {
        assert!(all().iter().any(|entry| entry.operations.contains(&family)), "{family}");
    }
}

#[test]
fn every_parameter_changes_some_clause() {
    for &parameter in Parameter::ALL {
        let changed = all().iter().any(|entry| entry.parameters.contains(&parameter));
        assert!(changed, "`{parameter}` changes nothing");
    }
}

#[test]
fn both_languages_are_written_in_the_projects_terms() {
    for entry in all() {
        for text in texts(entry) {
            let id = entry.id;
            assert!(
                text.en.ends_with('.') && !has_chinese(&text.en.replace("外孙子女", "")),
                "{id}"
            );
            assert!(has_chinese(&text.zh) && text.zh.ends_with('。'), "{id}: {}", text.zh);
            assert!(!text.zh.contains(", ") && !text.zh.contains(". "), "{id}: {}", text.zh);
            assert_eq!(synonyms(entry, text), [""; 0], "{id} uses a synonym of a term");
        }
        let sentences = entry.says.en.matches(". ").count() + entry.says.zh.matches('。').count();
        assert_eq!(sentences, 1, "{} says more than one sentence", entry.id);
    }
}

#[test]
fn a_synonym_is_found() {
    let entry = entry(Clause::EST_1);
    let text = Text::new("The donor pays the beneficiary.", "受助人使用授权额度。");
    let expected = ["donor", "受助人", "授权额度", "beneficiary"];
    assert_eq!(synonyms(entry, &text), expected);
}

#[test]
fn every_clause_belongs_to_a_family_in_the_order_of_the_families() {
    let mut families: Vec<&str> = Clause::ALL.iter().map(|&clause| family(clause)).collect();
    families.dedup();
    assert_eq!(families, FAMILIES.each_ref().map(|(family, _)| *family));
}
