//! Checks the committed suite from its receiver's side: the manifest lists every file, every
//! refusal has its twin, the tiers keep their budgets, and a system that follows the rules passes.
//! Its detection only grows. `gongji generate --check` verifies that the sources generate it.

mod figures;
mod stable;
mod tampered;
mod twins;

use std::collections::BTreeSet;

use boon::{Compiler, Schemas};
use conformance::format::named;
use conformance::format::vectors::manifest::Tier;
use conformance::format::vectors::suite::Suite;
use conformance::format::vectors::{self, Vector};
use conformance::suite::coverage::measure::{Covered, SuiteCoverage};
use conformance::suite::generate::tiers::{MOST_CORE, MOST_SMOKE};
use conformance::systems::subject::Subject;
use model::catalogue;
use model::observe::{ObservedAnswer, observe};
use model::policy::Policy;

/// Returns the committed suite.
fn suite() -> Suite {
    Suite::built_in().unwrap_or_else(|error| panic!("{error}"))
}

fn policy() -> Policy {
    named::policy("cn-2026-trial").expect("a built-in policy")
}

fn operations(vectors: &[&Vector]) -> usize {
    vectors.iter().map(|vector| vector.steps.len()).sum()
}

#[test]
fn the_tiers_keep_their_budgets_and_contain_each_other() {
    let suite = suite();
    let (smoke, core) = (suite.tier(Tier::Smoke), suite.tier(Tier::Core));
    assert!(!smoke.is_empty() && operations(&smoke) <= MOST_SMOKE, "{}", operations(&smoke));
    assert!(core.len() > smoke.len() && operations(&core) <= MOST_CORE, "{}", operations(&core));
    let ids: BTreeSet<&str> = core.iter().map(|vector| vector.id.as_str()).collect();
    assert!(smoke.iter().all(|vector| ids.contains(vector.id.as_str())));
    for entry in &suite.manifest.tiers {
        let own = suite.tier(entry.name);
        assert_eq!(
            (entry.vectors.0, entry.operations.0),
            (own.len() as u32, operations(&own) as u32)
        );
    }
}

#[test]
fn a_system_that_does_as_the_rules_say_passes_everything() {
    let (suite, policy) = (suite(), policy());
    let mut steps = 0;
    for vector in suite.tier(Tier::Core) {
        let mut subject = Subject::new(&policy, vector.book.clone(), &vector.names, None);
        let mut due = observe(&vector.book, &vector.names);
        for step in &vector.steps {
            let got = ObservedAnswer::from(&subject.answer(&step.request));
            assert!(step.allows(&got), "{}: {got:?} for {:?}", vector.id, step.expect);
            due = step.state.clone().unwrap_or(due);
            assert_eq!(subject.observe(), due, "{}", vector.id);
            steps += 1;
        }
    }
    assert!(steps > 1_000);
}

#[test]
fn everything_that_can_be_reached_is_covered_or_has_its_reason() {
    let (suite, policy) = (suite(), policy());
    let coverage = SuiteCoverage::of(&policy, Covered::of(&policy, &suite.tier(Tier::Core)), 2);
    let missing: Vec<_> = coverage.missing().into_iter().map(|goal| goal.text().en).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(coverage.bare().is_empty(), "{:?}", coverage.bare());
    assert!(coverage.covered.goals.len() > 500);
}

#[test]
fn every_vector_keeps_the_schema() {
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.add_resource("vector", vectors::schema()).expect("the schema is JSON");
    let schema = compiler.compile("vector", &mut schemas).expect("the schema is one");
    for vector in suite().tier(Tier::Full) {
        let json = vectors::to_json(vector);
        if let Err(error) = schemas.validate(&json, schema) {
            panic!("{}: {error:#}", vector.id);
        }
    }
}

#[test]
fn a_refusal_that_breaks_one_guard_names_one_code_and_no_effect() {
    for vector in suite().tier(Tier::Core) {
        let Some(last) = vector.steps.last() else { panic!("{} has no step", vector.id) };
        if let ObservedAnswer::Rejected { codes } = &last.expect {
            assert!(last.state.is_none(), "{}", vector.id);
            // A clause with two reasons can refuse for both at once. A repeated refusal (IDM-1) has
            // the codes of the first.
            let only = catalogue::entry(vector.clauses[0]);
            let guard = vector.clauses.len() == 1 && only.kind == catalogue::Kind::Guard;
            assert!(!guard || codes.len() <= only.codes.len(), "{}", vector.id);
        }
    }
}
