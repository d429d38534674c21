//! What a run may not pass over: a known failure hides no other one.

use crate::options::known;
use crate::{bad, run};

#[test]
fn a_known_failure_hides_no_other_failure() {
    let first = "settle/";
    let options = ["--tier", "smoke", "--only", "settle/*"];
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
        let said = format!("fails otherwise than listed: `{verdict}`, listed is `fail_code`");
        assert!(other.out.contains(&said), "{mode}: {}", other.out);
    }
}
