//! Whether a step is right: the answer beside what is due, and what is shown beside what has to be
//! shown, in any order. What holds whatever is due is in `invariants`.

use model::catalogue::{self, Kind};
use model::clause::{Clause, Code};
use model::observe::{Observation, ObservedAnswer, State};
use model::operation::Family;
use model::terms::Term;
use model::text;
use model::text::Text;

use super::result::{Finding, Verdict};
use crate::vectors::{Step, Vector};

/// Puts findings in order, the gravest first. That a repetition has an effect says more than what
/// invariant the effect breaks.
pub(super) fn gravest_first(mut findings: Vec<Finding>) -> Vec<Finding> {
    let weight = |finding: &Finding| match (finding.verdict, finding.clause) {
        (Verdict::FailOutcome, _) => 0,
        (Verdict::FailCode, _) => 1,
        (Verdict::FailReceipt, _) => 2,
        (Verdict::FailState, Some(Clause::IDM_1 | Clause::IDM_2)) => 3,
        (Verdict::FailInvariant, _) => 4,
        _ => 5,
    };
    findings.sort_by_key(weight);
    findings
}

/// What is wrong with an answer, if anything is. `said` is the code as the system wrote it.
pub(super) fn answer(
    vector: &Vector,
    step: &Step,
    got: &ObservedAnswer,
    said: Option<&str>,
) -> Option<Finding> {
    if step.allows(got) {
        return None;
    }
    let found = differing(vector, step, got, said)?;
    Some(match Repetition::of(vector, step) {
        Some(repetition) => repetition.told(found),
        None => found,
    })
}

/// What is wrong with an answer, were it the answer to a request that was never sent before.
fn differing(
    vector: &Vector,
    step: &Step,
    got: &ObservedAnswer,
    said: Option<&str>,
) -> Option<Finding> {
    let family = step.request.operation.family();
    match (&step.expect, got) {
        (ObservedAnswer::Rejected { codes: due }, ObservedAnswer::Accepted { .. }) => {
            let (en, zh) = named(due);
            Some(Finding {
                verdict: Verdict::FailOutcome,
                clause: guard(vector, family, due),
                says: text!("accepted; it has to be refused: {en}", "已办理；应不予办理：{zh}"),
            })
        }
        (ObservedAnswer::Accepted { .. }, ObservedAnswer::Rejected { codes }) => {
            let (en, zh) = said_as(codes, said);
            Some(Finding {
                verdict: Verdict::FailOutcome,
                clause: guard(vector, family, codes),
                says: text!("refused with {en}; it has to be accepted", "以{zh}不予办理；应予办理"),
            })
        }
        (ObservedAnswer::Rejected { codes: due }, ObservedAnswer::Rejected { codes }) => {
            let (got_en, got_zh) = said_as(codes, said);
            let (due_en, due_zh) = named(due);
            Some(Finding {
                verdict: Verdict::FailCode,
                clause: guard(vector, family, due),
                says: text!(
                    "refused with {got_en}; the reason is {due_en}",
                    "以{got_zh}不予办理；不予办理的原因应为{due_zh}"
                ),
            })
        }
        (due, got) => receipt(family, due, got),
    }
}

fn receipt(family: Family, due: &ObservedAnswer, got: &ObservedAnswer) -> Option<Finding> {
    let (
        ObservedAnswer::Accepted { paid, self_paid, statement },
        ObservedAnswer::Accepted { paid: got_paid, self_paid: got_self, statement: got_lines },
    ) = (due, got)
    else {
        return None;
    };
    let clause = match family {
        Family::Settle => Some(Clause::SET_9),
        Family::Clear => Some(Clause::CLR_1),
        _ => None,
    };
    let says = if (paid, self_paid) != (got_paid, got_self) {
        let [paid, own, got_paid, got_own] = [paid, self_paid, got_paid, got_self]
            .map(|sum| sum.map_or("–".to_string(), |sum| sum.to_string()));
        text!(
            "the receipt says paid {got_paid}, self-paid {got_own}; due is paid {paid}, self-paid {own}",
            "回执为账户支付{got_paid}、个人自付{got_own}；应为账户支付{paid}、个人自付{own}"
        )
    } else {
        let lines = |lines: &Option<Vec<_>>| {
            let mut all: Vec<String> = lines.iter().flatten().map(position).collect();
            all.sort();
            (lines.is_some(), all)
        };
        let (due, got) = (lines(statement), lines(got_lines));
        if due == got {
            return None;
        }
        let [due, got] = [due, got].map(|(there, lines)| match there {
            false => "–".to_string(),
            true => format!("[{}]", lines.join(", ")),
        });
        text!("the statement is {got}; due is {due}", "清算单为{got}；应为{due}")
    };
    Some(Finding { verdict: Verdict::FailReceipt, clause, says })
}

/// The codes in words, in both languages.
fn named(codes: &[Code]) -> (String, String) {
    let english: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
    let chinese: Vec<String> =
        codes.iter().map(|code| format!("`{code}`（{}）", code.text().zh)).collect();
    (english.join(" or "), chinese.join("或"))
}

fn said_as(codes: &[Code], said: Option<&str>) -> (String, String) {
    match (codes, said) {
        ([], Some(own)) => {
            let own = super::short(own, 80);
            (
                format!("the system's own code `{own}`, which is not mapped"),
                format!("系统自有代码`{own}`（未映射）"),
            )
        }
        _ => named(codes),
    }
}

/// The guard that refuses with one of these codes: one that the vector is about, if there is one.
fn guard(vector: &Vector, family: Family, codes: &[Code]) -> Option<Clause> {
    let refusing = |code: &Code| {
        let code = *code;
        catalogue::refusing_with(code).filter(move |entry| {
            entry.kind == Kind::Guard
                && (entry.operations.is_empty() || entry.operations.contains(&family))
        })
    };
    let all: Vec<Clause> = codes.iter().flat_map(refusing).map(|entry| entry.id).collect();
    all.iter().copied().find(|id| vector.clauses.contains(id)).or(all.first().copied())
}

/// What of the state is wrong, person by person, pair by pair. Parts that a system does not show are
/// left out of both before.
pub(super) fn state(
    vector: &Vector,
    step: Option<&Step>,
    due: &Observation,
    got: &Observation,
) -> Vec<Finding> {
    let clause = step.and_then(|step| effect(vector, step));
    let mut found = Vec::new();
    let mut say = |says| found.push(Finding { verdict: Verdict::FailState, clause, says });
    for (key, due, got) in beside(&people(due), &people(got)) {
        say(differs(&key, due, got));
    }
    for (key, due, got) in beside(&relationships(due), &relationships(got)) {
        say(differs(&key, due, got));
    }
    let lines = |of: &Observation| of.positions.iter().map(|one| plain(position(one))).collect();
    let (due, got): (Vec<Row>, Vec<Row>) = (lines(due), lines(got));
    for (key, due, got) in beside(&due, &got) {
        say(differs(&key, due, got));
    }
    let repetition = step.and_then(|step| Repetition::of(vector, step));
    let Some(repetition) = repetition else { return found };
    found.into_iter().map(|finding| repetition.told(finding)).collect()
}

/// A request whose ID the vector has sent before. What is wrong then is that, whatever the answer
/// would be to a new request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Repetition {
    /// The same content again.
    Same,
    /// Other content.
    Other,
}

impl Repetition {
    fn of(vector: &Vector, step: &Step) -> Option<Repetition> {
        let request = &step.request;
        let before = vector.steps.iter().take_while(|one| !std::ptr::eq(*one, step));
        let mut same_id =
            before.filter(|one| one.request.id.is_some_and(|id| request.id == Some(id)));
        let first = same_id.next()?.request.operation;
        let same = first.content() == request.operation.content();
        Some(if same { Repetition::Same } else { Repetition::Other })
    }

    /// The finding, as what is wrong with a repetition.
    fn told(self, finding: Finding) -> Finding {
        let Text { en, zh } = finding.says;
        let (clause, says) = match self {
            Repetition::Same => (
                Clause::IDM_1,
                text!(
                    "{en}; the request was sent before: the first answer has to be given again, without a second effect",
                    "{zh}；该请求为重复提交，应返回首次结果，不得重复产生效果"
                ),
            ),
            Repetition::Other => (
                Clause::IDM_2,
                text!(
                    "{en}; its request ID was sent before with other content: it has to be refused, without effect",
                    "{zh}；该请求编号此前已用于其他内容，应不予办理，不产生效果"
                ),
            ),
        };
        Finding { clause: Some(clause), says, ..finding }
    }
}

/// What an accepted step does, where the vector is about one clause that says so.
fn effect(vector: &Vector, step: &Step) -> Option<Clause> {
    let family = step.request.operation.family();
    let mut of = vector.clauses.iter().copied().filter(|&clause| {
        let entry = catalogue::entry(clause);
        matches!(entry.kind, Kind::Effect | Kind::Frame) && entry.operations.contains(&family)
    });
    of.next().filter(|_| of.next().is_none())
}

/// Something that is shown: what it is, and what is said of it, field by field.
type Row = (Text, Vec<(Text, Text)>);

fn field(en: &'static str, zh: &'static str, value: impl ToString) -> (Text, Text) {
    let value = value.to_string();
    (Text::new(en, zh), Text::owned(value.clone(), value))
}

fn plain(what: String) -> Row {
    (Text::owned(what.clone(), what), Vec::new())
}

fn standing(state: State) -> (Text, Text) {
    (Text::new("state", "状态"), state.text())
}

fn people(of: &Observation) -> Vec<Row> {
    let person = |one: &model::observe::ObservedPerson| {
        let sum =
            |sum: Option<model::money::Fen>| sum.map_or("–".to_string(), |sum| sum.to_string());
        let fields = vec![
            field("balance", "个人账户余额", sum(one.balance)),
            field("free", "可用余额", sum(one.free)),
            (Text::new("scheme", "险种"), one.scheme.text()),
            (Text::new("insurance", "参保状态"), one.insurance.text()),
            field("region", "参保地", one.region),
        ];
        (Text::owned(one.name.clone(), one.name.clone()), fields)
    };
    of.people.iter().map(person).collect()
}

fn relationships(of: &Observation) -> Vec<Row> {
    let pair = |one: &model::observe::ObservedRelationship| {
        let name = format!("{} → {}", one.holder, one.recipient);
        let fields = vec![
            standing(one.state),
            field("granted", "共济额度", one.granted),
            field("used", "已使用", one.used),
            field("remaining", "剩余额度", one.remaining),
        ];
        (Text::owned(name.clone(), name), fields)
    };
    of.relationships.iter().map(pair).collect()
}

fn position(one: &model::observe::ObservedPosition) -> String {
    format!("{} → {} {}", one.debtor, one.creditor, one.amount)
}

/// What stands on one side only, or differs.
fn beside<'a>(due: &'a [Row], got: &'a [Row]) -> Vec<(Text, Option<&'a Row>, Option<&'a Row>)> {
    let mut left: Vec<&Row> = got.iter().collect();
    let mut found = Vec::new();
    for row in due {
        let at = left.iter().position(|other| other.0 == row.0);
        let other = at.map(|at| left.remove(at));
        if other != Some(row) {
            found.push((row.0.clone(), Some(row), other));
        }
    }
    found.extend(left.into_iter().map(|row| (row.0.clone(), None, Some(row))));
    found
}

fn differs(key: &Text, due: Option<&Row>, got: Option<&Row>) -> Text {
    let (en, zh) = (&key.en, &key.zh);
    let (Some(due), Some(got)) = (due, got) else {
        return match due {
            Some(_) => text!("{en}: not shown", "{zh}：未显示"),
            None => text!("{en}: shown, and not due", "{zh}：不应显示"),
        };
    };
    let pairs = due.1.iter().zip(&got.1).filter(|(due, got)| due != got);
    let (mut english, mut chinese) = (Vec::new(), Vec::new());
    for ((name, due), (_, got)) in pairs {
        english.push(format!("{} is {}, due is {}", name.en, got.en, due.en));
        chinese.push(format!("{}为{}，应为{}", name.zh, got.zh, due.zh));
    }
    Text::owned(format!("{en}: {}", english.join("; ")), format!("{zh}：{}", chinese.join("；")))
}
