//! Options of a run: selection, known failures and the system's own codes; also an interrupt, a
//! damaged suite, and an adapter that is tried alone.

use std::process::Stdio;

use nix::sys::signal::Signal;

use crate::packed::smoke as smallest;
use crate::run::{copy, gongji, signal};
use crate::{bad, finished, folder, fresh, root, run, until};

crate::trials![
    what_is_selected_is_run,
    nothing_selected_is_wrong_usage,
    known_failures_are_strict_both_ways,
    own_codes_are_mapped_or_listed,
    a_run_that_is_stopped_leaves_a_report,
    a_damaged_suite_is_not_run,
    a_suite_is_judged_by_its_own_policy_and_no_other,
    an_adapter_is_tried_before_its_system,
];

const BUILT_IN: [&str; 1] = ["--builtin"];

fn what_is_selected_is_run() {
    let whole = run("all", &[], &BUILT_IN);
    let mut parts = Vec::new();
    for part in ["1/3", "2/3", "3/3"] {
        let run = run("part", &["--shard", part], &BUILT_IN);
        assert_eq!(run.code, Some(0));
        parts.extend(run.verdicts());
    }
    parts.sort();
    assert_eq!(parts, whole.verdicts().into_iter().collect::<Vec<_>>());
    let some = run("only", &["--only", "clear/*", "--clause", "clr-1"], &BUILT_IN).verdicts();
    assert!(!some.is_empty() && some.keys().all(|id| id.starts_with("clear/")));
}

fn nothing_selected_is_wrong_usage() {
    for options in [&["--only", "nothing/like-it"][..], &["--clause", "XYZ-1"], &["--shard", "3/2"]]
    {
        let run = run("none", options, &BUILT_IN);
        assert_eq!(run.code, Some(2), "{options:?}: {}", run.err);
    }
    assert_eq!(run("no-system", &[], &[]).code, Some(2));
    assert_eq!(run("two-systems", &["--url", "http://127.0.0.1:1"], &BUILT_IN).code, Some(2));
    assert_eq!(run("no-mutant", &[], &["--builtin", "no such fault"]).code, Some(2));
}

/// Writes a list of vectors that are known to fail with this verdict, each with its last day.
pub(crate) fn known(name: &str, verdict: &str, entries: &[(&str, &str)]) -> std::path::PathBuf {
    let mut text = String::from("format: \"gongji-known-failures/1\"\nfailures:\n");
    for (id, expires) in entries {
        text += &format!(
            "  - {{id: \"{id}\", verdict: \"{verdict}\", reason: \"ticket\", owner: \"desk\", expires: \"{expires}\"}}\n"
        );
    }
    let file = folder(name).join("known.yaml");
    std::fs::write(&file, text).unwrap();
    file
}

fn known_failures_are_strict_both_ways() {
    let failing = run("failing", &["--clause", "QUO-3"], &["--builtin", "guard left out: QUO-3"]);
    let ids: Vec<String> = failing
        .verdicts()
        .into_iter()
        .filter(|(_, verdict)| verdict != "pass")
        .map(|(id, _)| id)
        .collect();
    let passing = failing.verdicts().into_iter().find(|(_, verdict)| verdict == "pass").unwrap().0;
    let all: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "2999-12-31")).collect();
    let with = |name: &str, entries: &[(&str, &str)]| {
        let file = known(&format!("{name}-list"), "fail_outcome", entries);
        let options = ["--clause", "QUO-3", "--known-failures", file.to_str().unwrap()];
        run(name, &options, &["--builtin", "guard left out: QUO-3"])
    };
    let right = with("known", &all);
    assert_eq!((right.code, right.count("known_failure")), (Some(0), ids.len()), "{}", right.out);
    let unlisted = with("known-less", &all[1..]);
    assert_eq!(unlisted.code, Some(1), "{}", unlisted.out);
    for stale in [(passing.as_str(), "2999-12-31"), ("no/such-vector", "2999-12-31")] {
        let run = with("known-stale", &[&all[..], &[stale]].concat());
        assert_eq!(run.code, Some(4), "{stale:?}: {}", run.out);
    }
    let expired: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "2020-01-01")).collect();
    assert_eq!(with("known-expired", &expired).code, Some(4));
    assert_eq!(with("known-no-day", &[("a/b", "2020-02-30")]).code, Some(2));
}

fn own_codes_are_mapped_or_listed() {
    let own = bad("own_code", "-");
    let options = smallest();
    let unmapped = run("own-codes", &options, &own);
    assert_eq!(unmapped.code, Some(1));
    assert!(unmapped.count("fail_code") > 0);
    assert!(unmapped.out.contains("not mapped (--codes): E-"), "{}", unmapped.out);
    use model::terms::Term;
    let mut text = String::from("format: \"gongji-codes/1\"\ncodes:\n");
    for code in model::clause::Code::ALL {
        text += &format!("  - {{own: \"E-{code}\", code: \"{code}\"}}\n");
    }
    let file = folder("own-codes-map").join("codes.yaml");
    std::fs::write(&file, text).unwrap();
    let mapped = run(
        "own-codes-mapped",
        &[&options[..], &["--codes", file.to_str().unwrap()]].concat(),
        &own,
    );
    assert_eq!(mapped.code, Some(0), "{}", mapped.out);
}

fn a_run_that_is_stopped_leaves_a_report() {
    let reports = folder("stopped");
    let mut command = gongji("run");
    command.arg("--report-dir").arg(&reports);
    let sent = reports.join("sent.jsonl");
    command.args(bad("slow", "-")).env("RECORD", &sent);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let lines = || std::fs::read_to_string(&sent).unwrap_or_default().lines().count();
    until(&mut child, || lines() >= 100);
    signal(&child, Signal::SIGINT);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    let report = std::fs::read_to_string(reports.join("report.json")).unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["complete"], false);
    let count = |verdict| {
        report["results"].as_array().unwrap().iter().filter(|one| one["verdict"] == verdict).count()
    };
    assert!(count("pass") > 0 && count("not_measured") > 0);
}

fn a_damaged_suite_is_not_run() {
    let vectors = folder("damaged").join("vectors");
    copy(&root().join("vectors"), &vectors);
    let options = ["--vectors", vectors.to_str().unwrap()];
    assert_eq!(run("undamaged", &options, &BUILT_IN).code, Some(0));
    let manifest = std::fs::read_to_string(vectors.join("manifest.yaml")).unwrap();
    let at = manifest.find("  - id: \"").unwrap() + 9;
    let id = manifest[at..].split('"').next().unwrap();
    let file = vectors.join(format!("{id}.yaml"));
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}# altered\n")).unwrap();
    let run = run("damaged-run", &options, &BUILT_IN);
    assert_eq!(run.code, Some(6), "{}", run.err);
    assert!(run.err.contains("digest"), "{}", run.err);
}

fn a_suite_is_judged_by_its_own_policy_and_no_other() {
    let vectors = folder("own-policy").join("vectors");
    copy(&root().join("vectors"), &vectors);
    let options = ["--vectors", vectors.to_str().unwrap(), "--tier", "smoke"];
    let manifest = std::fs::read_to_string(vectors.join("manifest.yaml")).unwrap();
    let built_in =
        conformance::format::named::built_in_policy("cn-2026-trial").expect("it is built in");
    let digest = |text: &str| conformance::format::vectors::manifest::digest(text.as_bytes());
    // The same rules, with an extra remark in the file.
    let own = format!("{built_in}# ours\n");
    std::fs::write(vectors.join("policy.yaml"), &own).unwrap();
    let other = run("another-policy", &options, &BUILT_IN);
    assert_eq!(other.code, Some(6), "{}", other.err);
    assert!(other.err.contains("`cn-2026-trial` is not the one"), "{}", other.err);
    let ours = manifest.replace(&digest(built_in), &digest(&own));
    assert_ne!(ours, manifest);
    std::fs::write(vectors.join("manifest.yaml"), &ours).unwrap();
    assert_eq!(run("own-policy-run", &options, &BUILT_IN).code, Some(0));
    std::fs::remove_file(vectors.join("policy.yaml")).unwrap();
    assert_eq!(run("no-policy", &options, &BUILT_IN).code, Some(6));
}

pub(crate) fn smoke(system: &[&str]) -> crate::Run {
    let nowhere = fresh("smoke");
    let mut command = gongji("smoke");
    command.args(["--time-limit", "2"]).args(system);
    finished(command, &nowhere)
}

fn an_adapter_is_tried_before_its_system() {
    let right = smoke(&bad("right", "-"));
    assert_eq!(right.code, Some(0), "{}{}", right.out, right.err);
    assert!(right.out.contains(" passed"), "{}", right.out);
    for mode in ["nothing", "accepts", "refuses", "applies_twice", "crash", "stays"] {
        let run = smoke(&bad(mode, "-"));
        assert_eq!(run.code, Some(1), "{mode}: {}{}", run.out, run.err);
        assert!(run.out.contains('✗'), "{mode}: {}", run.out);
    }
    assert_eq!(smoke(&bad("banner", "-")).code, Some(5));
}
