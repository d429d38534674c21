//! The conditions that must have held before an accepted operation: each clause that refuses,
//! stated once more over the records without asking the guard. Effects are checked in `step`; what
//! the state afterwards shows by itself (EST-1, EST-2, EST-5, EST-6, QUO-3, QUO-4, SPD-2) is in
//! `state`.

use super::{Findings, TakenStep, truth};
use crate::clause::Clause::{
    self, CON_1, GEN_1, INS_3, INS_5, POL_1, POL_2, POL_3, POL_4, POL_5, QUO_1, QUO_2, REV_1,
    REV_2, SET_1, SET_2, SET_3, SET_4, SET_5, SET_6, SET_7, SET_8, SPD_1, SPD_3, TRF_3, TRF_4,
    TRM_1, TRM_2,
};
use crate::money::{Amount, Fen};
use crate::operation::{Contribute, EndInsurance, Establish, Operation, Settle};
use crate::person::{Person, Reason, Scheme, Standing};
use crate::policy::{Access, Payment, SchemeRule};
use crate::records::Records;
use crate::relationship::Pair;

/// Checks that the accepted operation was one that the clauses permit.
#[inline]
pub(super) fn permitted<R: Records, F: Findings>(step: &TakenStep<'_, R>, found: &mut F) {
    let (policy, before) = (step.policy, step.before);
    let known = step.request.operation.people().all(|person| before.knows(person));
    truth(found, GEN_1, known, "everybody named is on record", "所涉人员均有登记信息");
    let active = |pair: Pair| before.active(pair).is_some();
    let mut relationship = |clause, pair| {
        truth(found, clause, active(pair), "the relationship was active", "共济关系原为有效");
    };
    match step.request.operation {
        Operation::Establish(establish) => within_limits(step, establish, found),
        Operation::SetQuota(quota) => {
            relationship(QUO_1, quota.pair);
            let has = policy.access == Access::Quota;
            truth(found, POL_1, has, "the policy works with quotas", "政策设有共济额度");
            valid(found, QUO_2, quota.granted, Fen::ZERO);
        }
        Operation::Settle(settle) => {
            relationship(SET_1, settle.pair);
            settled(step, settle, found);
        }
        Operation::Reverse(reverse) => {
            let settlement = before.settlement(reverse.settlement);
            truth(found, REV_1, settlement.is_some(), "the settlement existed", "结算记录存在");
            let open = settlement.is_none_or(|settlement| !settlement.reversed);
            truth(found, REV_2, open, "it had not been reversed before", "此前未冲正");
        }
        Operation::Terminate(terminate) => {
            relationship(TRM_2, terminate.pair);
            let party = [terminate.pair.holder, terminate.pair.recipient].contains(&terminate.by);
            truth(found, TRM_1, party, "one of the two asked for it", "由双方之一提出");
        }
        Operation::Transfer(transfer) => {
            let person = before.person(transfer.person);
            insured(found, TRF_3, person);
            let elsewhere = person.is_none_or(|p| p.insurance.region != transfer.region);
            truth(found, TRF_4, elsewhere, "the new region differs", "转入的统筹地区不同");
        }
        Operation::EndInsurance(end) => endable(found, end, before.person(end.person)),
        Operation::Enroll(enroll) => {
            let standing = before.person(enroll.person).map(|person| person.insurance.standing);
            let ended = standing.is_none_or(|standing| standing == Standing::Ended);
            truth(found, INS_5, ended, "the person was uninsured and alive", "原未参保且未死亡");
        }
        Operation::Contribute(contribute) => credited(step, contribute, found),
        Operation::Spend(spend) => {
            let has = before.person(spend.person).is_none_or(|person| person.account.is_some());
            truth(found, SPD_1, has, "the person had an account", "原有个人账户");
            valid(found, SPD_1, spend.amount, Fen::ONE);
            let alive = is_alive(before.person(spend.person));
            truth(found, SPD_3, alive, "the person was alive", "该人员未死亡");
        }
        Operation::Clear(_) => {}
    }
}

#[inline]
fn within_limits<R: Records, F: Findings>(
    step: &TakenStep<'_, R>,
    establish: Establish,
    found: &mut F,
) {
    let (policy, before) = (step.policy, step.before);
    let Pair { holder, recipient } = establish.pair;
    let below = |cap: Option<u32>, now: u32| cap.is_none_or(|cap| now < cap);
    let room = below(policy.recipients_per_holder, before.recipients_of(holder))
        && below(policy.holders_per_recipient, before.holders_of(recipient));
    truth(found, POL_3, room, "the limits allowed one more", "未达数量上限");
    if let Some(listed) = &policy.regions {
        let home = |person| before.person(person).map(|person| person.insurance.region);
        let mut homes = [holder, recipient].into_iter().filter_map(home);
        let connected = homes.all(|region| listed.contains(&region));
        truth(found, POL_4, connected, "both regions were connected", "双方参保地均已开通");
    }
    let open = policy.channels.iter().any(|channel| channel == establish.channel);
    truth(found, POL_5, open, "the channel was open", "办理渠道已开放");
}

/// Checks INS-3: a death is recorded once, and anything else ends active insurance.
fn endable<F: Findings>(found: &mut F, end: EndInsurance, person: Option<Person>) {
    if end.reason == Reason::Death {
        truth(found, INS_3, is_alive(person), "no death was recorded before", "此前未登记死亡");
    } else {
        insured(found, INS_3, person);
    }
}

/// Checks CON-1: an active employee's account gets a valid amount, up to the largest sum.
fn credited<R: Records, F: Findings>(
    step: &TakenStep<'_, R>,
    contribute: Contribute,
    found: &mut F,
) {
    let Contribute { person, amount } = contribute;
    let employed = step.before.person(person).is_none_or(|person| {
        person.insurance.standing == Standing::Active && person.insurance.scheme == Scheme::Employee
    });
    let was = ("the person was an active employee", "原为正常参加职工基本医疗保险");
    truth(found, CON_1, employed, was.0, was.1);
    valid(found, CON_1, amount, Fen::ONE);
    // Any other amount is no amount to add.
    let amount = amount.whole().filter(|fen| *fen <= Fen::LARGEST);
    let balance = step.before.balance(person);
    let below = amount.is_none_or(|amount| balance + amount <= Fen::LARGEST);
    truth(found, CON_1, below, "no balance above the largest sum", "余额未超过最大金额");
}

fn is_alive(person: Option<Person>) -> bool {
    person.is_none_or(|person| person.insurance.standing != Standing::Deceased)
}

#[inline]
fn settled<R: Records, F: Findings>(step: &TakenStep<'_, R>, settle: Settle, found: &mut F) {
    let Settle { pair, beneficiary, category, venue, amount } = settle;
    let own = beneficiary == pair.recipient;
    truth(found, SET_2, own, "the expense is the recipient's own", "费用由被共济人本人发生");
    valid(found, SET_5, amount, Fen::ONE);
    let within = step.policy.settlement_cap.is_none_or(|cap| amount <= Amount::Whole(cap));
    truth(found, POL_2, within, "the amount is within the limit", "金额未超过单笔上限");
    let coverage = step.policy.coverage(category);
    truth(found, SET_3, coverage.is_some(), "the category is covered", "费用类别在支付范围内");
    let Some(coverage) = coverage else { return };
    let paid = step.answer.paid().unwrap_or(Fen::ZERO);
    match coverage.payment {
        Payment::Partial => {
            truth(found, SET_7, paid >= Fen::ONE, "at least one fen was paid", "至少支付一分");
        }
        // INV-6 says this of a premium.
        Payment::Full if step.policy.is_premium(category) => {}
        Payment::Full => {
            let in_full = Amount::Whole(paid) == amount;
            truth(found, SET_6, in_full, "it was paid in full", "已全额支付");
        }
    }
    let there = venue.map(|venue| venue.kind) == coverage.venue_kind();
    truth(found, SET_4, there, "the venue is of the kind it needs", "场所符合类别要求");
    let scheme = step.before.person(pair.recipient).map(|person| person.insurance.scheme);
    let matches = match coverage.scheme {
        SchemeRule::Any => true,
        SchemeRule::Employee => scheme == Some(Scheme::Employee),
        SchemeRule::Resident => scheme == Some(Scheme::Resident),
    };
    truth(found, SET_8, matches, "it is for the recipient's scheme", "符合被共济人参保险种");
}

fn insured<F: Findings>(found: &mut F, clause: Clause, person: Option<Person>) {
    let active = person.is_none_or(|person| person.insurance.standing == Standing::Active);
    truth(found, clause, active, "the insurance was active", "原为正常参保");
}

fn valid<F: Findings>(found: &mut F, clause: Clause, amount: Amount, least: Fen) {
    let valid = amount.whole().is_some_and(|fen| fen >= least && fen <= Fen::LARGEST);
    truth(found, clause, valid, "the amount is a valid sum of money", "金额有效");
}
