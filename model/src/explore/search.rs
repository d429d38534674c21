//! The explorer: breadth-first over every interleaving of a scope, level by level, exact and
//! deterministic for any number of threads.
//!
//! Each block of the frontier is expanded in parallel (the rules run), then its successors are
//! taken in by their shards in parallel (the table is searched), each in a fixed order.
//!
//! Rejected: one shared table with locks (its order, and so the numbering, would depend on the
//! threads); a queue beside the table (it would hold every state twice).

use std::sync::atomic::{AtomicBool, Ordering};

use super::expand::{Batch, Expander, Violation};
use super::graph::{Graph, GraphBuilder};
use super::parallel::in_parallel;
use super::project::Projections;
use super::scope::Scope;
use super::seen::Seen;
use super::shard::{SHARDS, Shard, StateId, shard_of};
use super::word::Word;
use super::{Options, System};
use crate::policy::Policy;

/// The number of states that one worker expands at a time.
const BATCH: usize = 512;
/// The number of batches between two rounds of taking in: many, because each shard's table has to
/// come near for every round.
const BATCHES: usize = 256;
/// The number of states below which a block is not worth a second thread.
const FEW: usize = 512;

/// The findings of a run.
#[derive(Debug)]
pub struct Exploration<W> {
    /// True if every reachable state was visited and every operation on it judged.
    pub complete: bool,
    /// The number of different states.
    pub states: u64,
    /// The number of operations judged: the transitions, refused ones included.
    pub transitions: u64,
    /// The number of transitions that lead to another state.
    pub successors: u64,
    /// The number of operations for which the rules were really asked; the others were answered by
    /// projection.
    pub judged: u64,
    /// The distance, in steps, of the farthest state from the start.
    pub depth: usize,
    /// The broken properties: the first of each, by the number of steps.
    pub violations: Vec<Violation<W>>,
    /// The clauses, codes and operations reached.
    pub seen: Seen,
    /// All transitions, if [`Options`] asked for them.
    pub graph: Option<Graph<W>>,
    /// The bytes that the visited states and their table take.
    pub bytes: usize,
    pub(super) shards: Vec<Shard<W>>,
}

/// Explores a scope.
pub fn explore<W: Word, S: System>(
    scope: &Scope,
    policy: &Policy,
    system: &S,
    options: &Options<'_>,
) -> Exploration<W> {
    assert!(scope.bits() <= W::BITS, "the state of scope `{}` does not fit its word", scope.name);
    let expander = Expander { scope, policy, system, keep_edges: options.keep_graph };
    let mut run = Run {
        expander,
        options,
        projections: Projections::default(),
        shards: (0..SHARDS).map(|_| Shard::new(options.keep_graph)).collect(),
        found: Batch::default(),
        spare: Vec::new(),
        graph: options.keep_graph.then(GraphBuilder::default),
        complete: true,
    };
    let depth = run.all_levels();
    let states = run.shards.iter().map(|shard| shard.len() as u64).sum();
    let violations = std::mem::take(&mut run.found.violations);
    Exploration {
        complete: run.complete && violations.is_empty(),
        states,
        transitions: run.found.transitions,
        successors: run.found.successors,
        judged: run.found.judged,
        depth,
        violations,
        seen: run.found.seen,
        graph: run.graph.map(|graph| graph.finish(&run.shards)),
        bytes: run.shards.iter().map(Shard::bytes).sum(),
        shards: run.shards,
    }
}

struct Run<'a, W, S> {
    expander: Expander<'a, S>,
    options: &'a Options<'a>,
    projections: Projections<W>,
    shards: Vec<Shard<W>>,
    found: Batch<W>,
    /// Empty batches with the room that they once took.
    spare: Vec<Batch<W>>,
    graph: Option<GraphBuilder>,
    complete: bool,
}

impl<W: Word, S: System> Run<'_, W, S> {
    /// Explores level after level and returns the number of levels beyond the first state.
    fn all_levels(&mut self) -> usize {
        let start: W = self.expander.scope.start();
        let home = shard_of(start.mix());
        self.shards.iter_mut().for_each(Shard::begin_level);
        self.shards[home].take_in(home, &[start]);
        for level in 0.. {
            let frontier = self.frontier(level);
            if frontier.is_empty() {
                return level.saturating_sub(1);
            }
            self.shards.iter_mut().for_each(Shard::begin_level);
            for block in frontier.chunks(BATCHES) {
                if self.is_stopped() {
                    self.complete = false;
                    return level;
                }
                self.block(block);
                if let Some(progress) = self.options.progress {
                    let states: usize = self.shards.iter().map(Shard::len).sum();
                    progress(states as u64, self.found.transitions);
                }
            }
            if self.options.stop_at_first && !self.found.violations.is_empty() {
                return level;
            }
        }
        unreachable!("levels end when no state is left")
    }

    fn is_stopped(&self) -> bool {
        let states: usize = self.shards.iter().map(Shard::len).sum();
        let full = self.options.max_states.is_some_and(|most| states as u64 >= most);
        full || self.options.stop.is_some_and(|stop| AtomicBool::load(stop, Ordering::Relaxed))
    }

    /// Returns the states of a level, in batches, in order.
    fn frontier(&self, level: usize) -> Vec<(usize, std::ops::Range<usize>)> {
        let mut batches = Vec::new();
        for (at, shard) in self.shards.iter().enumerate() {
            let level = shard.level(level);
            let mut from = level.start;
            while from < level.end {
                let to = (from + BATCH).min(level.end);
                batches.push((at, from..to));
                from = to;
            }
        }
        batches
    }

    fn block(&mut self, block: &[(usize, std::ops::Range<usize>)]) {
        let (expander, shards, projections) = (&self.expander, &self.shards, &self.projections);
        let states: usize = block.iter().map(|(_, places)| places.len()).sum();
        let threads = if states < FEW { 1 } else { self.options.threads };
        let spare = &mut self.spare;
        let batch = || spare.pop().unwrap_or_default();
        let work: Vec<_> = block.iter().cloned().zip(std::iter::repeat_with(batch)).collect();
        let mut batches: Vec<Batch<W>> =
            in_parallel(threads, work, |((shard, places), mut batch)| {
                let states = places
                    .map(|place| (StateId::new(shard, place as u32), shards[shard].word(place)));
                if self.options.without_projection {
                    states.for_each(|(id, word)| expander.expand(id, word, &mut batch));
                } else {
                    projections.expand(expander, states, &mut batch);
                }
                batch
            });

        let work: Vec<_> = self.shards.iter_mut().enumerate().collect();
        let taken = in_parallel(threads, work, |(at, shard)| {
            let ids = batches.iter().map(|batch| shard.take_in(at, &batch.arrivals[at]));
            ids.collect::<Vec<Vec<StateId>>>()
        });
        for (at, batch) in batches.iter_mut().enumerate() {
            if let Some(graph) = &mut self.graph {
                for (shard, ids) in taken.iter().enumerate() {
                    batch.lead_to(shard, &ids[at]);
                }
                graph.add(&mut batch.rows, &mut batch.edges);
            }
            self.found.take_over(batch);
        }
        self.spare.append(&mut batches);
    }
}
