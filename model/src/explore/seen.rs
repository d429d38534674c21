//! The reach of a run: the clauses that held, refused, applied or were carried out, the codes
//! given, the operations accepted and refused. The coverage of the checker and of the vectors is
//! read off these sets.

use crate::clause::{Clause, Code};
use crate::judge::Ruling;
use crate::operation::{Answer, Family, Request};
use crate::properties::{Breach, Findings};
use crate::terms::Set;

/// The clauses, codes and operations that a run reached, as sets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Seen {
    /// Guards that held.
    pub held: Set<Clause>,
    /// Guards that were broken.
    pub broken: Set<Clause>,
    /// Clauses that applied to an accepted request ("must be accepted").
    pub noted_accepted: Set<Clause>,
    /// Clauses that applied to a refused request (a reason of another's refusal).
    pub noted_rejected: Set<Clause>,
    /// Clauses that demanded a change.
    pub cited: Set<Clause>,
    /// Properties that were evaluated on something they speak of.
    pub evaluated: Set<Clause>,
    /// Codes that were given.
    pub codes: Set<Code>,
    /// Operations that were accepted.
    pub accepted: Set<Family>,
    /// Operations that were refused.
    pub rejected: Set<Family>,
}

impl Seen {
    /// Adds one judged request.
    #[inline]
    pub(super) fn add(
        &mut self,
        request: &Request,
        answer: &Answer,
        verdict: &Ruling,
        cited: Set<Clause>,
    ) {
        self.held = self.held.union(verdict.held.without(verdict.broken));
        self.broken = self.broken.union(verdict.broken);
        self.cited = self.cited.union(cited);
        match answer {
            Answer::Accepted(_) => {
                self.noted_accepted = self.noted_accepted.union(verdict.noted);
                self.accepted.insert(request.operation.family());
            }
            Answer::Rejected(codes) => {
                self.noted_rejected = self.noted_rejected.union(verdict.noted);
                self.codes = self.codes.union(*codes);
                self.rejected.insert(request.operation.family());
            }
        }
    }

    /// Returns the union of what two runs reached.
    #[must_use]
    pub fn union(self, other: Seen) -> Seen {
        Seen {
            held: self.held.union(other.held),
            broken: self.broken.union(other.broken),
            noted_accepted: self.noted_accepted.union(other.noted_accepted),
            noted_rejected: self.noted_rejected.union(other.noted_rejected),
            cited: self.cited.union(other.cited),
            evaluated: self.evaluated.union(other.evaluated),
            codes: self.codes.union(other.codes),
            accepted: self.accepted.union(other.accepted),
            rejected: self.rejected.union(other.rejected),
        }
    }
}

/// The properties evaluated, and the first that is broken.
#[derive(Default)]
pub(super) struct First {
    pub(super) evaluated: Set<Clause>,
    pub(super) breach: Option<Breach>,
}

impl Findings for First {
    #[inline]
    fn evaluated(&mut self, clause: Clause) {
        self.evaluated.insert(clause);
    }

    fn broken(&mut self, breach: Breach) {
        self.breach.get_or_insert(breach);
    }
}
