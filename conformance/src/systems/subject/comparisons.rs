//! Comparisons that come out wrong: inverted, too strict, or made as text. Other guards are judged
//! right.

use model::clause::{Clause, Code};
use model::judge::{Comparison, Judge, Relation, Ruling};

use crate::systems::mutants::Turn;

/// A verdict that turns the comparisons of one clause.
#[derive(Debug)]
pub(crate) struct Turned {
    pub(crate) verdict: Ruling,
    pub(crate) clause: Clause,
    pub(crate) turn: Turn,
}

impl Judge for Turned {
    fn ruling(&self) -> &Ruling {
        &self.verdict
    }

    fn require(&mut self, clause: Clause, holds: bool, code: Code) -> bool {
        self.verdict.require(clause, holds, code)
    }

    fn compare(&mut self, comparison: Comparison, code: Code) -> bool {
        // The upper limit shared by all amounts is not a comparison of the clause's own.
        let limit = comparison.right == model::money::Fen::LARGEST.count();
        let turned = comparison.clause == self.clause && !limit;
        let holds = if turned { self.holds(comparison) } else { comparison.holds() };
        self.verdict.require(comparison.clause, holds, code)
    }

    fn note(&mut self, clause: Clause, applies: bool) {
        self.verdict.note(clause, applies);
    }
}

impl Turned {
    fn holds(&self, Comparison { left, right, relation, .. }: Comparison) -> bool {
        let at_most = relation == Relation::AtMost;
        let by = |less_or_equal: bool, more_or_equal: bool| {
            if at_most { less_or_equal } else { more_or_equal }
        };
        match self.turn {
            Turn::Inverted => relation.holds(right, left),
            Turn::Strict => by(left < right, left > right),
            Turn::Equal => left == right,
            Turn::Text => {
                let (left, right) = (left.to_string(), right.to_string());
                by(left <= right, left >= right)
            }
            Turn::Digits => {
                let digits = |number: i64| number.to_string().len();
                by(digits(left) <= digits(right), digits(left) >= digits(right))
            }
        }
    }
}
