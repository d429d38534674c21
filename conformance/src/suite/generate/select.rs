//! Selects the trials that become vectors. Goals are taken in a fixed order; if a goal is not yet
//! reached in enough scenes, the trial that is easiest to read is taken for it. Then trials are
//! dropped, the hardest to read first, if the others reach their goals without them. A refusal is
//! taken together with its accepted twin, if it has one.
//!
//! Against the usual greedy cover (always the trial that reaches most): it needs a quarter fewer
//! operations but takes long scenes first, and one changed answer moves every later choice, so IDs
//! would come and go with each policy. Against taking every trial: nobody can run twenty thousand
//! scenarios against a system that answers in a fifth of a second.

use std::collections::{BTreeMap, BTreeSet};

use super::goal::Goal;
use super::trial::Trial;
use super::twins::Twins;

/// The trials taken from a pool, and their twins.
#[derive(Clone, Debug, Default)]
pub struct TrialSelection {
    /// The indices of the trials taken, in the order of the pool.
    pub taken: BTreeSet<usize>,
    /// The twin of each refusal taken, and the field in which the two differ.
    pub twins: BTreeMap<usize, (usize, String)>,
    /// The trials that are never dropped, because only they show a planted fault.
    pub kept: BTreeSet<usize>,
}

/// Takes trials until every goal is reached in as many scenes as it needs, or as there are.
pub fn select(pool: &[Trial], twins: &Twins<'_>) -> TrialSelection {
    let mut by_goal: BTreeMap<&Goal, Vec<usize>> = BTreeMap::new();
    for (at, trial) in pool.iter().enumerate() {
        trial.goals.iter().for_each(|goal| by_goal.entry(goal).or_default().push(at));
    }
    let mut selection = TrialSelection::default();
    for (goal, reaching) in &by_goal {
        let mut scenes: BTreeSet<usize> = BTreeSet::new();
        let taken = reaching.iter().filter(|at| selection.taken.contains(at));
        scenes.extend(taken.map(|&at| pool[at].scene));
        let mut order = reaching.clone();
        order.sort_by_key(|&at| (pool[at].cost, &pool[at].id));
        order.sort_by_cached_key(|&at| pool[at].single.is_some() && twins.all(at).is_empty());
        for at in order {
            if scenes.len() >= goal.contexts() {
                break;
            }
            if scenes.insert(pool[at].scene) {
                selection.taken.insert(at);
            }
        }
    }
    prune(pool, &mut selection);
    pair(pool, twins, &mut selection);
    selection
}

/// Drops the trials whose goals the others reach without them.
pub fn prune(pool: &[Trial], selection: &mut TrialSelection) {
    let mut reached: BTreeMap<&Goal, BTreeMap<usize, usize>> = BTreeMap::new();
    for &at in &selection.taken {
        for goal in &pool[at].goals {
            *reached.entry(goal).or_default().entry(pool[at].scene).or_default() += 1;
        }
    }
    let mut order: Vec<usize> = selection.taken.iter().copied().collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(pool[at].cost), &pool[at].id));
    for at in order {
        let trial = &pool[at];
        let needless = trial.goals.iter().all(|goal| {
            let scenes = &reached[goal];
            let without = scenes.len() - usize::from(scenes[&trial.scene] == 1);
            without >= goal.contexts()
        });
        if needless && !selection.kept.contains(&at) {
            selection.taken.remove(&at);
            for goal in &trial.goals {
                let scenes = reached.get_mut(goal).expect("counted above");
                match scenes[&trial.scene] {
                    1 => drop(scenes.remove(&trial.scene)),
                    more => drop(scenes.insert(trial.scene, more - 1)),
                }
            }
        }
    }
}

/// Adds a twin for each refusal: one that is already taken, or else the first.
pub fn pair(pool: &[Trial], twins: &Twins<'_>, selection: &mut TrialSelection) {
    for at in selection.taken.clone() {
        if pool[at].accepted || selection.twins.contains_key(&at) {
            continue;
        }
        let all = twins.all(at);
        let present = all.iter().find(|(twin, _)| selection.taken.contains(twin));
        if let Some(twin) = present.or(all.first()) {
            selection.taken.insert(twin.0);
            selection.twins.insert(at, twin.clone());
        }
    }
}
