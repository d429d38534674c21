//! Tests of playing: the story of each case in both languages, and the JSON for programs.

use model::operation::Answer;
use model::terms::Term;
use model::text::Language;

use super::*;
use crate::format::cases;
use crate::format::named_case::open;
use crate::replay::Played;

fn played(name: &str) -> Played {
    let (case, policy) = open(name, cases::find(name).unwrap(), None, None).unwrap();
    play(&case, &policy)
}

#[test]
fn stories_in_both_languages() {
    for (name, _) in cases::built_in() {
        let played = played(name);
        insta::assert_snapshot!(format!("{name}.en"), story(&played, Language::English));
        insta::assert_snapshot!(format!("{name}.zh"), story(&played, Language::Chinese));
    }
}

#[test]
fn json_has_the_answer_and_the_observation_after_each_step() {
    insta::assert_snapshot!("premium-one-fen-short.json", json(&played("premium-one-fen-short")));
}

#[test]
fn the_cases_are_decided_as_their_titles_say() {
    let rows: &[(&str, &[&str])] = &[
        ("family", &["exceeds_free_balance"]),
        ("premium-one-fen-short", &["premium_not_covered_in_full", "premium_not_covered_in_full"]),
        ("move-starts-anew", &["no_active_relationship", "outside_reach"]),
        ("two-holders-one-patient", &["quota_exhausted"]),
        ("refund-after-the-end", &["already_reversed"]),
        (
            "passing-a-quota-on",
            &["exceeds_free_balance", "beneficiary_not_recipient", "no_active_relationship"],
        ),
        ("same-request-twice", &["request_conflict", "unknown_person", "unknown_settlement"]),
        ("clearing-then-reversal", &[]),
        (
            "retirement-and-death",
            &["commitment_missing", "holder_not_insured_employee", "person_deceased"],
        ),
        ("shared-balance-in-2024", &["quota_not_in_policy", "outside_reach"]),
    ];
    assert_eq!(rows.len(), cases::built_in().len());
    for (name, codes) in rows {
        let refused: Vec<String> = played(name)
            .steps
            .iter()
            .filter_map(|step| match &step.answer {
                Answer::Rejected(codes) => {
                    Some(codes.iter().map(Term::name).collect::<Vec<_>>().join(" "))
                }
                Answer::Accepted(_) => None,
            })
            .collect();
        assert_eq!(refused, *codes, "{name}");
    }
}

#[test]
fn no_case_breaks_a_property() {
    for (name, _) in cases::built_in().iter().chain(cases::of_questions()) {
        assert!(played(name).holds(), "{name}");
    }
}

#[test]
fn what_a_spoiled_policy_breaks_is_told() {
    let trial = model::policy_file::built_in()[0].1;
    let spoiled = trial.replacen("    - \"retirement\"\n", "", 1);
    let policy = model::policy_file::read("spoiled", &spoiled).unwrap();
    let text = cases::find("retirement-and-death").unwrap();
    let (case, policy) = open("spoiled", text, None, Some(policy)).unwrap();
    let played = play(&case, &policy);
    assert!(!played.holds());
    insta::assert_snapshot!("spoiled.en", story(&played, Language::English));
    insta::assert_snapshot!("spoiled.zh", story(&played, Language::Chinese));
    let report: serde_json::Value = serde_json::from_str(&json(&played)).unwrap();
    assert_eq!(report["holds"], false);
    assert_eq!(report["steps"][3]["breaches"][0]["clause"], "INV-4");
}

#[test]
fn every_case_is_written_and_read_again_as_it_was() {
    for (name, text) in cases::built_in() {
        let (case, _) = open(name, text, None, None).unwrap();
        let (again, _) = open(name, &model::case_file::write(&case), None, None).unwrap();
        assert_eq!(again, case, "{name}");
    }
}

#[test]
fn what_cannot_be_found_is_said_in_both_languages() {
    let error = find("no-such-case", None).unwrap_err();
    assert!(error.to(Language::English).contains("cannot read `no-such-case`"));
    assert!(error.to(Language::Chinese).contains("无法读取 `no-such-case`"));
    assert!(error.to(Language::English).contains("two-holders-one-patient"));

    let text = cases::find("family").unwrap().replace("cn-2026-trial", "cn-2031");
    let error = open("family", &text, None, None).unwrap_err();
    assert!(error.to_string().ends_with("there is no policy `cn-2031`"), "{error}");
    assert!(error.to(Language::English).contains("`cn-2024-province`"));
    assert!(error.to(Language::Chinese).contains("没有政策 `cn-2031`"));
}

#[test]
fn a_policy_file_beside_the_case_is_found() {
    let folder = std::env::temp_dir().join(format!("gongji-play-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let policy =
        model::policy_file::built_in()[0].1.replace("\"cross_province\"", "\"nationwide\"");
    std::fs::write(folder.join("mine.yaml"), policy).unwrap();
    let case = cases::find("move-starts-anew").unwrap().replace("cn-2026-trial", "mine.yaml");
    let file = folder.join("case.yaml");
    std::fs::write(&file, case).unwrap();
    let found = find(&file.to_string_lossy(), None);
    std::fs::remove_dir_all(&folder).unwrap();
    let (case, policy) = found.unwrap();
    let told = story(&play(&case, &policy), Language::English);
    assert!(!told.contains("outside_reach"), "nationwide reaches the wife");
}

#[test]
fn a_region_with_an_unknown_code_is_told_as_such_and_refused_by_nothing() {
    let known = cases::find("family").unwrap();
    let text = known.replace("\"510100\"", "\"990100\"");
    assert_ne!(text, known);
    let (case, policy) = open("family", &text, None, None).unwrap();
    let (unknown, known) = (play(&case, &policy), played("family"));
    for (one, other) in unknown.steps.iter().zip(&known.steps) {
        assert_eq!(one.refusals, other.refusals);
    }
    for (language, said) in [
        (Language::English, "990100 (unknown code)"),
        (Language::Chinese, "990100（未识别的区划代码）"),
    ] {
        assert!(story(&unknown, language).contains(said), "{said}");
        assert!(!story(&known, language).contains(said), "{said}");
    }
}
