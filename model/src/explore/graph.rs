//! All transitions of a scope, refused ones included, and the properties of the whole graph: INV-11
//! (those who may take part again can), and that something can be done in every state.

use super::Property;
use super::expand::{Edge, Violation};
use super::scope::Scope;
use super::shard::{Shard, StateId};
use super::view::View;
use super::word::Word;
use crate::clause::Clause::INV_11;
use crate::operation::Operation;
use crate::person::{Commitment, Insurance, PersonId};
use crate::policy::{CommitmentRule, Policy};
use crate::properties::unmet_by;
use crate::records::Records;
use crate::relationship::Pair;

/// The explicit graph of a complete run. A state's number here is its place in the order in which
/// states were expanded: nearer ones first.
#[derive(Debug)]
pub struct Graph<W> {
    words: Vec<W>,
    /// The index at which each state's edges begin, and the end of the last.
    rows: Vec<u32>,
    edges: Vec<Edge>,
}

/// A collector of rows in the order in which states are expanded.
#[derive(Default)]
pub(super) struct GraphBuilder {
    rows: Vec<(StateId, u32)>,
    edges: Vec<Edge>,
}

impl GraphBuilder {
    pub(super) fn add(&mut self, rows: &mut Vec<(StateId, u32)>, edges: &mut Vec<Edge>) {
        self.rows.append(rows);
        self.edges.append(edges);
    }

    pub(super) fn finish<W: Word>(self, shards: &[Shard<W>]) -> Graph<W> {
        let GraphBuilder { rows, mut edges } = self;
        let mut numbers: Vec<Vec<u32>> = shards.iter().map(|s| vec![u32::MAX; s.len()]).collect();
        let mut words = Vec::with_capacity(rows.len());
        let mut begins = Vec::with_capacity(rows.len() + 1);
        let mut begin = 0;
        for (number, (id, length)) in rows.iter().enumerate() {
            numbers[id.shard()][id.place()] = number as u32;
            words.push(shards[id.shard()].word(id.place()));
            begins.push(begin);
            begin += length;
        }
        begins.push(begin);
        for edge in &mut edges {
            let id = StateId(edge.to);
            edge.to = numbers[id.shard()][id.place()];
        }
        Graph { words, rows: begins, edges }
    }
}

impl<W: Word> Graph<W> {
    /// Returns the number of states.
    pub fn states(&self) -> usize {
        self.words.len()
    }

    /// Returns the number of transitions, refused ones included.
    pub fn transitions(&self) -> usize {
        self.edges.len()
    }

    /// Returns the transitions of a state.
    pub fn edges(&self, state: usize) -> &[Edge] {
        &self.edges[self.rows[state] as usize..self.rows[state + 1] as usize]
    }

    /// Returns the state to which a transition leads.
    pub fn target(&self, edge: &Edge) -> usize {
        edge.to as usize
    }

    /// Checks the properties of the whole graph and returns the first violation of each.
    pub fn check(&self, scope: &Scope, policy: &Policy) -> Vec<Violation<W>> {
        let mut possible = Possible::new(scope, policy);
        let stuck = self.first_stuck(scope, &mut possible).map(|s| (Property::NeverStuck, s));
        let barred = self.first_barred(scope, &mut possible).map(|s| (Property::Clause(INV_11), s));
        let violate = |(property, state)| Violation { property, breach: None, state, step: None };
        stuck.into_iter().chain(barred).map(violate).collect()
    }

    /// Returns the first state in which no operation changes anything, although the scope lets
    /// somebody who is alive be insured otherwise, or lets a pair have a relationship.
    fn first_stuck(&self, scope: &Scope, possible: &mut Possible<'_>) -> Option<W> {
        let stays = |state: &usize| self.edges(*state).iter().all(|e| self.target(e) == *state);
        (0..self.states()).filter(stays).map(|state| self.words[state]).find(|word| {
            let state = View::new(scope, *word);
            someone_can_move(scope, &state) || possible.pairs(&state) != 0
        })
    }

    /// Returns the first state that breaks INV-11: one in which EST-1 to EST-6 can hold for a pair
    /// again without a death undone, but from which no state is reachable in which the pair has a
    /// relationship.
    fn first_barred(&self, scope: &Scope, possible: &mut Possible<'_>) -> Option<W> {
        let reachable = self.can_reach(|word| active_pairs(scope, word));
        self.words.iter().zip(reachable).find_map(|(word, reachable)| {
            let due = possible.pairs(&View::new(scope, *word));
            (due & !reachable != 0).then_some(*word)
        })
    }

    /// Returns, for each state, everything that holds in it or in a state reachable from it. Sets
    /// only grow and pass backwards along transitions until nothing changes.
    fn can_reach(&self, holds: impl Fn(W) -> u32) -> Vec<u32> {
        let mut reach: Vec<u32> = self.words.iter().map(|word| holds(*word)).collect();
        loop {
            let mut changed = false;
            for state in (0..self.states()).rev() {
                let ahead =
                    self.edges(state).iter().fold(0, |all, edge| all | reach[self.target(edge)]);
                changed |= reach[state] | ahead != reach[state];
                reach[state] |= ahead;
            }
            if !changed {
                return reach;
            }
        }
    }
}

fn someone_can_move<W: Word>(scope: &Scope, state: &View<'_, W>) -> bool {
    let people = (0..scope.people.len()).map(|at| PersonId(at as u32));
    let insured = people.filter_map(|id| Some((id, state.person(id)?.insurance)));
    insured.into_iter().any(|(id, insurance)| scope.attainable(id, insurance).len() > 1)
}

/// Returns the pairs with an active relationship, as bits in the order of the scope's pairs.
fn active_pairs<W: Word>(scope: &Scope, word: W) -> u32 {
    let state = View::new(scope, word);
    let bit = |(at, pair): (usize, &Pair)| u32::from(state.active(*pair).is_some()) << at;
    scope.pairs.iter().enumerate().map(bit).sum()
}

/// The pairs for which EST-1 to EST-6 can hold again, by the insurance of the two now, over every
/// insurance that they can come to have without a death undone, in regions that the policy connects
/// and through a channel that it opens. It is stated from the plain records, as INV-4 is, so that
/// a guard that refuses too much cannot hide here. Results are kept, because few different
/// insurances occur.
struct Possible<'a> {
    scope: &'a Scope,
    policy: &'a Policy,
    known: Vec<(Pair, Insurance, Insurance, bool)>,
}

impl<'a> Possible<'a> {
    fn new(scope: &'a Scope, policy: &'a Policy) -> Self {
        Possible { scope, policy, known: Vec::new() }
    }

    fn pairs<W: Word>(&mut self, state: &View<'_, W>) -> u32 {
        let mut bits = 0;
        for (at, &pair) in self.scope.pairs.iter().enumerate() {
            let insurance = |id| state.person(id).map(|person| person.insurance);
            let (holder, recipient) = (insurance(pair.holder), insurance(pair.recipient));
            if let (Some(holder), Some(recipient)) = (holder, recipient) {
                bits |= u32::from(self.can_hold(pair, holder, recipient)) << at;
            }
        }
        bits
    }

    fn can_hold(&mut self, pair: Pair, holder: Insurance, recipient: Insurance) -> bool {
        let known = self.known.iter().find(|k| (k.0, k.1, k.2) == (pair, holder, recipient));
        if let Some(known) = known {
            return known.3;
        }
        let recipients = self.scope.attainable(pair.recipient, recipient);
        let holders = self.scope.attainable(pair.holder, holder);
        let is_same = pair.holder == pair.recipient;
        let listed = self.policy.regions.as_deref();
        let connected =
            |insurance: &Insurance| listed.is_none_or(|all| all.contains(&insurance.region));
        let can = self.is_asked(pair)
            && holders.iter().filter(|holder| connected(holder)).any(|holder| {
                let stands = |recipient: &Insurance| {
                    connected(recipient)
                        && unmet_by(self.policy, is_same, *holder, *recipient).is_none()
                };
                recipients.iter().any(stands)
            });
        self.known.push((pair, holder, recipient, can));
        can
    }

    /// Returns whether the scope establishes the pair with a kinship that is covered and a
    /// commitment that is signed, through an open channel, as often as it likes (EST-3, EST-4,
    /// POL-5).
    fn is_asked(&self, pair: Pair) -> bool {
        self.scope.templates.iter().filter(|template| template.limit.is_none()).any(|template| {
            matches!(template.operation, Operation::Establish(establish)
                if establish.pair == pair
                    && self.policy.covers_kinship(establish.kinship)
                    && self.policy.channels.contains(establish.channel)
                    && (establish.commitment == Commitment::Signed
                        || self.policy.commitment == CommitmentRule::NotRequired))
        })
    }
}
