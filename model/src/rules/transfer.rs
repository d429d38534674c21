//! TRF: moving the insurance to another pooling region (跨统筹地区转移接续). No money moves here:
//! money is contributed, spent, settled, reversed and cleared.

use super::{Rule, end_relationships};
use crate::change::Change;
use crate::clause::Clause::{TRF_1, TRF_2, TRF_3, TRF_4};
use crate::clause::Code::{InsuranceNotActive, SameRegion};
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::operation::{Receipt, Transfer};
use crate::person::Insurance;
use crate::policy::Policy;
use crate::records::Records;
use crate::relationship::RequestId;

impl Rule for Transfer {
    fn judge<R: Records, J: Judge>(&self, _: &Policy, records: &R, judge: &mut J) {
        let insurance = records.insurance(self.person);

        // TRF-3 · interpreted
        // The insurance of the person who moves is active.
        judge.require(TRF_3, insurance.is_some_and(Insurance::is_active), InsuranceNotActive);

        // TRF-4 · interpreted
        // The new pooling region differs from the present one.
        let differs = insurance.is_some_and(|insurance| insurance.region != self.region);
        judge.require(TRF_4, differs, SameRegion);
    }

    fn effect<L: Ledger>(&self, policy: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        let present = ledger.insurance(self.person).expect("GEN-1: the person is on record");

        // TRF-1 · stated · S3
        // Moving to another pooling region, even of the same province, ends every active
        // relationship of that person, given or received, in the same step.
        //
        // The moves that end relationships are a parameter.
        if policy.ends_with_move(present.region, self.region) {
            end_relationships(ledger, TRF_1, self.person);
        }

        // TRF-2 · interpreted
        // The account goes along with the person, its balance unchanged.
        //
        // Only the insurance changes; the account is another part of the person's record.
        let insurance = Insurance { region: self.region, ..present };
        ledger.change(TRF_2, Change::Insure(self.person, insurance));

        // TRF-5 · interpreted
        // Claims already there stay between the pooling regions where they arose.
        Receipt::Done
    }
}
