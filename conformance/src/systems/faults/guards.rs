//! Faults in judging: an ignored guard, or a limit that is off.

use model::clause::{Clause, Code};
use model::judge::{Comparison, Judge, Ruling};
use model::money::{Amount, Fen};

use super::Action;

pub(crate) struct Faulty<'a, J> {
    pub(crate) judge: &'a mut J,
    pub(crate) action: Action,
}

impl<J: Judge> Judge for Faulty<'_, J> {
    fn ruling(&self) -> &Ruling {
        self.judge.ruling()
    }

    fn require(&mut self, clause: Clause, holds: bool, code: Code) -> bool {
        let ignored = match self.action {
            Action::Ignore(ignored) => ignored == clause,
            Action::IgnoreCode(of, given) => (of, given) == (clause, code),
            _ => false,
        };
        self.judge.require(clause, holds || ignored, code)
    }

    fn compare(&mut self, mut comparison: Comparison, code: Code) -> bool {
        match self.action {
            Action::Ignore(clause) if clause == comparison.clause => {
                self.judge.require(clause, true, code)
            }
            Action::Shift(clause, by) if clause == comparison.clause => {
                comparison.right += by;
                self.judge.compare(comparison, code)
            }
            _ => self.judge.compare(comparison, code),
        }
    }

    /// Takes an amount as it is if its guard is ignored. A fraction is still refused, because no
    /// system can carry it out in fen; `CutFraction` is the fault that accepts one.
    fn amount(&mut self, clause: Clause, amount: Amount, least: Fen) -> Option<Fen> {
        if self.action != Action::Ignore(clause) {
            let mut own = Plain(self);
            return own.amount(clause, amount, least);
        }
        if amount.whole().is_none() {
            self.judge.require(clause, false, Code::InvalidAmount);
        }
        amount.whole()
    }

    fn note(&mut self, clause: Clause, applies: bool) {
        self.judge.note(clause, applies);
    }
}

/// The same judge without the override for amounts.
struct Plain<'a, J>(&'a mut J);

impl<J: Judge> Judge for Plain<'_, J> {
    fn ruling(&self) -> &Ruling {
        self.0.ruling()
    }

    fn require(&mut self, clause: Clause, holds: bool, code: Code) -> bool {
        self.0.require(clause, holds, code)
    }

    fn compare(&mut self, comparison: Comparison, code: Code) -> bool {
        self.0.compare(comparison, code)
    }

    fn note(&mut self, clause: Clause, applies: bool) {
        self.0.note(clause, applies);
    }
}
