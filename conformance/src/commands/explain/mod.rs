//! `gongji explain [CLAUSE|CODE|QUESTION]`: the catalogue, told to people. Its texts stand in the
//! model's `catalogue.yaml`; `settings` words the parameters of a policy.

mod arguments;
pub(crate) mod help;
pub use arguments::ExplainArgs;

mod find;
mod page;
mod question;
mod sheet;

use std::{io, slice};

use model::catalogue::{self, Entry, FAMILIES, Kind, Source, Status};
use model::clause::Code;
use model::policy::Policy;
use model::policy_file;
use model::questions;
use model::terms::Term;
use model::text::{Language, Text};

use self::find::Found;
use crate::base::console::{Console, FAINT, STRONG};
use crate::base::exit::Exit;
use crate::base::lay_out::wrapped;
use crate::tell::settings;

/// Answers `gongji explain`, with the settings of the built-in policies.
pub(crate) fn run(args: &ExplainArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    tell(args, &built_in_policies(), console)
}

/// Returns the policies whose settings are shown.
fn built_in_policies() -> Vec<Policy> {
    let read = |(name, text): &(&str, &str)| {
        policy_file::read(name, text).unwrap_or_else(|wrong| panic!("{wrong}"))
    };
    policy_file::built_in().iter().map(read).collect()
}

/// Explains what is asked about, or lists all clauses if nothing is. `policies` are those whose
/// settings are shown beside the parameters.
fn tell(args: &ExplainArgs, policies: &[Policy], console: &mut Console<'_>) -> io::Result<Exit> {
    if args.markdown || args.html {
        return write_page(args, console);
    }
    let Some(asked) = &args.about else {
        list(catalogue::all().iter(), console)?;
        let hint = Text::new(
            "stated: the sources say it; interpreted: they do not, and this model chose a reading.\n\
             One clause: `gongji explain EST-3`. A refusal code: `gongji explain same_person`.\n\
             Questions that the sources leave open: `gongji explain questions`.",
            "载明：来源材料已有规定；选定：来源材料未载明，由本模型选定一种理解。\n\
             查看某一条款：`gongji explain EST-3`。查看不予办理代码：`gongji explain same_person`。\n\
             查看待明确的问题：`gongji explain questions`。",
        );
        writeln!(console.out, "\n{}", hint.to(console.language))?;
        return Ok(Exit::Ok);
    };
    match find::find(asked) {
        Found::Clause(clause) => explain(catalogue::entry(clause), policies, console)?,
        Found::Family(family) => {
            list(catalogue::all().iter().filter(|e| catalogue::family(e.id) == family), console)?;
        }
        Found::Code(code) => explain_code(code, policies, console)?,
        Found::Question(asked) => question::explain(asked, console)?,
        Found::Questions => question::list(console)?,
        Found::Nothing(nearest) => return unknown(asked, &nearest, console),
    }
    Ok(Exit::Ok)
}

/// Writes the page of all open questions or of one.
fn write_page(args: &ExplainArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let all = questions::all();
    let asked = args.about.as_deref().unwrap_or_default();
    let (questions, number) = match find::find(asked) {
        Found::Questions => (all, 1),
        Found::Question(one) => {
            let at = all.iter().position(|question| question == one);
            (slice::from_ref(one), at.map_or(1, |at| at + 1))
        }
        Found::Nothing(nearest) if args.about.is_some() => {
            return unknown(asked, &nearest, console);
        }
        _ => {
            return console.wrong(&Text::new(
                "only open questions can be written as a page: name one, or `questions`",
                "只有待明确的问题可以输出成页：请写明某一问题或 `questions`",
            ));
        }
    };
    let page = if args.html { page::html } else { page::markdown };
    write!(console.out, "{}", page(questions, number, console.language))?;
    Ok(Exit::Ok)
}

fn unknown(asked: &str, nearest: &[&str], console: &mut Console<'_>) -> io::Result<Exit> {
    let what = model::text!(
        "`{asked}` is not a clause, clause family, code or open question",
        "没有名为 `{asked}` 的条款、条款类别、不予办理代码或待明确的问题",
        asked = asked,
    );
    let exit = console.wrong(&what)?;
    if !nearest.is_empty() {
        let (or, stop) = (Text::new(", ", "、"), Text::new("?", "？"));
        let meant = Text::new("did you mean ", "您是否想查询：");
        let quoted: Vec<String> = nearest.iter().map(|name| format!("`{name}`")).collect();
        let names = quoted.join(or.to(console.language));
        let (meant, stop) = (meant.to(console.language), stop.to(console.language));
        writeln!(console.err, "  {meant}{names}{stop}")?;
    }
    let hint = Text::new(
        "`gongji explain` lists all clauses, `gongji explain questions` the open questions",
        "`gongji explain` 可列出全部条款，`gongji explain questions` 可列出待明确的问题",
    );
    writeln!(console.err, "  {}", hint.to(console.language))?;
    Ok(exit)
}

/// Lists the clauses, one a line, family by family.
fn list<'a>(entries: impl Iterator<Item = &'a Entry>, console: &mut Console<'_>) -> io::Result<()> {
    let mut family = "";
    for entry in entries {
        if catalogue::family(entry.id) != family {
            if !family.is_empty() {
                writeln!(console.out)?;
            }
            family = catalogue::family(entry.id);
            let about = FAMILIES.iter().find(|(name, _)| *name == family).map(|(_, about)| about);
            let about = about.map_or("", |about| about.to(console.language));
            writeln!(console.out, "{STRONG}{family} · {about}{STRONG:#}")?;
        }
        let status = status(entry.status);
        let (status, says) = (status.to(console.language), entry.says.to(console.language));
        let id = entry.id;
        let pad = match console.language {
            Language::English => 11,
            Language::Chinese => 2,
        };
        writeln!(console.out, "  {id:7} {FAINT}{status:pad$}{FAINT:#}  {says}")?;
    }
    Ok(())
}

fn status(status: Status) -> Text {
    match status {
        Status::Stated => Text::new("stated", "载明"),
        Status::Interpreted => Text::new("interpreted", "选定"),
    }
}

/// Explains a code: its meaning, and every clause that refuses with it.
fn explain_code(code: Code, policies: &[Policy], console: &mut Console<'_>) -> io::Result<()> {
    writeln!(console.out, "{STRONG}{code}{STRONG:#}\n")?;
    both(&code.text(), 2, console)?;
    for entry in catalogue::refusing_with(code) {
        writeln!(console.out)?;
        explain(entry, policies, console)?;
    }
    Ok(())
}

/// Explains a clause in full.
fn explain(entry: &Entry, policies: &[Policy], console: &mut Console<'_>) -> io::Result<()> {
    let (id, kind) = (entry.id, entry.kind.text());
    let (kind, status) = (kind.to(console.language), status(entry.status));
    let status = status.to(console.language);
    writeln!(console.out, "{STRONG}{id}{STRONG:#} · {status} · {kind}\n")?;
    both(&entry.says, 2, console)?;
    origin(entry, console)?;
    if let Some(choice) = &entry.choice {
        heading(&Text::new("What was chosen", "选定的理解"), console)?;
        both(choice, 2, console)?;
    }
    judged_by(entry, console)?;
    if !entry.codes.is_empty() {
        heading(&Text::new("Refuses with", "不予办理代码"), console)?;
        entry.codes.iter().try_for_each(|&code| named(code, console))?;
    }
    changed_by(entry, policies, console)
}

/// Names the sources of the clause, with the short names spelled out.
fn origin(entry: &Entry, console: &mut Console<'_>) -> io::Result<()> {
    heading(&Text::new("Where it comes from", "来源"), console)?;
    both(&entry.status.text(), 2, console)?;
    if entry.sources.is_empty() {
        return Ok(());
    }
    entry.sources.iter().try_for_each(|&cited| source(cited, console))?;
    let quoted =
        Text::new("Quotations are from English texts.", "引文据英文译文译回，措辞可能与原文不同。");
    writeln!(console.out, "  {FAINT}{}{FAINT:#}", quoted.to(console.language))
}

/// Writes the short name of a source, spelled out in both languages.
fn source(source: Source, console: &mut Console<'_>) -> io::Result<()> {
    let Text { en, zh } = Source::text(source);
    let (first, second) = in_order(console.language, &en, &zh);
    writeln!(console.out, "  {STRONG}{source:2}{STRONG:#}  {first} · {second}")
}

fn judged_by(entry: &Entry, console: &mut Console<'_>) -> io::Result<()> {
    let title = match entry.kind {
        Kind::Guard | Kind::Permit | Kind::Reason | Kind::Request => {
            Text::new("Judged by", "在哪些业务中判断")
        }
        Kind::Effect => Text::new("Carried out by", "在哪些业务中执行"),
        Kind::Frame | Kind::Invariant | Kind::Distributed => Text::new("Holds of", "适用于"),
    };
    heading(&title, console)?;
    if entry.operations.is_empty() {
        let all = Text::new("all operations, in every order", "所有业务，任何先后顺序");
        return writeln!(console.out, "  {}", all.to(console.language));
    }
    entry.operations.iter().try_for_each(|&family| named(family, console))
}

/// Lists the parameters that change the clause, with their values under each policy.
fn changed_by(entry: &Entry, policies: &[Policy], console: &mut Console<'_>) -> io::Result<()> {
    if entry.parameters.is_empty() {
        return Ok(());
    }
    heading(&Text::new("Changed by the policy's", "受哪些政策参数影响"), console)?;
    for &parameter in &entry.parameters {
        named(parameter, console)?;
        for policy in policies {
            let setting = settings::of(policy, parameter, console.language);
            let lead = format!("      {:18} ", policy.name);
            write!(console.out, "{}", wrapped(&lead, &setting))?;
        }
    }
    Ok(())
}

/// Words a member of a vocabulary: its name, and its term in the reader's language.
fn named<T: Term>(term: T, console: &mut Console<'_>) -> io::Result<()> {
    let (name, text) = (term.name(), term.text());
    writeln!(console.out, "  {name:22} {FAINT}{}{FAINT:#}", text.to(console.language))
}

fn heading(text: &Text, console: &mut Console<'_>) -> io::Result<()> {
    writeln!(console.out, "\n{STRONG}{}{STRONG:#}", text.to(console.language))
}

/// Returns both wordings, the reader's language first.
fn both(text: &Text, indent: usize, console: &mut Console<'_>) -> io::Result<()> {
    let (first, second) = in_order(console.language, &text.en, &text.zh);
    writeln!(console.out, "{:indent$}{first}", "")?;
    writeln!(console.out, "{:indent$}{second}", "")
}

fn in_order<'a>(language: Language, en: &'a str, zh: &'a str) -> (&'a str, &'a str) {
    match language {
        Language::English => (en, zh),
        Language::Chinese => (zh, en),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(about: &str, language: Language) -> String {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let console = &mut Console { language, out: &mut out, err: &mut err };
        let args = ExplainArgs { about: Some(about.to_string()), ..ExplainArgs::default() };
        let exit = tell(&args, &[settings::tests::policy()], console);
        assert_eq!(exit.expect("memory can be written"), Exit::Ok);
        String::from_utf8(out).expect("text is UTF-8")
    }

    #[test]
    fn what_a_policy_sets_stands_beside_its_parameter() {
        let english = told("POL-2", Language::English);
        assert!(english.contains("      sample             500.00\n"), "{english}");
        let chinese = told("EST-3", Language::Chinese);
        assert!(chinese.contains("      sample             配偶、子女\n"), "{chinese}");
        assert!(!told("EST-6", Language::English).contains("sample"));
    }

    #[test]
    fn a_question_is_told_whole_in_both_languages_and_with_its_case() {
        let lines = |text: &str| text.split_whitespace().collect::<String>();
        for question in model::questions::all() {
            for language in [Language::English, Language::Chinese] {
                let told = lines(&told(&question.id, language));
                let texts = [&question.question, &question.why, &question.today, &question.changes];
                for text in texts.into_iter().chain([&question.said]) {
                    for wording in [&text.en, &text.zh] {
                        assert!(told.contains(&lines(wording)), "{}: {wording}", question.id);
                    }
                }
                for answer in &question.readings {
                    assert!(told.contains(&lines(&answer.reading.en)), "{}", question.id);
                    assert!(told.contains(&lines(&answer.consequence.zh)), "{}", question.id);
                }
                let case = lines(&format!("gongji play questions/{}", question.case));
                assert!(told.contains(&case), "{}", question.id);
            }
        }
    }

    #[test]
    fn the_list_has_every_question_in_both_languages() {
        let told = told("questions", Language::Chinese);
        for question in model::questions::all() {
            for part in [&question.id, &*question.question.en, &*question.question.zh] {
                assert!(told.contains(part), "{part}");
            }
        }
    }

    #[test]
    fn both_languages_are_told_and_the_readers_comes_first() {
        let place = |text: &str, part: &str| text.find(part).expect("both wordings are told");
        for entry in catalogue::all() {
            let text = told(entry.id.name(), Language::English);
            assert!(place(&text, &entry.says.en) < place(&text, &entry.says.zh), "{}", entry.id);
            let text = told(entry.id.name(), Language::Chinese);
            assert!(place(&text, &entry.says.zh) < place(&text, &entry.says.en), "{}", entry.id);
        }
    }
}
