//! Words and data for a broken property: the clause, the subject, and both sides of the comparison.
//! The properties themselves are in [`model::properties`].

use model::catalogue;
use model::clause::Clause;
use model::judge::Unit;
use model::money::Fen;
use model::observe::Names;
use model::properties::{Breach, BreachSide, Concerned};
use model::region::Region;
use model::terms::Term;
use model::text;
use model::text::{Language, Text};
use serde::Serialize;

use super::provinces::region;
use crate::base::lay_out::wrapped;

/// The mark of a broken property.
pub(crate) const BROKEN: &str = "✗";

/// Words a breach for a story: the clause and its subject, the clause's own sentence, and both
/// sides.
pub(crate) fn told(breach: &Breach, names: &Names, language: Language) -> String {
    let clause = breach.clause;
    let heading = match subject(breach.subject, names) {
        Some(Text { en, zh }) => {
            text!(
                "{clause} is broken for {en}",
                "{zh}：违反{clause}",
                clause = clause,
                en = en,
                zh = zh
            )
        }
        None => {
            text!("{clause} is broken by this operation", "本次业务违反{clause}", clause = clause)
        }
    };
    let mut out = format!("    {BROKEN} {}\n", heading.to(language));
    out += &wrapped("      ", catalogue::entry(clause).says.to(language));
    out += &wrapped("      ", sides(breach).to(language));
    if let Some(inner) = clause_within(&breach.left)
        && let [code, ..] = catalogue::entry(inner).codes[..]
    {
        let Text { en, zh } = code.text();
        let line = text!("{inner}: {en}", "{inner}：{zh}");
        out += &wrapped("      ", line.to(language));
    }
    out
}

/// Words both sides of a breach.
fn sides(breach: &Breach) -> Text {
    let (left, right) = (&breach.left, &breach.right);
    if left.unit == Unit::Count {
        let answer = |side: &BreachSide| {
            if side.value == 0 { Text::new("no", "否") } else { Text::new("yes", "是") }
        };
        let (found, due) = (answer(left), answer(right));
        let when = match &*right.what.en {
            "required" => Text::new("", ""),
            _ => text!(" ({en})", "（{zh}）", en = right.what.en, zh = right.what.zh),
        };
        let zh = match clause_within(left) {
            Some(inner) if left.value == 0 => format!("目前不符合{inner}{}", when.zh),
            _ => format!("{}：{}；要求：{}{}", left.what.zh, found.zh, due.zh, when.zh),
        };
        let en = format!("{}: {}; required: {}{}", left.what.en, found.en, due.en, when.en);
        return Text::owned(en, zh);
    }
    let must = match breach.relation {
        "≤" => Text::new("must be at most", "应不超过"),
        "≥" => Text::new("must be at least", "应不少于"),
        _ => Text::new("must equal", "应等于"),
    };
    text!(
        "{left_en}, {found}, {must_en} {right_en}, {due}",
        "{left_zh}{found}元，{must_zh}{right_zh}{due}元",
        left_en = left.what.en,
        left_zh = left.what.zh,
        must_en = must.en,
        must_zh = must.zh,
        right_en = right.what.en,
        right_zh = right.what.zh,
        found = Fen::new(left.value),
        due = Fen::new(right.value),
    )
}

/// Words the subject of a breach; returns nothing if the subject is the operation as a whole.
fn subject(subject: Concerned, names: &Names) -> Option<Text> {
    Some(match subject {
        Concerned::Person(person) => names.told(person),
        Concerned::Pair(pair) => text!(
            "{holder} → {recipient}",
            "{holder} → {recipient}";
            holder = names.told(pair.holder),
            recipient = names.told(pair.recipient),
        ),
        Concerned::Regions(debtor, creditor) => {
            let (debtor, creditor) = (region(debtor), region(creditor));
            text!(
                "{debtor} → {creditor}",
                "{debtor_zh} → {creditor_zh}",
                debtor_zh = debtor.zh,
                debtor = debtor.en,
                creditor_zh = creditor.zh,
                creditor = creditor.en,
            )
        }
        Concerned::Operation => return None,
    })
}

/// Returns the clause that a side names: INV-4 says which of EST-1 to EST-6 no longer holds.
fn clause_within(side: &BreachSide) -> Option<Clause> {
    Clause::parse(side.what.en.split(' ').next()?)
}

/// A breach as plain data.
#[derive(Serialize)]
pub(crate) struct BreachData {
    clause: Clause,
    says: Text,
    subject: SubjectData,
    left: SideData,
    relation: &'static str,
    right: SideData,
}

#[derive(Serialize)]
#[serde(untagged)]
enum SubjectData {
    Person { person: String },
    Pair { holder: String, recipient: String },
    Regions { debtor: Region, creditor: Region },
    Operation {},
}

#[derive(Serialize)]
struct SideData {
    what: Text,
    value: Value,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Money(Fen),
    Truth(bool),
}

impl BreachData {
    /// Collects the data of a breach, with the names of people.
    pub(crate) fn of(breach: &Breach, names: &Names) -> BreachData {
        let name = |person| names.of_person(person);
        let subject = match breach.subject {
            Concerned::Person(person) => SubjectData::Person { person: name(person) },
            Concerned::Pair(pair) => {
                SubjectData::Pair { holder: name(pair.holder), recipient: name(pair.recipient) }
            }
            Concerned::Regions(debtor, creditor) => SubjectData::Regions { debtor, creditor },
            Concerned::Operation => SubjectData::Operation {},
        };
        let side = |side: &BreachSide| SideData {
            what: side.what.clone(),
            value: match side.unit {
                Unit::Fen => Value::Money(Fen::new(side.value)),
                Unit::Count => Value::Truth(side.value != 0),
            },
        };
        BreachData {
            clause: breach.clause,
            says: catalogue::entry(breach.clause).says.clone(),
            subject,
            left: side(&breach.left),
            relation: breach.relation,
            right: side(&breach.right),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::person::PersonId;
    use model::relationship::Pair;

    fn breach(subject: Concerned, left: (&'static str, i64), unit: Unit, right: i64) -> Breach {
        let side = |en: &'static str, value| BreachSide { what: Text::new(en, "甲"), value, unit };
        let (left, right) = (side(left.0, left.1), side("the balance", right));
        Breach { clause: Clause::INV_2, subject, left, relation: "≤", right }
    }

    #[test]
    fn both_sides_are_told_in_yuan_or_as_a_statement_that_is_not_so() {
        let mut names = Names::new();
        let pair = Pair { holder: names.person("ming"), recipient: names.person("fang") };
        let money = breach(Concerned::Person(PersonId(0)), ("what remains", 3), Unit::Fen, 2);
        let story = told(&money, &names, Language::English);
        assert!(story.contains("INV-2 is broken for ming\n"), "{story}");
        assert!(story.contains("what remains, 0.03, must be at most the balance, 0.02"), "{story}");
        let story = told(&money, &names, Language::Chinese);
        assert!(story.contains("甲0.03元，应不超过甲0.02元"), "{story}");

        let truth = breach(Concerned::Pair(pair), ("EST-1 holds now", 0), Unit::Count, 1);
        let story = told(&truth, &names, Language::English);
        assert!(story.contains("for ming → fang\n"), "{story}");
        assert!(story.contains("EST-1 holds now: no; required: yes (the balance)"), "{story}");
        assert!(story.contains("\n      EST-1: "), "{story}");
    }

    #[test]
    fn as_data_money_is_a_text_and_a_statement_is_a_truth_value() {
        let names = Names::new();
        let data = |unit| {
            let breach = breach(Concerned::Operation, ("x", 0), unit, 1);
            serde_json::to_value(BreachData::of(&breach, &names)).unwrap()
        };
        assert_eq!(data(Unit::Fen)["right"]["value"], "0.01");
        assert_eq!(data(Unit::Count)["right"]["value"], true);
        assert_eq!(data(Unit::Count)["subject"], serde_json::json!({}));
    }
}
