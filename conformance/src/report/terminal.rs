//! A report on a terminal: first the failures, then the totals, what could not be measured, and the
//! outcome in the last line; if nothing was measured, why. Numbers and groups come from `tally`.

use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Color, Style};
use model::terms::Term;
use model::text;
use model::text::{Language, Text};

use super::lines::Lines;
use super::tally::{self, About};
use super::words;
use crate::base::console::{BAD, FAINT, GOOD, STRONG};
use crate::base::lay_out::{Align, columns, wrapped};
use crate::format::outcome::Outcome;
use crate::format::report::{CaseResult, Report, Verdict};
use crate::tell::requests;

/// The number of failures shown in full.
const IN_FULL: usize = 8;
/// The number of IDs that stand for a group of many.
const NAMED: usize = 3;
/// The style of what is neither right nor wrong.
const DOUBT: Style = Style::new().bold().fg_color(Some(Color::Ansi(AnsiColor::Yellow)));

/// Writes the report for a terminal. `whole` is the file that says everything, if there is one.
pub fn terminal(
    report: &Report,
    whole: Option<&Path>,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = &mut Page { report, lines: Lines { language, out } };
    let unknown =
        |result: &CaseResult| result.verdict == Verdict::NotMeasured && result.says.is_none();
    if !report.results.is_empty() && report.results.iter().all(unknown) {
        page.remarks()?;
        writeln!(page.lines.out)?;
        page.totals()?;
    } else {
        page.failures()?;
        page.left_out()?;
        page.totals()?;
        page.remarks()?;
        page.shrink()?;
    }
    page.whole(whole)?;
    page.outcome()
}

struct Page<'a> {
    report: &'a Report,
    lines: Lines<'a>,
}

impl Page<'_> {
    fn failures(&mut self) -> io::Result<()> {
        let groups = tally::failures(self.report);
        // One of every group comes before a second one of any; more than two say nothing new.
        let each = (IN_FULL / groups.len().max(1)).clamp(1, 2);
        for (about, members) in groups.iter().take(IN_FULL) {
            let heading = match about {
                About::Clause(clause) => words::clause(*clause),
                About::Trouble(verdict) => verdict.text(),
            };
            let heading = wrapped("", &words::harmless(heading.to(self.lines.language)));
            writeln!(self.lines.out, "{BAD}{}{BAD:#}", heading.trim_end())?;
            for result in members.iter().take(each) {
                self.failure(result)?;
            }
            self.more(&members[members.len().min(each)..])?;
            writeln!(self.lines.out)?;
        }
        self.untold(&groups[groups.len().min(IN_FULL)..])
    }

    /// Writes the numbers of groups for which there is no more room.
    fn untold(&mut self, groups: &[(About, Vec<&CaseResult>)]) -> io::Result<()> {
        if groups.is_empty() {
            return Ok(());
        }
        let each = |(about, members): &(About, Vec<&CaseResult>)| {
            let what = match about {
                About::Clause(clause) => Text::owned(clause.name(), clause.name()),
                About::Trouble(verdict) => verdict.text(),
            };
            let (en, zh, count) = (what.en, what.zh, members.len());
            text!("{en} ({count})", "{zh}（{count}个）")
        };
        let each: Vec<Text> = groups.iter().map(each).collect();
        let Text { en, zh } = words::joined(&each, ", ", "、");
        let more = text!("more failures under: {en}", "其他未通过：{zh}");
        self.lines.line("", &more)?;
        writeln!(self.lines.out)
    }

    fn failure(&mut self, result: &CaseResult) -> io::Result<()> {
        let (id, title) = (words::harmless(&result.id), result.title.to(self.lines.language));
        writeln!(self.lines.out, "  ✗ {STRONG}{id}{STRONG:#}")?;
        self.lines.line("    ", &Text::owned(title, title))?;
        let (verdict, says) = (result.verdict.text(), words::says(result));
        let judged =
            if verdict == says { verdict } else { words::joined(&[verdict, says], ": ", "：") };
        self.lines.line("    ", &judged)?;
        if let Some((number, step)) = tally::wrong_step(result) {
            let names = result.names();
            let asked = requests::told(&step.request, &names);
            let Text { en, zh } = asked;
            let all = result.length;
            let asked = text!("{number} of {all}. {en}", "第{number}步（共{all}步）：{zh}");
            self.lines.labelled(Text::new("step", "步骤"), &asked)?;
            self.lines.wrong(step, &names, &self.report.system.hides)?;
        }
        if let Some(twin) = words::twin(result) {
            self.lines.labelled(Text::new("twin", "对照"), &twin)?;
        }
        if result.verdict.is_trouble() {
            self.lines.stderr(&result.stderr)?;
        }
        // Not broken into lines: it is there to be copied.
        let again = words::harmless(&result.again);
        let label = Text::new("again    ", "重试      ");
        writeln!(self.lines.out, "    {}{again}", label.to(self.lines.language))
    }

    /// Writes the members of a group that are only counted.
    fn more(&mut self, rest: &[&CaseResult]) -> io::Result<()> {
        if rest.is_empty() {
            return Ok(());
        }
        let (count, Text { en, zh }) = (rest.len(), named(rest));
        let more = text!("and {count} more: {en}", "另有{count}个：{zh}");
        self.lines.line("  ", &more)
    }

    fn left_out(&mut self) -> io::Result<()> {
        let groups = tally::left_out(self.report);
        for ((verdict, says), members) in &groups {
            let (kind, count) = (verdict.text(), members.len());
            let heading = text!("{en}: {count}", "{zh}：{count}个", en = kind.en, zh = kind.zh);
            writeln!(self.lines.out, "{DOUBT}{}{DOUBT:#}", heading.to(self.lines.language))?;
            if *says != kind {
                self.lines.line("  ", says)?;
            }
            self.lines.line("  ", &named(members))?;
        }
        if let Some(hidden) = words::hidden(&self.report.system) {
            self.lines.line("", &hidden)?;
        }
        if groups.is_empty() && self.report.system.hides.is_empty() {
            return Ok(());
        }
        writeln!(self.lines.out)
    }

    fn totals(&mut self) -> io::Result<()> {
        let Report { suite, system, results, .. } = self.report;
        let named = match system.is_named() {
            true => format!("{} {}", system.name, system.build),
            // It gave no name, so it is named as on the command line.
            false => system.reached.clone(),
        };
        let (named, policy, tier) = (words::harmless(&named), &suite.policy, suite.tier);
        let what = suite.case.as_deref().map_or(tier.name().to_string(), words::harmless);
        let Text { en, zh } = words::vectors(results.len());
        let heading =
            text!("{named} · {policy} · {what}: {en}", "{named} · {policy} · {what}：{zh}");
        writeln!(self.lines.out, "{STRONG}{}{STRONG:#}", heading.to(self.lines.language))?;
        let row = |(verdict, count): &(Verdict, usize)| {
            let text = verdict.text();
            let text = text.to(self.lines.language);
            // The name of the verdict in a list of known failures.
            let name = if verdict.can_be_known() { verdict.name() } else { "" };
            vec![text.to_string(), count.to_string(), name.to_string()]
        };
        let rows: Vec<Vec<String>> = self.report.counts().iter().map(row).collect();
        let table = columns("  ", &[Align::Left, Align::Right, Align::Left], &rows);
        write!(self.lines.out, "{FAINT}{table}{FAINT:#}")
    }

    fn remarks(&mut self) -> io::Result<()> {
        tally::remarks(self.report).try_for_each(|said| self.lines.line("! ", said))
    }

    fn shrink(&mut self) -> io::Result<()> {
        let Some(command) = &self.report.shrink else { return Ok(()) };
        self.lines.line("", &words::shrinks())?;
        // Not broken into lines: it is there to be copied.
        writeln!(self.lines.out, "  {}", words::harmless(command))
    }

    /// Writes where the whole report is. The line is not broken: it is there to be opened.
    fn whole(&mut self, file: Option<&Path>) -> io::Result<()> {
        let Some(file) = file else { return Ok(()) };
        let file = words::harmless(&file.to_string_lossy());
        let said = text!("The whole report: {file}", "完整报告：{file}");
        writeln!(self.lines.out, "{}", said.to(self.lines.language))
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
        let lines = wrapped("", &words::harmless(outcome.to(self.lines.language)));
        writeln!(self.lines.out, "{style}{}{style:#}", lines.trim_end())
    }
}

/// Lists the IDs of the first few results of a group, and says if there are more.
fn named(results: &[&CaseResult]) -> Text {
    let id = |result: &&CaseResult| Text::owned(result.id.as_str(), result.id.as_str());
    let ids: Vec<Text> = results.iter().take(NAMED).map(id).collect();
    let Text { en, zh } = words::joined(&ids, ", ", "、");
    match results.len() > NAMED {
        true => text!("{en}, …", "{zh} 等"),
        false => Text::owned(en, zh),
    }
}
