//! EST: establishing a mutual-aid relationship (建立共济关系). Setting its quota is in `quota`.

use super::Rule;
use crate::change::Change;
use crate::clause::Clause::{
    EST_1, EST_2, EST_3, EST_4, EST_5, EST_6, EST_7, EST_8, EST_9, EST_11, EST_12, POL_3, POL_4,
    POL_5,
};
use crate::clause::Code::{
    AlreadyEstablished, ChannelNotOpen, CommitmentMissing, HolderNotInsuredEmployee,
    KinshipNotCovered, OutsideReach, RecipientNotInsured, RegionNotConnected, SamePerson,
    TooManyRelationships,
};
use crate::judge::{Comparison, Judge, Relation, Unit};
use crate::ledger::Ledger;
use crate::operation::{Establish, Receipt};
use crate::person::{Channel, Commitment, Insurance};
use crate::policy::{CommitmentRule, Policy};
use crate::records::Records;
use crate::relationship::{Pair, Relationship, RequestId};
use crate::terms::Term;

impl Rule for Establish {
    fn judge<R: Records, J: Judge>(&self, policy: &Policy, records: &R, judge: &mut J) {
        let Pair { holder, recipient } = self.pair;
        let giver = records.insurance(holder);
        let receiver = records.insurance(recipient);

        // EST-1 · stated · S1 S3
        // The holder takes part, actively, in employee basic medical insurance.
        //
        // The schemes that let somebody give are a parameter.
        let may_give = giver.is_some_and(|insurance| policy.may_give(insurance));
        judge.require(EST_1, may_give, HolderNotInsuredEmployee);

        // EST-2 · stated · S1 S3
        // The recipient takes part, actively, in employee or in urban and rural resident basic
        // medical insurance.
        //
        // The schemes that let somebody receive are a parameter.
        let may_receive = receiver.is_some_and(|insurance| policy.may_receive(insurance));
        judge.require(EST_2, may_receive, RecipientNotInsured);

        // EST-3 · stated · S0 S1 S3
        // The recipient is a close relative of the holder: spouse, parent, child, sibling, paternal
        // or maternal grandparent, or grandchild through a son or through a daughter.
        //
        // The covered kinships are a parameter.
        judge.require(EST_3, policy.covers_kinship(self.kinship), KinshipNotCovered);

        // EST-4 · stated · S1
        // The holder has signed the commitment letter that what is declared is true.
        let committed = policy.commitment == CommitmentRule::NotRequired
            || self.commitment == Commitment::Signed;
        judge.require(EST_4, committed, CommitmentMissing);

        // The guards on both regions are judged only if both people are insured.
        let insured = giver
            .zip(receiver)
            .filter(|(giver, receiver)| giver.is_active() && receiver.is_active());

        // EST-5 · interpreted · S0 S1
        // The holder and the recipient are insured in different provinces.
        //
        // A policy can set another reach.
        if let Some((giver, receiver)) = insured {
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

        within_limits(policy, self, insured, records, judge);
        note(self.pair, earlier, records, judge);
    }

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        // EST-12 · stated · S1
        // What is accepted begins the relationship, active at once, with a quota of zero.
        //
        // If the two had one before, EST-9 demands the same of the new one: a beginning sets quota
        // and used to zero, whatever they were.
        let anew = ledger.relationship(self.pair).is_some();
        ledger.change(if anew { EST_9 } else { EST_12 }, Change::Begin(self.pair));

        // EST-10 · stated · S1
        // Establishing a relationship moves no money.
        Receipt::Done
    }
}

/// Notes the clauses that apply once every guard is judged; none of them refuses.
#[inline]
fn note<R: Records, J: Judge>(
    pair: Pair,
    earlier: Option<Relationship>,
    records: &R,
    judge: &mut J,
) {
    let Pair { holder, recipient } = pair;
    let active = earlier.is_some_and(|relationship| relationship.active);

    // EST-8 · stated · S3 N
    // One holder may have many recipients, one recipient many holders, and two people may each
    // be the other's holder.
    let returned = Pair { holder: recipient, recipient: holder };
    let several = records.recipients_of(holder) > 0
        || records.holders_of(recipient) > 0
        || records.active(returned).is_some();
    judge.note(EST_8, several);

    // EST-9 · stated · S3
    // After an end the same two may establish anew at any time, once EST-1 to EST-7 hold again,
    // and the new relationship starts from a quota of zero and inherits nothing.
    judge.note(EST_9, earlier.is_some() && !active);

    // EST-11 · stated · S3
    // The national app, the provincial platform and the service window are the same operation:
    // the channel changes nothing, and is no part of a request's content.
    //
    // No effect reads the channel, and no guard but POL-5, which closes one.
    judge.note(EST_11, true);
}

/// Judges what a policy can limit: numbers, regions and channels. `insured` are the insurances of the
/// two, if both are active.
#[inline]
fn within_limits<R: Records, J: Judge>(
    policy: &Policy,
    request: &Establish,
    insured: Option<(Insurance, Insurance)>,
    records: &R,
    judge: &mut J,
) {
    let Pair { holder, recipient } = request.pair;

    // POL-3 · interpreted
    // Where the policy limits how many relationships a holder or a recipient may have, neither
    // of the two has reached the limit.
    below_cap(judge, policy.recipients_per_holder, || records.recipients_of(holder));
    below_cap(judge, policy.holders_per_recipient, || records.holders_of(recipient));

    // POL-4 · interpreted · S1 S2 N
    // Where the policy is rolled out region by region, the holder and the recipient are both
    // insured in regions that are connected.
    if let (Some((giver, receiver)), true) = (insured, policy.regions.is_some()) {
        let connected = policy.connects(giver.region) && policy.connects(receiver.region);
        judge.require(POL_4, connected, RegionNotConnected);
    }

    // POL-5 · interpreted · S2 S3
    // Where the policy limits the channels, a relationship is established through one that is
    // open.
    if policy.channels.len() < Channel::ALL.len() {
        judge.require(POL_5, policy.channels.contains(request.channel), ChannelNotOpen);
    }
}

fn below_cap<J: Judge>(judge: &mut J, cap: Option<u32>, present: impl FnOnce() -> u32) {
    let Some(cap) = cap else { return };
    let (left, right) = (i64::from(present()) + 1, i64::from(cap));
    let relation = Relation::AtMost;
    let comparison = Comparison { clause: POL_3, left, relation, right, unit: Unit::Count };
    judge.compare(comparison, TooManyRelationships);
}
