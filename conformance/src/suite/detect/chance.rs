//! Random operations, for comparison: as many as the suite has, about the same people and amounts.
//! A suite chosen with care must find more planted faults than chance does.

use model::explore::in_parallel;
use model::observe::Names;
use model::operation::Request;
use model::policy::Policy;

use super::run;
use crate::suite::generate::probes::{self, Probe};
use crate::suite::generate::scene::Scene;
use crate::suite::generate::trial::ask;
use crate::systems::mutants::Mutant;
use crate::systems::subject::Subject;

/// The number of random suites; the median counts.
pub const SEEDS: u64 = 5;
/// The number of operations in one random sequence.
const LENGTH: usize = 40;

/// A random sequence of requests in a scene.
pub struct Sequence {
    scene: usize,
    names: Names,
    requests: Vec<Request>,
}

/// Draws random sequences that have `operations` operations in all.
pub fn sequences(policy: &Policy, scenes: &[Scene], operations: usize, seed: u64) -> Vec<Sequence> {
    let mut dice = Dice(seed);
    let roots: Vec<usize> = (0..scenes.len()).filter(|at| is_root(&scenes[*at])).collect();
    let mut all = Vec::new();
    let mut left = operations;
    while left > 0 {
        let length = LENGTH.min(left);
        let scene = roots[dice.below(roots.len())];
        all.push(sequence(policy, &scenes[scene], scene, length, &mut dice));
        left -= length;
    }
    all
}

/// Tells whether a scene is an everyday one in which nothing has happened yet.
fn is_root(scene: &Scene) -> bool {
    scene.steps.is_empty() && scene.asks.is_empty() && scene.weight < 8
}

fn sequence(policy: &Policy, scene: &Scene, at: usize, length: usize, dice: &mut Dice) -> Sequence {
    let mut names = scene.names.clone();
    let mut system = Subject::new(policy, scene.start.clone(), &scene.names, None);
    let mut requests = Vec::with_capacity(length);
    let mut stage = scene.clone();
    while requests.len() < length {
        let asked = probes::all(&stage, system.book());
        let mut families: Vec<_> =
            asked.iter().map(|probe| probe.data.operation.family()).collect();
        families.sort_unstable();
        families.dedup();
        let family = families[dice.below(families.len())];
        let mut of: Vec<_> =
            asked.iter().filter(|probe| probe.data.operation.family() == family).collect();
        // Half of the requests are drawn from those that are accepted, if there are any. Most
        // requests drawn blindly are refused, and a tester would not leave it at that.
        if dice.below(2) == 0 {
            let accepted = |probe: &&&Probe| {
                let request = ask(probe, &mut names.clone());
                Subject::new(policy, system.book().clone(), &names, None)
                    .answer(&request)
                    .is_accepted()
            };
            let welcome: Vec<_> = of.iter().filter(accepted).copied().collect();
            of = if welcome.is_empty() { of } else { welcome };
        }
        let mut probe = of[dice.below(of.len())].clone();
        // Each sending is a request of its own unless the probe repeats one on purpose.
        let number = requests.len();
        if let Some(id) = probe.data.id.as_mut().filter(|id| id.ends_with("-9")) {
            id.push_str(&number.to_string());
        }
        let request = ask(&probe, &mut names);
        system.answer(&request);
        requests.push(request);
        // The first content sent with an ID decides what the ID means.
        let id = &probe.data.id;
        if id.is_none() || stage.steps.iter().all(|step| step.id != *id) {
            stage.steps.push(probe.data);
        }
    }
    Sequence { scene: at, names, requests }
}

/// Counts the mutants that random sequences find; the median of several seeds.
pub fn killed(
    policy: &Policy,
    scenes: &[Scene],
    mutants: &[Mutant],
    operations: usize,
    threads: usize,
) -> usize {
    let mut counts: Vec<usize> = (1..=SEEDS)
        .map(|seed| {
            let all = sequences(policy, scenes, operations, seed);
            let found = in_parallel(threads, mutants.iter().collect(), |mutant: &Mutant| {
                all.iter().any(|one| {
                    run::differs(policy, &scenes[one.scene], &one.names, &one.requests, mutant)
                })
            });
            found.into_iter().filter(|found| *found).count()
        })
        .collect();
    counts.sort_unstable();
    counts[counts.len() / 2]
}

/// A reproducible source of random-looking numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }
}
