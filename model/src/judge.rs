//! Judging guards: each states its clause, its condition and the code of its refusal, and none
//! keeps another from being judged. A [`Ruling`] keeps sets, for speed; a [`Judgement`] keeps every
//! comparison with both its sides, for explanations.

use crate::clause::{Clause, Code};
use crate::money::{Amount, Fen};
use crate::terms::Set;

/// The relation that a comparison demands of its left side to its right side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relation {
    /// Left is at most right, ≤.
    AtMost,
    /// Left is at least right, ≥.
    AtLeast,
}

impl Relation {
    /// Returns whether `left` stands in this relation to `right`.
    #[inline]
    pub fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Relation::AtMost => left <= right,
            Relation::AtLeast => left >= right,
        }
    }

    /// Returns the mathematical sign.
    pub const fn sign(self) -> &'static str {
        match self {
            Relation::AtMost => "≤",
            Relation::AtLeast => "≥",
        }
    }
}

/// The unit of both sides of a comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Money, in fen.
    Fen,
    /// A number of relationships.
    Count,
}

/// A comparison that a guard made, with both its sides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// The clause that compares.
    pub clause: Clause,
    /// The left side: what the request asks for, as a rule.
    pub left: i64,
    /// The relation that must hold.
    pub relation: Relation,
    /// The right side: the limit.
    pub right: i64,
    /// The unit of both sides.
    pub unit: Unit,
}

impl Comparison {
    /// Returns whether the comparison is in the request's favour.
    pub fn holds(self) -> bool {
        self.relation.holds(self.left, self.right)
    }
}

/// The recipient of the guards of a request. The methods that judge return whether the guard holds.
pub trait Judge {
    /// Returns the verdict so far.
    fn ruling(&self) -> &Ruling;

    /// Judges a guard that is a plain condition.
    fn require(&mut self, clause: Clause, holds: bool, code: Code) -> bool;

    /// Judges a guard that compares.
    fn compare(&mut self, comparison: Comparison, code: Code) -> bool;

    /// Notes whether a clause applies that refuses nothing: it demands acceptance (EST-8), or is
    /// the reason for another clause's refusal (QUO-5).
    fn note(&mut self, clause: Clause, applies: bool);

    /// Judges a guard that compares two sums of money.
    #[inline]
    fn money(
        &mut self,
        clause: Clause,
        left: Fen,
        relation: Relation,
        right: Fen,
        code: Code,
    ) -> bool {
        let (left, right) = (left.count(), right.count());
        self.compare(Comparison { clause, left, relation, right, unit: Unit::Fen }, code)
    }

    /// Judges the guard on an amount: whole fen, at least `least`, at most [`Fen::LARGEST`].
    /// Returns the amount if it is valid, because other comparisons mean something only then.
    #[inline]
    fn amount(&mut self, clause: Clause, amount: Amount, least: Fen) -> Option<Fen> {
        let whole = amount.whole();
        self.require(clause, whole.is_some(), Code::InvalidAmount);
        let fen = whole?;
        let enough = self.money(clause, fen, Relation::AtLeast, least, Code::InvalidAmount);
        let countable =
            self.money(clause, fen, Relation::AtMost, Fen::LARGEST, Code::InvalidAmount);
        (enough && countable).then_some(fen)
    }
}

/// The clauses that held, those that were broken, and the codes of the latter: all that an answer
/// needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Ruling {
    /// Clauses judged in the request's favour at least once.
    pub held: Set<Clause>,
    /// Clauses that the request breaks.
    pub broken: Set<Clause>,
    /// Clauses that apply without refusing.
    pub noted: Set<Clause>,
    /// The codes of the broken clauses.
    pub codes: Set<Code>,
}

impl Judge for Ruling {
    #[inline]
    fn ruling(&self) -> &Ruling {
        self
    }

    #[inline]
    fn require(&mut self, clause: Clause, holds: bool, code: Code) -> bool {
        if holds {
            self.held.insert(clause);
        } else {
            self.broken.insert(clause);
            self.codes.insert(code);
        }
        holds
    }

    #[inline]
    fn compare(&mut self, comparison: Comparison, code: Code) -> bool {
        self.require(comparison.clause, comparison.holds(), code)
    }

    #[inline]
    fn note(&mut self, clause: Clause, applies: bool) {
        if applies {
            self.noted.insert(clause);
        }
    }
}

/// A verdict together with the refusals and comparisons that led to it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Judgement {
    /// The outcome.
    pub ruling: Ruling,
    /// Every clause broken, with its code, in the order of the catalogue's guards.
    pub refusals: Vec<(Clause, Code)>,
    /// Every comparison made.
    pub comparisons: Vec<Comparison>,
}

impl Judge for Judgement {
    fn ruling(&self) -> &Ruling {
        &self.ruling
    }

    fn require(&mut self, clause: Clause, holds: bool, code: Code) -> bool {
        if !holds && !self.refusals.contains(&(clause, code)) {
            self.refusals.push((clause, code));
        }
        self.ruling.require(clause, holds, code)
    }

    fn compare(&mut self, comparison: Comparison, code: Code) -> bool {
        self.comparisons.push(comparison);
        self.require(comparison.clause, comparison.holds(), code)
    }

    fn note(&mut self, clause: Clause, applies: bool) {
        self.ruling.note(clause, applies);
    }
}
