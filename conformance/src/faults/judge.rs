//! Faults in judging: a guard ignored, a limit off.

use model::clause::{Clause, Code};
use model::judge::{Comparison, Judge, Verdict};

use super::Action;

pub(super) struct Faulty<'a, J> {
    pub(super) judge: &'a mut J,
    pub(super) action: Action,
}

impl<J: Judge> Judge for Faulty<'_, J> {
    fn verdict(&self) -> &Verdict {
        self.judge.verdict()
    }

    fn require(&mut self, clause: Clause, holds: bool, code: Code) -> bool {
        let ignored = self.action == Action::Ignore(clause);
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

    fn note(&mut self, clause: Clause, applies: bool) {
        self.judge.note(clause, applies);
    }
}
