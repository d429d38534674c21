//! `gongji generate` for custom policies: a policy that breaks its own properties gets a reason and
//! no vectors. Vectors of other policies are tested in `tests/vectors`.

use tempfile::TempDir;

use super::run;

const TRIAL: &str = include_str!("../../model/policies/cn-2026-trial.yaml");

/// Generates from the trial policy with one line changed. Returns the exit code, the output in this
/// language, and true if files were written.
fn generated((from, to): (&str, &str), language: &str) -> (Option<i32>, String, bool) {
    let folder = TempDir::new().expect("a folder can be made");
    assert_eq!(TRIAL.matches(from).count(), 1, "{from}");
    std::fs::write(folder.path().join("my-policy.yaml"), TRIAL.replace(from, to)).expect("written");
    let options = ["--policy", "my-policy.yaml", "--format", "json", "--out", "my-suite"];
    let args = [&["generate", "--lang", language, "--tier", "smoke"][..], &options].concat();
    let said = run(folder.path(), &[], &args);
    (said.code, said.out + &said.err, folder.path().join("my-suite").exists())
}

#[test]
fn a_policy_that_breaks_its_own_properties_gets_no_vectors() {
    for change in [
        ("value: \"out_of_reach\"", "value: \"within_reach\""),
        ("    - \"transfer_across_provinces\"\n", ""),
    ] {
        for (language, breaks) in [("en", "breaks INV-"), ("zh", "违反INV-")] {
            let (code, said, written) = generated(change, language);
            assert_eq!((code, written), (Some(1), false), "{change:?}: {said}");
            assert!(said.contains(breaks), "{change:?}: {said}");
            assert!(said.contains("`gongji check my-policy.yaml`"), "{change:?}: {said}");
        }
    }
}
