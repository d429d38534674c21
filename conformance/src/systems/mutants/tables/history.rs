//! The mutants that go wrong only in a certain history: a fault, and the trigger that it waits for.

use model::clause::Clause::{
    self, CLR_1, CON_1, EST_1, EST_3, EST_4, EST_5, EST_12, INS_2, INS_4, QUO_3, QUO_4, REV_2,
    REV_3, REV_4, SET_1, SET_2, SET_6, SET_7, SET_8, SET_9, SET_10, SPD_2, TRF_1, TRF_2, TRM_1,
};

use crate::systems::faults::{Action, ChangeKind};
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

const fn omit(clause: Clause, kind: ChangeKind) -> Action {
    Omit(clause, kind)
}

const TABLE: &[(Action, When)] = &[
    (omit(SET_9, ChangeKind::Debit), SecondTime),
    (omit(SET_9, ChangeKind::Use), SecondTime),
    (omit(SET_10, ChangeKind::Owe), SecondTime),
    (omit(TRM_1, ChangeKind::End), SecondTime),
    (omit(TRF_2, ChangeKind::Insure), SecondTime),
    (omit(TRF_1, ChangeKind::End), SecondTime),
    (omit(INS_2, ChangeKind::End), SecondTime),
    (omit(CLR_1, ChangeKind::Clear), SecondTime),
    (Double(CON_1, ChangeKind::Credit), SecondTime),
    (omit(SPD_2, ChangeKind::Debit), SecondTime),
    (Ignore(QUO_3), SecondTime),
    (omit(SET_9, ChangeKind::Debit), ThirdTime),
    (omit(TRM_1, ChangeKind::End), ThirdTime),
    (omit(QUO_3, ChangeKind::Grant), ThirdTime),
    (KeepQuota, ThirdTime),
    (KeepUsed, ThirdTime),
    (Ignore(EST_3), AfterReturn),
    (Ignore(EST_4), AfterReturn),
    (Ignore(EST_5), AfterReturn),
    (Ignore(EST_1), AfterReturn),
    (Ignore(QUO_4), AfterReturn),
    (omit(SET_9, ChangeKind::Use), AfterReturn),
    (Double(SET_9, ChangeKind::Debit), AfterReturn),
    (omit(TRM_1, ChangeKind::End), AfterReturn),
    (RestoreToEnded, AfterReturn),
    (ForgetGiven(INS_2), AfterReturn),
    (ForgetReceived(INS_2), AfterReturn),
    (omit(TRF_1, ChangeKind::End), AfterReturn),
    (Ignore(EST_1), AfterInsuredAgain),
    (Ignore(EST_4), AfterInsuredAgain),
    (omit(CON_1, ChangeKind::Credit), AfterInsuredAgain),
    (Action::LoseMoney(INS_4), AfterInsuredAgain),
    (omit(SET_9, ChangeKind::Use), TwoHolders),
    (Double(SET_9, ChangeKind::Debit), TwoHolders),
    (ForgetReceived(TRF_1), TwoHolders),
    (ForgetReceived(INS_2), TwoHolders),
    (Ignore(SET_6), TwoHolders),
    (Ignore(SET_7), TwoHolders),
    (omit(EST_12, ChangeKind::Begin), TwoHolders),
    (omit(SET_10, ChangeKind::Owe), TwoHolders),
    (Ignore(QUO_3), TwoRecipients),
    (Shift(QUO_3, 1), TwoRecipients),
    (Ignore(SPD_2), TwoRecipients),
    (ForgetGiven(TRF_1), TwoRecipients),
    (ForgetGiven(INS_2), TwoRecipients),
    (omit(SET_9, ChangeKind::Debit), TwoRecipients),
    (omit(REV_3, ChangeKind::Restore), TwoRecipients),
    (OtherParty(SET_9, ChangeKind::Debit), Mutual),
    (OtherParty(REV_3, ChangeKind::Credit), Mutual),
    (Ignore(QUO_3), Mutual),
    (Action::CountReceived, Mutual),
    (ForgetReceived(TRF_1), Mutual),
    (ForgetGiven(INS_2), Mutual),
    (omit(SET_10, ChangeKind::Owe), Mutual),
    (Ignore(SET_1), AfterMove),
    (Ignore(SET_8), AfterMove),
    (Ignore(EST_5), AfterMove),
    (ClaimAtHome, AfterMove),
    (SwapRegions(REV_4), AfterMove),
    (omit(REV_4, ChangeKind::Owe), AfterMove),
    (omit(REV_3, ChangeKind::Credit), AfterMove),
    (omit(SET_9, ChangeKind::Use), AfterReversal),
    (omit(SET_9, ChangeKind::Debit), AfterReversal),
    (Off(SET_9, ChangeKind::Debit, 1), AfterReversal),
    (Ignore(SET_2), AfterReversal),
    (Ignore(SPD_2), AfterReversal),
    (omit(SET_10, ChangeKind::Owe), AfterClearing),
    (omit(REV_2, ChangeKind::MarkReversed), AfterClearing),
    (Double(SET_10, ChangeKind::Owe), AfterClearing),
    (SwapRegions(SET_10), AfterClearing),
    (omit(REV_3, ChangeKind::Restore), AfterClearing),
    (omit(SET_9, ChangeKind::Debit), AfterRefusal),
    (Ignore(QUO_3), AfterRefusal),
    (Ignore(SPD_2), AfterRefusal),
    (omit(CON_1, ChangeKind::Credit), AfterRefusal),
    (omit(TRM_1, ChangeKind::End), AfterRefusal),
    (Ignore(SET_6), AfterRefusal),
    (omit(REV_3, ChangeKind::Credit), RelationshipEnded),
    (omit(REV_4, ChangeKind::Owe), RelationshipEnded),
    (Double(REV_3, ChangeKind::Credit), RelationshipEnded),
    (omit(SET_9, ChangeKind::Use), AllOfIt),
    (omit(SET_10, ChangeKind::Owe), InPart),
    (omit(SET_9, ChangeKind::Use), ThirdRegion),
    (Ignore(EST_3), OtherChannel),
    (Ignore(EST_4), OtherChannel),
    (omit(EST_12, ChangeKind::Begin), OtherChannel),
    (omit(SET_9, ChangeKind::Use), Premium),
    (Ignore(SET_2), Premium),
    (omit(SET_9, ChangeKind::Debit), BelowYuan),
    (omit(SPD_2, ChangeKind::Debit), BelowYuan),
    (Ignore(QUO_3), LargeAmount),
    (omit(CON_1, ChangeKind::Credit), LargeAmount),
    (omit(QUO_3, ChangeKind::Grant), WithoutId),
    (omit(TRM_1, ChangeKind::End), WithoutId),
    (Double(CON_1, ChangeKind::Credit), WithoutId),
];

/// The faults in the reversal of a settlement that was already cleared.
const CLEARED: &[Action] = &[
    omit(REV_4, ChangeKind::Owe),
    Double(REV_4, ChangeKind::Owe),
    SwapRegions(REV_4),
    omit(REV_3, ChangeKind::Credit),
    omit(REV_3, ChangeKind::Restore),
    Ignore(REV_2),
];
