//! `gongji check` over policies and scopes from files, and `gongji play` of the saved files. The
//! tests use a small scope of their own, so that a change to a built-in scope does not reach them.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::{Run, run};

const TRIAL: &str = include_str!("../../model/policies/cn-2026-trial.yaml");

const SCOPE: &str = r#"format: "gongji-scope/1"
name: "tiny"
title: {en: "one pair", zh: "一对人员"}
people:
  - {name: "ming", scheme: "employee", region: "310100", balance: "0.02"}
  - {name: "fang", scheme: "resident", region: "510100"}
kin:
  - {holder: "ming", recipient: "fang", kinship: "parent"}
operations:
  establish:
    - {}
  set_quota:
    - {granted: ["all_free"]}
  settle:
    - {category: ["resident_premium"], venue: ["none"], amount: ["one_fen", "remaining_and_one_fen"]}
  terminate:
    - {by: ["recipient"]}
  end_insurance:
    - {person: ["ming"], reason: ["retirement"]}
  enroll:
    - {person: ["ming"], scheme: ["employee"], region: ["310100"]}
  spend:
    - {person: ["ming"], amount: ["one_fen"]}
"#;

/// Temporary folder with the scope and a policy.
struct Folder(TempDir);

impl Folder {
    fn new(policy: &str) -> Folder {
        let folder = Folder(TempDir::new().expect("a folder can be made"));
        folder.write("mine.yaml", policy);
        folder.write("tiny.yaml", SCOPE);
        folder
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.path().join(name), text).expect("a file can be written");
    }

    fn gongji(&self, args: &[&str]) -> Run {
        run(self.0.path(), &[], args)
    }

    fn json(&self, args: &[&str]) -> (Option<i32>, Value) {
        let run = self.gongji(args);
        assert_eq!(run.err, "", "nothing is told beside the JSON");
        (run.code, serde_json::from_str(&run.out).expect("standard output is JSON"))
    }

    fn files(&self) -> Vec<String> {
        let name = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.expect("a file has a name").file_name().to_string_lossy().into_owned()
        };
        let entries = std::fs::read_dir(self.0.path()).expect("the folder can be read");
        let mut names: Vec<String> = entries.map(name).collect();
        names.sort();
        names
    }
}

fn spoiled(from: &str, to: &str) -> String {
    let policy = TRIAL.replacen(from, to, 1);
    assert_ne!(policy, TRIAL, "`{from}` stands in the policy");
    policy
}

fn within_reach() -> String {
    spoiled("\"out_of_reach\"", "\"within_reach\"")
}

/// Returns the output without the seconds in the table, which vary.
fn masked(run: &Run) -> String {
    let line = |line: &str| {
        let words = line.split(' ').map(|word| {
            let seconds = word.split_once('.').is_some_and(|(_, places)| places.len() == 2);
            if seconds { "S.SS" } else { word }
        });
        if line.starts_with("  tiny ") { words.collect::<Vec<_>>().join(" ") } else { line.into() }
    };
    run.all().lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_policy_that_holds_over_a_scope() {
    let folder = Folder::new(TRIAL);
    for language in ["en", "zh"] {
        let run = folder.gongji(&["check", "--scope", "tiny.yaml", "--lang", language]);
        insta::assert_snapshot!(format!("check_holds_{language}"), masked(&run));
    }
    assert_eq!(folder.files(), ["mine.yaml", "tiny.yaml"], "nothing is saved");
}

#[test]
fn what_a_spoiled_policy_breaks_is_told_and_saved() {
    let folder = Folder::new(&within_reach());
    for language in ["en", "zh"] {
        let args = ["check", "mine.yaml", "--scope", "tiny.yaml", "--lang", language];
        let run = folder.gongji(&args);
        insta::assert_snapshot!(format!("check_spoiled_{language}"), masked(&run));
    }
    let file = "gongji-counterexample-tiny-inv-2.yaml";
    assert_eq!(folder.files(), [file, "mine.yaml", "tiny.yaml"]);
    for language in ["en", "zh"] {
        let played = folder.gongji(&["play", file, "--lang", language]);
        insta::assert_snapshot!(format!("play_counterexample_{language}"), played.all());
    }
    let mended = folder.gongji(&["play", file, "--policy", "cn-2026-trial"]);
    assert_eq!(mended.code, Some(0), "{}", mended.out);
}

#[test]
fn the_words_of_a_policy_and_its_channels_reach_the_scopes() {
    let window = spoiled("channels:\n  value: \"all\"", "channels:\n  value: [\"window\"]");
    let folder = Folder::new(&window);
    let args = ["check", "mine.yaml", "--scope", "tiny.yaml", "--json"];
    let (code, report) = folder.json(&args);
    assert_eq!(code, Some(0));
    let reached = report["clauses"]["reached"].as_array().expect("a list");
    for clause in ["SET-9", "POL-5"] {
        assert!(reached.iter().any(|one| one == clause), "{clause}: {reached:?}");
    }

    let own = "    accident_premium: {venue: \"none\", payment: \"partial\", scheme: \"any\"}\n    drug: ";
    let words = "words:\n  categories:\n    \
                 accident_premium: {en: \"accident premium\", zh: \"意外险保费\"}\n";
    let folder = Folder::new(&(spoiled("    drug: ", own) + words));
    let run = folder.gongji(&["check", "mine.yaml", "--scope", "tiny.yaml", "--lang", "en"]);
    assert_eq!(run.code, Some(1), "{}", run.out);
    assert!(
        run.out.contains("INV-6 is broken") && run.out.contains("accident premium"),
        "{}",
        run.out
    );
    let file = "gongji-counterexample-tiny-inv-6.yaml";
    let played = folder.gongji(&["play", file, "--lang", "en"]);
    assert_eq!(played.code, Some(1), "{}", played.out);
    assert!(played.out.contains("INV-6"), "{}", played.out);
}

#[test]
fn a_saved_counterexample_breaks_the_same_property_when_it_is_played() {
    let partial = "resident_premium: {venue: \"none\", payment: \"partial\"";
    let rows = [
        ("earmark", within_reach(), "INV-2"),
        ("ending", spoiled("    - \"retirement\"\n", ""), "INV-4"),
        (
            "premium",
            spoiled("resident_premium: {venue: \"none\", payment: \"full\"", partial),
            "INV-6",
        ),
    ];
    for (name, policy, clause) in rows {
        let folder = Folder::new(&policy);
        let args = ["check", "mine.yaml", "--scope", "tiny.yaml", "--save", "kept/here", "--json"];
        let (code, report) = folder.json(&args);
        assert_eq!(code, Some(1), "{name}");
        let violation = &report["scopes"][0]["violations"][0];
        assert_eq!(violation["property"], clause, "{name}");
        let file = violation["file"].as_str().expect("the file is named");
        assert!(Path::new(file).starts_with("kept/here"), "{file}");
        let (code, played) = folder.json(&["play", file, "--json"]);
        assert_eq!(code, Some(1), "{name}");
        let last = played["steps"].as_array().and_then(|steps| steps.last()).expect("a step");
        assert_eq!(last["breaches"][0]["clause"], clause, "{name}");
        assert_eq!(last["breaches"][0], violation["breach"], "{name}");
        let before = played["steps"].as_array().map_or(0, Vec::len) - 1;
        for step in 0..before {
            assert_eq!(played["steps"][step]["breaches"], serde_json::json!([]), "{name}");
        }
    }
}

#[test]
fn the_json_of_a_check_has_its_shape() {
    let folder = Folder::new(&spoiled("\"cross_province\"", "\"nationwide\""));
    let (code, report) = folder.json(&["check", "mine.yaml", "--scope", "tiny.yaml", "--json"]);
    assert_eq!(code, Some(0));
    assert_eq!(report["policy"], "cn-2026-trial");
    assert_eq!((&report["holds"], &report["complete"]), (&true.into(), &true.into()));
    let scope = &report["scopes"][0];
    assert_eq!((&scope["name"], &scope["complete"]), (&"tiny".into(), &true.into()));
    assert_eq!((&scope["violations"], &scope["compared"]), (&serde_json::json!([]), &true.into()));
    assert!(scope["states"].as_u64() > Some(1) && scope["transitions"].as_u64() > Some(1));
    assert!(scope["seconds"].is_number());
    let has = |list: &str, clause: &str| {
        report["clauses"][list].as_array().is_some_and(|all| all.contains(&clause.into()))
    };
    assert!(has("reached", "EST-7") && has("unreached", "TRM-1"));
    assert!(has("not_applicable", "EST-5"), "nationwide, nothing is outside of reach");
}

#[test]
fn a_bounded_check_is_not_complete() {
    let folder = Folder::new(TRIAL);
    for language in ["en", "zh"] {
        let args = ["check", "--scope", "tiny.yaml", "--max-states", "2", "--lang", language];
        let run = folder.gongji(&args);
        assert_eq!(run.code, Some(3), "{}", run.out);
        insta::assert_snapshot!(format!("check_bounded_{language}"), masked(&run));
    }
    let args = ["check", "--scope", "tiny.yaml", "--max-states", "2", "--json"];
    let (code, report) = folder.json(&args);
    assert_eq!((code, &report["complete"]), (Some(3), &false.into()));
    assert_eq!(report["scopes"][0]["compared"], Value::Null, "there is nothing to compare");
}

#[test]
fn what_cannot_be_read_is_wrong_usage() {
    let folder = Folder::new(&spoiled("value: \"cross_province\"", "value: \"galactic\""));
    folder.write("bad-scope.yaml", &SCOPE.replace("\"all_free\"", "\"all_of_it\""));
    for language in ["en", "zh"] {
        let told: Vec<String> = [
            &["check", "mine.yaml"][..],
            &["check", "--scope", "bad-scope.yaml"],
            &["check", "--scope", "famly"],
            &["check", "cn-2026-trail"],
            &["play", "famly"],
            &["play", "family", "--policy", "mine.yaml"],
        ]
        .iter()
        .map(|args| {
            let run = folder.gongji(&[args, &["--lang", language][..]].concat());
            assert_eq!((run.code, &*run.out), (Some(2), ""), "{args:?}");
            format!("$ gongji {}\n{}", args.join(" "), run.err)
        })
        .collect();
        insta::assert_snapshot!(format!("check_unreadable_{language}"), told.join("\n"));
    }
    let line = TRIAL.lines().position(|line| line.contains("cross_province")).unwrap_or(0) + 1;
    let told = folder.gongji(&["check", "mine.yaml"]).err;
    assert!(told.starts_with(&format!("mine.yaml:{line}:")), "{told}");
}

#[test]
fn who_is_stuck_is_told_although_no_step_is_wrong() {
    let folder = Folder::new(TRIAL);
    let begin = SCOPE.find("  set_quota").expect("the scope sets quotas");
    folder.write("tiny.yaml", &SCOPE[..begin]);
    for language in ["en", "zh"] {
        let run = folder.gongji(&["check", "--scope", "tiny.yaml", "--lang", language]);
        assert_eq!(run.code, Some(1));
        insta::assert_snapshot!(format!("check_stuck_{language}"), masked(&run));
    }
}

#[test]
fn a_counterexample_that_cannot_be_saved_is_told_all_the_same() {
    let folder = Folder::new(&within_reach());
    let args = ["check", "mine.yaml", "--scope", "tiny.yaml", "--save", "tiny.yaml"];
    let run = folder.gongji(&args);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("it could not be saved: "), "{}", run.out);
    assert_eq!(folder.files(), ["mine.yaml", "tiny.yaml"]);
}
