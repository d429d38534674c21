//! The shrinking of amounts: first all of them together, because quotas, balances and expenses have
//! to fit each other; then equal ones together; then each alone. Nothing here knows what an amount
//! is for.

use super::candidate::Candidate;
use super::trying::{Enough, Shrinking};

/// The divisors for all amounts at once, the largest first.
const PARTS: [i64; 7] = [100_000, 10_000, 1_000, 100, 10, 5, 2];
/// The sizes tried before halving: nothing, a fen, a yuan.
const SMALL: [i64; 3] = [0, 1, 100];

/// Makes the amounts of the best candidate as small as they can be.
pub(crate) fn shrink(shrinking: &mut Shrinking<'_>) -> Result<(), Enough> {
    together(shrinking)?;
    for size in sizes(&shrinking.best).into_iter().rev() {
        for fen in [size, -size] {
            lower(shrinking, fen, &|best, from, to| {
                mapped(best, |fen| if fen == from { to } else { fen })
            })?;
        }
    }
    for slot in shrinking.best.slots() {
        let Some(fen) = shrinking.best.fen(slot) else { continue };
        lower(shrinking, fen, &|best, from, to| {
            let mut candidate = best.clone();
            if best.fen(slot) == Some(from) {
                candidate.set(slot, to);
            }
            candidate
        })?;
    }
    Ok(())
}

/// Shrinks all amounts at once. It tries the smallest numbers in the same order, then a part of
/// each. Last it closes the gaps between neighbours, so that an amount one fen above another stays
/// so.
fn together(shrinking: &mut Shrinking<'_>) -> Result<(), Enough> {
    let order = sizes(&shrinking.best);
    let rank = |size: i64| order.iter().position(|&one| one == size).map_or(0, |at| at as i64 + 1);
    shrinking.keeps(resized(&shrinking.best, rank))?;
    for part in PARTS {
        let divided = |size: i64| size / part + i64::from(size % part != 0);
        shrinking.keeps(resized(&shrinking.best, divided))?;
    }
    let mut at = 0;
    while let Some(&high) = sizes(&shrinking.best).get(at) {
        let low = if at == 0 { 0 } else { sizes(&shrinking.best)[at - 1] };
        let closed = |size: i64| if size >= high { size - (high - low - 1) } else { size };
        shrinking.keeps(resized(&shrinking.best, closed))?;
        at += 1;
    }
    Ok(())
}

/// Brings one amount, which `with` puts in place, as near to nothing as possible. The small sizes
/// come first, then halving between the largest that no longer fails and the smallest that does.
fn lower(
    shrinking: &mut Shrinking<'_>,
    fen: i64,
    with: &dyn Fn(&Candidate, i64, i64) -> Candidate,
) -> Result<(), Enough> {
    let (mut spared, mut current) = (-1, fen);
    let mut small = SMALL.into_iter();
    while size(current) - spared > 1 {
        let halved = || spared + (size(current) - spared) / 2;
        let next = small.next().unwrap_or_else(halved);
        if next <= spared || next >= size(current) {
            continue;
        }
        let to = fen.signum() * next;
        if shrinking.keeps(with(&shrinking.best, current, to))? {
            current = to;
        } else {
            spared = next;
        }
    }
    Ok(())
}

fn size(fen: i64) -> i64 {
    fen.saturating_abs()
}

/// Returns the sizes of all amounts other than zero, each once, in order.
fn sizes(candidate: &Candidate) -> Vec<i64> {
    let slots = candidate.slots();
    let mut sizes: Vec<i64> =
        slots.into_iter().filter_map(|slot| candidate.fen(slot)).map(size).collect();
    sizes.retain(|&size| size > 0);
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

/// Returns the candidate with every amount resized and its sign kept.
fn resized(candidate: &Candidate, to: impl Fn(i64) -> i64) -> Candidate {
    mapped(candidate, |fen| fen.signum() * to(size(fen)))
}

fn mapped(candidate: &Candidate, to: impl Fn(i64) -> i64) -> Candidate {
    let mut mapped = candidate.clone();
    for slot in candidate.slots() {
        let fen = candidate.fen(slot).map(&to);
        fen.into_iter().for_each(|fen| mapped.set(slot, fen));
    }
    mapped
}
