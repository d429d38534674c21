//! Every renderer over one report with every verdict in it: snapshots in both languages, and texts
//! that must not get through unescaped. The page in a real browser is in `tests/other_programs`.

use model::clause::Clause;
use model::terms::Term;
use model::text::{Language, Text};
use serde_json::Value;

use super::sample::{HOSTILE, clean, report};
use super::*;
use crate::format::outcome::Outcome;
use crate::format::report::{Finding, Verdict};
use crate::format::report_schema::schema;

const LANGUAGES: [(Language, &str); 2] = [(Language::English, "en"), (Language::Chinese, "zh")];

fn told(report: &Report, language: Language) -> String {
    let mut out = Vec::new();
    terminal(report, None, language, &mut out).expect("memory can be written");
    String::from_utf8(out).expect("text is UTF-8")
}

/// Strips the marks of colour.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[test]
fn the_sample_has_every_verdict() {
    let report = report();
    for &verdict in Verdict::ALL {
        assert!(report.count(verdict) > 0, "{verdict}");
    }
}

#[test]
fn every_report_is_as_it_was() {
    let report = report();
    for (language, name) in LANGUAGES {
        let text = plain(&told(&report, language));
        insta::assert_snapshot!(format!("terminal.{name}"), text);
        let text = plain(&told(&clean(), language));
        insta::assert_snapshot!(format!("terminal-clean.{name}"), text);
        insta::assert_snapshot!(format!("markdown.{name}"), markdown(&report, language));
    }
    insta::assert_snapshot!("junit", junit(&report));
    insta::assert_snapshot!("json", json(&report));
    insta::assert_snapshot!("html.en", html(&report, Language::English));
    insta::assert_snapshot!("html-clean.zh", html(&clean(), Language::Chinese));
}

/// Makes a report in which each of these clauses fails in n vectors.
fn failing(clauses: &[(Clause, usize)]) -> Report {
    let mut report = report();
    let one = report.results.iter().find(|one| one.verdict == Verdict::FailOutcome);
    let one = one.expect("the sample has every verdict").clone();
    report.results.clear();
    for &(clause, count) in clauses {
        for number in 0..count {
            let mut result = one.clone();
            result.id = format!("{}/{number}", clause.name().to_lowercase());
            result.steps.iter_mut().flat_map(|step| &mut step.findings).for_each(|finding| {
                finding.clause = Some(clause);
            });
            report.results.push(result);
        }
    }
    report
}

#[test]
fn what_there_is_no_room_for_is_counted_clause_by_clause() {
    let all: Vec<Clause> = Clause::ALL.iter().copied().take(10).collect();
    let mut clauses: Vec<(Clause, usize)> = all.iter().map(|clause| (*clause, 4)).collect();
    // The clause with the most failures comes first.
    (clauses[8].1, clauses[9].1) = (2, 3);
    let (ninth, tenth) = (all[8].name(), all[9].name());
    let text = plain(&told(&failing(&clauses), Language::English));
    assert!(text.contains(&format!("more failures under: {tenth} (3), {ninth} (2)\n")), "{text}");
    let text = plain(&told(&failing(&clauses), Language::Chinese));
    assert!(text.contains(&format!("其他未通过：{tenth}（3个）、{ninth}（2个）\n")), "{text}");
    let text = plain(&told(&failing(&clauses[..8]), Language::English));
    assert!(!text.contains("more failures"), "{text}");
}

#[test]
fn the_terminal_says_where_the_whole_report_is_and_the_outcome_last() {
    for (language, said) in
        [(Language::English, "The whole report: "), (Language::Chinese, "完整报告：")]
    {
        let mut out = Vec::new();
        let page = std::path::Path::new("out/report.html");
        terminal(&report(), Some(page), language, &mut out).expect("memory can be written");
        let text = plain(&String::from_utf8(out).expect("text is UTF-8"));
        let lines: Vec<&str> = text.lines().collect();
        let at = lines.iter().position(|line| *line == format!("{said}out/report.html"));
        assert!(at.is_some_and(|at| at + 1 < lines.len()), "{text}");
        assert!(!told(&report(), language).contains(said));
    }
}

#[test]
fn of_what_could_not_be_measured_the_cause_comes_first() {
    let mut report = clean();
    report.measurable = false;
    report.complete = false;
    report.system = crate::format::report::RunSystem::unnamed("-- nope".to_string());
    report.remarks = vec![Text::new("cannot start `nope`", "无法启动 `nope`")];
    report.results.iter_mut().for_each(|result| result.verdict = Verdict::NotMeasured);
    let id = report.results[0].id.clone();
    for (language, first) in
        [(Language::English, "! cannot start `nope`"), (Language::Chinese, "! 无法启动 `nope`")]
    {
        let text = plain(&told(&report, language));
        assert_eq!(text.lines().next(), Some(first), "{text}");
        assert!(
            text.contains("\n-- nope · ") && !text.contains('–') && !text.contains(&id),
            "{text}"
        );
    }
}

#[test]
fn one_is_not_many() {
    let mut report = clean();
    report.results.truncate(1);
    let text = plain(&told(&report, Language::English));
    assert!(text.contains(": 1 vector\n"), "{text}");
    let mut result = report.results[0].clone();
    (result.step, result.length) = (Some(1), 2);
    let said = super::words::unasked(&result).expect("one is left");
    assert_eq!(said.en, "1 more step was not asked");
}

#[test]
fn both_pages_hold_both_languages_and_differ_in_what_is_shown_first() {
    let [english, chinese] = LANGUAGES.map(|(language, _)| html(&report(), language));
    assert!(english.contains("<html lang=\"en\">") && chinese.contains("<html lang=\"zh-Hans\">"));
    let differing = english.lines().zip(chinese.lines()).filter(|(one, other)| one != other);
    // The language, the title and the two switches.
    assert_eq!(differing.count(), 4);
}

#[test]
fn a_report_ends_with_the_questions_on_which_its_verdicts_rest() {
    let told = |report: &Report, id: &str| {
        let command = format!("<code>gongji explain {id}</code>");
        let forms = [html(report, Language::English), markdown(report, Language::Chinese)];
        let [page, job] = forms.map(|text| text.contains(&command));
        assert_eq!(page, job, "{id}");
        page
    };
    let mut report = clean();
    report.results.iter_mut().for_each(|result| result.clauses = vec![Clause::REV_2]);
    for question in model::questions::all() {
        let about = question.clauses.contains(&Clause::REV_2);
        assert_eq!(told(&report, &question.id), about, "{}", question.id);
    }
    // A clause that is found broken counts as well, and one that was not judged does not.
    let finding = Finding {
        verdict: Verdict::FailState,
        clause: Some(Clause::EST_5),
        says: Text::new("wrong", "不符"),
    };
    assert!(!told(&report, "unconnected-regions"));
    report.results[0].steps[0].findings.push(finding);
    assert!(told(&report, "unconnected-regions") && told(&report, "part-returned"));
    report.results.iter_mut().for_each(|result| result.verdict = Verdict::NotMeasured);
    for question in model::questions::all() {
        assert!(!told(&report, &question.id), "{}", question.id);
    }
}

#[test]
fn nothing_is_green_unless_everything_was_measured_and_passed() {
    let green = format!("{}", crate::base::console::GOOD);
    assert!(told(&clean(), Language::English).contains(&green));
    assert_eq!(Outcome::of(&clean()), Outcome::Passed);
    for &verdict in Verdict::ALL.iter().filter(|verdict| **verdict != Verdict::Pass) {
        let mut report = clean();
        report.results[0].verdict = verdict;
        assert!(!told(&report, Language::English).contains(&green), "{verdict}");
        assert_ne!(Outcome::of(&report), Outcome::Passed, "{verdict}");
    }
    let spoil: [fn(&mut Report); 7] = [
        |report| report.measurable = false,
        |report| report.stale.push(Text::new("expired", "已到期")),
        |report| report.complete = false,
        |report| report.shard = [1, 2],
        |report| report.suite.vectors = [3, 2],
        |report| report.system.hides.push("people".to_string()),
        |report| report.results.clear(),
    ];
    for spoil in spoil {
        let mut report = clean();
        spoil(&mut report);
        assert!(!told(&report, Language::Chinese).contains(&green), "{report:?}");
        assert!(!markdown(&report, Language::English).contains('✅'));
    }
}

#[test]
fn what_a_system_says_steers_no_terminal_and_begins_no_markup() {
    for (language, _) in LANGUAGES {
        let text = told(&report(), language);
        assert!(!text.contains("\u{1b}[31m]]>"), "{text}");
        assert!(!markdown(&report(), language).contains("<script"));
        let page = html(&report(), language);
        assert!(!page.contains("<script>alert") && !page.contains("49 "));
        assert!(page.contains("&lt;script&gt;alert(&quot;共济&quot;)"));
    }
    assert!(HOSTILE.contains("<script>"));
}

#[test]
fn junit_keeps_failures_errors_and_skips_apart() {
    let text = junit(&report());
    let count = |tag: &str| text.matches(tag).count();
    // Five kinds of failure and one that passed against the list; six kinds of error, one of them
    // twice; one known failure.
    assert_eq!([count("<failure "), count("<error "), count("<skipped ")], [6, 7, 1]);
    assert_eq!(count("<testcase "), report().results.len());
    assert!(text.contains("type=\"not_supported\"") && text.contains("type=\"crash\""));
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn the_published_schema_is_ours_and_the_sample_fits_it() {
    let text = serde_json::to_string_pretty(&schema()).expect("a schema is JSON") + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/report.schema.json");
    let published = std::fs::read_to_string(path).unwrap_or_default();
    if published != text {
        let aside = std::env::temp_dir().join("gongji-report.schema.json");
        std::fs::write(&aside, text).expect("it can be written");
        panic!("{path} is not what `report::schema` makes: take {}", aside.display());
    }
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("urn:gongji:report:1", schema()).expect("a schema is JSON");
    let index = compiler.compile("urn:gongji:report:1", &mut schemas).expect("it is a schema");
    for report in [report(), clean()] {
        let value: Value = serde_json::from_str(&json(&report)).expect("a report is JSON");
        schemas.validate(&value, index).unwrap_or_else(|wrong| panic!("{wrong:#}"));
        for (at, spoiled) in [
            ("/format", "gongji-report/2"),
            ("/results/0/verdict", "fine"),
            ("/suite/tier", "all"),
            ("/complete", "yes"),
        ] {
            let mut value = value.clone();
            *value.pointer_mut(at).expect("it is there") = Value::from(spoiled);
            assert!(schemas.validate(&value, index).is_err(), "{at}");
        }
    }
}

#[test]
fn whatever_the_schema_refuses_the_reader_refuses() {
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("urn:gongji:report:1", schema()).expect("a schema is JSON");
    let index = compiler.compile("urn:gongji:report:1", &mut schemas).expect("it is a schema");
    let mut short = report();
    short.results.truncate(3);
    let value: Value = serde_json::from_str(&json(&short)).expect("a report is JSON");
    let allows = |value: &Value| schemas.validate(value, index).is_ok();
    let reads = |value: &Value| read_json(value.to_string().as_bytes()).is_ok();
    let taken = crate::format::spoil::taken(&[value], 1000, allows, reads);
    assert!(taken.is_empty(), "{}", taken.join("\n"));
}

#[test]
fn a_report_is_read_as_it_was_written() {
    let text = json(&report());
    let read = read_json(text.as_bytes()).expect("a report is read");
    assert_eq!(json(&read), text);
}

#[test]
fn all_files_are_written() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    write_all(&report(), folder.path(), Language::Chinese).expect("a folder can be written");
    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .expect("it is there")
        .map(|entry| entry.expect("it is there").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["junit.xml", "report.html", "report.json", "report.md"]);
}
