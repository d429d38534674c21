//! A played case as a story for people: who asked for what, the decision and its clauses, the
//! changes, the records after each step, and the broken properties.

use std::fmt::Write;

use model::catalogue;
use model::clause::{Clause, Code};
use model::money::Fen;
use model::operation::{Answer, Receipt};
use model::properties::Breach;
use model::terms::Term;
use model::text;
use model::text::{Language, Text};

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
    let mut out = table(&played.start, None, language);
    let mut before = &played.start;
    for (index, step) in played.steps.iter().enumerate() {
        out.push('\n');
        out += &told(index + 1, step, played, language);
        if step.after != *before {
            out += &table(&step.after, Some(before), language);
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

/// Tells one step: the request, the decision, and its grounds.
fn told(number: usize, step: &PlayedStep, played: &Played, language: Language) -> String {
    let asked = requests::sentence(&step.request.operation, &played.names);
    let id = step.data.request.id.as_ref().map_or(String::new(), |id| format!(" [{id}]"));
    let asked = format!("{}{id}", asked.to(language));
    let mut out = wrapped(&format!("{number:>2}. "), &asked);
    if let Some(Text { en, zh }) = &step.data.note {
        let note = text!("({en})", "（{zh}）", en = en, zh = zh);
        let _ = writeln!(out, "    {}", note.to(language));
    }
    let _ = writeln!(out, "    {}", decision(step).to(language));
    for (clause, code) in &step.refusals {
        let lead = format!("      {clause:<7}");
        out += &wrapped(&lead, why(*clause, *code, &step.refusals).to(language));
        let broken = step.comparisons.iter().filter(|one| one.clause == *clause && !one.holds());
        for comparison in broken {
            out += &wrapped("             ", reasons::sentence(comparison).to(language));
        }
    }
    for (clause, change) in &step.changes {
        let line = changes::sentence(change, &played.names);
        out += &wrapped(&format!("      {clause:<7}"), line.to(language));
    }
    out
}

/// Words the ground of a refusal: the code, or the clause's own sentence if two clauses refuse the
/// same request with that code. Elsewhere the clause's sentence would mislead: it is the trial
/// policy's, and another policy may have set other parameters.
fn why(clause: Clause, code: Code, refusals: &[(Clause, Code)]) -> Text {
    let Text { en, zh } = if refusals.iter().any(|(other, with)| *other != clause && *with == code)
    {
        catalogue::entry(clause).says.clone()
    } else {
        code.text()
    };
    text!("{code}: {en}", "{code}：{zh}")
}

/// Words the decision, with the receipt and the other clauses that apply. A refusal leaves out the
/// clauses about what must be accepted, and EST-11 is left out because it applies to every request.
fn decision(step: &PlayedStep) -> Text {
    let Text { en, zh } = outcome(&step.answer);
    let told = |clause: Clause| match step.answer {
        Answer::Accepted(_) => clause != Clause::EST_11,
        Answer::Rejected(_) => matches!(clause, Clause::QUO_5 | Clause::QUO_7 | Clause::IDM_1),
    };
    let besides: String =
        step.noted.iter().filter(|&clause| told(clause)).map(|c| format!(" · {c}")).collect();
    if step.noted.contains(Clause::IDM_1) {
        return text!(
            "the same request as before, the first answer again: {en}{besides}",
            "与此前的请求相同，答复同首次：{zh}{besides}",
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
            let codes: Vec<&str> = codes.iter().map(Term::name).collect();
            let (en, zh) = (codes.join(", "), codes.join("、"));
            text!("✗ rejected: {en}", "✗ 不予办理：{zh}")
        }
        Answer::Accepted(Receipt::Done) => Text::new("✓ accepted", "✓ 予以办理"),
        Answer::Accepted(Receipt::Paid { paid, self_paid }) => text!(
            "✓ accepted: {paid} paid, {self_paid} by the patient",
            "✓ 予以办理：个人账户支付{paid}元，个人自付{self_paid}元",
            paid = paid,
            self_paid = self_paid,
        ),
        Answer::Accepted(Receipt::Statement(lines)) if lines.is_empty() => {
            Text::new("✓ accepted: nothing was open", "✓ 予以办理：没有未清算余额")
        }
        Answer::Accepted(Receipt::Statement(lines)) => text!(
            "✓ accepted: {sum} cleared",
            "✓ 予以办理：清算合计{sum}元",
            sum = lines.iter().map(|line| line.amount).sum::<Fen>(),
        ),
    }
}
