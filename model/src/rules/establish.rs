//! EST: establishing a mutual-aid relationship (建立共济关系). Setting its quota is in `quota`.

use super::Rule;
use crate::change::Change;
use crate::clause::Clause::{
    EST_1, EST_2, EST_3, EST_4, EST_5, EST_6, EST_7, EST_8, EST_9, EST_11, POL_3,
};
use crate::clause::Code::{
    AlreadyEstablished, CommitmentMissing, HolderNotInsuredEmployee, KinshipNotCovered,
    OutsideReach, RecipientNotInsured, SamePerson, TooManyRelationships,
};
use crate::judge::{Comparison, Judge, Relation, Unit};
use crate::ledger::Ledger;
use crate::operation::{Establish, Receipt};
use crate::person::Commitment;
use crate::policy::{CommitmentRule, Policy};
use crate::records::Records;
use crate::relationship::{Pair, RequestId};

impl Rule for Establish {
    fn judge<R: Records, J: Judge>(&self, policy: &Policy, records: &R, judge: &mut J) {
        let Pair { holder, recipient } = self.pair;
        let giver = records.insurance(holder);
        let receiver = records.insurance(recipient);

        // EST-1 · stated · S1 S3
        // The holder takes part, actively, in the employee scheme.
        let may_give = giver.is_some_and(|insurance| policy.may_give(insurance));
        judge.require(EST_1, may_give, HolderNotInsuredEmployee);

        // EST-2 · stated · S1 S3
        // The recipient takes part, actively, in the employee or the resident scheme.
        let may_receive = receiver.is_some_and(|insurance| policy.may_receive(insurance));
        judge.require(EST_2, may_receive, RecipientNotInsured);

        // EST-3 · stated · S0 S1 S3
        // The kinship is one that the policy covers.
        judge.require(EST_3, policy.kinships.contains(self.kinship), KinshipNotCovered);

        // EST-4 · stated · S1
        // The holder has signed the commitment that what is declared is true.
        let committed = policy.commitment == CommitmentRule::NotRequired
            || self.commitment == Commitment::Signed;
        judge.require(EST_4, committed, CommitmentMissing);

        // EST-5 · interpreted
        // The two are insured within the policy's reach. Judged only where both are insured.
        if let (Some(giver), Some(receiver)) = (giver, receiver)
            && giver.is_active()
            && receiver.is_active()
        {
            let reached = policy.reach.covers(giver.region, receiver.region);
            judge.require(EST_5, reached, OutsideReach);
        }

        // EST-6 · interpreted
        // Nobody is their own recipient.
        judge.require(EST_6, holder != recipient, SamePerson);

        // EST-7 · interpreted
        // A pair has at most one active relationship in one direction.
        let earlier = records.relationship(self.pair);
        let active = earlier.is_some_and(|relationship| relationship.active);
        judge.require(EST_7, !active, AlreadyEstablished);

        // EST-8 · stated · S3 N
        // Many recipients, many holders, each the other's holder: accepted.
        let returned = Pair { holder: recipient, recipient: holder };
        let several = records.recipients_of(holder) > 0
            || records.holders_of(recipient) > 0
            || records.active(returned).is_some();
        judge.note(EST_8, several);

        // EST-9 · stated · S3
        // After an end, the same two may establish anew at any time.
        judge.note(EST_9, earlier.is_some() && !active);

        // EST-11 · stated · S3
        // App, provincial platform and service window are the same operation: no guard and no
        // effect reads the channel.
        judge.note(EST_11, true);

        // POL-3 · interpreted
        // Where the policy limits relationships, neither of the two has reached the limit.
        below_cap(judge, policy.recipients_per_holder, || records.recipients_of(holder));
        below_cap(judge, policy.holders_per_recipient, || records.holders_of(recipient));
    }

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        // EST-9: the relationship starts from a quota of zero and inherits nothing.
        // EST-10 · stated · S1: it moves no money.
        ledger.change(EST_9, Change::Begin(self.pair));
        Receipt::Done
    }
}

fn below_cap<J: Judge>(judge: &mut J, cap: Option<u32>, present: impl FnOnce() -> u32) {
    let Some(cap) = cap else { return };
    let (left, right) = (i64::from(present()) + 1, i64::from(cap));
    let relation = Relation::AtMost;
    let comparison = Comparison { clause: POL_3, left, relation, right, unit: Unit::Count };
    judge.compare(comparison, TooManyRelationships);
}
