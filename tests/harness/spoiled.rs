//! Spoiled transcripts, keys and folders: the message names the file and line, the spoiled cases do
//! not pass, and the other cases keep their verdicts.

use std::fs;
use std::path::Path;

use crate::packed::{Packed, pack, smoke};
use crate::run::{copy, gongji};
use crate::{GONGJI, Run, folder};

crate::trials![
    a_transcript_that_ends_too_early_claims_nothing,
    one_bad_line_spoils_one_case,
    a_line_too_many_at_the_end_is_the_last_cases_fault,
    every_reply_is_due_also_the_last,
    what_is_wrong_from_the_first_line_on_cannot_be_measured,
    files_that_do_not_belong_together_are_refused,
    a_key_that_was_altered_judges_nothing,
    nothing_is_overwritten_and_the_key_stays_outside,
];

/// Makes a package of the smallest tier and returns it with the reference's replies, line by line.
fn answered(name: &str) -> (Packed, Vec<String>) {
    answered_with(name, &[])
}

fn answered_with(name: &str, options: &[&str]) -> (Packed, Vec<String>) {
    let packed = pack(name, &[&smoke()[..], options].concat());
    let text = fs::read_to_string(packed.site(&["--", GONGJI, "serve"])).expect("it is text");
    (packed, text.lines().map(String::from).collect())
}

fn joined(lines: &[String]) -> Vec<u8> {
    lines.iter().flat_map(|line| [line.as_bytes(), b"\n"].concat()).collect()
}

/// Returns the index of the reply to the sixth `observe`.
fn somewhere(lines: &[String]) -> usize {
    let states = lines.iter().enumerate().filter(|(_, line)| line.contains("\"state\""));
    states.map(|(at, _)| at).nth(5).expect("there are many")
}

fn one_protocol_error(run: &Run, line: usize, says: &str) {
    assert_eq!(run.code, Some(1), "{says}: {}{}", run.out, run.err);
    assert_eq!(run.count("protocol_error"), 1, "{says}: {}", run.out);
    assert_eq!(run.count("pass"), run.results().len() - 1, "{says}");
    let said = wrong(run);
    assert!(said.contains(&format!("spoiled.jsonl:{}: ", line + 1)), "{said}");
    assert!(said.contains(says), "{said}");
}

/// Returns the message about the only case that was spoiled.
fn wrong(run: &Run) -> String {
    let result = run.results().iter().find(|one| one["verdict"] == "protocol_error").unwrap();
    assert_ne!(result["says"]["en"], result["says"]["zh"]);
    result["says"]["en"].as_str().unwrap().to_string()
}

fn a_transcript_that_ends_too_early_claims_nothing() {
    let (packed, lines) = answered("spoiled-short");
    let at = somewhere(&lines);
    for (bytes, halves) in [
        (joined(&lines[..at]), false),
        ([joined(&lines[..at]), lines[at].as_bytes()[..20].to_vec()].concat(), true),
    ] {
        let run = packed.judge_bytes(&bytes);
        assert_eq!(run.code, Some(3), "{}{}", run.out, run.err);
        assert_eq!(run.report.as_ref().unwrap()["complete"], false);
        let (passed, open) = (run.count("pass"), run.count("not_measured"));
        assert!(passed > 0 && open > 3 && passed + open == run.results().len(), "{}", run.out);
        let count = lines.len();
        assert!(
            run.remarks().contains(&format!("answers {at} of {count} messages")),
            "{}",
            run.out
        );
        let half = format!("spoiled.jsonl:{}: the line breaks off", at + 1);
        assert_eq!(run.remarks().contains(&half), halves, "{}", run.out);
    }
    // A wrong answer before the end still counts, and the early end is reported too.
    let mut wrong = lines[..at].to_vec();
    let paid = wrong.iter().position(|line| line.contains("\"accepted\"")).unwrap();
    let case = wrong[paid].split("\"case\":").nth(1).unwrap().split(',').next().unwrap();
    wrong[paid] = format!(
        "{{\"message\":\"answer\",\"n\":{},\"case\":{case},\"decision\":\"rejected\",\"code\":\"x\"}}",
        paid + 1
    );
    let run = packed.judge_bytes(&joined(&wrong));
    assert_eq!((run.code, run.count("fail_outcome")), (Some(3), 1), "{}", run.out);
    let run = packed.judge_bytes(b"");
    assert_eq!(run.code, Some(5), "{}", run.out);
    assert!(run.remarks().contains("has no reply at all"), "{}", run.out);
}

fn one_bad_line_spoils_one_case() {
    let (packed, lines) = answered("spoiled-line");
    let at = somewhere(&lines);
    let changed = |line: String| {
        let mut lines = lines.clone();
        lines[at] = line;
        packed.judge_bytes(&joined(&lines))
    };
    one_protocol_error(&changed("Traceback: oops".to_string()), at, "no reply of the protocol");
    one_protocol_error(&changed(String::new()), at, "no reply of the protocol");
    one_protocol_error(&changed(format!("{}\r", lines[at])), at, "a CR before the LF");
    one_protocol_error(&changed(format!("\u{feff}{}", lines[at])), at, "a byte order mark");
    let n = at + 1;
    for other in [n - 1, n + 3, 999_999] {
        let line = lines[at].replace(&format!("\"n\":{n},"), &format!("\"n\":{other},"));
        assert_ne!(line, lines[at]);
        let says = format!("a reply to message {other} came instead of one to message {n}");
        one_protocol_error(&changed(line), at, &says);
    }
    let mut doubled = lines.clone();
    doubled.insert(at, lines[at].clone());
    let run = packed.judge_bytes(&joined(&doubled));
    one_protocol_error(&run, at + 1, &format!("message {n} has more than one line of reply"));
    let mut noisy = lines.clone();
    noisy.insert(at, "INFO: observing".to_string());
    let run = packed.judge_bytes(&joined(&noisy));
    one_protocol_error(&run, at, "has more than one line of reply: INFO: observing");
    let mut swapped = lines.clone();
    swapped.swap(at - 1, at);
    let run = packed.judge_bytes(&joined(&swapped));
    assert_eq!((run.count("protocol_error"), run.code), (1, Some(1)), "{}", run.out);
    assert!(wrong(&run).contains("out of order"), "{}", wrong(&run));
    let mut missing = lines.clone();
    missing.remove(at);
    let run = packed.judge_bytes(&joined(&missing));
    assert_eq!((run.count("protocol_error"), run.code), (1, Some(3)), "{}", run.out);
    assert!(wrong(&run).contains(&format!("message {n} has no reply")), "{}", wrong(&run));
}

fn a_line_too_many_at_the_end_is_the_last_cases_fault() {
    let (packed, lines) = answered("spoiled-more");
    let run = packed.judge_bytes(&[joined(&lines), b"\n".to_vec()].concat());
    let line = lines.len() + 1;
    one_protocol_error(&run, line - 1, "an extra line");
    assert!(run.remarks().contains(&format!("spoiled.jsonl:{line}: an extra line")), "{}", run.out);
    // A missing last LF is no loss.
    let run = packed.judge_bytes(joined(&lines).strip_suffix(b"\n").unwrap());
    assert_eq!((run.code, run.out.contains('!')), (Some(0), false), "{}", run.out);
}

fn every_reply_is_due_also_the_last() {
    let (packed, lines) = answered("spoiled-last");
    let run = packed.judge_bytes(&joined(&lines[..lines.len() - 1]));
    assert_eq!((run.code, run.count("pass")), (Some(3), run.results().len()), "{}", run.out);
    let mut noisy = lines.clone();
    noisy.insert(lines.len() - 1, "INFO: leaving".to_string());
    let run = packed.judge_bytes(&joined(&noisy));
    one_protocol_error(&run, lines.len() - 1, "more than one line of reply: INFO: leaving");
}

fn what_is_wrong_from_the_first_line_on_cannot_be_measured() {
    let (packed, lines) = answered("spoiled-whole");
    let text = String::from_utf8(joined(&lines)).unwrap();
    for (bytes, says) in [
        (text.replace('\n', "\r\n"), "spoiled.jsonl:1: a CR before the LF"),
        (format!("\u{feff}{text}"), "spoiled.jsonl:1: a byte order mark"),
        (format!("Welcome!\n{text}"), "message 1 has more than one line"),
        (format!("{text}{text}"), "message 1 has more than one line"),
        (packed.work(), "spoiled.jsonl:1: "),
    ] {
        let run = packed.judge_bytes(bytes.as_bytes());
        assert_eq!(run.code, Some(5), "{says}: {}{}", run.out, run.err);
        assert!(run.remarks().contains(says), "{says}: {}", run.out);
    }
}

fn files_that_do_not_belong_together_are_refused() {
    let (packed, lines) = answered("spoiled-foreign");
    let (other, others) = answered_with("spoiled-other", &["--salt", "1"]);
    let run = packed.judge_bytes(&joined(&others));
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("spoiled.jsonl:2: this answers another package"), "{}", run.err);
    assert_eq!(other.judge_bytes(&joined(&lines)).code, Some(2));
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(lines.join("\n").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let run = packed.judge_bytes(&utf16);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("UTF-16"), "{}", run.err);
    let run = packed.judge(&[], &packed.folder.join("nothing.jsonl"));
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("there is no such file"), "{}", run.err);
}

fn a_key_that_was_altered_judges_nothing() {
    let (packed, lines) = answered("spoiled-key");
    let key = fs::read_to_string(&packed.key).unwrap();
    for (from, to, code, says) in [
        ("tier: \"smoke\"", "tier: \"core\"", 6, "has been altered"),
        ("tier: \"smoke\"", "tier: \"full\"", 6, "has been altered"),
        ("start: \"given\"", "start: \"operations\"", 6, "has been altered"),
        ("shard: \"1/1\"", "shard: \"1/2\"", 6, "has been altered"),
        ("suite: \"sha256:", "suite: \"sha256:0", 2, "another suite"),
        ("gongji-key/1", "gongji-key/2", 2, "package-key.yaml:1:"),
        ("shard: \"1/1\"", "shard: \"2/1\"", 2, "was not written by gongji"),
        ("start:", "begin:", 2, "begin"),
    ] {
        assert!(key.contains(from), "{key}");
        fs::write(&packed.key, key.replace(from, to)).unwrap();
        let run = packed.judge_bytes(&joined(&lines));
        assert_eq!(run.code, Some(code), "{to}: {}{}", run.out, run.err);
        assert!(run.report.is_none() && run.err.contains(says), "{to}: {}", run.err);
    }
    fs::write(&packed.key, &key).unwrap();
    assert_eq!(packed.judge_bytes(&joined(&lines)).code, Some(0));
    let altered = folder("spoiled-suite").join("vectors");
    let vectors = Path::new(smoke()[3]);
    copy(vectors, &altered);
    let manifest = altered.join("manifest.yaml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replacen("killed: \"", "killed: \"1", 1)).unwrap();
    let transcript = packed.folder.with_file_name("spoiled.jsonl");
    let run = packed.judge(&["--vectors", altered.to_str().unwrap()], &transcript);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("another suite"), "{}", run.err);
}

fn nothing_is_overwritten_and_the_key_stays_outside() {
    let packed = pack("spoiled-again", &smoke());
    let (out, key) = (packed.folder.to_str().unwrap(), packed.key.to_str().unwrap());
    let work = packed.work();
    let run = |options: &[&str]| {
        let mut command = gongji("pack");
        command.args(smoke()).args(options);
        crate::finished(command, &folder("spoiled-again-run"))
    };
    let place = packed.folder.parent().unwrap();
    let fresh = place.join("fresh");
    let empty = place.join("empty");
    fs::create_dir(&empty).unwrap();
    let (within, nowhere) = (empty.join("key.yaml"), place.join("nowhere/key.yaml"));
    for (options, says) in [
        (vec!["--out", out], "exists already"),
        (vec!["--out", fresh.to_str().unwrap(), "--key", key], "exists already"),
        (
            vec!["--out", empty.to_str().unwrap(), "--key", within.to_str().unwrap()],
            "must not lie in",
        ),
        (vec!["--out", fresh.to_str().unwrap(), "--hello", key], "package-key.yaml:1"),
        (vec!["--out", fresh.to_str().unwrap(), "--key", nowhere.to_str().unwrap()], "nowhere/key"),
        (vec!["--out", fresh.to_str().unwrap(), "--only", "nothing/*"], "nothing is selected"),
    ] {
        let run = run(&options);
        assert_eq!(run.code, Some(2), "{options:?}: {}", run.err);
        assert!(run.err.contains(says), "{options:?}: {}", run.err);
    }
    assert_eq!(packed.work(), work);
    assert!(!fresh.exists() && fs::read_dir(&empty).unwrap().next().is_none());
    let left: Vec<_> = fs::read_dir(place).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}
