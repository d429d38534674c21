//! TRM: ending a relationship at the wish of one of the two (终止共济关系). Ends that come by
//! themselves are in `transfer` and `insurance`.

use super::Rule;
use crate::change::Change;
use crate::clause::Clause::{TRM_1, TRM_2, TRM_3};
use crate::clause::Code::{NoActiveRelationship, NotAParty};
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::operation::{Receipt, Terminate};
use crate::policy::Policy;
use crate::records::Records;
use crate::relationship::RequestId;

impl Rule for Terminate {
    fn judge<R: Records, J: Judge>(&self, _: &Policy, records: &R, judge: &mut J) {
        // TRM-1 · interpreted · S3 N
        // Either of the two may end the relationship alone, at any time.
        judge.require(TRM_1, self.pair.includes(self.by), NotAParty);

        // TRM-2 · interpreted
        // The relationship that is to be ended is active.
        judge.require(TRM_2, records.active(self.pair).is_some(), NoActiveRelationship);

        note(judge);
    }

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        // QUO-8 · stated · N
        // When the relationship ends, however it ends, what remains of the quota is at once free
        // again for the holder.
        //
        // The earmarked sum counts active relationships alone, so an end frees what remained.
        ledger.change(TRM_1, Change::End(self.pair));

        // QUO-10 · interpreted
        // At the end of a relationship, what was granted and what was used stay on record as they
        // are then.
        //
        // An end, whatever it comes from, changes neither sum.
        Receipt::Done
    }
}

/// Notes the clauses that apply once every guard is judged; none of them refuses.
#[inline]
fn note<J: Judge>(judge: &mut J) {
    // TRM-3 · stated · S3
    // For an end too, the national app, the provincial platform and the service window are the same
    // operation: the channel changes nothing, and is no part of a request's content.
    //
    // No guard and no effect reads the channel.
    judge.note(TRM_3, true);
}
