//! The shortest way to a state: level by level back from it, asking each state of the level before
//! whether it leads there. Exploring therefore stores nothing for it.

use super::System;
use super::expand::{Answered, Expander};
use super::scope::Scope;
use super::search::Exploration;
use super::shard::shard_of;
use super::view::View;
use super::word::Word;
use crate::operation::Request;
use crate::policy::Policy;

/// Returns the requests that lead from a scope's start to a state that the exploration visited, in
/// the fewest steps. Of several such ways it is always the same one.
pub fn shortest_path<W: Word, S: System>(
    run: &Exploration<W>,
    scope: &Scope,
    policy: &Policy,
    system: &S,
    state: W,
) -> Vec<Request> {
    let expander = Expander { scope, policy, system, keep_edges: false };
    let mut level = level_of(run, state);
    let mut target = state;
    let mut path = Vec::new();
    while level > 0 {
        level -= 1;
        let (from, request) = step_to(run, &expander, level, target);
        path.push(request);
        target = from;
    }
    path.reverse();
    path
}

fn level_of<W: Word>(run: &Exploration<W>, state: W) -> usize {
    let shard = &run.shards[shard_of(state.mix())];
    let place = shard.find(state).expect("the state was visited") as usize;
    (0..).find(|level| shard.level(*level).contains(&place)).expect("every state has a level")
}

fn step_to<W: Word, S: System>(
    run: &Exploration<W>,
    expander: &Expander<'_, S>,
    level: usize,
    target: W,
) -> (W, Request) {
    let words = run.shards.iter().flat_map(|s| s.level(level).map(|place| s.word(place)));
    for word in words {
        let before = View::new(expander.scope, word);
        let mut found = None;
        expander.scope.candidates(&before, |candidate, content| {
            if found.is_some() {
                return;
            }
            let Answered { answer, after, .. } =
                expander.answer(&before, &candidate.request, content);
            let next = if answer.is_accepted() {
                expander.count(&before, after, candidate)
            } else {
                after.word()
            };
            if next == target {
                found = Some((word, candidate.request));
            }
        });
        if let Some(step) = found {
            return step;
        }
    }
    unreachable!("a state of a level is reached from the level before")
}
