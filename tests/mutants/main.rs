//! The verdict matrix: systems and policies that are wrong in exactly one way, each with the scope
//! and the property that catches it, and the fewest steps. If a check let one of them pass, it
//! would be worthless.

mod ask;
mod policies;
mod row;
mod rows;
mod shortest;
mod system;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, OnceLock};

use conformance::systems::faults::{self, Faulty};
use model::explore::Examined;

use row::{By, Row, scope};
use system::Broken;

/// Results of the rules in each scope under each policy, computed once.
static REFERENCES: Mutex<BTreeMap<(String, &str), Examined>> = Mutex::new(BTreeMap::new());

fn reference(row: &Row) -> Examined {
    let key = ((row.policy)().name, row.scope);
    let mut known = REFERENCES.lock().expect("no other test died over this");
    known.entry(key).or_insert_with(|| row.reference()).clone()
}

/// Results of each row's system, computed once because two tests need them.
static EXAMINED: LazyLock<Vec<OnceLock<Examined>>> =
    LazyLock::new(|| rows::all().iter().map(|_| OnceLock::new()).collect());

/// Returns the result of this row's system; `at` is the row's index in [`rows::all`].
fn examined(at: usize, row: &Row) -> &'static Examined {
    EXAMINED[at].get_or_init(|| row.examined())
}

#[test]
fn every_fault_is_caught_by_its_property_in_as_few_steps_as_can_be() {
    let rows = rows::all();
    assert!(rows.len() >= 100, "only {} rows", rows.len());
    let mut wrong = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let reference = reference(row);
        let sound = reference.complete && reference.violations.is_empty();
        assert!(sound, "{}: the rules themselves break {:?}", row.name(), reference.violations);
        let found = row.found(examined(at, row), &reference);
        if !found.contains(&(row.caught_by, row.steps)) {
            let due = (row.caught_by, row.steps);
            wrong.push(format!("{}: not {due:?} but {found:?}", row.name()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_row_is_the_same_if_the_rules_are_asked_in_every_state() {
    for (at, row) in rows::all().iter().enumerate() {
        assert_eq!(*examined(at, row), row.examined_in_full(), "{}", row.name());
    }
}

#[test]
fn every_planted_fault_has_a_row_and_no_row_stands_twice() {
    let rows = rows::all();
    let names: BTreeSet<String> = rows.iter().map(|row| row.name()).collect();
    assert_eq!(names.len(), rows.len(), "a row stands twice");
    let planted: BTreeSet<String> = faults::all().iter().map(ToString::to_string).collect();
    assert_eq!(planted.len(), faults::all().len(), "a fault is planted twice");
    let mut missing = planted;
    for row in rows {
        if let Broken::Rule(action) = row.broken {
            missing.remove(&action.to_string());
        }
    }
    assert!(missing.is_empty(), "no row for {missing:?}");
}

#[test]
fn each_counterexample_replayed_on_a_book_breaks_the_same_clause_and_nothing_before() {
    let mut replayed = 0;
    for (at, row) in rows::all().iter().enumerate() {
        let By::Clause(clause) = row.caught_by else { continue };
        let policy = row.broken.policy((row.policy)());
        let (scope, system) = (scope(row.scope), row.broken.system(&policy));
        let told = examined(at, row)
            .violations
            .iter()
            .find(|told| told.breach.as_ref().is_some_and(|b| b.clause == clause));
        let Some(told) = told else { continue };
        let broken = shortest::replay(&scope, &policy, &system, &told.requests);
        let (last, before) = broken.split_last().expect("a counterexample has a step");
        assert_eq!(*last, Some(clause), "{}", row.name());
        assert!(before.iter().all(Option::is_none), "{}: {broken:?}", row.name());
        replayed += 1;
    }
    assert!(replayed >= 100, "only {replayed} were replayed");
}

/// Searches on its own over another store, independent of the explorer's.
#[test]
fn no_shorter_counterexample_exists() {
    let mut searched = BTreeSet::new();
    for row in rows::all() {
        let By::Clause(clause) = row.caught_by else { continue };
        let small = matches!(row.scope, "no_quota" | "last_fen" | "claims" | "moves" | "province");
        if !small || row.steps < 2 || clause == model::clause::Clause::INV_11 {
            continue;
        }
        let policy = row.broken.policy((row.policy)());
        let (scope, system) = (scope(row.scope), row.broken.system(&policy));
        let most = row.steps.min(5);
        let fewest = shortest::fewest(&scope, &policy, &system, clause, most);
        let due = (row.steps <= most).then_some(row.steps);
        assert_eq!(fewest, due, "{}", row.name());
        searched.insert((row.scope, row.steps));
    }
    assert!(searched.len() >= 6, "only {searched:?}");
}

/// Runs every planted fault in every scope, even if the scope does not show it: wrong values must
/// not overflow. The number of states is bounded because the test needs no verdict.
#[test]
fn no_fault_stops_the_explorer() {
    let mut stopped = Vec::new();
    for name in row::names().filter(|name| *name != "wide") {
        let (scope, policy) = (scope(name), policies::trial());
        for action in faults::all() {
            let run = || row::run_some(&scope, &policy, &Faulty(action), 5_000);
            if std::panic::catch_unwind(run).is_err() {
                stopped.push(format!("{action} in {name}"));
            }
        }
    }
    assert!(stopped.is_empty(), "\n{}\n", stopped.join("\n"));
}
