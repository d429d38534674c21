//! A played case as a story for people: who asked for what, the decision and its clauses, the
//! changes, the records after each step, and the broken properties.

use std::fmt::Write;

use model::catalogue;
use model::change::Change;
use model::clause::{Clause, Code};
use model::judge::Comparison;
use model::money::Fen;
use model::observe::Names;
use model::operation::{Answer, Receipt};
use model::properties::Breach;
use model::terms::Term;
use model::text;
use model::text::{Language, Text};
use serde::Serialize;

use super::table::table;
use super::{breaches, changes, reasons, requests};
use crate::base::lay_out::wrapped;
use crate::replay::{Played, PlayedStep};

/// Tells the story of a played case in one language.
pub fn story(played: &Played, language: Language) -> String {
    let mut out = format!("{} · {}\n", played.title.to(language), played.id);
    out += &wrapped("  ", played.why.to(language));
    let policy = text!(
        "policy {name}: {en}",
        "政策 {name}：{zh}",
        name = played.policy,
        zh = played.policy_title.zh,
        en = played.policy_title.en,
    );
    out += &wrapped("  ", policy.to(language));
    out.push('\n');
    out += &steps(played, language);
    out + &ending(played, language)
}

/// Tells the start and the steps, without title and ending.
pub fn steps(played: &Played, language: Language) -> String {
    let mut out = table(&played.start, None, &played.names, language);
    let mut before = &played.start;
    for (index, step) in played.steps.iter().enumerate() {
        out.push('\n');
        out += &told(index + 1, step, played, language);
        if step.after != *before {
            out += &table(&step.after, Some(before), &played.names, language);
        }
        before = &step.after;
        let earlier = index.checked_sub(1).map_or(&[][..], |at| &played.steps[at].breaches);
        // A property that stays broken is told only once.
        for breach in step.breaches.iter().filter(|breach| !earlier.contains(breach)) {
            out += &breaches::told(breach, &played.names, language);
        }
    }
    out
}

/// Tells which properties are broken, and by which step first; empty if all hold.
fn ending(played: &Played, language: Language) -> String {
    let mut broken: Vec<(Clause, usize)> = Vec::new();
    for (index, step) in played.steps.iter().enumerate() {
        for Breach { clause, .. } in &step.breaches {
            if !broken.iter().any(|(known, _)| known == clause) {
                broken.push((*clause, index + 1));
            }
        }
    }
    let line = |(clause, step): &(Clause, usize)| {
        let text = text!(
            "{mark} {clause} is broken from step {step} on",
            "{mark} 自第{step}步起违反{clause}",
            mark = breaches::BROKEN,
            clause = clause,
            step = step,
        );
        format!("{}\n", text.to(language))
    };
    let lines: String = broken.iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

/// A step in words: the request, the decision, and the grounds of it.
#[derive(Serialize)]
pub(crate) struct ToldStep {
    pub(crate) asked: Text,
    pub(crate) note: Option<Text>,
    pub(crate) decision: Text,
    pub(crate) grounds: Vec<Ground>,
}

/// A clause that refuses a request, with the comparisons that fail, or one that changes the records.
#[derive(Serialize)]
pub(crate) struct Ground {
    pub(crate) clause: Clause,
    pub(crate) says: Text,
    pub(crate) comparisons: Vec<Text>,
}

/// Words one step.
pub(crate) fn in_words(step: &PlayedStep, names: &Names) -> ToldStep {
    let refusal = |&(clause, code): &(Clause, Code)| {
        let broken = |one: &&Comparison| one.clause == clause && !one.holds();
        let broken = step.comparisons.iter().filter(broken);
        let comparisons = broken.map(reasons::sentence).collect();
        Ground { clause, says: why(clause, code, &step.refusals), comparisons }
    };
    let change = |(clause, change): &(Clause, Change)| {
        let says = changes::sentence(change, names);
        Ground { clause: *clause, says, comparisons: Vec::new() }
    };
    let refusals = step.refusals.iter().map(refusal);
    ToldStep {
        asked: requests::with_id(&step.request.operation, step.data.request.id.as_deref(), names),
        note: step.data.note.as_ref().map(|Text { en, zh }| text!("({en})", "（{zh}）")),
        decision: decision(step),
        grounds: refusals.chain(step.changes.iter().map(change)).collect(),
    }
}

/// Tells one step: the request, the decision, and its grounds.
fn told(number: usize, step: &PlayedStep, played: &Played, language: Language) -> String {
    let step = in_words(step, &played.names);
    let mut out = wrapped(&format!("{number:>2}. "), step.asked.to(language));
    for line in step.note.iter().chain([&step.decision]) {
        let _ = writeln!(out, "    {}", line.to(language));
    }
    for Ground { clause, says, comparisons } in &step.grounds {
        out += &wrapped(&format!("      {clause:<7}"), says.to(language));
        for comparison in comparisons {
            out += &wrapped("             ", comparison.to(language));
        }
    }
    out
}

/// Words the ground of a refusal: the code, or the clause's own sentence if two clauses refuse the
/// same request with that code. Elsewhere the clause's sentence would mislead: it is the trial
/// policy's, and another policy may have set other parameters. The Chinese leaves
/// out the code, because it stands beside the decision.
fn why(clause: Clause, code: Code, refusals: &[(Clause, Code)]) -> Text {
    let Text { en, zh } = if refusals.iter().any(|(other, with)| *other != clause && *with == code)
    {
        catalogue::entry(clause).says.clone()
    } else {
        code.text()
    };
    text!("{code}: {en}", "{zh}")
}

/// Words the decision, with the receipt and the other clauses that apply. A refusal leaves out the
/// clauses about what must be accepted. EST-11, TRM-3 and IDM-3 are left out because they apply to
/// every request of their kind.
fn decision(step: &PlayedStep) -> Text {
    let Text { en, zh } = outcome(&step.answer);
    let told = |clause: Clause| match step.answer {
        Answer::Accepted(_) => !matches!(clause, Clause::EST_11 | Clause::TRM_3 | Clause::IDM_3),
        Answer::Rejected(_) => matches!(clause, Clause::QUO_5 | Clause::QUO_7 | Clause::IDM_1),
    };
    let besides: String =
        step.noted.iter().filter(|&clause| told(clause)).map(|c| format!(" · {c}")).collect();
    if step.noted.contains(Clause::IDM_1) {
        return text!(
            "the same request as before, the first answer again: {en}{besides}",
            "与此前的请求相同，返回首次答复：{zh}{besides}",
            zh = zh,
            en = en,
            besides = besides,
        );
    }
    text!("{en}{besides}", "{zh}{besides}", zh = zh, en = en, besides = besides)
}

fn outcome(answer: &Answer) -> Text {
    match answer {
        Answer::Rejected(codes) => {
            let named = |code: Code| format!("{}（{code}）", code.text().zh);
            let zh = codes.iter().map(named).collect::<Vec<_>>().join("、");
            let en = codes.iter().map(Term::name).collect::<Vec<_>>().join(", ");
            text!("✗ rejected: {en}", "✗ 不予办理：{zh}")
        }
        Answer::Accepted(Receipt::Done) => Text::new("✓ accepted", "✓ 予以办理"),
        Answer::Accepted(Receipt::Paid { paid, self_paid }) => text!(
            "✓ accepted: {paid} paid, {self_paid} by the patient",
            "✓ 予以办理：个人账户共济支付{paid}元，其余个人支付{self_paid}元",
            paid = paid,
            self_paid = self_paid,
        ),
        Answer::Accepted(Receipt::Statement(lines)) if lines.is_empty() => {
            Text::new("✓ accepted: nothing was open", "✓ 予以办理：没有待清算金额")
        }
        Answer::Accepted(Receipt::Statement(lines)) => text!(
            "✓ accepted: {sum} cleared",
            "✓ 予以办理：清算合计{sum}元",
            sum = lines.iter().map(|line| line.amount).sum::<Fen>(),
        ),
    }
}
