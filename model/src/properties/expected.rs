//! The effect expected of an accepted operation, from its request and its answer: at most one
//! account, one claim, one relationship and one insurance change, and relationships may end.
//! Everything else stays as it is. `step` compares this with what happened.

use super::TakenStep;
use crate::clause::Clause::{
    self, CLR_2, CON_1, EST_9, EST_10, EST_12, INS_1, INS_2, INS_3, INS_4, INS_6, INV_1, INV_7,
    QUO_3, QUO_6, REV_3, REV_4, SET_9, SET_10, SPD_2, TRF_1, TRF_2, TRF_5, TRM_1,
};
use crate::money::{Amount, Fen};
use crate::operation::{EndInsurance, Enroll, Family, Operation, Reverse, Settle, Transfer};
use crate::person::{Insurance, PersonId, Reason, Scheme, Standing};
use crate::records::Records;
use crate::region::Region;
use crate::relationship::{Pair, Relationship};

/// The frame of an operation: for each kind of record, the clause that is broken if anything moves
/// beyond what the operation says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    /// The clause on accounts.
    pub money: Clause,
    /// The clause on claims between regions.
    pub claims: Clause,
    /// The clause on relationships.
    pub relationships: Clause,
    /// The clause on the insurance.
    pub insured: Clause,
}

/// Returns the frame of an operation of this family.
#[inline]
pub fn frame(family: Family) -> Frame {
    let of = |clause| Frame { money: INV_1, claims: INV_7, relationships: clause, insured: clause };
    match family {
        Family::Establish => Frame { money: EST_10, ..of(EST_12) },
        Family::SetQuota => Frame { money: QUO_6, ..of(QUO_3) },
        Family::Settle => Frame { claims: SET_10, ..of(SET_9) },
        Family::Reverse => Frame { claims: REV_4, ..of(REV_3) },
        Family::Terminate => of(TRM_1),
        Family::Transfer => Frame { money: TRF_2, claims: TRF_5, ..of(TRF_1) },
        Family::EndInsurance => Frame { money: INS_6, insured: INS_1, ..of(INS_2) },
        Family::Enroll => Frame { money: INS_6, ..of(INS_4) },
        Family::Contribute => of(CON_1),
        Family::Spend => of(SPD_2),
        Family::Clear => Frame { money: CLR_2, ..of(CLR_2) },
    }
}

/// The whole expected effect. Beside each kind of record stands the clause that is broken if
/// anything else moves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected {
    /// The person whose account changes, and the amount added; negative if money leaves.
    pub(super) account: Option<(PersonId, Fen)>,
    /// The person for whom an account is opened.
    pub(super) opened: Option<PersonId>,
    /// The clause on accounts.
    pub(super) money: Clause,
    /// The amount by which the first region owes the second more.
    pub(super) claim: Option<(Region, Region, Fen)>,
    /// True if every position is closed.
    pub(super) cleared: bool,
    /// The clause on claims.
    pub(super) claims: Clause,
    /// The pair whose relationship changes, and the relationship afterwards.
    pub(super) relationship: Option<(Pair, Relationship)>,
    /// The person whose relationships all end.
    pub(super) ended: Option<PersonId>,
    /// The clause on relationships.
    pub(super) relationships: Clause,
    /// The person whose insurance changes, and the insurance afterwards.
    pub(super) insurance: Option<(PersonId, Insurance)>,
    /// The clause on insurance.
    pub(super) insured: Clause,
}

impl Expected {
    /// Returns the expectation that nothing moves; `frame` names the clause that is broken if
    /// something does.
    pub(super) fn nothing(frame: Frame) -> Expected {
        let Frame { money, claims, relationships, insured } = frame;
        Expected {
            account: None,
            opened: None,
            money,
            claim: None,
            cleared: false,
            claims,
            relationship: None,
            ended: None,
            relationships,
            insurance: None,
            insured,
        }
    }

    /// Returns whether anything is expected of a person's account or insurance.
    #[inline]
    pub(super) fn concerns(&self, id: PersonId) -> bool {
        self.account.is_some_and(|(of, _)| of == id)
            || self.insurance.is_some_and(|(of, _)| of == id)
            || self.opened == Some(id)
    }

    /// Returns whether anything is expected of a pair's relationship.
    #[inline]
    pub(super) fn binds(&self, pair: Pair) -> bool {
        self.relationship.is_some_and(|(of, _)| of == pair)
            || self.ended.is_some_and(|person| pair.includes(person))
    }

    /// Returns the relationship that the pair must have afterwards.
    #[inline]
    pub(super) fn of(&self, pair: Pair, before: Option<Relationship>) -> Option<Relationship> {
        if let Some((of, relationship)) = self.relationship
            && of == pair
        {
            return Some(relationship);
        }
        let ends = self.ended.is_some_and(|person| pair.includes(person));
        before.map(|relationship| Relationship {
            active: relationship.active && !ends,
            ..relationship
        })
    }
}

/// Returns the effect that this accepted operation must have.
#[inline]
pub(super) fn expected<R: Records>(step: &TakenStep<'_, R>) -> Expected {
    let before = step.before;
    match step.request.operation {
        Operation::Establish(establish) => {
            let begun = Relationship { active: true, ..Relationship::default() };
            let relationship = Some((establish.pair, begun));
            let anew = before.relationship(establish.pair).is_some();
            let relationships = if anew { EST_9 } else { EST_12 };
            let nothing = Expected::nothing(frame(Family::Establish));
            Expected { relationship, relationships, ..nothing }
        }
        Operation::SetQuota(quota) => {
            let granted = whole(quota.granted);
            let present = before.relationship(quota.pair).unwrap_or_default();
            let relationship = Some((quota.pair, Relationship { granted, ..present }));
            Expected { relationship, ..Expected::nothing(frame(Family::SetQuota)) }
        }
        Operation::Settle(settle) => settled(step, settle),
        Operation::Reverse(reverse) => reversed(step, reverse),
        Operation::Terminate(terminate) => {
            let present = before.relationship(terminate.pair).unwrap_or_default();
            let relationship = Some((terminate.pair, Relationship { active: false, ..present }));
            Expected { relationship, ..Expected::nothing(frame(Family::Terminate)) }
        }
        Operation::Transfer(transfer) => moved(step, transfer),
        Operation::EndInsurance(end) => uninsured(step, end),
        Operation::Enroll(enroll) => enrolled(enroll),
        Operation::Contribute(contribute) => {
            let account = Some((contribute.person, whole(contribute.amount)));
            Expected { account, ..Expected::nothing(frame(Family::Contribute)) }
        }
        Operation::Spend(spend) => {
            let account = Some((spend.person, -whole(spend.amount)));
            Expected { account, ..Expected::nothing(frame(Family::Spend)) }
        }
        Operation::Clear(_) => {
            Expected { cleared: true, ..Expected::nothing(frame(Family::Clear)) }
        }
    }
}

fn whole(amount: Amount) -> Fen {
    amount.whole().unwrap_or(Fen::ZERO)
}

#[inline]
fn settled<R: Records>(step: &TakenStep<'_, R>, settle: Settle) -> Expected {
    let before = step.before;
    let paid = step.answer.paid().unwrap_or(Fen::ZERO);
    let present = before.relationship(settle.pair).unwrap_or_default();
    let used = Relationship { used: present.used + paid, ..present };
    let home = |person| before.person(person).map(|person| person.insurance.region);
    let debtor = home(settle.pair.holder);
    let creditor = settle.venue.map_or_else(|| home(settle.pair.recipient), |v| Some(v.region));
    let claim = debtor.zip(creditor).filter(|(debtor, creditor)| debtor != creditor);
    Expected {
        account: Some((settle.pair.holder, -paid)),
        relationship: Some((settle.pair, used)),
        claim: claim.map(|(debtor, creditor)| (debtor, creditor, paid)),
        ..Expected::nothing(frame(Family::Settle))
    }
}

#[inline]
fn reversed<R: Records>(step: &TakenStep<'_, R>, reverse: Reverse) -> Expected {
    let nothing = Expected::nothing(frame(Family::Reverse));
    let settlement = step.before.settlement(reverse.settlement).filter(|s| !s.reversed);
    let Some(settlement) = settlement else { return nothing };
    let (pair, paid) = (settlement.pair, settlement.paid);
    let present = step.before.relationship(pair).unwrap_or_default();
    let restored = Relationship { used: present.used - paid, ..present };
    let crossed = settlement.debtor != settlement.creditor;
    Expected {
        account: Some((pair.holder, paid)),
        relationship: settlement.relationship_active.then_some((pair, restored)),
        claim: crossed.then_some((settlement.creditor, settlement.debtor, paid)),
        ..nothing
    }
}

#[inline]
fn moved<R: Records>(step: &TakenStep<'_, R>, transfer: Transfer) -> Expected {
    let frame = Expected::nothing(frame(Family::Transfer));
    let Some(person) = step.before.person(transfer.person) else { return frame };
    let ends = step.policy.ends_with_move(person.insurance.region, transfer.region);
    let insurance = Insurance { region: transfer.region, ..person.insurance };
    Expected {
        ended: ends.then_some(transfer.person),
        insurance: Some((transfer.person, insurance)),
        ..frame
    }
}

#[inline]
fn uninsured<R: Records>(step: &TakenStep<'_, R>, end: EndInsurance) -> Expected {
    let frame = Expected::nothing(frame(Family::EndInsurance));
    let Some(person) = step.before.person(end.person) else { return frame };
    let standing = if end.reason == Reason::Death { Standing::Deceased } else { Standing::Ended };
    let insurance = Insurance { standing, ..person.insurance };
    let insured = if person.insurance.standing == Standing::Active { INS_1 } else { INS_3 };
    Expected {
        insured,
        ended: step.policy.ends_with(end.reason).then_some(end.person),
        insurance: Some((end.person, insurance)),
        ..frame
    }
}

fn enrolled(Enroll { person, scheme, region }: Enroll) -> Expected {
    let insurance = Insurance { scheme, standing: Standing::Active, region };
    Expected {
        opened: (scheme == Scheme::Employee).then_some(person),
        insurance: Some((person, insurance)),
        ..Expected::nothing(frame(Family::Enroll))
    }
}
