//! Words of a report, in both languages: answers, clauses, twins, and texts made fit for a
//! terminal. `tell::requests` words requests; each form lays out its own page.

use model::catalogue;
use model::clause::Clause;
use model::observe::{ObservedAnswer, ObservedPosition};
use model::terms::Term;
use model::text;
use model::text::Text;

use crate::format::report::{CaseResult, Report, RunSystem, Verdict};
use crate::format::vectors::Capability;
use crate::tell::fields;
use crate::tell::provinces::region;

/// Words an answer. Of several codes any one is right.
pub(super) fn answer(answer: &ObservedAnswer) -> Text {
    match answer {
        ObservedAnswer::Rejected { codes } => {
            let told = |text: fn(&Text) -> &str| {
                let one = |code: &model::clause::Code| format!("{code} ({})", text(&code.text()));
                codes.iter().map(one).collect::<Vec<_>>()
            };
            let (en, zh) =
                (told(|text| &text.en).join(", or "), told(|text| &text.zh).join("，或 "));
            let zh = zh.replace(" (", "（").replace(')', "）");
            if codes.is_empty() {
                return Text::new(
                    "rejected, with a code that is not mapped",
                    "不予办理，所用代码未列入代码对应文件",
                );
            }
            text!("rejected: {en}", "不予办理：{zh}")
        }
        ObservedAnswer::Accepted { paid, self_paid, statement } => {
            let mut parts = vec![Text::new("accepted", "予以办理")];
            if let Some(paid) = paid {
                parts.push(text!("{paid} paid", "个人账户共济支付{paid}元"));
            }
            if let Some(own) = self_paid {
                parts.push(text!("{own} by the patient", "其余个人支付{own}元"));
            }
            if let Some(lines) = statement {
                parts.push(cleared(lines));
            }
            joined(&parts, ", ", "，")
        }
    }
}

fn cleared(lines: &[ObservedPosition]) -> Text {
    if lines.is_empty() {
        return Text::new("nothing cleared", "没有待清算金额");
    }
    let line = |line: &ObservedPosition| {
        let (from, to) = (region(line.debtor), region(line.creditor));
        text!(
            "{from_en} pays {to_en} {amount}",
            "{from_zh}向{to_zh}清算{amount}元",
            from_en = from.en,
            to_en = to.en,
            from_zh = from.zh,
            to_zh = to.zh,
            amount = line.amount,
        )
    };
    joined(&lines.iter().map(line).collect::<Vec<_>>(), ", ", "，")
}

/// Words an answer that may not have come.
pub(super) fn got(got: Option<&ObservedAnswer>) -> Text {
    got.map_or_else(|| Text::new("no answer that could be judged", "没有可判定的答复"), answer)
}

/// Joins texts one after the other.
pub(super) fn joined(texts: &[Text], en: &str, zh: &str) -> Text {
    let all = |to: fn(&Text) -> &str| texts.iter().map(to).collect::<Vec<_>>();
    Text::owned(all(|text| &text.en).join(en), all(|text| &text.zh).join(zh))
}

/// Words a clause with its sentence.
pub(super) fn clause(clause: Clause) -> Text {
    let Text { en, zh } = &catalogue::entry(clause).says;
    text!("{clause}: {en}", "{clause}：{zh}")
}

/// Words the clauses that a vector is about, except those that its reason quotes anyway.
pub(super) fn clauses_beside_why(result: &CaseResult, clauses: &[Clause]) -> Vec<Text> {
    let texts = clauses.iter().map(|one| clause(*one));
    texts.filter(|text| !result.why.en.contains(&*text.en)).collect()
}

/// Returns true if a vector failed at the step that it is about: its reason and its twin speak of
/// that one.
pub(super) fn is_its_own(result: &CaseResult) -> bool {
    result.step.is_none_or(|step| step == result.length)
}

/// Words the accepted twin of a refused vector, and its result in this run.
pub(super) fn twin(result: &CaseResult) -> Option<Text> {
    let twin = result.twin.as_ref().filter(|_| is_its_own(result))?;
    let came = result.twin_verdict.map(Verdict::text);
    let came = came.unwrap_or(Text::new("not run this time", "本次未运行"));
    Some(text!(
        "{id} differs in {field} alone: {en}",
        "{id} 仅{field_zh}不同：{zh}",
        id = twin.id,
        field = twin.differs,
        field_zh = fields::in_chinese(&twin.differs),
        en = came.en,
        zh = came.zh,
    ))
}

/// Words the fault in a sentence, or the verdict if nothing more is said.
pub(super) fn says(result: &CaseResult) -> Text {
    result.says.clone().unwrap_or_else(|| result.verdict.text())
}

/// Lists the capabilities that the system does not declare, each with the number of vectors that
/// need it.
pub(super) fn undeclared(report: &Report) -> Text {
    let needs = |one: &Capability| {
        report.results.iter().filter(|result| result.missing.contains(one)).count()
    };
    let missing = Capability::ALL.iter().map(|one| (one, needs(one)));
    let told = missing.filter(|(_, count)| *count > 0).map(|(one, count)| {
        let verb = if count == 1 { "vector needs" } else { "vectors need" };
        text!("`{one}` ({count} {verb} it)", "`{one}`（{count}个向量需要）")
    });
    let Text { en, zh } = joined(&told.collect::<Vec<_>>(), ", ", "、");
    text!("the system does not declare {en}", "系统未声明能力{zh}")
}

/// Words a count of n vectors.
pub(super) fn vectors(count: usize) -> Text {
    let en = if count == 1 { "1 vector".to_string() } else { format!("{count} vectors") };
    Text::owned(en, format!("{count}个测试向量"))
}

/// Words the purpose of the command that shrinks a failing vector.
pub(super) fn shrinks() -> Text {
    Text::new(
        "To shrink a failing vector to the shortest case that fails:",
        "将未通过的向量缩减为最短案例：",
    )
}

/// Words the number of steps that were not asked any more, if a vector went wrong before its last
/// step.
pub(super) fn unasked(result: &CaseResult) -> Option<Text> {
    let left = result.length.checked_sub(result.step?).filter(|left| *left > 0)?;
    Some(match left {
        1 => Text::new("1 more step was not asked", "其后1步未再办理"),
        _ => text!("{left} more steps were not asked", "其后{left}步未再办理"),
    })
}

/// Words the parts that a system cannot show, and the consequence; none if it shows everything.
pub(super) fn hidden(system: &RunSystem) -> Option<Text> {
    if system.hides.is_empty() {
        return None;
    }
    let parts: Vec<Text> = system.hides.iter().map(|part| shown_part(part)).collect();
    let Text { en, zh } = joined(&parts, ", ", "、");
    Some(text!(
        "The system cannot show: {en}. Faults there cannot be detected.",
        "系统不能显示：{zh}。这部分如有差错，无法发现。",
    ))
}

fn shown_part(name: &str) -> Text {
    match name {
        "people" => Text::new("people and their accounts", "人员及其个人账户"),
        "relationships" => Text::new("relationships and quotas", "共济关系和共济额度"),
        "positions" => Text::new("open positions between regions", "统筹地区间的待清算金额"),
        other => Text::owned(other, other),
    }
}

/// Returns the first part of a vector's ID, by which vectors are grouped.
pub(super) fn family(id: &str) -> &str {
    id.split_once('/').map_or(id, |(family, _)| family)
}

/// Puts a text on one line without characters that would steer a terminal or turn the line around.
pub(super) fn harmless(text: &str) -> String {
    let one = |c: char| match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(one).collect()
}
