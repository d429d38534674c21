//! Trouble of every kind: no misbehaviour of a system ends the harness, blocks it for ever, or
//! discards earlier findings.

use std::path::Path;
use std::process::{Command, Stdio};

use nix::sys::signal::Signal;

use crate::packed::{smoke, smoke_and};
use crate::run::{gongji, signal};
use crate::{GONGJI, Run, THIS, bad, folder, run, server, until};

crate::trials![
    no_sum_of_a_system_is_too_great_to_be_judged,
    a_wrong_answer_stays_wrong_whatever_comes_after_it,
    who_does_not_listen_is_not_waited_for,
    who_leaves_its_group_is_ended_all_the_same,
    whoever_ends_the_harness_ends_the_system_too,
    who_does_not_even_start_is_told_with_what_it_wrote,
    every_process_says_hello_alike,
    a_late_line_is_told_as_one_of_an_earlier_case,
    a_bad_end_is_no_matter_of_a_case_but_of_the_adapter,
    a_server_may_close_its_connections_and_gets_one_bye,
    an_interrupt_is_heeded_while_a_server_is_waited_for,
];

fn no_sum_of_a_system_is_too_great_to_be_judged() {
    let run = run("vast", &["--clause", "SET-9"], &bad("vast", "settle"));
    assert!(run.count("protocol_error") > 0, "{}{}", run.out, run.err);
    let wrong = run.results().iter().find(|one| one["verdict"] == "protocol_error").unwrap();
    assert!(wrong["says"]["en"].as_str().unwrap().contains("no sum comes to"), "{wrong}");
}

fn a_wrong_answer_stays_wrong_whatever_comes_after_it() {
    let options = ["--clause", "SPD"];
    let due = run("blind-not", &options, &bad("accepts", "spend")).verdicts();
    assert!(due.values().any(|verdict| verdict == "fail_outcome"));
    for (mode, told) in [
        ("blind_error", "cannot look"),
        ("blind_unsupported", "does not support"),
        ("blind_crash", "exit code 3"),
    ] {
        let run = run(mode, &options, &bad(mode, "spend"));
        assert_eq!(run.code, Some(1), "{mode}: {}{}", run.out, run.err);
        let wrong = run.results().iter().find(|one| one["verdict"] == "fail_outcome");
        let wrong = wrong.unwrap_or_else(|| panic!("{mode}: {:?}", run.verdicts()));
        let says = wrong["says"]["en"].as_str().unwrap();
        assert!(says.contains("it has to be rejected") && says.contains(told), "{says}");
        for (id, verdict) in run.verdicts() {
            assert_eq!(Some(&verdict), due.get(&id), "{mode}: {id}");
        }
    }
}

/// Returns true if this process still runs. An ended process may linger as a zombie.
pub(crate) fn is_alive(pid: &str) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    !status.is_empty() && !status.contains(") Z ")
}

/// Returns the process IDs that the bad systems printed.
fn told(run: &Run) -> Vec<String> {
    let stderr = run.results().iter().map(|one| one["stderr"].as_str().unwrap().trim());
    stderr.filter_map(|line| line.strip_prefix("child ")).map(String::from).collect()
}

fn who_does_not_listen_is_not_waited_for() {
    let mut case = String::from(
        "format: \"gongji-case/1\"\nid: \"crowd\"\ntitle: {en: \"a\", zh: \"甲\"}\n\
         why: {en: \"a\", zh: \"甲\"}\npolicy: \"cn-2026-trial\"\npeople:\n",
    );
    // Output larger than the buffer of a pipe.
    for number in 0..2000 {
        case += &format!(
            "  - {{name: \"p-{number}\", scheme: \"resident\", standing: \"active\", region: \"310100\"}}\n"
        );
    }
    case += "steps:\n  - {operation: \"clear\"}\n";
    let file = folder("crowd").join("crowd.yaml");
    std::fs::write(&file, case).unwrap();
    let options = ["--case", file.to_str().unwrap()];
    let right = run("crowd-right", &options, &bad("right", "-"));
    assert_eq!(right.code, Some(0), "{}{}", right.out, right.err);
    let deaf =
        run("crowd-deaf", &[&options[..], &["--time-limit", "1"]].concat(), &bad("deaf", "-"));
    assert_eq!(deaf.count("timeout"), 1, "{}{}", deaf.out, deaf.err);
}

fn who_leaves_its_group_is_ended_all_the_same() {
    let options = smoke_and(&["--only", "transfer/*", "--time-limit", "1"]);
    let run = run("runaway", &options, &bad("runaway", "transfer"));
    assert!(run.count("timeout") > 0, "{}{}", run.out, run.err);
    let told = told(&run);
    assert!(!told.is_empty() && told.iter().all(|pid| !is_alive(pid)), "{told:?}");
}

/// Starts a run of the smallest tier, and sends the signal once the system's record contains this
/// text.
fn interrupted(name: &str, by: Signal, system: &[&str], sent: &Path, shows: &str) -> Run {
    let reports = folder(name);
    let mut command = gongji("run");
    command.env("RECORD", sent);
    command.args(smoke()).arg("--report-dir").arg(&reports).args(system);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    until(&mut child, || std::fs::read_to_string(sent).unwrap_or_default().contains(shows));
    signal(&child, by);
    crate::run::ended(child.wait_with_output().unwrap(), &reports)
}

fn whoever_ends_the_harness_ends_the_system_too() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGINT] {
        let name = format!("ended-{signal}");
        let sent = folder(&format!("{name}-sent")).join("sent.jsonl");
        let run = interrupted(&name, signal, &bad("hang", "transfer"), &sent, "hanging");
        assert_eq!(run.code, Some(3), "{signal}: {}{}", run.out, run.err);
        let told = told(&run);
        assert!(!told.is_empty() && told.iter().all(|pid| !is_alive(pid)), "{signal}: {told:?}");
    }
}

fn who_does_not_even_start_is_told_with_what_it_wrote() {
    let run = run("stillborn", &smoke(), &bad("stillborn", "-"));
    assert_eq!(run.code, Some(5), "{}{}", run.out, run.err);
    assert!(run.remarks().contains("no module named ledger"), "{}", run.remarks());
    let smoke = crate::options::smoke(&bad("stillborn", "-"));
    assert!(smoke.err.contains("no module named ledger"), "{}", smoke.err);
    let crash = crate::options::smoke(&bad("crash", "-"));
    assert!(crash.out.contains("going down"), "{}", crash.out);
    let banner = crate::options::smoke(&bad("banner", "-"));
    assert!(banner.err.contains("write logs to stderr"), "{}", banner.err);
    // A system that never answered may not have flushed its output.
    let hurried = smoke_and(&["--time-limit", "0.05"]);
    let mute = crate::run("mute", &hurried, &bad("mute", "-"));
    assert_eq!(mute.code, Some(5), "{}{}", mute.out, mute.err);
    let said = mute.remarks();
    assert!(said.contains("no answer within 0.3 s; is each line flushed?"), "{said}");
    // The program of this word exists wherever the test runs.
    let word = crate::options::smoke(&["--", &format!("{GONGJI} system.py")]);
    assert_eq!(word.code, Some(5));
    assert!(word.err.contains("remove the quotes"), "{}", word.err);
}

fn every_process_says_hello_alike() {
    let run = run("another", &smoke(), &bad("another", "-"));
    let wrong = run.results().iter().find(|one| one["verdict"] == "protocol_error");
    let wrong = wrong.unwrap_or_else(|| panic!("{}{}", run.out, run.err));
    assert!(wrong["says"]["en"].as_str().unwrap().contains("another `build`"), "{wrong}");
    assert_ne!(run.code, Some(0));
}

fn a_late_line_is_told_as_one_of_an_earlier_case() {
    let run = run("late-again", &smoke(), &bad("late_again", "-"));
    let mut wrong = run.results().iter().filter(|one| one["verdict"] == "protocol_error");
    let told = |one: &serde_json::Value| one["says"]["en"].to_string().contains("before this case");
    assert!(wrong.any(told), "{}{}", run.out, run.err);
}

fn a_bad_end_is_no_matter_of_a_case_but_of_the_adapter() {
    let run = run("ends-badly", &smoke(), &bad("ends_badly", "-"));
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    assert!(run.remarks().contains("exit code 1 after `bye`"), "{}", run.remarks());
    let smoke = crate::options::smoke(&bad("ends_badly", "-"));
    assert_eq!(smoke.code, Some(1), "{}{}", smoke.out, smoke.err);
}

/// Server that ends when this value is dropped.
struct Server {
    child: std::process::Child,
    url: String,
}

impl Server {
    fn start(mode: &str, record: &Path) -> Server {
        let mut command = Command::new(THIS.as_str());
        command.env("RECORD", record).stderr(Stdio::piped());
        command.args([server::WORD, mode, GONGJI, "serve"]);
        let mut child = command.spawn().unwrap();
        let (mut url, stderr) = (String::new(), child.stderr.as_mut().unwrap());
        std::io::BufRead::read_line(&mut std::io::BufReader::new(stderr), &mut url).unwrap();
        Server { child, url: url.trim().to_string() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn a_server_may_close_its_connections_and_gets_one_bye() {
    for mode in ["closes", "ends"] {
        let record = folder(&format!("server-{mode}")).join("kinds");
        let server = Server::start(mode, &record);
        let options = smoke_and(&["--jobs", "4"]);
        let run = run(&format!("http-{mode}"), &options, &["--url", &server.url]);
        assert_eq!(run.code, Some(0), "{mode}: {}{}", run.out, run.err);
        let kinds = std::fs::read_to_string(&record).unwrap();
        assert_eq!(kinds.lines().filter(|kind| *kind == "bye").count(), 1, "{mode}");
        assert_eq!(kinds.lines().last(), Some("bye"), "{mode}");
    }
}

fn an_interrupt_is_heeded_while_a_server_is_waited_for() {
    let record = folder("server-hangs").join("kinds");
    let server = Server::start("hangs", &record);
    let system = ["--time-limit", "300", "--url", &server.url];
    let run = interrupted("http-hangs", Signal::SIGINT, &system, &record, "do\n");
    assert_eq!(run.code, Some(3), "{}{}", run.out, run.err);
    assert_eq!(run.count("timeout"), 0);
}
