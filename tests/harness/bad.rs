//! Bad systems: every vector gets its predicted verdict, and the run the predicted exit code.

use conformance::format::vectors::Vector;
use conformance::format::vectors::manifest::Tier;
use model::operation::Family;

use crate::packed::{smoke, smoke_and};
use crate::trouble::is_alive;
use crate::{Run, bad, predict, run, run_with};

crate::trials![
    wrong_answers,
    wrong_answers_over_all_of_core,
    no_answer_is_no_refusal,
    what_takes_too_long_is_ended_with_all_that_it_started,
    slow_is_not_wrong,
    a_flaky_system_is_no_passing_one,
    what_is_not_shown_is_told,
    who_does_not_end_is_ended_and_told,
    who_cannot_say_hello_cannot_be_measured,
    three_in_a_row_end_the_run,
    a_run_that_is_given_up_names_the_operation_where_it_is_the_same_one,
    what_is_expected_never_crosses,
];

/// Runs a bad system over the tier `smoke` and compares the verdicts with the prediction.
fn as_predicted(
    mode: &str,
    operation: &str,
    options: &[&str],
    verdict: impl Fn(&Vector) -> &'static str,
) -> Run {
    let run = run(mode, options, &bad(mode, operation));
    assert_eq!(run.verdicts(), predict::of(Tier::Smoke, verdict), "{mode}\n{}{}", run.out, run.err);
    let all_pass = run.verdicts().values().all(|verdict| verdict == "pass");
    assert_eq!(run.code, Some(i32::from(!all_pass)), "{mode}\n{}{}", run.out, run.err);
    run
}

fn wrong_answers() {
    as_predicted("accepts", "-", &smoke(), predict::accepts_everything);
    as_predicted("refuses", "-", &smoke(), predict::refuses_everything);
    as_predicted("nothing", "-", &smoke(), predict::does_nothing);
    as_predicted("wrong_code", "-", &smoke(), predict::wrong_code);
    as_predicted("applies_twice", "contribute", &smoke(), predict::applies_twice);
}

fn wrong_answers_over_all_of_core() {
    let run = run("accepts-core", &[], &bad("accepts", "-"));
    assert_eq!(run.verdicts(), predict::of(Tier::Core, predict::accepts_everything));
    let run = crate::run("twice-core", &[], &bad("applies_twice", "contribute"));
    assert_eq!(run.verdicts(), predict::of(Tier::Core, predict::applies_twice));
    assert!(run.count("fail_invariant") > 10);
    assert_eq!(run.code, Some(1));
}

fn no_answer_is_no_refusal() {
    let at = |verdict| predict::at(Family::Transfer, verdict);
    let crash = as_predicted("crash", "transfer", &smoke(), at("crash"));
    let crashed = crash.results().iter().find(|one| one["verdict"] == "crash").unwrap();
    assert!(crashed["stderr"].as_str().unwrap().contains("going down"), "{crashed}");
    assert!(crashed["says"]["en"].as_str().unwrap().contains("exit code 3"), "{crashed}");
    as_predicted("garbage", "transfer", &smoke(), at("protocol_error"));
    as_predicted("twice", "transfer", &smoke(), at("protocol_error"));
    as_predicted("flood", "transfer", &smoke(), at("protocol_error"));
    as_predicted("chatter", "transfer", &smoke(), at("protocol_error"));
    as_predicted("cut", "transfer", &smoke(), at("crash"));
    as_predicted("error", "-", &smoke(), |_| "adapter_error");
    as_predicted("error", "transfer", &smoke(), at("adapter_error"));
    as_predicted("unsupported", "transfer", &smoke(), at("not_supported"));
    as_predicted("undeclared", "-", &smoke(), predict::at(Family::Clear, "not_supported"));
}

fn what_takes_too_long_is_ended_with_all_that_it_started() {
    let at = |verdict| predict::at(Family::Transfer, verdict);
    as_predicted("half", "transfer", &smoke_and(&["--time-limit", "2"]), at("timeout"));
    as_predicted("late", "transfer", &smoke_and(&["--time-limit", "2"]), at("timeout"));
    let hang = as_predicted("hang", "transfer", &smoke_and(&["--time-limit", "2"]), at("timeout"));
    let mut children = 0;
    for result in hang.results().iter().filter(|one| one["verdict"] == "timeout") {
        let stderr = result["stderr"].as_str().unwrap();
        let pid = stderr.trim().strip_prefix("child ").expect("it told its child");
        assert!(!is_alive(pid), "{pid} still runs");
        assert_eq!(result["says"]["en"], "no answer within 2 s");
        assert_eq!(result["says"]["zh"], "2秒内没有答复");
        children += 1;
    }
    assert!(children > 0);
}

fn slow_is_not_wrong() {
    as_predicted("slow", "-", &smoke(), |_| "pass");
}

fn a_flaky_system_is_no_passing_one() {
    let run = run("flaky", &smoke(), &bad("flaky", "-"));
    assert_eq!(run.code, Some(1));
    assert!(run.count("adapter_error") > 0 && run.count("pass") > 0);
    assert_eq!(run.count("adapter_error") + run.count("pass"), run.results().len());
    assert!(!run.remarks().contains("at once"), "{}", run.remarks());
    // A failure that needs other cases beside it does not recur alone.
    let run = crate::run("flaky-jobs", &smoke_and(&["--jobs", "2"]), &bad("flaky", "-"));
    assert!(run.remarks().contains("2 cases were run at once"), "{}", run.remarks());
}

fn what_is_not_shown_is_told() {
    let run = as_predicted("blind", "-", &smoke(), |_| "pass");
    assert_eq!(run.report.as_ref().unwrap()["system"]["hides"], serde_json::json!(["positions"]));
    assert!(run.out.contains("positions"), "{}", run.out);
}

fn who_does_not_end_is_ended_and_told() {
    let run = run("stays", &smoke_and(&["--time-limit", "2"]), &bad("stays", "-"));
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains("ended by force after `bye`"), "{}", run.out);
}

fn who_cannot_say_hello_cannot_be_measured() {
    for mode in ["echo", "banner", "shows_twice", "reset_many"] {
        let run = run(mode, &smoke(), &bad(mode, "-"));
        assert_eq!(run.code, Some(5), "{mode}: {}", run.err);
        assert!(run.out.contains("CANNOT BE MEASURED"), "{}", run.out);
        assert_eq!(run.count("not_measured"), run.results().len());
        assert_eq!(run.report.as_ref().unwrap()["measurable"], false);
    }
    let run = run("absent", &smoke(), &["--", "./there-is-no-such-program"]);
    assert_eq!(run.code, Some(5), "{}", run.err);
}

fn three_in_a_row_end_the_run() {
    for (mode, verdict) in
        [("crash", "crash"), ("strange_key", "protocol_error"), ("null", "protocol_error")]
    {
        let run = run(&format!("always-{mode}"), &smoke(), &bad(mode, "-"));
        assert_eq!(run.code, Some(5), "{}", run.out);
        assert_eq!(run.count(verdict), 3);
        assert_eq!(run.count("not_measured"), run.results().len() - 3);
        assert_eq!(run.report.as_ref().unwrap()["complete"], false);
        let said = run.remarks();
        assert!(
            said.contains("broke off in 3 cases in a row") && said.contains("--clause"),
            "{said}"
        );
    }
}

fn a_run_that_is_given_up_names_the_operation_where_it_is_the_same_one() {
    let run = run("always-contribute", &["--clause", "CON"], &bad("crash", "contribute"));
    assert_eq!(run.code, Some(5), "{}", run.out);
    let said = run.remarks();
    assert!(said.contains("broke off in 3 cases in a row (`contribute`)"), "{said}");
    // A system that breaks off at any first operation names none of them.
    let wrong = run_with("always-any", &[], &smoke(), &bad("crash", "-"));
    let at: std::collections::BTreeSet<String> = wrong
        .results()
        .iter()
        .filter(|one| one["verdict"] == "crash")
        .map(|one| {
            one["steps"].as_array().unwrap().last().unwrap()["request"]["operation"].to_string()
        })
        .collect();
    assert!(at.len() > 1, "{at:?}");
    assert!(wrong.remarks().contains("3 cases in a row: the run"), "{}", wrong.remarks());
}

fn what_is_expected_never_crosses() {
    let record = crate::folder("record").join("sent.jsonl");
    let env = [("RECORD", record.to_str().unwrap())];
    let run = run_with("recorded", &env, &[], &bad("right", "-"));
    assert_eq!(run.code, Some(0), "{}", run.err);
    let sent = std::fs::read_to_string(&record).unwrap();
    assert!(sent.lines().count() > 5000, "{}", sent.lines().count());
    for secret in crate::secrets() {
        assert!(!sent.contains(&secret), "`{secret}` was sent");
    }
}
