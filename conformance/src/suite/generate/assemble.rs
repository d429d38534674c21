//! The suite: scenes are played, trials chosen, twins found, and what was chosen is written down as
//! vectors, in tiers. The same sources give the same bytes on every machine; nothing here depends
//! on a clock, on chance or on the number of threads.

use std::collections::{BTreeMap, BTreeSet};

use model::case_file::Case;
use model::policy::Policy;
use model::properties::Breach;

use super::judged::Judged;
use super::scene::{self, Scene};
use super::select::{self, Selection};
use super::trial::{self, Trial};
use super::twins::{Twins, named};
use super::{build, stories, tiers};
use crate::format::vectors::Vector;
use crate::format::vectors::manifest::Tier;

/// Everything that a suite is generated from, under one policy.
pub struct Material {
    /// Under which policy.
    pub policy: Policy,
    /// The scenes.
    pub scenes: Vec<Scene>,
    /// Every trial.
    pub pool: Vec<Trial>,
}

impl Material {
    /// Plays every scene and every probe.
    pub fn of(policy: &Policy) -> Material {
        let scenes = scene::all();
        let pool = trial::pool(policy, &scenes);
        Material { policy: policy.clone(), scenes, pool }
    }

    /// The first property that the policy itself breaks in what vectors are made of. A policy that
    /// breaks one is none to generate vectors from.
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

    /// The places of all trials, the easiest to read first.
    pub fn easiest_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.pool.len()).collect();
        order.sort_by_key(|&at| (self.pool[at].cost, &self.pool[at].id));
        order
    }

    /// The stories as vectors.
    fn stories(&self) -> Vec<Vector> {
        stories::all(&self.policy).iter().map(|case| build::of_case(&self.policy, case)).collect()
    }

    /// The twins among the trials.
    pub fn twins(&self) -> Twins<'_> {
        Twins::of(&self.scenes, &self.pool)
    }

    /// What the goals alone select.
    pub fn select(&self, twins: &Twins<'_>) -> Selection {
        select::select(&self.pool, twins)
    }

    /// The vectors of a selection, the stories included, in the order of their IDs.
    pub fn vectors(&self, selection: &Selection) -> Vec<Vector> {
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

    /// Every vector with its tier, in the order of the IDs: up to `core`, or everything.
    pub fn tiered(
        &self,
        selection: &Selection,
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

    /// Everything that was tried and not selected.
    fn rest(&self, selection: &Selection, twins: &Twins<'_>) -> Vec<Vector> {
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
