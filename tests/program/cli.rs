//! The program from outside: help and `explain` in both languages, exit codes, colour, and a reader
//! who stops reading. `check` covers `check` and `play` over files. The results of the commands are
//! tested with the commands.

mod adapters;
mod check;
mod conversation;
mod generate;

use std::path::Path;

use assert_cmd::Command;

/// Output of a run of the program.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs `gongji` with these arguments in a clean environment, so that the tester's locale and
/// terminal have no effect.
fn gongji(args: &[&str]) -> Run {
    gongji_in(&[], args)
}

fn gongji_in(env: &[(&str, &str)], args: &[&str]) -> Run {
    run(Path::new("."), env, args)
}

fn run(folder: &Path, env: &[(&str, &str)], args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongji"));
    command.current_dir(folder).env_clear().envs(env.iter().copied()).args(args);
    let output = command.output().expect("the program can be started");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// Returns the whole output of a run, for a snapshot.
fn told(args: &[&str]) -> String {
    gongji(args).all()
}

impl Run {
    fn all(&self) -> String {
        let Run { code, out, err } = self;
        let code = code.map_or("none".to_string(), |code| code.to_string());
        format!("exit code {code}\n---- out ----\n{out}---- err ----\n{err}")
    }
}

#[test]
fn help_in_english() {
    insta::assert_snapshot!(told(&["--help"]));
    insta::assert_snapshot!(told(&["check", "--help"]));
    insta::assert_snapshot!(told(&["play", "--help"]));
    insta::assert_snapshot!(told(&["explain", "--help"]));
}

#[test]
fn help_in_chinese() {
    insta::assert_snapshot!(told(&["--lang", "zh", "--help"]));
    insta::assert_snapshot!(told(&["check", "--help", "--lang=zh"]));
    insta::assert_snapshot!(told(&["--lang=zh", "play", "-h"]));
    insta::assert_snapshot!(told(&["explain", "--lang=zh", "--help"]));
}

#[test]
fn the_help_in_chinese_keeps_no_english_sentence() {
    let more = ["check", "play", "explain", "pack", "judge", "protocol"];
    let more = more.map(|name| [name, "-h"]);
    for args in std::iter::once(&["--help"][..]).chain(more.iter().map(|args| &args[..])) {
        let help = gongji_in(&[("LANG", "zh_CN.UTF-8")], args).out;
        for english in ["Usage", "Options", "Commands", "Arguments", "Print", "default", "values"] {
            assert!(!help.contains(english), "{args:?} says `{english}`:\n{help}");
        }
    }
}

/// The description of the files of `gongji run` stands once, and appears in every place where a
/// reader may look.
#[test]
fn the_files_of_a_run_are_shown_whole() {
    let known = include_str!("../../conformance/src/format/examples/known-failures.yaml");
    let chinese = include_str!("../../conformance/src/format/examples/known-failures.zh.yaml");
    let codes = include_str!("../../conformance/src/format/examples/codes.yaml");
    let readme = include_str!("../../pipelines/README.md");
    for example in [known, codes] {
        assert!(readme.contains(example), "pipelines/README.md does not show\n{example}");
    }
    for (language, known) in [("en", known), ("zh", chinese)] {
        let help = gongji(&["run", "--help", "--lang", language]).out;
        assert!(help.contains(known) && help.contains(codes), "{help}");
    }
}

#[test]
fn the_version_names_what_the_program_was_built_from() {
    let digest =
        conformance::format::vectors::suite::Suite::built_in().expect("it is whole").digest();
    let told = |args: &[&str]| {
        let run = gongji(args);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.all());
        run.out.lines().map(String::from).collect::<Vec<_>>()
    };
    let english = told(&["--version"]);
    assert_eq!(english[0], concat!("gongji ", env!("CARGO_PKG_VERSION")));
    let commit = english[1].strip_prefix("commit ").expect("the commit is named");
    let hex = commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit());
    assert!(hex || commit == "unknown", "{commit}");
    assert_eq!(english[2..], [format!("suite {digest}")]);
    let chinese = told(&["-V", "--lang", "zh"]);
    assert_eq!(chinese[1..], [format!("提交 {commit}"), format!("套件 {digest}")]);
}

#[test]
fn the_protocol_is_in_the_program() {
    let file = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        std::fs::read_to_string(path).expect("it is there")
    };
    assert_eq!(gongji(&["protocol"]).out, file("PROTOCOL.md"));
    assert_eq!(gongji(&["protocol", "--lang", "en"]).out, file("PROTOCOL.md"));
    assert_eq!(gongji(&["protocol", "--lang", "zh"]).out, file("PROTOCOL.zh.md"));
    assert_eq!(gongji_in(&[("LANG", "zh_CN.UTF-8")], &["protocol"]).out, file("PROTOCOL.zh.md"));
    assert_eq!(gongji(&["protocol", "--schema"]).out, file("protocol.schema.json"));
}

#[test]
fn explain_lists_every_clause() {
    insta::assert_snapshot!(told(&["explain"]));
    insta::assert_snapshot!(told(&["explain", "--lang", "zh"]));
    insta::assert_snapshot!(told(&["explain", "trf"]));
}

#[test]
fn explain_tells_a_clause_in_both_languages() {
    insta::assert_snapshot!(told(&["explain", "est3"]));
    insta::assert_snapshot!(told(&["explain", "SET-7", "--lang=zh"]));
    insta::assert_snapshot!(told(&["explain", "inv-5"]));
}

#[test]
fn explain_tells_a_code() {
    insta::assert_snapshot!(told(&["explain", "exceeds_free_balance"]));
    insta::assert_snapshot!(told(&["explain", "below-used", "--lang=zh"]));
}

#[test]
fn explain_knows_every_clause_and_every_code() {
    use model::clause::{Clause, Code};
    use model::terms::Term;
    let clauses = Clause::ALL.iter().map(|clause| clause.name());
    for name in clauses.chain(Code::ALL.iter().map(|code| code.name())) {
        let run = gongji(&["explain", name]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{name}");
        assert!(run.out.starts_with(name), "{name}:\n{}", run.out);
    }
}

#[test]
fn open_questions_alone_are_written_as_a_page() {
    let page = gongji(&["explain", "questions", "--html"]);
    assert_eq!((page.code, page.err.as_str()), (Some(0), ""));
    assert!(page.out.starts_with("<!DOCTYPE html>") && page.out.contains("id=\"heirs\""));
    let page = gongji(&["explain", "Heirs", "--markdown", "--lang=zh"]);
    assert!(page.out.starts_with("# 来源材料未明确的问题\n"), "{}", page.all());
    for (args, said) in [
        (&["explain", "--html"][..], "name one, or `questions`"),
        (&["explain", "EST-3", "--markdown"], "name one, or `questions`"),
        (&["explain", "part-return", "--html"], "`part-returned`"),
        (&["explain", "heirs", "--html", "--markdown"], "--markdown"),
    ] {
        let run = gongji(args);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}: {}", run.err);
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    }
}

#[test]
fn an_unknown_clause_is_answered_with_the_nearest() {
    insta::assert_snapshot!(told(&["explain", "EST-33"]));
    insta::assert_snapshot!(told(&["explain", "same_persn", "--lang=zh"]));
    insta::assert_snapshot!(told(&["explain", "zzzzzzzz"]));
}

#[test]
fn wrong_usage_is_told_in_the_language_asked_for() {
    insta::assert_snapshot!(told(&["chek"]));
    insta::assert_snapshot!(told(&["chek", "--lang=zh"]));
    insta::assert_snapshot!(told(&["--lang=zh", "play"]));
    insta::assert_snapshot!(told(&["--lang=zh", "--color=blue"]));
    insta::assert_snapshot!(told(&["--lang=zh", "check", "--threads", "0"]));
    insta::assert_snapshot!(told(&["--lang=zh", "check", "--jsn"]));
}

#[test]
fn a_value_that_does_not_do_is_told_with_one_that_does() {
    for (option, value, en, zh) in [
        ("--shard", "5/4", "a part of a whole, such as 1/4", "“第几片/共几片”，例如 1/4"),
        ("--time-limit", "0", "seconds above zero, such as 0.5", "大于零的秒数，例如 0.5"),
        ("--tier", "whole", "one of smoke, core, full", "可选值：smoke、core、full"),
    ] {
        let args = ["run", option, value, "--builtin"];
        let english = told(&args);
        assert!(english.contains("exit code 2") && english.contains(en), "{english}");
        let chinese = told(&[&["--lang=zh"], &args[..]].concat());
        assert!(chinese.contains("exit code 2") && chinese.contains(zh), "{chinese}");
        assert!(chinese.contains("`gongji run --help`"), "{chinese}");
    }
}

#[test]
fn a_suite_without_the_tier_that_is_asked_for_says_so() {
    let args = ["run", "--tier", "full", "--only", "story/a-life", "--builtin"];
    let told = gongji(&args).out;
    assert!(told.contains("goes up to `core`") && told.contains("gongji generate"), "{told}");
    assert!(gongji(&[&args[..], &["--lang=zh"]].concat()).out.contains("仅到 core 级别"));
    let core = gongji(&["run", "--tier", "core", "--only", "story/a-life", "--builtin"]).out;
    assert!(!core.contains("goes up to"), "{core}");
}

#[test]
fn a_system_that_does_not_start_is_told_by_its_cause() {
    let run = gongji(&["run", "--", "./nope"]);
    assert_eq!(run.code, Some(5), "{}", run.err);
    assert!(run.out.starts_with("! cannot start `./nope`"), "{}", run.out);
    assert!(run.out.lines().count() < 8, "{}", run.out);
}

#[test]
fn the_language_is_the_locales_unless_one_is_asked_for() {
    let chinese = [("LC_MESSAGES", "zh_CN.UTF-8"), ("LANG", "en_GB.UTF-8")];
    assert!(gongji_in(&chinese, &["explain"]).out.contains("建立共济关系"));
    assert!(gongji_in(&chinese, &["explain", "--lang=en"]).out.contains("establishing"));
    assert!(gongji(&["explain"]).out.contains("establishing"));
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let coloured = |env, args| gongji_in(env, args).out.contains('\u{1b}');
    assert!(!coloured(&[], &["explain"]));
    assert!(!coloured(&[], &["--help"]));
    assert!(coloured(&[], &["--color=always", "explain"]));
    assert!(coloured(&[], &["--color=always", "--help"]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1")], &["--color=never", "explain"]));
}

#[test]
fn a_reader_who_stops_reading_is_no_crash() {
    let (reader, writer) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gongji"));
    let child = command.arg("explain").stdout(writer).stderr(std::process::Stdio::piped()).spawn();
    let output = child.and_then(|child| child.wait_with_output()).expect("the program runs");
    assert_eq!(output.status.code(), Some(3), "not all was told");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
