//! INV-2 to INV-5, INV-7 and INV-8: the invariants that one observation shows by itself.

use std::collections::BTreeSet;

use model::clause::Clause;
use model::money::Fen;
use model::observe::{Observation, ObservedRelationship, State};
use model::person::{Commitment, Insurance, Standing};
use model::policy::{Access, CommitmentRule};
use model::properties::unmet_by;
use model::relationship::Pair;
use model::text;

use super::{Watch, broken, sum};
use crate::format::message::Part;
use crate::format::report::Finding;

pub(crate) fn check(watch: &Watch<'_>, shown: &Observation) -> Vec<Finding> {
    let mut found = Vec::new();
    let quotas = watch.policy.access == Access::Quota;
    for one in &shown.relationships {
        single(one, shown, &mut found);
        within(quotas, one, &mut found);
        if one.state == State::Active {
            entitled(watch, one, shown, &mut found);
        }
    }
    if quotas && watch.shows.contains(&Part::People) {
        earmarked(shown, &mut found);
    }
    positions(shown, &mut found);
    found
}

/// Checks INV-8: a pair has at most one active relationship. A pair that is shown twice without
/// that is no breach of it; the comparison with the expected state finds that.
fn single(one: &ObservedRelationship, shown: &Observation, found: &mut Vec<Finding>) {
    let ObservedRelationship { holder, recipient, .. } = one;
    let active = |other: &&ObservedRelationship| {
        (&other.holder, &other.recipient) == (holder, recipient) && other.state == State::Active
    };
    let first = shown.relationships.iter().find(active);
    if one.state == State::Active && !first.is_some_and(|first| std::ptr::eq(first, one)) {
        found.push(broken(
            Clause::INV_8,
            text!(
                "{holder} and {recipient} have more than one active relationship",
                "{holder}与{recipient}之间有不止一项有效的共济关系"
            ),
        ));
    }
}

/// Checks INV-3 and INV-5.
fn within(quotas: bool, one: &ObservedRelationship, found: &mut Vec<Finding>) {
    let ObservedRelationship { holder, recipient, state, granted, used, remaining } = one;
    if *state == State::Ended && *remaining != Fen::ZERO {
        found.push(broken(
            Clause::INV_3,
            text!(
                "the relationship of {holder} and {recipient} has ended, and {remaining} remains",
                "{holder}与{recipient}之间的共济关系已终止，仍有剩余额度{remaining}"
            ),
        ));
    }
    if *used < Fen::ZERO || quotas && used > granted {
        found.push(broken(
            Clause::INV_5,
            text!(
                "of {granted} granted by {holder} to {recipient}, {used} is used",
                "{holder}给{recipient}的额度总额为{granted}，已使用金额为{used}"
            ),
        ));
    }
}

/// Checks INV-4: the two parties of an active relationship could establish it now, with the
/// declarations of then.
fn entitled(
    watch: &Watch<'_>,
    one: &ObservedRelationship,
    shown: &Observation,
    found: &mut Vec<Finding>,
) {
    let (holder, recipient) = (&one.holder, &one.recipient);
    let insurance = |name: &String| {
        let person = shown.people.iter().find(|person| person.name == *name)?;
        let standing = match person.insurance {
            State::Active => Standing::Active,
            State::Ended => Standing::Ended,
        };
        Some(Insurance { scheme: person.scheme, standing, region: person.region })
    };
    let by_insurance = match (insurance(holder), insurance(recipient)) {
        _ if !watch.shows.contains(&Part::People) => None,
        (None, _) => Some(Clause::EST_1),
        (_, None) => Some(Clause::EST_2),
        (Some(giver), Some(taker)) => unmet_by(watch.policy, holder == recipient, giver, taker),
    };
    let pair = Pair { holder: holder.clone(), recipient: recipient.clone() };
    let declared = watch.declared.get(&pair);
    let by_declaration = declared.and_then(|declared| {
        let kin = watch.covers_kinship(&declared.kinship);
        let committed = watch.policy.commitment == CommitmentRule::NotRequired
            || declared.commitment == Commitment::Signed;
        match (kin, committed) {
            (false, _) => Some(Clause::EST_3),
            (true, false) => Some(Clause::EST_4),
            (true, true) => None,
        }
    });
    if let Some(unmet) = by_insurance.or(by_declaration) {
        found.push(broken(
            Clause::INV_4,
            text!(
                "the relationship of {holder} and {recipient} is active, and {unmet} does not hold for them now",
                "{holder}与{recipient}之间的共济关系有效，但目前不符合{unmet}"
            ),
        ));
    }
}

/// Checks INV-2, holder by holder. A person who is not shown has no balance.
fn earmarked(shown: &Observation, found: &mut Vec<Finding>) {
    let active = || shown.relationships.iter().filter(|one| one.state == State::Active);
    let holders: BTreeSet<&String> = active().map(|one| &one.holder).collect();
    for name in holders {
        let own = active().filter(|one| one.holder == *name);
        let Some(remains) = sum(own.map(|one| one.remaining)) else { continue };
        let person = shown.people.iter().find(|person| person.name == *name);
        let has = person.and_then(|person| person.balance).unwrap_or(Fen::ZERO);
        if remains < Fen::ZERO || remains > has {
            found.push(broken(
                Clause::INV_2,
                text!(
                    "{remains} remains of all quotas of {name}, whose balance is {has}",
                    "{name}各项剩余额度合计{remains}，个人账户余额为{has}"
                ),
            ));
        }
    }
}

/// Checks INV-7: positions are net.
fn positions(shown: &Observation, found: &mut Vec<Finding>) {
    for (at, one) in shown.positions.iter().enumerate() {
        let pair = [one.debtor.min(one.creditor), one.debtor.max(one.creditor)];
        let again = shown.positions[..at].iter().any(|other| {
            pair == [other.debtor.min(other.creditor), other.debtor.max(other.creditor)]
        });
        if again || one.debtor == one.creditor || one.amount <= Fen::ZERO {
            let (debtor, creditor, amount) = (one.debtor, one.creditor, one.amount);
            found.push(broken(
                Clause::INV_7,
                text!(
                    "the position {debtor} → {creditor} of {amount} is not net: each pair occurs once, with an amount above zero",
                    "待清算金额 {debtor} → {creditor}（{amount}）不是净额：每对统筹地区只列一次，金额大于零"
                ),
            ));
        }
    }
}
