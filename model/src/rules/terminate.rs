//! TRM: ending a relationship at the wish of one of the two (终止共济关系). Ends that come by
//! themselves are in `transfer` and `insurance`.

use super::Rule;
use crate::change::Change;
use crate::clause::Clause::{TRM_1, TRM_2};
use crate::clause::Code::{NoActiveRelationship, NotAParty};
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::operation::{Receipt, Terminate};
use crate::policy::Policy;
use crate::records::Records;
use crate::relationship::RequestId;

impl Rule for Terminate {
    fn judge<R: Records, J: Judge>(&self, _: &Policy, records: &R, judge: &mut J) {
        // TRM-1 · stated · S3 N
        // Either of the two may end the relationship, at any time.
        judge.require(TRM_1, self.pair.includes(self.by), NotAParty);

        // TRM-2 · interpreted
        // The relationship that is to be ended is active.
        judge.require(TRM_2, records.active(self.pair).is_some(), NoActiveRelationship);
    }

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        // QUO-8 · stated · N
        // When the relationship ends, however it ends, what remains of the quota is at once free
        // again for the holder.
        //
        // What is earmarked is the sum over active relationships, so an end alone frees it.
        ledger.change(TRM_1, Change::End(self.pair));
        Receipt::Done
    }
}
