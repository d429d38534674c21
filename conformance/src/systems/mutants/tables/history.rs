//! The mutants that go wrong only in a certain history: a fault, and the trigger that it waits for.

use model::clause::Clause::{
    self, CLR_1, CON_1, EST_1, EST_3, EST_4, EST_5, EST_9, INS_2, INS_4, QUO_3, QUO_4, REV_2,
    REV_3, REV_4, SET_1, SET_2, SET_6, SET_7, SET_8, SET_9, SET_10, SPD_2, TRF_1, TRF_2, TRM_1,
};

use crate::systems::faults::{Action, Kind};
use crate::systems::mutants::{Group, Mutant, What, When};

/// Returns them all.
pub(crate) fn all() -> Vec<Mutant> {
    let group = Group::History;
    let one = |&(action, when): &(Action, When)| Mutant { group, what: What::Fault(action), when };
    let cleared = CLEARED.iter().map(|&action| Mutant {
        group: Group::Clearing,
        what: What::Fault(action),
        when: When::Cleared,
    });
    TABLE.iter().map(one).chain(cleared).collect()
}

use Action::{
    ClaimAtHome, Double, ForgetGiven, ForgetReceived, Ignore, KeepQuota, KeepUsed, Off, Omit,
    OtherParty, RestoreToEnded, Shift, SwapRegions,
};
use When::{
    AfterClearing, AfterInsuredAgain, AfterMove, AfterRefusal, AfterReturn, AfterReversal, AllOfIt,
    BelowYuan, InPart, LargeAmount, Mutual, OtherChannel, Premium, RelationshipEnded, SecondTime,
    ThirdRegion, ThirdTime, TwoHolders, TwoRecipients, WithoutId,
};

const fn omit(clause: Clause, kind: Kind) -> Action {
    Omit(clause, kind)
}

const TABLE: &[(Action, When)] = &[
    (omit(SET_9, Kind::Debit), SecondTime),
    (omit(SET_9, Kind::Use), SecondTime),
    (omit(SET_10, Kind::Owe), SecondTime),
    (omit(TRM_1, Kind::End), SecondTime),
    (omit(TRF_2, Kind::Insure), SecondTime),
    (omit(TRF_1, Kind::End), SecondTime),
    (omit(INS_2, Kind::End), SecondTime),
    (omit(CLR_1, Kind::Clear), SecondTime),
    (Double(CON_1, Kind::Credit), SecondTime),
    (omit(SPD_2, Kind::Debit), SecondTime),
    (Ignore(QUO_3), SecondTime),
    (omit(SET_9, Kind::Debit), ThirdTime),
    (omit(TRM_1, Kind::End), ThirdTime),
    (omit(QUO_3, Kind::Grant), ThirdTime),
    (KeepQuota, ThirdTime),
    (KeepUsed, ThirdTime),
    (Ignore(EST_3), AfterReturn),
    (Ignore(EST_4), AfterReturn),
    (Ignore(EST_5), AfterReturn),
    (Ignore(EST_1), AfterReturn),
    (Ignore(QUO_4), AfterReturn),
    (omit(SET_9, Kind::Use), AfterReturn),
    (Double(SET_9, Kind::Debit), AfterReturn),
    (omit(TRM_1, Kind::End), AfterReturn),
    (RestoreToEnded, AfterReturn),
    (ForgetGiven(INS_2), AfterReturn),
    (ForgetReceived(INS_2), AfterReturn),
    (omit(TRF_1, Kind::End), AfterReturn),
    (Ignore(EST_1), AfterInsuredAgain),
    (Ignore(EST_4), AfterInsuredAgain),
    (omit(CON_1, Kind::Credit), AfterInsuredAgain),
    (Action::LoseMoney(INS_4), AfterInsuredAgain),
    (omit(SET_9, Kind::Use), TwoHolders),
    (Double(SET_9, Kind::Debit), TwoHolders),
    (ForgetReceived(TRF_1), TwoHolders),
    (ForgetReceived(INS_2), TwoHolders),
    (Ignore(SET_6), TwoHolders),
    (Ignore(SET_7), TwoHolders),
    (omit(EST_9, Kind::Begin), TwoHolders),
    (omit(SET_10, Kind::Owe), TwoHolders),
    (Ignore(QUO_3), TwoRecipients),
    (Shift(QUO_3, 1), TwoRecipients),
    (Ignore(SPD_2), TwoRecipients),
    (ForgetGiven(TRF_1), TwoRecipients),
    (ForgetGiven(INS_2), TwoRecipients),
    (omit(SET_9, Kind::Debit), TwoRecipients),
    (omit(REV_3, Kind::Restore), TwoRecipients),
    (OtherParty(SET_9, Kind::Debit), Mutual),
    (OtherParty(REV_3, Kind::Credit), Mutual),
    (Ignore(QUO_3), Mutual),
    (Action::CountReceived, Mutual),
    (ForgetReceived(TRF_1), Mutual),
    (ForgetGiven(INS_2), Mutual),
    (omit(SET_10, Kind::Owe), Mutual),
    (Ignore(SET_1), AfterMove),
    (Ignore(SET_8), AfterMove),
    (Ignore(EST_5), AfterMove),
    (ClaimAtHome, AfterMove),
    (SwapRegions(REV_4), AfterMove),
    (omit(REV_4, Kind::Owe), AfterMove),
    (omit(REV_3, Kind::Credit), AfterMove),
    (omit(SET_9, Kind::Use), AfterReversal),
    (omit(SET_9, Kind::Debit), AfterReversal),
    (Off(SET_9, Kind::Debit, 1), AfterReversal),
    (Ignore(SET_2), AfterReversal),
    (Ignore(SPD_2), AfterReversal),
    (omit(SET_10, Kind::Owe), AfterClearing),
    (omit(REV_2, Kind::MarkReversed), AfterClearing),
    (Double(SET_10, Kind::Owe), AfterClearing),
    (SwapRegions(SET_10), AfterClearing),
    (omit(REV_3, Kind::Restore), AfterClearing),
    (omit(SET_9, Kind::Debit), AfterRefusal),
    (Ignore(QUO_3), AfterRefusal),
    (Ignore(SPD_2), AfterRefusal),
    (omit(CON_1, Kind::Credit), AfterRefusal),
    (omit(TRM_1, Kind::End), AfterRefusal),
    (Ignore(SET_6), AfterRefusal),
    (omit(REV_3, Kind::Credit), RelationshipEnded),
    (omit(REV_4, Kind::Owe), RelationshipEnded),
    (Double(REV_3, Kind::Credit), RelationshipEnded),
    (omit(SET_9, Kind::Use), AllOfIt),
    (omit(SET_10, Kind::Owe), InPart),
    (omit(SET_9, Kind::Use), ThirdRegion),
    (Ignore(EST_3), OtherChannel),
    (Ignore(EST_4), OtherChannel),
    (omit(EST_9, Kind::Begin), OtherChannel),
    (omit(SET_9, Kind::Use), Premium),
    (Ignore(SET_2), Premium),
    (omit(SET_9, Kind::Debit), BelowYuan),
    (omit(SPD_2, Kind::Debit), BelowYuan),
    (Ignore(QUO_3), LargeAmount),
    (omit(CON_1, Kind::Credit), LargeAmount),
    (omit(QUO_3, Kind::Grant), WithoutId),
    (omit(TRM_1, Kind::End), WithoutId),
    (Double(CON_1, Kind::Credit), WithoutId),
];

/// The faults in the reversal of a settlement that was already cleared.
const CLEARED: &[Action] = &[
    omit(REV_4, Kind::Owe),
    Double(REV_4, Kind::Owe),
    SwapRegions(REV_4),
    omit(REV_3, Kind::Credit),
    omit(REV_3, Kind::Restore),
    Ignore(REV_2),
];
