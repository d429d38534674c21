//! Stability of IDs: each belongs to its requests. If a policy changes one parameter, the same
//! vectors get other expected answers, and few appear or disappear.

use std::collections::BTreeMap;

use conformance::format::vectors;
use conformance::suite::generate::assemble::Material;
use model::explore::in_parallel;
use model::policy::Policy;
use model::region::Reach;
use model::terms::Set;

use crate::policy;

/// Returns the vectors that the goals select under a policy, by ID.
fn generated(policy: &Policy) -> BTreeMap<String, String> {
    let material = Material::of(policy);
    let vectors = material.vectors(&material.select(&material.twins()));
    vectors.into_iter().map(|vector| (vector.id.clone(), vectors::write(&vector))).collect()
}

/// Counts the vectors that stay, change their expectation, appear and disappear.
fn difference(changed: &Policy, before: &BTreeMap<String, String>) -> [usize; 4] {
    let after = generated(changed);
    let name = format!("policy: \"{}\"", changed.name);
    assert!(after.values().all(|text| text.contains(&name)));
    let kept = after.iter().filter_map(|(id, text)| before.get(id).map(|was| was == text));
    let same = kept.clone().filter(|same| *same).count();
    let other = kept.count() - same;
    [same, other, after.len() - same - other, before.len() - same - other]
}

/// Changed parameter, with the maximum percentages of vectors that change their expectation, and of
/// those that appear or disappear.
type Change = (&'static str, fn(&mut Policy), usize, usize);

#[test]
fn one_parameter_changes_few_vectors() {
    let before = generated(&policy());
    let changes: [Change; 4] = [
        (
            "a kinship less",
            |policy| {
                let without = [model::person::Kinship::Cousin].into_iter().collect::<Set<_>>();
                policy.kinships = policy.kinships.union(without);
            },
            10,
            10,
        ),
        (
            "a move within the province ends nothing",
            |policy| {
                use model::policy::EndingEvent::TransferWithinProvince;
                let within = [TransferWithinProvince].into_iter().collect();
                policy.ending_events = policy.ending_events.without(within);
            },
            10,
            10,
        ),
        (
            "no commitment letter",
            |policy| {
                policy.commitment = model::policy::CommitmentRule::NotRequired;
            },
            10,
            10,
        ),
        ("nationwide", |policy| policy.reach = Reach::Nationwide, 10, 10),
    ];
    let mut failures = Vec::new();
    let differences = in_parallel(2, changes.to_vec(), |(_, change, ..)| {
        let mut changed = policy();
        change(&mut changed);
        difference(&changed, &before)
    });
    for ((what, _, most_changed, most_moved), difference) in changes.iter().zip(differences) {
        let [same, other, come, gone] = difference;
        println!(
            "{what}: {same} as before, {other} expect something else, {come} new, {gone} gone"
        );
        assert!(other + come + gone > 0, "{what}: nothing shows it");
        let percent = |count: usize| count * 100 / before.len();
        if percent(other) > *most_changed || percent(come + gone) > *most_moved {
            failures.push(format!("{what}: {other} changed, {come} came, {gone} went"));
        }
    }
    assert!(failures.is_empty(), "of {}: {failures:#?}", before.len());
}
