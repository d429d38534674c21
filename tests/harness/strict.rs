//! Strictness of a run: a known failure hides no other failure, and a wrongly repeated request is
//! reported as one.

use crate::options::known;
use crate::packed::smoke_and;
use crate::{Run, bad, run};

crate::trials![
    a_known_failure_hides_no_other_failure,
    what_is_wrong_with_a_repetition_is_told_as_that,
];

fn a_known_failure_hides_no_other_failure() {
    let first = "settle/";
    let options = smoke_and(&["--only", "settle/*"]);
    let failing = run("strict-failing", &options, &bad("wrong_code", "-"));
    let ids: Vec<String> = failing
        .verdicts()
        .into_iter()
        .filter(|(id, verdict)| verdict == "fail_code" && id.starts_with(first))
        .map(|(id, _)| id)
        .collect();
    assert!(!ids.is_empty(), "{}", failing.out);
    let entries: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "2999-12-31")).collect();
    let list = known("strict-list", "fail_code", &entries);
    let options = [&options[..], &["--known-failures", list.to_str().unwrap()]].concat();
    let same = run("strict-same", &options, &bad("wrong_code", "-"));
    assert_eq!((same.code, same.count("known_failure")), (Some(0), ids.len()), "{}", same.out);
    for (mode, verdict) in
        [("crash", "crash"), ("unsupported", "not_supported"), ("error", "adapter_error")]
    {
        let other = run(&format!("strict-{mode}"), &options, &bad(mode, "settle"));
        assert_eq!(other.count("known_failure"), 0, "{mode}: {}", other.out);
        assert!(other.count(verdict) > 0, "{mode}: {}", other.out);
        assert_ne!(other.code, Some(0), "{mode}: {}", other.out);
        let said =
            format!("fails differently from the list: `{verdict}`; the list says `fail_code`");
        let words: Vec<&str> = other.out.split_whitespace().collect();
        assert!(words.join(" ").contains(&said), "{mode}: {}", other.out);
    }
}

/// Returns the clauses of the first findings, by the request IDs of the failing step and of those
/// before it.
fn first_findings(run: &Run) -> Vec<(bool, String, String)> {
    let failed = run.results().iter().filter(|one| one["verdict"] != "pass");
    failed
        .map(|one| {
            let steps = one["steps"].as_array().unwrap();
            let (last, before) = steps.split_last().expect("a step failed");
            let id = &last["request"]["request"];
            let again =
                id.is_string() && before.iter().any(|step| step["request"]["request"] == *id);
            let finding = &last["findings"][0];
            let clause = finding["clause"].as_str().unwrap_or("–").to_string();
            (again, clause, finding["says"]["en"].as_str().unwrap().to_string())
        })
        .collect()
}

fn what_is_wrong_with_a_repetition_is_told_as_that() {
    for (mutant, clause, says) in MUTANTS {
        let name = format!("strict-{}", mutant.replace([' ', ':'], "-"));
        let run = run(&name, &["--clause", "IDM"], &["--builtin", mutant]);
        assert_eq!(run.code, Some(1), "{mutant}: {}", run.out);
        let found = first_findings(&run);
        let repeated: Vec<_> = found.iter().filter(|(again, ..)| *again).collect();
        assert!(!repeated.is_empty(), "{mutant}: {found:?}");
        for (_, its, said) in &repeated {
            assert!(its.starts_with("IDM-"), "{mutant}: {its} {said}");
        }
        assert!(
            repeated.iter().any(|(_, its, said)| its == clause && said.contains(says)),
            "{mutant}: {found:?}"
        );
    }
}

/// Systems that mishandle repeated requests, each with the clause it breaks and the message.
const MUTANTS: [(&str, &str, &str); 7] = [
    ("request: a repeat is answered by the current state", "IDM-1", AGAIN),
    ("request: accepted answers are not remembered", "IDM-1", AGAIN),
    ("request: a repeated refusal is a conflict", "IDM-1", AGAIN),
    ("executed again: settle", "IDM-1", AGAIN),
    ("request: a conflict gets the first answer", "IDM-2", OTHER),
    ("request: the ID of a refused request is free again", "IDM-2", OTHER),
    ("content without amount: settle", "IDM-2", OTHER),
];

const AGAIN: &str = "the first answer has to be given again";
const OTHER: &str = "was sent before with other content";
