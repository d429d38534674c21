//! Comparison of the expected with the actual: the answer, and every cell of the state shown.
//! `harness` decides which differences are failures; this file only lays both side by side.

use model::observe::{Names, Observation, ObservedAnswer};
use model::text::Text;
use serde::Serialize;

use super::words;
use crate::format::report::StepResult;
use crate::tell::table::{self, TextTable, tables};

/// A difference between the expected and the actual value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Difference {
    /// The owner and the name of the value.
    pub(super) what: Text,
    /// The value that was due.
    pub(super) expected: Text,
    /// The value that came.
    pub(super) got: Text,
}

/// A part of the state: people, relationships or positions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Part {
    /// The names of the columns.
    pub(super) headings: Vec<Text>,
    /// True if the system does not show it at all.
    pub(super) hidden: bool,
    /// The lines.
    pub(super) rows: Vec<Row>,
}

/// One line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Row {
    /// The person, pair or regions that it is about.
    pub(super) name: Text,
    /// The other cells.
    pub(super) cells: Vec<Cell>,
    /// Expected, and not shown.
    pub(super) missing: bool,
    /// Shown, and not expected.
    pub(super) extra: bool,
}

/// One cell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Cell {
    /// The value that was due; the one that came, if nothing was due.
    pub(super) text: Text,
    /// The value that came, if it is another.
    pub(super) got: Option<Text>,
    /// True if the value was due to change in this step.
    pub(super) changed: bool,
}

/// The names of what a system shows, in the order of the tables.
const PARTS: [&str; 3] = ["people", "relationships", "positions"];

/// Cells in both languages; the first one is the key.
type Line = Vec<Text>;

/// Returns true if the answer is an expected one.
pub(super) fn answered(step: &StepResult) -> bool {
    match (&step.expected, &step.got) {
        (
            ObservedAnswer::Rejected { codes: due },
            Some(ObservedAnswer::Rejected { codes: came }),
        ) => !came.is_empty() && came.iter().all(|code| due.contains(code)),
        (due, came) => Some(due) == came.as_ref(),
    }
}

/// Lists every difference from the expected, the answer first.
pub(super) fn differences(step: &StepResult, names: &Names, hides: &[String]) -> Vec<Difference> {
    let mut found = Vec::new();
    if !answered(step) {
        found.push(Difference {
            what: Text::new("the answer", "答复"),
            expected: words::answer(&step.expected),
            got: words::got(step.got.as_ref()),
        });
    }
    for part in parts(&step.expected_state, step.got_state.as_ref(), None, names, hides) {
        for row in &part.rows {
            found.extend(in_row(&part, row));
        }
    }
    found
}

fn in_row(part: &Part, row: &Row) -> Vec<Difference> {
    let nothing = Text::new("nothing", "无");
    let whole = || {
        let columns = part.headings[1..].iter().zip(&row.cells);
        let filled = columns.filter(|(_, cell)| cell.text.en != table::NONE);
        let cells = filled
            .map(|(column, cell)| words::joined(&[column.clone(), cell.text.clone()], " ", ""));
        words::joined(&cells.collect::<Vec<_>>(), ", ", "，")
    };
    if row.missing || row.extra {
        let (expected, got) = if row.missing { (whole(), nothing) } else { (nothing, whole()) };
        return vec![Difference { what: row.name.clone(), expected, got }];
    }
    let other = |(at, cell): (usize, &Cell)| {
        let got = cell.got.clone()?;
        let column = &part.headings[at + 1];
        let parts = [row.name.clone(), column.clone()];
        let what = words::joined(&parts, " · ", " · ");
        Some(Difference { what, expected: cell.text.clone(), got })
    };
    row.cells.iter().enumerate().filter_map(other).collect()
}

/// Lays the state that was due beside the state shown; `before` is the state that was due before
/// the step. Parts that were not shown are not compared.
pub(super) fn parts(
    due: &Observation,
    came: Option<&Observation>,
    before: Option<&Observation>,
    names: &Names,
    hides: &[String],
) -> Vec<Part> {
    let tables = |seen| tables(seen, names);
    let (came, before) = (came.map(tables), before.map(tables));
    let part = |(at, (name, due)): (usize, (&str, TextTable))| {
        let shown = !hides.iter().any(|hidden| hidden == name);
        let lines = |all: &Option<[TextTable; 3]>| all.as_ref().map(|all| all[at].lines.clone());
        let (came, before) = (lines(&came), lines(&before));
        Part {
            headings: due.headings,
            hidden: came.is_some() && !shown,
            rows: rows(&due.lines, came.filter(|_| shown).as_deref(), before.as_deref()),
        }
    };
    let all = PARTS.into_iter().zip(tables(due)).enumerate().map(part);
    all.filter(|part| !part.rows.is_empty()).collect()
}

fn rows(due: &[Line], came: Option<&[Line]>, before: Option<&[Line]>) -> Vec<Row> {
    let with = |lines: &[Line], key: &Text| lines.iter().find(|line| line[0] == *key).cloned();
    let row = |line: &Line| {
        let other = came.map(|came| with(came, &line[0]));
        let earlier = before.map(|before| with(before, &line[0]));
        let cell = |at: usize| {
            let text = line[at].clone();
            let got = other.iter().flatten().map(|other| other[at].clone());
            let got = got.into_iter().find(|got| *got != text);
            let same = |earlier: &Option<Line>| earlier.as_ref().is_some_and(|e| e[at] == text);
            let changed = earlier.as_ref().is_some_and(|earlier| !same(earlier));
            Cell { text, got, changed }
        };
        let cells = (1..line.len()).map(cell).collect();
        Row { name: line[0].clone(), cells, missing: other == Some(None), extra: false }
    };
    let extra = |line: &Line| {
        let cell = |text: &Text| Cell { text: text.clone(), got: None, changed: false };
        let cells = line[1..].iter().map(cell).collect();
        Row { name: line[0].clone(), cells, missing: false, extra: true }
    };
    let unexpected = came.unwrap_or_default().iter().filter(|line| with(due, &line[0]).is_none());
    due.iter().map(row).chain(unexpected.map(extra)).collect()
}
