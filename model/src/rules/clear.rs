//! CLR: clearing what regions owe each other (清算).

use super::Rule;
use crate::change::Change;
use crate::clause::Clause::CLR_1;
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::operation::{Clear, Receipt};
use crate::policy::Policy;
use crate::position::Position;
use crate::records::Records;
use crate::relationship::RequestId;

impl Rule for Clear {
    /// There is no guard: with nothing open it is accepted, with an empty statement (CLR-1).
    fn judge<R: Records, J: Judge>(&self, _: &Policy, _: &R, _: &mut J) {}

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        // CLR-1 · interpreted · S1 P
        // Clearing states the open positions, one line for each pair of pooling regions that has
        // one, and closes them; with nothing open it is accepted with an empty statement.
        let mut statement: Vec<Position> = Vec::new();
        while let Some(line) = ledger.next_position(statement.last().copied()) {
            statement.push(line);
        }
        for &Position { debtor, creditor, amount } in &statement {
            ledger.change(CLR_1, Change::Clear(debtor, creditor, amount));
        }

        // CLR-2 · stated · S1
        // Only money of personal accounts moves; the pooled fund is never touched.
        //
        // The records hold no pooled fund, so no operation can reach one.
        Receipt::Statement(statement)
    }
}
