//! Every clause that refuses, one row each: a request that breaks it and nothing else, and a twin
//! that differs in one thing and is accepted. Which guards are judged together is in `judged`, the
//! largest sums are in `amounts`, the rules under other policies in `policies`.

mod amounts;
mod independence;
mod policies;
mod rows;
mod world;

use std::collections::BTreeSet;

use model::catalogue;
use model::clause::{Clause, Code};
use model::observe::Names;
use model::operation::Request;
use model::policy::Policy;
use model::terms::Set;
use world::{after, broken};

/// One clause and one of its codes.
struct Row {
    clause: Clause,
    code: Code,
    policy: Policy,
    /// The requests that came before.
    situation: Vec<Request>,
    request: Request,
    twin: Twin,
}

/// The accepted twin of a refused request.
enum Twin {
    /// Another request, which differs in one field.
    Request(Request),
    /// The same request under another policy.
    Policy(Box<Policy>),
}

#[test]
fn each_guard_refuses_alone_and_its_twin_is_accepted() {
    let rows = rows::all();
    assert!(rows.len() >= 35, "only {} rows", rows.len());
    for row in &rows {
        let name = format!("{} `{}`", row.clause, row.code);
        let book = after(&row.policy, &row.situation);
        let clauses: Set<Clause> = [row.clause].into_iter().collect();
        let codes = [row.code].into_iter().collect();
        assert_eq!(broken(&row.policy, &book, &row.request), (clauses, codes), "{name}");

        let nothing = (Set::EMPTY, Set::EMPTY);
        match &row.twin {
            Twin::Request(twin) => {
                assert_eq!(differing(&row.request, twin), 1, "{name}: fields of the twin");
                assert_eq!(broken(&row.policy, &book, twin), nothing, "{name}: the twin");
            }
            Twin::Policy(policy) => {
                assert_eq!(broken(policy, &book, &row.request), nothing, "{name}: the twin");
            }
        }
    }
}

#[test]
fn every_clause_that_refuses_has_its_row() {
    let rows = rows::all();
    let tested: BTreeSet<(Clause, Code)> = rows.iter().map(|row| (row.clause, row.code)).collect();
    assert_eq!(tested.len(), rows.len(), "a row stands twice");
    let entries = catalogue::all().iter();
    let listed: BTreeSet<(Clause, Code)> =
        entries.flat_map(|entry| entry.codes.iter().map(|&code| (entry.id, code))).collect();
    assert_eq!(tested, listed);
}

/// Returns the number of fields in which two requests differ, as a case file writes them.
fn differing(one: &Request, other: &Request) -> usize {
    let fields = |request: &Request| -> BTreeSet<String> {
        let text = model::yaml::write(&Names::new().written(request));
        text.lines().map(str::to_string).collect()
    };
    let (one, other) = (fields(one), fields(other));
    one.difference(&other).count().max(other.difference(&one).count())
}
