//! The properties that must hold of every reachable state (`state`: INV-2 to INV-5) and of every
//! step (`step`: what an operation adds, takes and leaves alone; `permitted`: what it needs to be
//! accepted). They read the same records as the rules but never call a guard or an effect, so that
//! a fault in a rule cannot hide in its own check. The property of the whole graph (INV-11) is in
//! [`crate::explore`].

mod expected;
mod permitted;
mod state;
mod step;
#[cfg(test)]
mod tests;

pub use expected::{Frame, frame};
pub(crate) use state::{check_pair, check_person};
pub use state::{check_state, unmet_by};
pub use step::check_step;

use crate::clause::Clause;
use crate::judge::Unit;
use crate::money::Fen;
use crate::operation::{Answer, Request};
use crate::person::PersonId;
use crate::policy::Policy;
use crate::region::Region;
use crate::relationship::Pair;
use crate::text::Text;

/// One operation, with the records before and after it.
#[derive(Debug)]
pub struct TakenStep<'a, R> {
    /// The policy in force.
    pub policy: &'a Policy,
    /// The records before.
    pub before: &'a R,
    /// The records after.
    pub after: &'a R,
    /// The request.
    pub request: &'a Request,
    /// The answer to it.
    pub answer: &'a Answer,
}

/// The subject of a broken property.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Concerned {
    /// One person.
    Person(PersonId),
    /// Two people, in one direction.
    Pair(Pair),
    /// Two regions: the debt of the first to the second.
    Regions(Region, Region),
    /// The operation as a whole.
    Operation,
}

/// One side of a property.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BreachSide {
    /// The measured quantity.
    pub what: Text,
    /// Its value.
    pub value: i64,
    /// Its unit. A statement counts 1 if it is true and 0 if it is false.
    pub unit: Unit,
}

impl BreachSide {
    fn money(en: &'static str, zh: &'static str, amount: Fen) -> BreachSide {
        BreachSide { what: Text::new(en, zh), value: amount.count(), unit: Unit::Fen }
    }

    fn truth(en: &'static str, zh: &'static str, holds: bool) -> BreachSide {
        BreachSide { what: Text::new(en, zh), value: i64::from(holds), unit: Unit::Count }
    }
}

/// A broken property, with both its sides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Breach {
    /// The clause that it breaks.
    pub clause: Clause,
    /// The subject for which it is broken.
    pub subject: Concerned,
    /// The value found.
    pub left: BreachSide,
    /// The relation demanded of left to right: `=`, `≤` or `≥`.
    pub relation: &'static str,
    /// The value demanded.
    pub right: BreachSide,
}

/// The recipient of broken properties, which also learns which properties were evaluated.
pub trait Findings {
    /// Notes that a property was evaluated on something that it speaks of.
    fn evaluated(&mut self, clause: Clause);
    /// Reports a broken property.
    fn broken(&mut self, breach: Breach);
}

impl Findings for Vec<Breach> {
    fn evaluated(&mut self, _: Clause) {}

    fn broken(&mut self, breach: Breach) {
        self.push(breach);
    }
}

/// Reports a statement that has to be true of the operation.
#[inline]
fn truth<F: Findings>(
    found: &mut F,
    clause: Clause,
    holds: bool,
    en: &'static str,
    zh: &'static str,
) {
    found.evaluated(clause);
    if !holds {
        found.broken(false_for(clause, Concerned::Operation, (en, zh)));
    }
}

/// Returns the breach of a refusal that changed something all the same, though nobody can observe
/// it (INV-9).
pub(crate) fn left_a_trace() -> Breach {
    let what = ("the refusal left nothing behind", "不予办理的请求未留下任何变动");
    false_for(Clause::INV_9, Concerned::Operation, what)
}

fn false_for(clause: Clause, subject: Concerned, what: (&'static str, &'static str)) -> Breach {
    Breach {
        clause,
        subject,
        left: BreachSide::truth(what.0, what.1, false),
        relation: "=",
        right: BreachSide::truth("required", "要求", true),
    }
}
