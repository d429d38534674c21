//! Shrinking on live systems. Crashes, timeouts and broken protocols are shrunk in the same way as
//! wrong answers. The result is saved, and can be played and run again. Flaky, passing and
//! interrupted cases are reported.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use nix::sys::signal::Signal;

use crate::run::{self, signal};
use crate::{bad, folder, fresh, root, until};

crate::trials![
    a_crash_at_the_third_step_needs_three_steps,
    broken_protocols_errors_and_timeouts_are_shrunk_as_well,
    wrong_answers_are_shrunk_and_a_saved_case_shrinks_no_further,
    with_a_salt_the_saved_case_fails_as_well,
    what_passes_and_what_comes_out_otherwise_each_time_is_not_shrunk,
    what_cannot_be_read_is_told_and_nothing_is_asked,
    what_was_saved_before_stays,
    an_interrupt_before_the_first_answer_is_told_as_one,
    an_interrupt_leaves_the_smallest_so_far,
];

/// Vector of several steps and people, with a settlement.
const VECTOR: &str = "reverse/the-first-when-premium-and-more";

struct Shrunk {
    code: Option<i32>,
    out: String,
    err: String,
    /// Path of the saved file.
    file: Option<PathBuf>,
}

fn saved(folder: &Path) -> Option<PathBuf> {
    let mut files = std::fs::read_dir(folder).expect("it is there").flatten();
    files.next().map(|file| file.path())
}

fn gongji(args: &[&str]) -> (Option<i32>, String, String) {
    let (what, rest) = args.split_first().expect("a subcommand");
    let output = run::gongji(what).args(rest).output();
    let output = output.expect("the program can be started");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn minimise(name: &str, vector: &str, options: &[&str], system: &[&str]) -> Shrunk {
    let folder = folder(&format!("minimise-{name}"));
    let save = folder.to_str().expect("a plain path");
    let (code, out, err) =
        gongji(&[&["minimise", vector, "--save", save][..], options, system].concat());
    Shrunk { code, out, err, file: saved(&folder) }
}

/// Plays the saved case, runs it against the system again, and returns its number of steps.
fn kept(shrunk: &Shrunk, options: &[&str], system: &[&str], verdict: &str) -> usize {
    assert_eq!(shrunk.code, Some(1), "{}{}", shrunk.out, shrunk.err);
    let file = shrunk.file.as_ref().expect("it was saved").to_str().expect("a plain path");
    let (code, out, err) = gongji(&["play", file]);
    assert_eq!(code, Some(0), "{out}{err}");
    let reports = fresh("minimise-again");
    let reports = reports.to_str().expect("a plain path");
    let run = ["run", "--case", file, "--report-dir", reports];
    let (code, out, err) = gongji(&[&run[..], options, system].concat());
    assert_eq!(code, Some(1), "{out}{err}");
    let report = std::fs::read_to_string(format!("{reports}/report.json")).unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["results"][0]["verdict"], verdict, "{out}");
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().filter(|line| line.contains("operation:")).count()
}

fn a_crash_at_the_third_step_needs_three_steps() {
    let system = bad("crash_third", "-");
    let shrunk = minimise("crash", VECTOR, &[], &system);
    assert_eq!(kept(&shrunk, &[], &system, "crash"), 3, "{}", shrunk.out);
    assert!(shrunk.out.contains("exit code 3"), "{}", shrunk.out);
}

fn broken_protocols_errors_and_timeouts_are_shrunk_as_well() {
    for (mode, verdict) in [("garbage", "protocol_error"), ("error", "adapter_error")] {
        let system = bad(mode, "reverse");
        let shrunk = minimise(mode, VECTOR, &[], &system);
        assert_eq!(kept(&shrunk, &[], &system, verdict), 1, "{}", shrunk.out);
    }
    let (system, hurried) = (bad("hang", "reverse"), ["--time-limit", "0.5"]);
    let shrunk = minimise("hang", VECTOR, &hurried, &system);
    assert_eq!(kept(&shrunk, &hurried, &system, "timeout"), 1, "{}", shrunk.out);
    assert!(shrunk.out.contains("--time-limit 0.5 -- "), "{}", shrunk.out);
}

fn wrong_answers_are_shrunk_and_a_saved_case_shrinks_no_further() {
    let system = bad("accepts", "-");
    let shrunk = minimise("accepts", "story/a-life", &[], &system);
    assert_eq!(kept(&shrunk, &[], &system, "fail_outcome"), 1, "{}", shrunk.out);
    let vector = minimise("accepts-file", "vectors/story/a-life.yaml", &[], &system);
    assert_eq!(vector.code, Some(1), "{}{}", vector.out, vector.err);
    assert!(vector.out.contains("steps: 20 → 1 · people: 2 → 1"), "{}", vector.out);
    let file = shrunk.file.expect("it was saved");
    let again = minimise("accepts-again", file.to_str().unwrap(), &[], &system);
    assert_eq!(again.code, Some(1), "{}{}", again.out, again.err);
    assert!(again.out.contains("steps: 1 → 1 · people: 1 → 1"), "{}", again.out);
}

fn with_a_salt_the_saved_case_fails_as_well() {
    let (system, salt) = (bad("applies_twice", "contribute"), ["--salt", "5"]);
    let shrunk = minimise("salt", "clear/everything-when-contributed", &salt, &system);
    assert_eq!(kept(&shrunk, &salt, &system, "fail_invariant"), 1, "{}", shrunk.out);
}

fn what_passes_and_what_comes_out_otherwise_each_time_is_not_shrunk() {
    let passes = minimise("right", VECTOR, &[], &bad("right", "-"));
    assert_eq!((passes.code, passes.file), (Some(0), None), "{}", passes.out);
    assert!(passes.out.contains("nothing to shrink"), "{}", passes.out);
    let flaky = minimise("flaky", VECTOR, &[], &bad("flaky", "-"));
    assert_eq!((flaky.code, flaky.file), (Some(3), None), "{}", flaky.out);
    assert!(flaky.out.contains("not have the same result"), "{}", flaky.out);
    let unsupported = minimise("unsupported", VECTOR, &[], &bad("unsupported", "reverse"));
    assert_eq!((unsupported.code, unsupported.file), (Some(3), None), "{}", unsupported.out);
    let absent = minimise("absent", VECTOR, &[], &["--", "./there-is-no-such-program"]);
    assert_eq!((absent.code, absent.file), (Some(5), None), "{}", absent.err);
}

fn what_cannot_be_read_is_told_and_nothing_is_asked() {
    let none = minimise("no-vector", "reverse/the-frist-when-cleared", &[], &["--builtin"]);
    assert_eq!(none.code, Some(2), "{}", none.err);
    assert!(none.err.contains("reverse/the-first-when-cleared"), "{}", none.err);
    let text = std::fs::read_to_string(root().join("conformance/cases/family.yaml")).unwrap();
    let file = folder("minimise-related").join("related.yaml");
    let relationships = "relationships:\n  - {holder: \"wei\", recipient: \"mother\", \
                         standing: \"ended\", granted: \"0.00\", used: \"0.00\"}\nsteps:";
    std::fs::write(&file, text.replacen("steps:", relationships, 1)).unwrap();
    let file = file.to_str().unwrap();
    let related = minimise("related-case", file, &[], &["--builtin"]);
    assert_eq!(related.code, Some(2), "{}{}", related.out, related.err);
    assert!(related.err.contains("begins with relationships"), "{}", related.err);
    let (code, _, err) = gongji(&["run", "--case", file, "--builtin"]);
    assert_eq!(code, Some(2), "{err}");
    let both = ["run", "--case", "family", "--vectors", "vectors", "--builtin"];
    assert_eq!(gongji(&both).0, Some(2));
    for case in ["family", "vectors/story/a-life.yaml"] {
        assert_eq!(gongji(&["run", "--case", case, "--builtin"]).0, Some(0), "{case}");
    }
}

fn what_was_saved_before_stays() {
    let folder = folder("minimise-saved-before");
    let save = folder.to_str().expect("a plain path");
    let names = || {
        let files = std::fs::read_dir(&folder).expect("it is there").flatten();
        let mut names: Vec<_> =
            files.map(|file| file.file_name().into_string().expect("a plain name")).collect();
        names.sort();
        names
    };
    for (vector, count) in [(VECTOR, 1), (VECTOR, 1), ("reverse/the-first-when-cleared", 2)] {
        let system = bad("error", "reverse");
        let (code, out, err) =
            gongji(&[&["minimise", vector, "--save", save], &system[..]].concat());
        assert_eq!(code, Some(1), "{out}{err}");
        assert_eq!(names().len(), count, "{out}{:?}", names());
    }
    let name = "gongji-minimised-adapter-error-reverse";
    let (first, second) = (&format!("{name}.yaml"), &format!("{name}-2.yaml"));
    assert_eq!(names(), [second.as_str(), first]);
    let of = |name: &str| std::fs::read_to_string(folder.join(name)).expect("it is there");
    assert!(of(first).contains(VECTOR) && !of(second).contains(VECTOR));
}

fn an_interrupt_before_the_first_answer_is_told_as_one() {
    let there = folder("minimise-early").join("there");
    let mut command = run::gongji("minimise");
    command.arg(VECTOR).args(bad("mute", "-")).env("RECORD", &there);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    until(&mut child, || there.exists());
    signal(&child, Signal::SIGINT);
    let output = child.wait_with_output().unwrap();
    let out = String::from_utf8_lossy(&output.stdout);
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{out}{err}");
    assert!(out.contains("stopped before anything smaller was found"), "{out}{err}");
    assert!(!err.contains("cannot be measured"), "{err}");
}

fn an_interrupt_leaves_the_smallest_so_far() {
    let folder = folder("minimise-interrupted");
    let save = folder.join("saved");
    let sent = folder.join("sent.jsonl");
    let mut command = run::gongji("minimise");
    command.env("RECORD", &sent).args(["story/a-life", "--save"]).arg(&save);
    // Slow enough to be interrupted before shrinking ends, and wrong in the contributions it shows.
    command.args(bad("slow", "-")).args(["--mutant", "effect doubled: CON-1 credit"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let cases = || {
        let text = std::fs::read_to_string(&sent).unwrap_or_default();
        text.lines().filter(|line| line.contains("\"open\"")).count()
    };
    until(&mut child, || cases() >= 5);
    signal(&child, Signal::SIGINT);
    let output = child.wait_with_output().unwrap();
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(3), "{out}");
    assert!(out.contains("may not be minimal"), "{out}");
    assert!(saved(&save).is_some(), "{out}");
}
