//! Tables of what everybody has, and who owes whom: as data in both languages, and laid out for
//! terminals. Lines that changed since an earlier observation are marked there. Chinese characters
//! take two columns.

use model::money::Fen;
use model::observe::{
    Names, Observation, ObservedPerson, ObservedPosition, ObservedRelationship, State,
};
use model::person::Scheme;
use model::terms::Term;
use model::text;
use model::text::{Language, Text};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::provinces::region;

/// The mark of a line that changed.
const CHANGED: &str = "*";
/// The sign shown for a missing account.
pub(crate) const NONE: &str = "–";

/// A line: whether it changed, and its cells.
type Line = (bool, Vec<String>);

/// A table in both languages: its headings, and a line for each member.
#[derive(Serialize)]
pub(crate) struct TextTable {
    pub(crate) headings: Vec<Text>,
    pub(crate) lines: Vec<Vec<Text>>,
}

/// Returns the tables of people, of relationships and of positions, each with every member.
pub(crate) fn tables(now: &Observation, names: &Names) -> [TextTable; 3] {
    [
        in_both(&now.people, PEOPLE, |one, language| person(one, names, language)),
        in_both(&now.relationships, PAIRS, |one, language| relationship(one, names, language)),
        in_both(&now.positions, CLAIMS, position),
    ]
}

fn in_both<T>(
    members: &[T],
    headings: &[Text],
    cells: impl Fn(&T, Language) -> Vec<String>,
) -> TextTable {
    // On a terminal there is no room for this heading.
    let named = |text: &Text| if text.en.is_empty() { State::KIND } else { text.clone() };
    let line = |one: &T| {
        let pairs = cells(one, Language::English).into_iter().zip(cells(one, Language::Chinese));
        pairs.map(|(en, zh)| Text::owned(en, zh)).collect()
    };
    TextTable {
        headings: headings.iter().map(named).collect(),
        lines: members.iter().map(line).collect(),
    }
}

/// Lays out an observation as tables, and marks what changed since `before`, if there is one.
pub(crate) fn table(
    now: &Observation,
    before: Option<&Observation>,
    names: &Names,
    language: Language,
) -> String {
    let parts = [
        part(
            &now.people,
            before.map(|o| &o.people),
            PEOPLE,
            |one, language| person(one, names, language),
            language,
        ),
        part(
            &now.relationships,
            before.map(|o| &o.relationships),
            PAIRS,
            |one, language| relationship(one, names, language),
            language,
        ),
        part(&now.positions, before.map(|o| &o.positions), CLAIMS, position, language),
    ];
    parts.iter().filter(|lines| lines.len() > 1).map(|lines| aligned(lines)).collect()
}

/// The headings of the columns of people.
const PEOPLE: &[Text] = &[
    Text::new("person", "人员"),
    Text::new("balance", "账户余额"),
    Text::new("free", "可用余额"),
    Text::new("insurance", "参保情况"),
];
/// The headings of the columns of relationships.
const PAIRS: &[Text] = &[
    Text::new("relationship", "共济关系"),
    Text::new("granted", "额度总额"),
    Text::new("used", "已使用"),
    Text::new("remaining", "剩余"),
    Text::new("", "状态"),
];
/// The headings of the columns of positions.
const CLAIMS: &[Text] =
    &[Text::new("owes", "应付地区 → 应收地区"), Text::new("net", "待清算金额（净额）")];

/// Returns a heading and a line for each member. A member changed if `before` lacks an equal one.
fn part<T: PartialEq>(
    now: &[T],
    before: Option<&Vec<T>>,
    heading: &[Text],
    cells: impl Fn(&T, Language) -> Vec<String>,
    language: Language,
) -> Vec<Line> {
    let heading = heading.iter().map(|text| text.to(language).to_string()).collect();
    let changed = |member: &T| before.is_some_and(|before| !before.contains(member));
    let members = now.iter().map(|member| (changed(member), cells(member, language)));
    std::iter::once((false, heading)).chain(members).collect()
}

/// Returns the cells of a person.
fn person(person: &ObservedPerson, names: &Names, language: Language) -> Vec<String> {
    let money = |sum: Option<Fen>| sum.map_or_else(|| NONE.to_string(), |sum| sum.to_string());
    let Text { en, zh } = region(person.region);
    let insurance = text!(
        "{scheme}, {en}{ended}",
        "{short}，{zh}{ended_zh}",
        scheme = person.scheme,
        short = short(person.scheme),
        en = en,
        zh = zh,
        ended = if person.insurance == State::Ended { ", ended" } else { "" },
        ended_zh = if person.insurance == State::Ended { "，终止参保" } else { "" },
    );
    let insurance = insurance.to(language).to_string();
    vec![
        known_as(&person.name, names, language),
        money(person.balance),
        money(person.free),
        insurance,
    ]
}

/// Returns the display name of a person, and the name in files beside it if that is another word.
fn known_as(name: &str, names: &Names, language: Language) -> String {
    let called = names.told_name(name).to(language).to_string();
    if called.eq_ignore_ascii_case(name) {
        return called;
    }
    match language {
        Language::English => format!("{called} ({name})"),
        Language::Chinese => format!("{called}（{name}）"),
    }
}

/// Returns the usual short name of a scheme.
fn short(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Employee => "职工医保",
        Scheme::Resident => "居民医保",
    }
}

/// Returns the cells of a relationship.
fn relationship(one: &ObservedRelationship, names: &Names, language: Language) -> Vec<String> {
    let called = |name: &str| names.told_name(name).to(language).to_string();
    vec![
        format!("{} → {}", called(&one.holder), called(&one.recipient)),
        one.granted.to_string(),
        one.used.to_string(),
        one.remaining.to_string(),
        one.state.text().to(language).to_string(),
    ]
}

/// Returns the cells of a position.
fn position(one: &ObservedPosition, language: Language) -> Vec<String> {
    let (debtor, creditor) = (region(one.debtor), region(one.creditor));
    let pair = format!("{} → {}", debtor.to(language), creditor.to(language));
    vec![pair, one.amount.to_string()]
}

/// Aligns the cells of all lines in columns: the first column to the left, sums to the right.
fn aligned(lines: &[Line]) -> String {
    let columns = lines.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|(_, cells)| cells.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for (changed, cells) in lines {
        let mut line = format!("   {:1} ", if *changed { CHANGED } else { "" });
        for (column, cell) in cells.iter().enumerate() {
            let gap = " ".repeat(widths[column] - cell.width());
            line += &match column {
                0 => format!("{cell}{gap}"),
                1..=3 if lines[1].1[column].ends_with(|c: char| c.is_ascii_digit() || c == '–') =>
                {
                    format!("  {gap}{cell}")
                }
                _ => format!("  {cell}{gap}"),
            };
        }
        out += line.trim_end();
        out.push('\n');
    }
    out
}
