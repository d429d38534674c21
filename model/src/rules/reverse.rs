//! REV: undoing a settlement (结算冲正).

use super::Rule;
use crate::change::Change;
use crate::clause::Clause::{REV_1, REV_2, REV_3, REV_4};
use crate::clause::Code::{AlreadyReversed, UnknownSettlement};
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::operation::{Receipt, Reverse};
use crate::policy::Policy;
use crate::records::Records;
use crate::relationship::RequestId;

impl Rule for Reverse {
    fn judge<R: Records, J: Judge>(&self, _: &Policy, records: &R, judge: &mut J) {
        // REV-1 · interpreted
        // The settlement that is to be reversed exists.
        //
        // Without it there is nothing else to judge.
        let settlement = records.settlement(self.settlement);
        judge.require(REV_1, settlement.is_some(), UnknownSettlement);

        // REV-2 · interpreted
        // A settlement is reversed once.
        if let Some(settlement) = settlement {
            judge.require(REV_2, !settlement.reversed, AlreadyReversed);
        }
    }

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        let settlement = ledger.settlement(self.settlement).expect("REV-1: the settlement exists");

        // REV-3 · interpreted
        // What was paid returns to the holder's account, whoever has moved, ended or died and
        // whatever the balance is, earmarked again if that very relationship is still active and
        // free otherwise.
        //
        // A relationship established anew is another one.
        ledger.change(REV_3, Change::Credit(settlement.pair.holder, settlement.paid));
        if settlement.relationship_active {
            ledger.change(REV_3, Change::Restore(settlement.pair, settlement.paid));
        }

        // REV-4 · interpreted
        // The claim is taken back between the same two regions as then, whoever has moved since; if
        // it had been cleared, the creditor now owes it back.
        if settlement.debtor != settlement.creditor {
            let (owes_back, is_owed) = (settlement.creditor, settlement.debtor);
            ledger.change(REV_4, Change::Owe(owes_back, is_owed, settlement.paid));
        }

        ledger.change(REV_2, Change::MarkReversed(self.settlement));
        Receipt::Done
    }
}
