//! What a suite covers: every vector is played by the rules once more, and what each of its steps
//! reaches is noted under the vector's ID. What could be reached is known from the trials and from
//! the explorer; the difference is told, with its reason where there is one.

use std::collections::{BTreeMap, BTreeSet};

use model::catalogue;
use model::clause::Clause;
use model::explore::is_possible;
use model::operation::Family;
use model::policy::{Access, Policy};
use model::terms::Term;
use model::text::Text;

use super::reachable;
use crate::format::vectors::Vector;
use crate::suite::generate::assemble::Material;
use crate::suite::generate::goal::{self, Goal};
use crate::suite::generate::judged::judge;

/// The vectors that show a clause, the easier to read first.
#[derive(Clone, Debug, Default)]
pub struct ClauseCover {
    /// Those in which it decides, permits or carries out something that is accepted.
    pub accepted: Vec<String>,
    /// Those in which it refuses, or is the reason of a refusal.
    pub refused: Vec<String>,
    /// Why there are none accepted, where that cannot be.
    pub never_accepts: Option<Text>,
    /// Why there are none refused, where that cannot be.
    pub never_refuses: Option<Text>,
}

/// What a suite covers.
#[derive(Debug)]
pub struct Covered {
    /// Clause by clause.
    pub clauses: BTreeMap<Clause, ClauseCover>,
    /// The vectors of every goal that any of them reaches.
    pub goals: BTreeMap<Goal, Vec<String>>,
    /// Refusals of one guard for which there is no accepted twin.
    pub without_twin: Vec<String>,
}

impl Covered {
    /// Plays every vector, and notes what it reaches.
    pub fn of(policy: &Policy, vectors: &[&Vector]) -> Covered {
        let mut order: Vec<&&Vector> = vectors.iter().collect();
        order.sort_by_key(|vector| (vector.steps.len(), &vector.id));
        let mut goals: BTreeMap<Goal, Vec<String>> = BTreeMap::new();
        let mut without_twin = Vec::new();
        for vector in order {
            let reached = reached(policy, vector);
            let alone = reached.iter().any(|goal| matches!(goal, Goal::Refused(..)));
            if alone && vector.is_refusal() && vector.twin.is_none() && !is_story(vector) {
                without_twin.push(vector.id.clone());
            }
            for goal in reached {
                goals.entry(goal).or_default().push(vector.id.clone());
            }
        }
        without_twin.sort();
        let clauses = Clause::ALL.iter().map(|&clause| (clause, cover(policy, clause, &goals)));
        Covered { clauses: clauses.collect(), goals, without_twin }
    }
}

/// What a suite covers of what can be reached.
#[derive(Debug)]
pub struct Coverage {
    /// What it covers.
    pub covered: Covered,
    /// Every goal that can be reached.
    pub reachable: BTreeSet<Goal>,
}

impl Coverage {
    /// Sets beside what a suite covers everything that can be reached: `threads` explore; the result
    /// is the same for any number.
    pub fn of(policy: &Policy, covered: Covered, threads: usize) -> Coverage {
        let pool = Material::of(policy).pool;
        let mut reachable: BTreeSet<Goal> =
            pool.iter().flat_map(|trial| trial.goals.iter().cloned()).collect();
        let met = reachable::in_scopes(policy, threads);
        reachable
            .extend(met.into_iter().map(|(of, stands, codes)| Goal::Stands(of, stands, codes)));
        let has = |family: &Family| *family != Family::SetQuota || policy.access == Access::Quota;
        for &first in Family::ALL.iter().filter(|family| has(family)) {
            let thens = Family::ALL.iter().filter(|family| has(family));
            reachable.extend(thens.map(|&then| Goal::After(first, then)));
        }
        Coverage { covered, reachable }
    }

    /// Every goal of a kind, covered out of reachable.
    pub fn of_kind(&self, kind: fn(&Goal) -> bool) -> (usize, usize) {
        let due = self.reachable.iter().filter(|goal| kind(goal));
        let covered = due.clone().filter(|goal| self.covered.goals.contains_key(goal));
        (covered.count(), due.count())
    }

    /// The goals that can be reached and are not.
    pub fn missing(&self) -> Vec<&Goal> {
        self.reachable.iter().filter(|goal| !self.covered.goals.contains_key(goal)).collect()
    }

    /// The clauses without an accepted or a refused vector, and without a reason for it.
    pub fn bare(&self) -> Vec<Clause> {
        let bare = self.covered.clauses.iter().filter(|(_, cover)| {
            cover.accepted.is_empty() && cover.never_accepts.is_none()
                || cover.refused.is_empty() && cover.never_refuses.is_none()
        });
        bare.map(|(clause, _)| *clause).collect()
    }

    /// The comparisons that rules make, each with its vectors below, at and above.
    pub fn boundaries(&self) -> BTreeMap<(Clause, u8), [usize; 3]> {
        let mut all: BTreeMap<(Clause, u8), [usize; 3]> = BTreeMap::new();
        for goal in &self.reachable {
            if let Goal::Boundary(clause, slot, side) = goal {
                let vectors = self.covered.goals.get(goal).map_or(0, Vec::len);
                all.entry((*clause, *slot)).or_default()[side.index()] = vectors;
            }
        }
        all
    }
}

/// What a vector reaches: with its last step; a story with every step.
pub fn reached(policy: &Policy, vector: &Vector) -> BTreeSet<Goal> {
    let mut book = vector.book.clone();
    let (mut previous, mut sent) = (None, Vec::new());
    let mut goals = BTreeSet::new();
    let story = is_story(vector);
    for (index, step) in vector.steps.iter().enumerate() {
        let judged = judge(policy, book, step.request, &step.data);
        let own = goal::reached(policy, &sent, &judged, previous);
        book = judged.step.after.clone();
        sent.push(step.data.clone());
        let last = index + 1 == vector.steps.len();
        goals.extend(
            own.into_iter().filter(|goal| last || story || matches!(goal, Goal::After(..))),
        );
        previous = judged.step.answer.is_accepted().then(|| step.request.operation.family());
    }
    goals
}

/// Whether the vector is a story: every step of it counts, and none has a twin.
fn is_story(vector: &Vector) -> bool {
    vector.id.starts_with("story/")
}

fn cover(policy: &Policy, clause: Clause, goals: &BTreeMap<Goal, Vec<String>>) -> ClauseCover {
    let kind = catalogue::entry(clause).kind;
    let without = (!is_possible(policy, clause)).then(|| {
        Text::new(
            "this policy's parameters leave it nothing to decide",
            "本政策的参数使该条款不适用",
        )
    });
    let of = |wanted: &dyn Fn(&Goal) -> bool| {
        let mut ids: Vec<String> = goals
            .iter()
            .filter(|(goal, _)| wanted(goal))
            .flat_map(|(_, ids)| ids.clone())
            .collect();
        let mut known = BTreeSet::new();
        ids.retain(|id| known.insert(id.clone()));
        ids
    };
    let repeated = |goal: &Goal| {
        clause == Clause::IDM_1
            && goal.transition().is_some_and(|one| one.repeats() && !one.codes.is_empty())
    };
    ClauseCover {
        accepted: of(&|goal| *goal == Goal::Accepted(clause)),
        refused: of(&|goal| {
            matches!(goal, Goal::Refused(of, _) if *of == clause) || repeated(goal)
        }),
        never_accepts: kind.never_accepts().or_else(|| without.clone()),
        never_refuses: kind.never_refuses().or(without),
    }
}
