//! Sorts vectors into tiers. `core` has the selected vectors and the stories; `smoke` has a few of
//! them that show whether an adapter works at all; `full` has every trial.

use std::collections::BTreeSet;

use model::operation::Family;
use model::terms::Term;

use crate::format::vectors::Vector;

/// The most operations in `smoke`: a slow system answers them in a quarter of a minute.
pub const MOST_SMOKE: usize = 60;
/// The most operations in `core`.
pub const MOST_CORE: usize = 5_000;

/// A thing that an adapter must get right before anything else, shown by one vector.
type Shown = (&'static str, fn(&Vector) -> bool);

/// Returns the indices of the vectors of `smoke`: for each thing to be shown, the one that is
/// easiest to read. `cost` says how hard a vector is to read; a story has none and is not taken.
pub fn smoke(vectors: &[Vector], cost: impl Fn(&Vector) -> Option<u32>) -> Vec<usize> {
    let mut taken = Vec::new();
    let easiest = |shows: &dyn Fn(&Vector) -> bool| {
        let showing = vectors.iter().enumerate().filter(|(_, vector)| shows(vector));
        let rated = showing.filter_map(|(at, vector)| Some((cost(vector)?, &vector.id, at)));
        rated.min().map(|(.., at)| at)
    };
    let last = |vector: &Vector| vector.steps.last().map(|step| step.data.operation.family());
    for &family in Family::ALL {
        taken.extend(easiest(&|vector| last(vector) == Some(family) && !vector.is_refusal()));
    }
    for (_, shows) in SHOWN {
        taken.extend(easiest(shows));
    }
    for &family in Family::ALL {
        taken.extend(easiest(&|vector| {
            last(vector) == Some(family) && vector.is_refusal() && vector.twin.is_some()
        }));
    }
    let mut operations = 0;
    let mut distinct = BTreeSet::new();
    taken.retain(|at| {
        let more = vectors[*at].steps.len();
        let fits = operations + more <= MOST_SMOKE && distinct.insert(*at);
        operations += if fits { more } else { 0 };
        fits
    });
    taken.sort_unstable();
    taken
}

/// Tells whether the last step, its request or its expectation, contains `part` as JSON text.
fn says(vector: &Vector, part: &str) -> bool {
    let last = vector.steps.last();
    last.is_some_and(|step| {
        let expect = serde_json::to_string(&step.expect).unwrap_or_default();
        let data = serde_json::to_string(&step.data).unwrap_or_default();
        expect.contains(part) || data.contains(part)
    })
}

const SHOWN: &[Shown] = &[
    ("a statement with a line", |vector| says(vector, "\"creditor\"")),
    ("a request sent again", |vector| vector.id.contains("/again-") && !vector.is_refusal()),
    ("half a fen", |vector| says(vector, "\"0.005\"")),
    ("an expense paid in part", |vector| {
        says(vector, "\"self_paid\"") && !says(vector, "\"self_paid\":\"0.00\"")
    }),
    ("a premium paid", |vector| says(vector, "premium") && !vector.is_refusal()),
    ("a known ID with other content", |vector| vector.id.contains("/conflict-settle")),
    ("a large sum", |vector| says(vector, "\"10000000000.00\"") && !vector.is_refusal()),
];
