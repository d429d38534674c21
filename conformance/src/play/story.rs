//! A played case as a story for people: who asked for what, how it was decided and under which
//! clause, what changed, and what everybody has.

use std::fmt::Write;

use model::clause::Clause;
use model::money::Fen;
use model::operation::{Answer, Receipt};
use model::terms::Term;
use model::text;
use model::text::{Language, Text};

use super::table::table;
use super::{Played, PlayedStep, changes, reasons, requests};

/// The story in one language.
pub fn story(played: &Played, language: Language) -> String {
    let mut out = format!("{} · {}\n", played.title.to(language), played.id);
    let _ = writeln!(out, "  {}", played.why.to(language));
    let policy = text!(
        "  policy {name}: {en}",
        "  政策 {name}：{zh}",
        name = played.policy,
        zh = played.policy_title.zh,
        en = played.policy_title.en,
    );
    let _ = writeln!(out, "{}\n", policy.to(language));
    out += &table(&played.start, None, language);
    let mut before = &played.start;
    for (index, step) in played.steps.iter().enumerate() {
        out.push('\n');
        out += &told(index + 1, step, played, language);
        if step.after != *before {
            out += &table(&step.after, Some(before), language);
        }
        before = &step.after;
    }
    out
}

/// One step: the request, the decision, and what it rests on.
fn told(number: usize, step: &PlayedStep, played: &Played, language: Language) -> String {
    let asked = requests::sentence(&step.request.operation, &played.names);
    let id = step.data.request.as_ref().map_or(String::new(), |id| format!(" [{id}]"));
    let mut out = format!("{number:>2}. {}{id}\n", asked.to(language));
    if let Some(Text { en, zh }) = &step.data.note {
        let note = text!("({en})", "（{zh}）", en = en, zh = zh);
        let _ = writeln!(out, "    {}", note.to(language));
    }
    let _ = writeln!(out, "    {}", decision(step).to(language));
    for (clause, code) in &step.refusals {
        let why = text!(
            "{name}: {en}",
            "{name}：{zh}",
            name = code.name(),
            zh = code.text().zh,
            en = code.text().en,
        );
        let _ = writeln!(out, "      {clause:<7}{}", why.to(language));
        let broken = step.comparisons.iter().filter(|one| one.clause == *clause && !one.holds());
        for comparison in broken {
            let _ = writeln!(out, "             {}", reasons::sentence(comparison).to(language));
        }
    }
    for (clause, change) in &step.changes {
        let line = changes::sentence(change, &played.names);
        let _ = writeln!(out, "      {clause:<7}{}", line.to(language));
    }
    out
}

/// Accepted or rejected, with the receipt and the clauses that apply besides. Clauses that say
/// what must be accepted say nothing about a refusal, and EST-11 applies to every request.
fn decision(step: &PlayedStep) -> Text {
    let Text { en, zh } = outcome(&step.answer);
    let told = |clause: Clause| match step.answer {
        Answer::Accepted(_) => clause != Clause::EST_11,
        Answer::Rejected(_) => matches!(clause, Clause::QUO_5 | Clause::IDM_1),
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
            let codes = codes.join(", ");
            text!("✗ rejected: {codes}", "✗ 不予办理：{codes}", codes = codes)
        }
        Answer::Accepted(Receipt::Done) => Text::new("✓ accepted", "✓ 予以办理"),
        Answer::Accepted(Receipt::Paid { paid, self_paid }) => text!(
            "✓ accepted: {paid} paid, {self_paid} by the patient",
            "✓ 予以办理：个人账户支付{paid}元，个人自付{self_paid}元",
            paid = paid,
            self_paid = self_paid,
        ),
        Answer::Accepted(Receipt::Statement(lines)) if lines.is_empty() => {
            Text::new("✓ accepted: nothing was open", "✓ 予以办理：没有待清算款项")
        }
        Answer::Accepted(Receipt::Statement(lines)) => text!(
            "✓ accepted: {sum} cleared",
            "✓ 予以办理：清算合计{sum}元",
            sum = lines.iter().map(|line| line.amount).sum::<Fen>(),
        ),
    }
}
