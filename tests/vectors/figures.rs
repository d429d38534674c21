//! What the suite detects, as its manifest says: a ratchet. Whoever makes it better writes the new
//! figure here; nobody makes it worse. `gongji generate --check` recomputes the figures themselves.

use conformance::systems::mutants::{self, Group};
use model::terms::Term;

use crate::{policy, suite};

/// Planted faults, at least.
const MUTANTS: u32 = 636;
/// Faults that nobody can observe under the policy, at most: each is argued.
const UNOBSERVABLE: u32 = 17;
/// Of a hundred faults that the selection never saw, so many are found, at least.
const HELD_OUT_PERCENT: u32 = 95;
/// Operations of `core`, at most: a suite that detects the same with more is no better.
const OPERATIONS: u32 = 3_950;

#[test]
fn what_the_suite_detects_only_grows() {
    let manifest = suite().manifest;
    let found = &manifest.detection;
    assert!(found.mutants.0 >= MUTANTS, "{found:?}");
    assert!(found.equivalent.0 <= UNOBSERVABLE, "{found:?}");
    assert_eq!(found.killed.0 + found.equivalent.0, found.mutants.0, "{found:?}");
    assert_eq!(found.held_out.0, found.killed.0, "{found:?}");
    let percent = found.held_out_killed.0 * 100 / found.held_out.0;
    assert!(percent >= HELD_OUT_PERCENT, "{percent}%");
    assert!(found.random_killed.0 < found.held_out_killed.0, "{found:?}");
    let operations: u32 = manifest.tiers.iter().map(|tier| tier.operations.0).max().unwrap_or(0);
    assert!(operations <= OPERATIONS, "{operations}");
}

#[test]
fn the_manifest_speaks_of_the_mutants_there_are() {
    let (all, policy) = (mutants::all(), policy());
    let argued = all.iter().filter(|one| mutants::unobservable(one, &policy).is_some()).count();
    let detection = suite().manifest.detection;
    assert_eq!(detection.mutants.0, all.len() as u32);
    assert_eq!(detection.equivalent.0, argued as u32);
    for group in Group::ALL {
        assert!(all.iter().any(|one| one.group() == *group), "{group} is empty");
    }
}
