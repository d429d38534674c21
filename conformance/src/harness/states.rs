//! Compares the state shown after a step with the expected one, in any order, and names the clause
//! broken by each difference (`blame`). `answers` judges answers.

use model::observe::{Observation, ObservedPerson, ObservedPosition, ObservedRelationship};
use model::terms::Term;
use model::text;
use model::text::Text;

use super::blame::{Blame, Shown};
use super::repetition::Repetition;
use crate::format::report::{Finding, Verdict};

/// Returns the findings on a state: pair by pair, person by person, position by position. The parts
/// that a system does not show are already left out of both states. A clause is blamed only if the
/// step was answered correctly.
pub(crate) fn state(
    blame: Option<&Blame<'_>>,
    repetition: Option<Repetition>,
    due: &Observation,
    got: &Observation,
) -> Vec<Finding> {
    let rows = |of| [relationships(of), people(of), positions(of)];
    let mut found = Vec::new();
    for (due, got) in rows(due).iter().zip(&rows(got)) {
        for (due, got) in beside(due, got) {
            let Some(shown) = due.or(got).map(|row| row.shown) else { continue };
            let (fields, says) = differs(due, got);
            let clause = blame.map(|blame| blame.clause(shown, &fields));
            found.push(Finding { verdict: Verdict::FailState, clause, says });
        }
    }
    let Some(repetition) = repetition else { return found };
    found.into_iter().map(|finding| repetition.told(finding)).collect()
}

/// A thing that is shown, with its fields.
#[derive(Clone, PartialEq, Debug)]
struct Row<'a> {
    shown: Shown<'a>,
    key: Text,
    fields: Vec<Field>,
}

/// A field: its name in files, its name in words, and its value.
type Field = (&'static str, Text, Text);

fn field(name: &'static str, zh: &'static str, value: impl ToString) -> Field {
    let value = value.to_string();
    (name, Text::new(name, zh), Text::owned(value.clone(), value))
}

fn plain(what: String) -> Text {
    Text::owned(what.clone(), what)
}

fn people(of: &Observation) -> Vec<Row<'_>> {
    let person = |one: &ObservedPerson| {
        let sum =
            |sum: Option<model::money::Fen>| sum.map_or("–".to_string(), |sum| sum.to_string());
        vec![
            field("balance", "个人账户余额", sum(one.balance)),
            field("free", "可用余额", sum(one.free)),
            ("scheme", Text::new("scheme", "参保险种"), one.scheme.text()),
            ("insurance", Text::new("insurance", "参保状态"), one.insurance.text()),
            field("region", "参保地", one.region),
        ]
    };
    of.people
        .iter()
        .map(|one| Row {
            shown: Shown::Person(&one.name),
            key: plain(one.name.clone()),
            fields: person(one),
        })
        .collect()
}

fn relationships(of: &Observation) -> Vec<Row<'_>> {
    let pair = |one: &ObservedRelationship| {
        vec![
            ("state", Text::new("state", "状态"), one.state.text()),
            field("granted", "额度总额", one.granted),
            field("used", "已使用", one.used),
            field("remaining", "剩余额度", one.remaining),
        ]
    };
    of.relationships
        .iter()
        .map(|one| Row {
            shown: Shown::Pair(&one.holder, &one.recipient),
            key: plain(format!("{} → {}", one.holder, one.recipient)),
            fields: pair(one),
        })
        .collect()
}

fn positions(of: &Observation) -> Vec<Row<'_>> {
    of.positions
        .iter()
        .map(|one| Row {
            shown: Shown::Position(one.debtor, one.creditor),
            key: plain(position(one)),
            fields: Vec::new(),
        })
        .collect()
}

pub(crate) fn position(one: &ObservedPosition) -> String {
    format!("{} → {} {}", one.debtor, one.creditor, one.amount)
}

/// Pairs the rows that differ, or stand on one side only.
fn beside<'a, 'o>(
    due: &'a [Row<'o>],
    got: &'a [Row<'o>],
) -> Vec<(Option<&'a Row<'o>>, Option<&'a Row<'o>>)> {
    let mut left: Vec<&Row<'_>> = got.iter().collect();
    let mut found = Vec::new();
    for row in due {
        let at = left.iter().position(|other| other.key == row.key);
        let other = at.map(|at| left.remove(at));
        if other != Some(row) {
            found.push((Some(row), other));
        }
    }
    found.extend(left.into_iter().map(|row| (None, Some(row))));
    found
}

/// Returns the fields that differ, none if one side is missing, and the difference in words.
fn differs(due: Option<&Row<'_>>, got: Option<&Row<'_>>) -> (Vec<&'static str>, Text) {
    let (due, got) = match (due, got) {
        (Some(due), Some(got)) => (due, got),
        (Some(Row { shown, key: Text { en, zh }, .. }), None) => {
            let says = match shown {
                Shown::Pair(..) => text!(
                    "{en}: not shown (does `observe` list every relationship?)",
                    "{zh}：未显示（`observe` 是否列出全部共济关系？）"
                ),
                _ => text!("{en}: not shown", "{zh}：未显示"),
            };
            return (Vec::new(), says);
        }
        (None, got) => {
            let Text { en, zh } = got.map_or_else(|| plain(String::new()), |row| row.key.clone());
            return (
                Vec::new(),
                text!("{en}: shown, but not expected", "系统显示了不应有的内容：{zh}"),
            );
        }
    };
    let Text { en, zh } = &due.key;
    let pairs = due.fields.iter().zip(&got.fields).filter(|(due, got)| due != got);
    let (mut fields, mut english, mut chinese) = (Vec::new(), Vec::new(), Vec::new());
    for ((field, name, due), (_, _, got)) in pairs {
        fields.push(*field);
        english.push(format!("{} is {}, expected {}", name.en, got.en, due.en));
        chinese.push(format!("{}为{}，应为{}", name.zh, got.zh, due.zh));
    }
    let says = Text::owned(
        format!("{en}: {}", english.join("; ")),
        format!("{zh}：{}", chinese.join("；")),
    );
    (fields, says)
}
