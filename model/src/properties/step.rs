//! The properties of every step: it adds and takes exactly what `expected` says and leaves
//! everything else alone. INV-1, INV-6 to INV-10, IDM, and the clauses that are effects. States
//! carry no totals for this, because sums over a history are right if every step is.

use super::expected::{Expected, Frame, expected};
use super::permitted::permitted;
use super::{Breach, BreachSide, Concerned, Findings, TakenStep, false_for, truth};
use crate::clause::Clause::{
    self, CLR_1, EST_11, IDM_1, IDM_2, IDM_3, INV_1, INV_4, INV_6, INV_7, INV_8, INV_9, INV_10,
    QUO_8, QUO_10, REV_1, REV_2, REV_4, SET_9, SET_10, TRM_3,
};
use crate::money::Fen;
use crate::operation::{Answer, Establish, Operation, Receipt, Settle};
use crate::person::{Commitment, Person};
use crate::policy::{Access, CommitmentRule};
use crate::records::{Earlier, RecordKind, Records};
use crate::region::Region;
use crate::relationship::{Pair, Relationship};

/// Checks every property of a single step.
#[inline]
pub fn check_step<R: Records, F: Findings>(step: &TakenStep<'_, R>, found: &mut F) {
    if let Some(id) = step.request.id {
        match step.before.earlier(id, &step.request.operation) {
            Earlier::Same(first) => {
                let same = *step.answer == first;
                truth(
                    found,
                    IDM_1,
                    same,
                    "the first answer is given again",
                    "再次提交的请求返回首次答复",
                );
                return unchanged(step, IDM_1, found);
            }
            Earlier::Other => {
                let refused = !step.answer.is_accepted();
                truth(found, IDM_2, refused, "the request is refused", "该请求不予办理");
                let bound = step.after.earlier(id, &step.request.operation) == Earlier::Other;
                truth(found, IDM_3, bound, "the ID keeps its content", "编号仍与原内容绑定");
                return unchanged(step, IDM_2, found);
            }
            Earlier::Never if step.before.keeps(id) => {
                let kept = Earlier::Same(step.answer.clone());
                let remembered = step.after.earlier(id, &step.request.operation) == kept;
                truth(found, IDM_3, remembered, "the answer binds the ID", "编号已与请求内容绑定");
            }
            Earlier::Never => {}
        }
    }
    match step.answer {
        Answer::Rejected(_) => unchanged(step, INV_9, found),
        Answer::Accepted(receipt) => accepted(step, receipt, found),
    }
}

/// Checks that nothing observable differs.
fn unchanged<R: Records, F: Findings>(step: &TakenStep<'_, R>, clause: Clause, found: &mut F) {
    let frame = Frame { money: clause, claims: clause, relationships: clause, insured: clause };
    let expected = Expected::nothing(frame);
    found.evaluated(clause);
    compare(step, &expected, found);
}

#[inline]
fn accepted<R: Records, F: Findings>(step: &TakenStep<'_, R>, receipt: &Receipt, found: &mut F) {
    let expected = expected(step);
    for clause in [INV_1, INV_7, expected.money, expected.relationships] {
        found.evaluated(clause);
    }
    if expected.claim.is_some() || !matches!(expected.claims, SET_10 | REV_4) {
        found.evaluated(expected.claims);
    }
    permitted(step, found);
    compare(step, &expected, found);
    match &step.request.operation {
        Operation::Establish(establish) => established(step, establish, found),
        Operation::Settle(settle) => paid(step, settle, receipt, found),
        Operation::Reverse(reverse) => {
            let after = step.after.settlement(reverse.settlement);
            let marked = after.is_none_or(|settlement| settlement.reversed);
            truth(
                found,
                REV_2,
                marked,
                "the settlement counts as reversed",
                "该笔结算已标记为冲正",
            );
        }
        Operation::Clear(_) => stated(step, receipt, found),
        Operation::Terminate(_) => {
            found.evaluated(TRM_3);
            released(step, found);
        }
        Operation::Transfer(_) | Operation::EndInsurance(_) => released(step, found),
        Operation::SetQuota(_)
        | Operation::Enroll(_)
        | Operation::Contribute(_)
        | Operation::Spend(_) => {}
    }
}

#[inline]
fn established<R: Records, F: Findings>(
    step: &TakenStep<'_, R>,
    establish: &Establish,
    found: &mut F,
) {
    found.evaluated(EST_11);
    let covered = step.policy.covers_kinship(establish.kinship);
    truth(found, INV_4, covered, "the kinship is covered (EST-3)", "亲属关系在政策范围内（EST-3）");
    let committed = step.policy.commitment == CommitmentRule::NotRequired
        || establish.commitment == Commitment::Signed;
    truth(found, INV_4, committed, "the commitment is signed (EST-4)", "承诺书已签署（EST-4）");
    let alone = step.before.active(establish.pair).is_none();
    truth(
        found,
        INV_8,
        alone,
        "no other active relationship of the pair",
        "双方无其他有效共济关系",
    );
}

#[inline]
fn paid<R: Records, F: Findings>(
    step: &TakenStep<'_, R>,
    settle: &Settle,
    receipt: &Receipt,
    found: &mut F,
) {
    let amount = settle.amount.whole().unwrap_or(Fen::ZERO);
    let (paid, self_paid) = match receipt {
        Receipt::Paid { paid, self_paid } => (*paid, *self_paid),
        Receipt::Done | Receipt::Statement(_) => (Fen::ZERO, Fen::ZERO),
    };
    let Relationship { granted, used, .. } =
        step.before.relationship(settle.pair).unwrap_or_default();
    let balance = step.before.balance(settle.pair.holder);
    let available = match step.policy.access {
        Access::Quota => (granted - used).min(balance),
        Access::SharedBalance => balance,
    };
    let due = amount.min(available);
    equal(
        found,
        SET_9,
        Concerned::Operation,
        ("paid", "个人账户共济支付", paid),
        ("due", "应支付", due),
    );
    let whole = ("paid and self-paid", "个人账户共济支付与其余个人支付合计", paid + self_paid);
    equal(found, SET_9, Concerned::Operation, whole, ("the amount", "费用金额", amount));
    if step.policy.is_premium(settle.category) {
        let full = ("the premium", "应缴金额", amount);
        equal(found, INV_6, Concerned::Operation, ("paid", "个人账户共济支付", paid), full);
    }
    if let Some(id) = step.request.id
        && step.after.keeps_settlement(id)
    {
        let home = |person| step.before.insurance(person).map(|insurance| insurance.region);
        let there = settle.venue.map_or_else(|| home(settle.pair.recipient), |v| Some(v.region));
        let kept = step.after.settlement(id).is_some_and(|settlement| {
            settlement.pair == settle.pair
                && settlement.paid == paid
                && Some(settlement.debtor) == home(settle.pair.holder)
                && Some(settlement.creditor) == there
                && !settlement.reversed
                && settlement.relationship_active
        });
        truth(found, REV_1, kept, "the settlement is on record as it was", "该笔结算已如实登记");
    }
}

/// Checks CLR-1: the statement lists each position that was open, once.
fn stated<R: Records, F: Findings>(step: &TakenStep<'_, R>, receipt: &Receipt, found: &mut F) {
    let mut lines = match receipt {
        Receipt::Statement(lines) => lines.iter(),
        Receipt::Done | Receipt::Paid { .. } => [].iter(),
    };
    let mut matches = true;
    let mut open = step.before.next_position(None);
    while let Some(position) = open {
        matches &= lines.next() == Some(&position);
        open = step.before.next_position(Some(position));
    }
    matches &= lines.next().is_none();
    truth(
        found,
        CLR_1,
        matches,
        "the statement lists every open position once",
        "清算单逐项列明待清算金额",
    );
}

/// Checks QUO-8: what remained of the ended relationships is free again.
#[inline]
fn released<R: Records, F: Findings>(step: &TakenStep<'_, R>, found: &mut F) {
    // A relationship that has ended differs.
    let differs = |of| step.before.may_differ(step.after, RecordKind::Pair(of));
    let mut pair = step.before.next_pair_among(None, differs);
    while let Some(of) = pair {
        let ended = step.before.active(of).is_some() && step.after.active(of).is_none();
        if ended {
            let mut freed = Fen::ZERO;
            step.before.each_active_of(of.holder, |other, relationship| {
                if other.holder == of.holder && step.after.active(other).is_none() {
                    freed += relationship.remaining();
                }
            });
            let free = ("free after the end", "终止后可用余额", step.after.free(of.holder));
            let due = step.before.free(of.holder) + freed;
            let due = ("free before, and what remained", "终止前可用余额与剩余额度合计", due);
            equal(found, QUO_8, Concerned::Person(of.holder), free, due);
        }
        pair = step.before.next_pair_among(Some(of), differs);
    }
}

/// Compares everything that can be observed with what is expected.
#[inline]
fn compare<R: Records, F: Findings>(step: &TakenStep<'_, R>, expected: &Expected, found: &mut F) {
    let mut person = step.before.next_person(None);
    while let Some(id) = person {
        person = step.before.next_person(Some(id));
        if !expected.concerns(id) && !step.before.may_differ(step.after, RecordKind::Person(id)) {
            continue;
        }
        if let (Some(before), Some(after)) = (step.before.person(id), step.after.person(id)) {
            let due =
                expected.account.filter(|(of, _)| *of == id).map_or(Fen::ZERO, |(_, due)| due);
            compare_account(id, before, after, due, expected, found);
            let insurance = expected.insurance.filter(|(of, _)| *of == id);
            if after.insurance != insurance.map_or(before.insurance, |(_, due)| due) {
                let what = ("the insurance stands as it must", "参保信息符合要求");
                found.broken(false_for(expected.insured, Concerned::Person(id), what));
            }
        }
    }
    let concerned =
        |of| expected.binds(of) || step.before.may_differ(step.after, RecordKind::Pair(of));
    let mut pair = step.after.next_pair_among(None, concerned);
    while let Some(of) = pair {
        pair = step.after.next_pair_among(Some(of), concerned);
        let before = step.before.relationship(of);
        compare_relationship(of, before, step.after.relationship(of), expected, found);
    }
    if let Some((of, _)) = expected.relationship
        && step.after.relationship(of).is_none()
    {
        compare_relationship(of, None, None, expected, found);
    }
    let claimed = expected.claim.is_some() || expected.cleared;
    if claimed || step.before.may_differ(step.after, RecordKind::Positions) {
        compare_claims(step, expected, found);
    }
}

#[inline]
fn compare_account<F: Findings>(
    id: crate::person::PersonId,
    before: Person,
    after: Person,
    due: Fen,
    expected: &Expected,
    found: &mut F,
) {
    if after.balance() != before.balance() + due {
        let now = BreachSide::money("balance", "个人账户余额", after.balance());
        let due = BreachSide::money(
            "balance before and what is due",
            "原余额与应增减额合计",
            before.balance() + due,
        );
        found.broken(Breach {
            clause: expected.money,
            subject: Concerned::Person(id),
            left: now,
            relation: "=",
            right: due,
        });
    }
    let has_account = before.account.is_some() || expected.opened == Some(id);
    if after.account.is_some() != has_account {
        let what = ("the person has an account as before", "个人账户保持不变");
        found.broken(false_for(expected.money, Concerned::Person(id), what));
    }
}

#[inline]
fn compare_relationship<F: Findings>(
    pair: Pair,
    before: Option<Relationship>,
    after: Option<Relationship>,
    expected: &Expected,
    found: &mut F,
) {
    let begins = expected.relationship.is_some_and(|(of, due)| of == pair && due.active);
    let was_ended = before.is_some_and(|relationship| !relationship.active);
    let stays = was_ended && !begins;
    if was_ended {
        found.evaluated(INV_10);
    }
    // An ended relationship stays as it is, whatever the operation expects.
    let due = if stays { before } else { expected.of(pair, before) };
    let ends = before.is_some_and(|relationship| relationship.active)
        && due.is_some_and(|relationship| !relationship.active);
    if ends {
        found.evaluated(QUO_10);
    }
    if after == due {
        return;
    }
    let clause = if stays { INV_10 } else { expected.relationships };
    let kept = if ends { QUO_10 } else { clause };
    let subject = Concerned::Pair(pair);
    let (after, due) = (after.unwrap_or_default(), due.unwrap_or_default());
    if after.active != due.active {
        let what = if due.active {
            ("the relationship is active", "共济关系有效")
        } else {
            ("the relationship is not active", "共济关系未处于有效状态")
        };
        found.broken(false_for(clause, subject, what));
    } else if after.granted != due.granted {
        let (now, due) = (("granted", "额度总额", after.granted), ("due", "应为", due.granted));
        equal(found, kept, subject, now, due);
    } else {
        let (now, due) = (("used", "已使用金额", after.used), ("due", "应为", due.used));
        equal(found, kept, subject, now, due);
    }
}

#[inline]
fn compare_claims<R: Records, F: Findings>(
    step: &TakenStep<'_, R>,
    expected: &Expected,
    found: &mut F,
) {
    let mut check = |debtor: Region, creditor: Region| {
        let before = step.before.owed(debtor, creditor);
        let due = match expected.claim {
            _ if expected.cleared => Fen::ZERO,
            Some((one, other, amount)) if (one, other) == (debtor, creditor) => before + amount,
            Some((one, other, amount)) if (other, one) == (debtor, creditor) => before - amount,
            Some(_) | None => before,
        };
        let now = step.after.owed(debtor, creditor);
        if now != due {
            let clause = if expected.cleared { CLR_1 } else { expected.claims };
            let now = ("owed", "待清算金额", now);
            equal(found, clause, Concerned::Regions(debtor, creditor), now, ("due", "应为", due));
        }
    };
    if let Some((debtor, creditor, _)) = expected.claim {
        check(debtor, creditor);
    }
    // The claim is checked already; of the other positions, those that stay as they are must.
    let others = |one: Region, other: Region| {
        let claimed = |(a, b, _)| (one, other) == (a, b) || (one, other) == (b, a);
        !expected.claim.is_some_and(claimed)
            && (expected.cleared
                || step.before.may_differ(step.after, RecordKind::Position(one, other)))
    };
    let mut open = step.before.next_position_among(None, others);
    while let Some(position) = open {
        check(position.debtor, position.creditor);
        open = step.before.next_position_among(Some(position), others);
    }
    let mut open = step.after.next_position_among(None, others);
    while let Some(position) = open {
        if step.before.owed(position.debtor, position.creditor) == Fen::ZERO {
            check(position.debtor, position.creditor);
        }
        open = step.after.next_position_among(Some(position), others);
    }
}

type Money = (&'static str, &'static str, Fen);

#[inline]
fn equal<F: Findings>(
    found: &mut F,
    clause: Clause,
    subject: Concerned,
    left: Money,
    right: Money,
) {
    found.evaluated(clause);
    if left.2 != right.2 {
        let left = BreachSide::money(left.0, left.1, left.2);
        let right = BreachSide::money(right.0, right.1, right.2);
        found.broken(Breach { clause, subject, left, relation: "=", right });
    }
}
