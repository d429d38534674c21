//! A report as Markdown for the page of a CI job: totals, failures with their commands, details
//! folded away. Text from a system or a suite is escaped.

use std::fmt::Write;

use model::terms::Term;
use model::text;
use model::text::{Language, Text};

use super::compare::differences;
use super::headline;
use super::tally::{self, About};
use super::words;
use crate::format::outcome::Outcome;
use crate::format::report::{CaseResult, Report, Verdict};
use crate::tell::requests;

/// The number of failures shown; a job page has a limit of its own.
const SHOWN: usize = 50;

/// Writes the report as Markdown.
pub fn markdown(report: &Report, language: Language) -> String {
    let mut page = Page { report, language, out: String::new() };
    page.heading();
    page.totals();
    page.failures();
    page.left_out();
    page.open_questions();
    page.out
}

struct Page<'a> {
    report: &'a Report,
    language: Language,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn say(&self, text: &Text) -> String {
        escaped(text.to(self.language))
    }

    fn titled(&mut self, title: &Text) {
        let title = self.say(title);
        self.line(&format!("\n### {title}\n"));
    }

    fn row(&mut self, cells: &[String]) {
        let row = format!("| {} |", cells.join(" | "));
        self.line(&row);
    }

    fn table(&mut self, headings: &[Text], right: usize) {
        let cells: Vec<String> = headings.iter().map(|text| self.say(text)).collect();
        self.row(&cells);
        let rule = |at| if at == right { "---:".to_string() } else { "---".to_string() };
        let rules: Vec<String> = (0..headings.len()).map(rule).collect();
        self.row(&rules);
    }

    fn heading(&mut self) {
        let mark = match Outcome::of(self.report) {
            Outcome::Passed => "✅",
            Outcome::Failed => "❌",
            _ => "⚠️",
        };
        let outcome = self.say(&tally::outcome(self.report));
        self.line(&format!("## {mark} {outcome}\n"));
        let Report { suite, system, .. } = self.report;
        let parts = [&system.name, &system.build, &suite.policy].map(|text| escaped(text));
        let what = suite.case.as_deref().map_or(suite.tier.name().to_string(), escaped);
        let line = format!("{} · {what}", parts.join(" · "));
        self.line(&line);
        if let Some(hidden) = words::hidden(&self.report.system) {
            let hidden = self.say(&hidden);
            self.line(&format!("\n> {hidden}"));
        }
        for said in tally::remarks(self.report) {
            let said = self.say(said);
            self.line(&format!("\n> {said}"));
        }
        if let Some(command) = &self.report.shrink {
            let shrinks = self.say(&words::shrinks());
            self.line(&format!("\n{shrinks}\n"));
            self.line(&format!("<pre>{}</pre>", html(command)));
        }
    }

    fn totals(&mut self) {
        self.titled(&Text::new("Totals", "汇总"));
        self.table(&[Text::new("verdict", "结论"), Text::new("vectors", "测试向量")], 1);
        for (verdict, count) in self.report.counts() {
            let verdict = self.say(&verdict.text());
            self.row(&[verdict, count.to_string()]);
        }
    }

    fn failures(&mut self) {
        let groups = tally::failures(self.report);
        let all: Vec<(About, &CaseResult)> = groups
            .iter()
            .flat_map(|(about, members)| members.iter().map(|result| (*about, *result)))
            .collect();
        if all.is_empty() {
            return;
        }
        self.titled(&Text::new("Failures", "未通过"));
        self.table(
            &[
                Text::new("vector", "测试向量"),
                Text::new("clause", "条款"),
                Text::new("expected", "应有结果"),
                Text::new("got", "实际结果"),
                Text::new("run it again", "单独重试"),
            ],
            usize::MAX,
        );
        for (about, result) in all.iter().take(SHOWN) {
            self.failure(*about, result);
        }
        if let Some(rest) = all.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
            let more =
                text!("{rest} more are in the other reports.", "另有{rest}个，见其他格式的报告。",);
            let more = self.say(&more);
            self.line(&format!("\n{more}"));
        }
        for (_, result) in all.iter().take(SHOWN) {
            self.details(result);
        }
    }

    fn failure(&mut self, about: About, result: &CaseResult) {
        let clause = match about {
            About::Clause(clause) => clause.to_string(),
            About::Trouble(_) => "–".to_string(),
        };
        let step = tally::wrong_step(result).map(|(_, step)| step);
        let found = step.map(|step| differences(step, &result.names(), &self.report.system.hides));
        let (expected, got) = match found.as_deref() {
            Some([first, ..]) => {
                let due = words::joined(&[first.what.clone(), first.expected.clone()], ": ", "：");
                (self.say(&due), self.say(&first.got))
            }
            _ => ("–".to_string(), self.say(&words::says(result))),
        };
        self.row(&[code(&result.id), clause, expected, got, code(&result.again)]);
    }

    fn details(&mut self, result: &CaseResult) {
        let title = self.say(&result.title);
        let summary = format!("<details><summary>{} · {title}</summary>", code(&result.id));
        self.line(&format!("\n{summary}\n"));
        let says = words::joined(&[headline::headline(result), words::says(result)], ": ", "：");
        let says = self.say(&says);
        self.line(&format!("**{says}**\n"));
        if let About::Clause(clause) = tally::about(result) {
            let clause = self.say(&words::clause(clause));
            self.line(&format!("- {clause}"));
        }
        let purpose = Text::new("what this vector is for", "本向量检验的内容");
        let purpose = self.say(&words::joined(&[purpose, result.why.clone()], ": ", "："));
        self.line(&format!("- {purpose}"));
        if let Some(twin) = words::twin(result) {
            let twin = words::joined(&[Text::new("twin", "对照"), twin], ": ", "：");
            let twin = self.say(&twin);
            self.line(&format!("- {twin}"));
        }
        self.out.push('\n');
        let names = result.names();
        for (at, step) in result.steps.iter().enumerate() {
            let asked = self.say(&requests::told(&step.request, &names));
            let mark = if result.step == Some(at + 1) { "✗ " } else { "" };
            self.line(&format!("{}. {mark}{asked}", at + 1));
            for one in differences(step, &names, &self.report.system.hides) {
                let difference = text!(
                    "{what}: expected {due}; got {got}",
                    "{what_zh}：应有结果为{due_zh}；实际结果为{got_zh}",
                    what = one.what.en,
                    what_zh = one.what.zh,
                    due = one.expected.en,
                    due_zh = one.expected.zh,
                    got = one.got.en,
                    got_zh = one.got.zh,
                );
                let difference = self.say(&difference);
                self.line(&format!("   - {difference}"));
            }
        }
        if let Some(unasked) = words::unasked(result) {
            let unasked = self.say(&unasked);
            self.line(&format!("\n{unasked}"));
        }
        if !result.stderr.is_empty() {
            let _ = write!(self.out, "\n<pre>{}</pre>\n", html(&result.stderr));
        }
        self.line("\n</details>");
    }

    fn left_out(&mut self) {
        let groups = tally::left_out(self.report);
        if groups.is_empty() {
            return;
        }
        self.titled(&Text::new("Neither passed nor failed", "未判定"));
        self.table(
            &[
                Text::new("verdict", "结论"),
                Text::new("why", "原因"),
                Text::new("vectors", "测试向量"),
            ],
            2,
        );
        for ((verdict, says), members) in groups {
            let verdict: Verdict = verdict;
            let cells = [self.say(&verdict.text()), self.say(&says), members.len().to_string()];
            self.row(&cells);
        }
    }

    fn open_questions(&mut self) {
        let questions = tally::open_questions(self.report);
        if questions.is_empty() {
            return;
        }
        self.titled(&Text::new("Open questions behind these verdicts", "结论所涉及的待明确问题"));
        for question in questions {
            let (id, asked) = (&question.id, self.say(&question.question));
            self.line(&format!("- {asked} {}", code(&format!("gongji explain {id}"))));
        }
    }
}

/// Escapes a text so that it means nothing but itself in a line or a cell.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in words::harmless(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Marks a text as code, in a way that no backtick can end.
fn code(text: &str) -> String {
    format!("<code>{}</code>", html(&words::harmless(text)).replace('|', "&#124;"))
}

/// Escapes a text for HTML in which Markdown may still be read: characters that could begin
/// Markdown become numeric references.
fn html(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' | '`' | '*' | '_' | '[' | ']' | '~' | '\\' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            '\n' => out.push_str("&#10;"),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
