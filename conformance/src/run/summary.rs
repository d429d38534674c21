//! What a run says on the terminal: the first failures, then how many there are of what. The whole
//! report is for `report`.

use std::io;

use model::terms::Term;
use model::text;
use model::text::Language;

use super::result::{CaseResult, Verdict};
use super::runner::Ran;
use crate::console::{BAD, Console, FAINT, GOOD, STRONG};

/// How many failures are told in full.
const TOLD: usize = 10;

/// Tells what came of a run.
pub(super) fn tell(ran: &Ran, console: &mut Console<'_>) -> io::Result<()> {
    let language = console.language;
    let report = &ran.report;
    let (name, build) =
        (super::short(&report.system.name, 80), super::short(&report.system.build, 80));
    let [all, selected] = report.suite.vectors;
    let (policy, tier) = (&report.suite.policy, report.suite.tier);
    let head = text!(
        "{name} {build} · {policy} · {tier}: {selected} of {all} vectors",
        "{name} {build} · {policy} · {tier}：{all}个向量中的{selected}个"
    );
    writeln!(console.out, "{STRONG}{}{STRONG:#}", head.to(language))?;
    let wrong: Vec<&CaseResult> =
        report.results.iter().filter(|result| is_told(result.verdict)).collect();
    for result in wrong.iter().take(TOLD) {
        failure(result, console)?;
    }
    if wrong.len() > TOLD {
        let more = wrong.len() - TOLD;
        let said = text!("… and {more} more", "……另有{more}个");
        writeln!(console.out, "{}", said.to(language))?;
    }
    for hidden in &report.system.hides {
        let said = text!(
            "The system does not show {hidden}: what is wrong there was not detected.",
            "系统不显示{hidden}，该部分的错误无法发现。"
        );
        writeln!(console.out, "{}", said.to(language))?;
    }
    for said in ran.stale.iter().chain(&ran.remarks) {
        writeln!(console.out, "! {}", said.to(language))?;
    }
    for (verdict, count) in report.counts() {
        let style = if verdict.is_expected() { GOOD } else { BAD };
        writeln!(console.out, "{style}{count:6} {}{style:#}", verdict.text().to(language))?;
    }
    if !report.complete {
        let said = text!("Not complete: nothing is claimed.", "未完成，不作结论。");
        writeln!(console.out, "{BAD}{}{BAD:#}", said.to(language))?;
    }
    Ok(())
}

fn is_told(verdict: Verdict) -> bool {
    !verdict.is_expected() && verdict != Verdict::NotMeasured
}

fn failure(result: &CaseResult, console: &mut Console<'_>) -> io::Result<()> {
    let language = console.language;
    let verdict = result.verdict.text();
    let title = result.title.to(language);
    let id = &result.id;
    writeln!(console.out, "{BAD}✗ {id}{BAD:#} {title}: {}", verdict.to(language))?;
    if let Some(says) = &result.says {
        let at = match (result.step, language) {
            (Some(step), Language::English) => format!("step {step}: "),
            (Some(step), Language::Chinese) => format!("第{step}步："),
            (None, _) => String::new(),
        };
        let finding = result.steps.last().and_then(|step| step.findings.first());
        let clause = finding.and_then(|finding| finding.clause);
        let clause = clause.map(|clause| format!(" [{clause}]")).unwrap_or_default();
        writeln!(console.out, "    {at}{}{clause}", says.to(language))?;
    }
    writeln!(console.out, "    {FAINT}{}{FAINT:#}", result.again)
}
