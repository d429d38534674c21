//! Chooses trials for planted faults, and measures the rate that means something. The goals choose
//! first and know nothing of faults. Then each fault still undetected adds the trial that finds it
//! and is easiest to read. Because a suite built for known faults says little about unknown ones, a
//! third of the operators is held out while trials are added, in rotation, and the detected faults
//! among them are counted.

use std::collections::BTreeSet;

use model::explore::in_parallel;
use model::terms::Term;

use super::run;
use crate::format::vectors::Vector;
use crate::format::vectors::manifest::Detection;
use crate::suite::generate::assemble::Material;
use crate::suite::generate::select::{self, TrialSelection};
use crate::suite::generate::twins::Twins;
use crate::systems::mutants::{self, Mutant};

use super::chance;

/// The number of parts into which the operators are dealt.
const PARTS: usize = 3;

/// A selection completed for planted faults, with its detection rates.
pub struct Chosen {
    /// The completed selection.
    pub selection: TrialSelection,
    /// The faults that it detects, held-out ones included.
    pub detection: Detection,
}

/// Selects trials, completes the selection for planted faults, and measures it.
pub fn choose(material: &Material, twins: &Twins<'_>, threads: usize) -> Chosen {
    let all = mutants::all();
    let policy = &material.policy;
    let mut selection = material.select(twins);
    let vectors = material.vectors(&selection);
    let killed = killed_by(material, &vectors, &all, threads);
    let alive: Vec<Mutant> =
        all.iter().zip(&killed).filter(|(_, killed)| !**killed).map(|(one, _)| *one).collect();
    // For each fault that the goals missed: the trials that find it, the easiest to read first.
    let order = material.easiest_first();
    let finders =
        in_parallel(threads, alive.iter().collect(), |mutant| finders(material, &order, mutant));

    let mut held_out = 0;
    let mut held_out_killed = 0;
    for part in 0..PARTS {
        let held = |mutant: &Mutant| mutant.group().index() % PARTS == part;
        let added: BTreeSet<usize> = alive
            .iter()
            .zip(&finders)
            .filter(|(mutant, _)| !held(mutant))
            .filter_map(|(_, finders)| finders.first().copied())
            .collect();
        for (mutant, killed) in all.iter().zip(&killed) {
            if held(mutant) && mutants::unobservable(mutant, policy).is_none() {
                let later = alive.iter().position(|one| one == mutant);
                let found = later.is_some_and(|at| finders[at].iter().any(|by| added.contains(by)));
                held_out += 1;
                held_out_killed += usize::from(*killed || found);
            }
        }
    }

    for finders in finders.iter().filter(|finders| !finders.is_empty()) {
        if !finders.iter().any(|by| selection.kept.contains(by)) {
            selection.kept.insert(finders[0]);
            selection.taken.insert(finders[0]);
        }
    }
    select::pair(&material.pool, twins, &mut selection);
    let vectors = material.vectors(&selection);
    let operations = vectors.iter().map(|vector| vector.steps.len()).sum();
    let killed = killed_by(material, &vectors, &all, threads);
    let by_chance = chance::killed(policy, &material.scenes, &all, operations, threads);
    let equivalent =
        all.iter().filter(|mutant| mutants::unobservable(mutant, policy).is_some()).count();
    let detection = Detection {
        mutants: all.len().into(),
        killed: killed.iter().filter(|killed| **killed).count().into(),
        equivalent: equivalent.into(),
        held_out: held_out.into(),
        held_out_killed: held_out_killed.into(),
        random_killed: by_chance.into(),
    };
    Chosen { selection, detection }
}

fn killed_by(
    material: &Material,
    vectors: &[Vector],
    mutants: &[Mutant],
    threads: usize,
) -> Vec<bool> {
    in_parallel(threads, mutants.iter().collect(), |mutant| {
        vectors.iter().any(|vector| run::kills(&material.policy, vector, mutant).is_some())
    })
}

/// The most trials remembered for each fault, of those that find it.
const MOST_FINDERS: usize = 40;

fn finders(material: &Material, order: &[usize], mutant: &Mutant) -> Vec<usize> {
    let finds = |at: &usize| {
        let trial = &material.pool[*at];
        run::would_kill(&material.policy, &material.scenes[trial.scene], trial, mutant)
    };
    order.iter().copied().filter(finds).take(MOST_FINDERS).collect()
}
