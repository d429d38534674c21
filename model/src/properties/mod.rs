//! What must hold: of every reachable state (`state`: INV-2 to INV-5) and of every step (`step`:
//! what an operation adds, takes and leaves alone; `permitted`: what it needs to be accepted). These are stated over the same records that
//! the rules see, and never by calling a guard or an effect: a fault in a rule cannot hide in its
//! own check. What speaks of the whole graph (INV-11) is in `explore`.

mod expected;
mod permitted;
mod state;
mod step;

pub use expected::{Frame, frame};
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
pub struct Step<'a, R> {
    /// Under which policy.
    pub policy: &'a Policy,
    /// The records before.
    pub before: &'a R,
    /// The records after.
    pub after: &'a R,
    /// What was asked.
    pub request: &'a Request,
    /// What was answered.
    pub answer: &'a Answer,
}

/// Whom or what a property was broken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// One person.
    Person(PersonId),
    /// Two people, in one direction.
    Pair(Pair),
    /// Two regions: what the first owes the second.
    Regions(Region, Region),
    /// The operation as a whole.
    Operation,
}

/// One side of a property.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    /// What is measured.
    pub what: Text,
    /// How much it is.
    pub value: i64,
    /// In which unit; a statement that is true or false counts 1 or 0.
    pub unit: Unit,
}

impl Side {
    fn money(en: &'static str, zh: &'static str, amount: Fen) -> Side {
        Side { what: Text::new(en, zh), value: amount.count(), unit: Unit::Fen }
    }

    fn truth(en: &'static str, zh: &'static str, holds: bool) -> Side {
        Side { what: Text::new(en, zh), value: i64::from(holds), unit: Unit::Count }
    }
}

/// A broken property, with both its sides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Breach {
    /// The clause that it breaks.
    pub clause: Clause,
    /// For whom.
    pub subject: Subject,
    /// What was found.
    pub left: Side,
    /// How left had to stand to right: `=`, `≤` or `≥`.
    pub relation: &'static str,
    /// What it had to be.
    pub right: Side,
}

/// Where broken properties are reported, and which were looked at.
pub trait Findings {
    /// A property was evaluated on something that it speaks of.
    fn evaluated(&mut self, clause: Clause);
    /// A property is broken.
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
        found.broken(false_for(clause, Subject::Operation, (en, zh)));
    }
}

/// A refusal that changed something all the same (INV-9), where nobody can see it.
pub(crate) fn left_a_trace() -> Breach {
    let what = ("the refusal left nothing behind", "不予办理的请求未留下任何变动");
    false_for(Clause::INV_9, Subject::Operation, what)
}

fn false_for(clause: Clause, subject: Subject, what: (&'static str, &'static str)) -> Breach {
    Breach {
        clause,
        subject,
        left: Side::truth(what.0, what.1, false),
        relation: "=",
        right: Side::truth("required", "要求", true),
    }
}
