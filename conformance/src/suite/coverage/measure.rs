//! Measures what a suite covers. The rules play every vector again, and every goal that a step
//! reaches is noted under the vector's ID. The trials and the explorer say what could be reached; a
//! clause without a vector is a gap unless there is a reason for it.

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
use crate::suite::generate::asked::judge;
use crate::suite::generate::assemble::Material;
use crate::suite::generate::goal::{self, Goal};

/// The vectors that show one clause, the easiest to read first.
#[derive(Clone, Debug, Default)]
pub struct ClauseCover {
    /// The vectors in which the clause decides, permits or carries out something accepted.
    pub accepted: Vec<String>,
    /// The vectors in which the clause refuses, or is the reason for a refusal.
    pub refused: Vec<String>,
    /// The reason why no vector can show it accepted, if none can.
    pub never_accepts: Option<Text>,
    /// The reason why no vector can show it refused, if none can.
    pub never_refuses: Option<Text>,
}

/// The clauses and goals that a suite covers.
#[derive(Debug)]
pub struct Covered {
    /// The vectors of each clause.
    pub clauses: BTreeMap<Clause, ClauseCover>,
    /// The vectors of each goal that any of them reaches.
    pub goals: BTreeMap<Goal, Vec<String>>,
    /// The refusals by one guard that have no accepted twin.
    pub without_twin: Vec<String>,
}

impl Covered {
    /// Plays every vector and notes what it reaches.
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

/// The covered goals beside the reachable ones.
#[derive(Debug)]
pub struct SuiteCoverage {
    /// The clauses and goals that the suite covers.
    pub covered: Covered,
    /// Every goal that can be reached.
    pub reachable: BTreeSet<Goal>,
}

impl SuiteCoverage {
    /// Sets everything that can be reached beside what the suite covers. The explorer runs on
    /// `threads` threads; the result is the same for any number of them.
    pub fn of(policy: &Policy, covered: Covered, threads: usize) -> SuiteCoverage {
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
        SuiteCoverage { covered, reachable }
    }

    /// Counts the goals of a kind: covered, and reachable.
    pub fn of_kind(&self, kind: fn(&Goal) -> bool) -> (usize, usize) {
        let due = self.reachable.iter().filter(|goal| kind(goal));
        let covered = due.clone().filter(|goal| self.covered.goals.contains_key(goal));
        (covered.count(), due.count())
    }

    /// Lists the goals that can be reached but are not.
    pub fn missing(&self) -> Vec<&Goal> {
        self.reachable.iter().filter(|goal| !self.covered.goals.contains_key(goal)).collect()
    }

    /// Lists the clauses that lack an accepted or a refused vector without a reason.
    pub fn bare(&self) -> Vec<Clause> {
        let bare = self.covered.clauses.iter().filter(|(_, cover)| {
            cover.accepted.is_empty() && cover.never_accepts.is_none()
                || cover.refused.is_empty() && cover.never_refuses.is_none()
        });
        bare.map(|(clause, _)| *clause).collect()
    }

    /// Counts, for each comparison that the rules make, the vectors below, at and above its
    /// boundary.
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

/// Returns the goals that a vector reaches: with its last step, or with every step if it is a
/// story.
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

/// Tells whether the vector is a story: every step of a story counts, and none has a twin.
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
        matches!(clause, Clause::IDM_1 | Clause::IDM_3)
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
