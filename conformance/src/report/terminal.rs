//! A report on a terminal: first the failures, then the totals, what could not be measured, and the
//! outcome in the last line. Numbers and groups come from `tally`.

use std::io::{self, Write};

use anstyle::{AnsiColor, Color, Style};
use model::terms::Term;
use model::text;
use model::text::{Language, Text};

use super::compare::{answered, differences};
use super::tally::{self, About, Outcome};
use super::words;
use crate::console::{BAD, FAINT, GOOD, STRONG};
use crate::lay_out::{Side, columns, wrapped};
use crate::play::requests;
use crate::run::result::{CaseResult, Report, Verdict};

/// How many failures are shown in full.
const IN_FULL: usize = 8;
/// How many IDs stand for a group of many.
const NAMED: usize = 3;
/// How many differences are shown of one step.
const DIFFERENCES: usize = 3;
/// What is neither right nor wrong.
const DOUBT: Style = Style::new().bold().fg_color(Some(Color::Ansi(AnsiColor::Yellow)));

/// Writes the report for a terminal.
pub fn terminal(report: &Report, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let page = &mut Page { report, language, out };
    page.failures()?;
    page.left_out()?;
    page.totals()?;
    page.remarks()?;
    page.outcome()
}

struct Page<'a> {
    report: &'a Report,
    language: Language,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    fn line(&mut self, lead: &str, text: &Text) -> io::Result<()> {
        let text = words::harmless(text.to(self.language));
        write!(self.out, "{}", wrapped(lead, &text))
    }

    /// A label in the reader's language and its text.
    fn labelled(&mut self, label: Text, text: &Text) -> io::Result<()> {
        let lead = match self.language {
            Language::English => format!("    {:<9}", label.en),
            Language::Chinese => format!("    {}  ", label.zh),
        };
        self.line(&lead, text)
    }

    fn failures(&mut self) -> io::Result<()> {
        let groups = tally::failures(self.report);
        // One of every group comes before a second one of any; more than two say nothing new.
        let each = (IN_FULL / groups.len().max(1)).clamp(1, 2);
        let mut untold = 0;
        for (at, (about, members)) in groups.iter().enumerate() {
            if at >= IN_FULL {
                untold += members.len();
                continue;
            }
            let heading = match about {
                About::Clause(clause) => words::clause(*clause),
                About::Trouble(verdict) => verdict.text(),
            };
            let heading = wrapped("", &words::harmless(heading.to(self.language)));
            writeln!(self.out, "{BAD}{}{BAD:#}", heading.trim_end())?;
            for result in members.iter().take(each) {
                self.failure(result)?;
            }
            self.more(&members[members.len().min(each)..])?;
            writeln!(self.out)?;
        }
        if untold > 0 {
            let more = text!(
                "{untold} more failures under other clauses: see the other reports",
                "其他条款还有{untold}个未通过，详见其他格式的报告",
            );
            self.line("", &more)?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn failure(&mut self, result: &CaseResult) -> io::Result<()> {
        let (id, title) = (words::harmless(&result.id), result.title.to(self.language));
        writeln!(self.out, "  ✗ {STRONG}{id}{STRONG:#}")?;
        self.line("    ", &Text::owned(title, title))?;
        let (verdict, says) = (result.verdict.text(), words::says(result));
        let judged =
            if verdict == says { verdict } else { words::joined(&[verdict, says], ": ", "：") };
        self.line("    ", &judged)?;
        if let Some((number, step)) = tally::wrong_step(result) {
            let asked = requests::told(&step.request);
            let Text { en, zh } = asked;
            let all = result.length;
            let asked = text!("{number} of {all}. {en}", "第{number}步（共{all}步） {zh}");
            self.labelled(Text::new("step", "步骤"), &asked)?;
            let mut found = differences(step, &self.report.system.hides);
            // What is shown after a wrong answer only follows from it.
            if !answered(step) {
                found.truncate(1);
            }
            for one in found.iter().take(DIFFERENCES) {
                let due = words::joined(&[one.what.clone(), one.expected.clone()], ": ", "：");
                self.labelled(Text::new("expected", "应为"), &due)?;
                self.labelled(Text::new("came", "实为"), &one.got)?;
            }
            if found.len() > DIFFERENCES {
                let rest = found.len() - DIFFERENCES;
                let rest = text!("and {rest} more differences", "另有{rest}处不同");
                self.line("    ", &rest)?;
            }
        }
        if let Some(twin) = words::twin(result) {
            self.labelled(Text::new("twin", "对照"), &twin)?;
        }
        let last = result.stderr.lines().last().unwrap_or_default();
        if tally::is_trouble(result.verdict) && !last.is_empty() {
            self.labelled(Text::new("stderr", "标准错误"), &Text::owned(last, last))?;
        }
        // Not broken into lines: it is there to be copied.
        let again = words::harmless(&result.again);
        let label = Text::new("again    ", "重试  ");
        writeln!(self.out, "    {}{again}", label.to(self.language))
    }

    /// Members of a group that are only counted.
    fn more(&mut self, rest: &[&CaseResult]) -> io::Result<()> {
        if rest.is_empty() {
            return Ok(());
        }
        let ids: Vec<&str> = rest.iter().take(NAMED).map(|result| result.id.as_str()).collect();
        let dots = if rest.len() > NAMED { ", …" } else { "" };
        let (count, ids) = (rest.len(), ids.join(", "));
        let more = text!("and {count} more: {ids}{dots}", "另有{count}个：{ids}{dots}");
        self.line("  ", &more)
    }

    fn left_out(&mut self) -> io::Result<()> {
        let groups = tally::left_out(self.report);
        for ((verdict, says), members) in &groups {
            let (kind, count) = (verdict.text(), members.len());
            let heading = text!("{en}: {count}", "{zh}：{count}个", en = kind.en, zh = kind.zh);
            writeln!(self.out, "{DOUBT}{}{DOUBT:#}", heading.to(self.language))?;
            if *says != kind {
                self.line("  ", says)?;
            }
            let named = members.iter().take(NAMED).map(|result| result.id.as_str());
            let named = named.collect::<Vec<_>>().join(", ");
            let dots = if count > NAMED { ", …" } else { "" };
            self.line("  ", &Text::owned(format!("{named}{dots}"), format!("{named}{dots}")))?;
        }
        if let Some(hidden) = words::hidden(&self.report.system) {
            self.line("", &hidden)?;
        }
        if groups.is_empty() && self.report.system.hides.is_empty() {
            return Ok(());
        }
        writeln!(self.out)
    }

    fn totals(&mut self) -> io::Result<()> {
        let Report { suite, system, results, .. } = self.report;
        let (name, build) = (words::harmless(&system.name), words::harmless(&system.build));
        let (policy, tier, count) = (&suite.policy, suite.tier, results.len());
        let heading = text!(
            "{name} {build} · {policy} · {tier}: {count} vectors",
            "{name} {build} · {policy} · {tier}：{count}个测试向量",
        );
        writeln!(self.out, "{STRONG}{}{STRONG:#}", heading.to(self.language))?;
        let row = |(verdict, count): &(Verdict, usize)| {
            vec![verdict.text().to(self.language).to_string(), count.to_string()]
        };
        let rows: Vec<Vec<String>> = self.report.counts().iter().map(row).collect();
        let table = columns("  ", &[Side::Left, Side::Right], &rows);
        write!(self.out, "{FAINT}{table}{FAINT:#}")
    }

    fn remarks(&mut self) -> io::Result<()> {
        tally::remarks(self.report).try_for_each(|said| self.line("! ", said))
    }

    fn outcome(&mut self) -> io::Result<()> {
        let style = match Outcome::of(self.report) {
            Outcome::Passed => GOOD,
            Outcome::Failed => BAD,
            Outcome::Known
            | Outcome::Partial
            | Outcome::Stale
            | Outcome::Unmeasured
            | Outcome::NotMeasurable
            | Outcome::Incomplete
            | Outcome::Empty => DOUBT,
        };
        let outcome = tally::outcome(self.report);
        let lines = wrapped("", &words::harmless(outcome.to(self.language)));
        writeln!(self.out, "{style}{}{style:#}", lines.trim_end())
    }
}
