//! Detection figures of the suite's manifest, as a ratchet. A change that improves one writes the
//! new figure here; none may get worse. `gongji generate --check` recomputes them.

use conformance::systems::mutants::{self, Group};
use model::terms::Term;

use crate::{policy, suite};

/// Minimum number of planted faults.
const MUTANTS: u32 = 653;
/// Maximum number of faults that no request shows under the policy. Each has a written reason.
const UNOBSERVABLE: u32 = 21;
/// Minimum percentage found of the faults that the selection never saw.
const HELD_OUT_PERCENT: u32 = 95;
/// Maximum number of operations in `core`: equal detection with more operations is no gain.
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
