//! Which vectors are in which tier. `core` is what was selected and the stories; `smoke` is a few
//! of them that show whether an adapter is right at all; `full` is everything that was tried.

use std::collections::BTreeSet;

use model::operation::Family;
use model::terms::Term;

use crate::format::vectors::Vector;

/// How many operations `smoke` may take: a slow system answers it in a quarter of a minute.
pub const MOST_SMOKE: usize = 60;
/// How many operations `core` may take.
pub const MOST_CORE: usize = 5_000;

/// What an adapter has to get right before anything else, each shown by one vector.
type Shown = (&'static str, fn(&Vector) -> bool);

/// The places of the vectors of `smoke`: for each thing to be shown the one that is easiest to
/// read. `cost` says how hard a vector is to read; a story has no cost, and is not taken.
pub fn smoke(vectors: &[Vector], cost: impl Fn(&Vector) -> Option<u32>) -> Vec<usize> {
    let mut taken = Vec::new();
    let easiest = |shows: &dyn Fn(&Vector) -> bool| {
        let showing = vectors.iter().enumerate().filter(|(_, vector)| shows(vector));
        let rated = showing.filter_map(|(at, vector)| Some((cost(vector)?, &vector.id, at)));
        rated.min().map(|(.., at)| at)
    };
    let last = |vector: &Vector| vector.steps.last().map(|step| step.data.operation);
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

/// Whether something in the last step's answer and state is so, as JSON text.
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
