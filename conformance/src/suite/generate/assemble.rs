//! Puts the suite together: plays the scenes, chooses trials, finds twins, and turns the chosen
//! trials into vectors, sorted into tiers. The same sources give the same bytes on every machine,
//! because nothing here depends on a clock, on chance or on the number of threads.

use std::collections::{BTreeMap, BTreeSet};

use model::case_file::Case;
use model::policy::Policy;
use model::properties::Breach;

use super::asked::Judged;
use super::scene::{self, Scene};
use super::select::{self, TrialSelection};
use super::trial::{self, Trial};
use super::twins::{Twins, named};
use super::{build, stories, tiers};
use crate::format::vectors::Vector;
use crate::format::vectors::manifest::Tier;

/// The sources of a suite under one policy.
pub struct Material {
    /// The policy that decides every trial.
    pub policy: Policy,
    /// The situations.
    pub scenes: Vec<Scene>,
    /// Every trial, selected or not.
    pub pool: Vec<Trial>,
}

impl Material {
    /// Plays every probe in every scene.
    pub fn of(policy: &Policy) -> Material {
        let scenes = scene::all();
        let pool = trial::pool(policy, &scenes);
        Material { policy: policy.clone(), scenes, pool }
    }

    /// Returns the first property that the policy itself breaks in any trial or story. No suite
    /// should be generated from such a policy.
    pub fn breach(&self) -> Option<Breach> {
        let broken =
            |(_, judged): (_, Vec<Judged>)| judged.into_iter().find_map(|judged| judged.breach);
        let scene = |scene: &Scene| {
            let asked = scene.requests.iter().copied().zip(scene.steps.iter().cloned());
            broken(build::play(&self.policy, &scene.start, &scene.names, asked.collect()))
        };
        let story = |case: &Case| broken(build::play_case(&self.policy, case));
        let of_scenes = self.scenes.iter().find_map(scene);
        of_scenes
            .or_else(|| self.pool.iter().find_map(|trial| trial.breach.clone()))
            .or_else(|| stories::all(&self.policy).iter().find_map(story))
    }

    /// Returns the indices of all trials, the easiest to read first.
    pub fn easiest_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.pool.len()).collect();
        order.sort_by_key(|&at| (self.pool[at].cost, &self.pool[at].id));
        order
    }

    /// Turns the stories into vectors.
    fn stories(&self) -> Vec<Vector> {
        stories::all(&self.policy).iter().map(|case| build::of_case(&self.policy, case)).collect()
    }

    /// Finds the twins among the trials.
    pub fn twins(&self) -> Twins<'_> {
        Twins::of(&self.scenes, &self.pool)
    }

    /// Selects trials by the goals alone.
    pub fn select(&self, twins: &Twins<'_>) -> TrialSelection {
        select::select(&self.pool, twins)
    }

    /// Turns a selection and the stories into vectors, in the order of their IDs.
    pub fn vectors(&self, selection: &TrialSelection) -> Vec<Vector> {
        let of = |&at: &usize| {
            let trial = &self.pool[at];
            let twin = selection.twins.get(&at).map(|twin| named(&self.pool, twin));
            build::of_trial(&self.policy, &self.scenes[trial.scene], trial, twin)
        };
        let mut vectors: Vec<Vector> = selection.taken.iter().map(of).collect();
        vectors.extend(self.stories());
        vectors.sort_by(|one, other| one.id.cmp(&other.id));
        vectors
    }

    /// Returns every vector of the requested tier with its own tier, in the order of the IDs.
    pub fn tiered(
        &self,
        selection: &TrialSelection,
        twins: &Twins<'_>,
        most: Tier,
    ) -> Vec<(Tier, Vector)> {
        let core = self.vectors(selection);
        let costs: BTreeMap<&str, u32> =
            self.pool.iter().map(|trial| (trial.id.as_str(), trial.cost)).collect();
        let cost = |vector: &Vector| costs.get(vector.id.as_str()).copied();
        let smoke: BTreeSet<usize> = tiers::smoke(&core, cost).into_iter().collect();
        let tier = |at| if smoke.contains(&at) { Tier::Smoke } else { Tier::Core };
        let mut all: Vec<(Tier, Vector)> =
            core.into_iter().enumerate().map(|(at, vector)| (tier(at), vector)).collect();
        if most == Tier::Full {
            all.extend(self.rest(selection, twins).into_iter().map(|vector| (Tier::Full, vector)));
            all.sort_by(|(_, one), (_, other)| one.id.cmp(&other.id));
        }
        all.retain(|(tier, _)| *tier <= most);
        all
    }

    /// Turns every trial that was not selected into a vector.
    fn rest(&self, selection: &TrialSelection, twins: &Twins<'_>) -> Vec<Vector> {
        let others = (0..self.pool.len()).filter(|at| !selection.taken.contains(at));
        let of = |at| {
            let trial: &Trial = &self.pool[at];
            let first = twins.all(at).first().filter(|_| !trial.accepted);
            let twin = first.map(|twin| named(&self.pool, twin));
            build::of_trial(&self.policy, &self.scenes[trial.scene], trial, twin)
        };
        others.map(of).collect()
    }
}
