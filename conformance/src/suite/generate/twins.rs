//! Accepted twins: for a refusal, a trial that differs in one field and is accepted. A twin tells a
//! refusal for the right reason from one for a wrong reason: a system that refuses the twin as well
//! refuses for something else. All trials are searched.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

use super::scene::Scene;
use super::trial::Trial;
use crate::format::vectors::Twin;

/// One field of a request: its path, and its value as text.
type Leaf = (String, String);

/// An index of the accepted trials of a pool, for finding twins.
pub struct Twins<'a> {
    scenes: &'a [Scene],
    pool: &'a [Trial],
    prefixes: Vec<Vec<Leaf>>,
    /// The accepted trials, by a hash of everything but one field.
    by_rest: HashMap<(String, u64), Vec<usize>>,
    /// The twins found so far, by trial.
    found: Vec<OnceCell<Vec<(usize, String)>>>,
}

impl<'a> Twins<'a> {
    /// Indexes a pool.
    pub fn of(scenes: &'a [Scene], pool: &'a [Trial]) -> Twins<'a> {
        let prefixes = scenes.iter().map(prefix).collect();
        let found = vec![OnceCell::new(); pool.len()];
        let mut twins = Twins { scenes, pool, prefixes, by_rest: HashMap::new(), found };
        for (at, trial) in pool.iter().enumerate().filter(|(_, trial)| trial.accepted) {
            for (path, rest) in rests(&twins.leaves(trial)) {
                twins.by_rest.entry((path, rest)).or_default().push(at);
            }
        }
        twins
    }

    /// Returns every twin of a refused trial with the field in which the two differ: twins in the
    /// same scene first, then those easier to read.
    pub fn all(&self, refused: usize) -> &[(usize, String)] {
        self.found[refused].get_or_init(|| self.find(&self.pool[refused]))
    }

    fn find(&self, refused: &Trial) -> Vec<(usize, String)> {
        let leaves = self.leaves(refused);
        let mut found = BTreeSet::new();
        for (path, rest) in rests(&leaves) {
            for &at in self.by_rest.get(&(path.clone(), rest)).into_iter().flatten() {
                let other = &self.pool[at];
                if differs(&leaves, &self.leaves(other)).as_ref() == Some(&path) {
                    let elsewhere = other.scene != refused.scene;
                    found.insert((elsewhere, other.cost, other.id.clone(), at, path.clone()));
                }
            }
        }
        found.into_iter().map(|(.., at, path)| (at, path)).collect()
    }

    fn leaves(&self, trial: &Trial) -> Vec<Leaf> {
        let mut leaves = self.prefixes[trial.scene].clone();
        let first = self.scenes[trial.scene].steps.len();
        for (index, probe) in trial.asked.iter().enumerate() {
            flatten(&format!("steps[{}].do", first + index), &json(&probe.data), &mut leaves);
        }
        leaves
    }
}

/// Returns the twin as a vector names it.
pub fn named(pool: &[Trial], (at, differs): &(usize, String)) -> Twin {
    Twin { id: pool[*at].id.clone(), differs: differs.clone() }
}

/// Returns the one field in which two lists of fields differ, if there is exactly one. A venue that
/// only one of them has counts as one field.
pub fn differs(one: &[Leaf], other: &[Leaf]) -> Option<String> {
    let (one, other): (BTreeSet<&Leaf>, BTreeSet<&Leaf>) =
        (one.iter().collect(), other.iter().collect());
    let paths: BTreeSet<&str> =
        one.symmetric_difference(&other).map(|leaf| leaf.0.as_str()).collect();
    let mut groups = paths.iter().copied();
    match (groups.next(), groups.next(), groups.next()) {
        (Some(only), None, None) => Some(only.to_string()),
        (Some(first), Some(second), None) => {
            let (group, then) = (group(first)?, group(second)?);
            (group == then).then(|| group.to_string())
        }
        _ => None,
    }
}

/// Returns the venue to which a path belongs.
fn group(path: &str) -> Option<&str> {
    let end = path.find(".venue.")? + ".venue".len();
    Some(&path[..end])
}

fn prefix(scene: &Scene) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    for (index, person) in scene.people.iter().enumerate() {
        flatten(&format!("people[{index}]"), &json(person), &mut leaves);
    }
    for (index, step) in scene.steps.iter().enumerate() {
        flatten(&format!("steps[{index}].do"), &json(step), &mut leaves);
    }
    leaves
}

fn json<T: serde::Serialize>(value: &T) -> Value {
    serde_json::to_value(value).expect("plain data")
}

fn flatten(path: &str, value: &Value, to: &mut Vec<Leaf>) {
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| flatten(&format!("{path}.{key}"), value, to));
        }
        Value::String(text) => to.push((path.to_string(), text.clone())),
        other => to.push((path.to_string(), other.to_string())),
    }
}

/// Returns, for each field and for each venue as a whole, a hash of everything else.
fn rests(leaves: &[Leaf]) -> Vec<(String, u64)> {
    let number = |leaf: &Leaf| {
        let mut hasher = DefaultHasher::new();
        leaf.hash(&mut hasher);
        hasher.finish()
    };
    let all = leaves.iter().map(number).fold(0, u64::wrapping_add);
    let mut rests: Vec<(String, u64)> =
        leaves.iter().map(|leaf| (leaf.0.clone(), all.wrapping_sub(number(leaf)))).collect();
    let mut groups: Vec<&str> = leaves.iter().filter_map(|leaf| group(&leaf.0)).collect();
    groups.dedup();
    for &venue in &groups {
        let own = leaves.iter().filter(|leaf| group(&leaf.0) == Some(venue));
        let own = own.map(number).fold(0, u64::wrapping_add);
        rests.push((venue.to_string(), all.wrapping_sub(own)));
    }
    // If one list has no venue, the venue of the other is the difference, and nothing is to be
    // removed.
    let steps: BTreeSet<&str> =
        leaves.iter().filter_map(|leaf| leaf.0.split(".do.").next()).collect();
    for step in steps.iter().filter(|step| step.starts_with("steps")) {
        let venue = format!("{step}.do.venue");
        if !groups.contains(&venue.as_str()) {
            rests.push((venue, all));
        }
    }
    rests
}
