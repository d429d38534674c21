//! The properties of a single state: INV-2 to INV-5. INV-8 holds by the shape of the records, since
//! a pair has one latest relationship. That nothing is established over an active one is a property
//! of steps.

use super::{Breach, BreachSide, Concerned, Findings};
use crate::clause::Clause::{self, EST_1, EST_2, EST_5, EST_6, INV_2, INV_3, INV_4, INV_5};
use crate::judge::Relation;
use crate::money::Fen;
use crate::person::{Insurance, PersonId, Standing};
use crate::policy::{Access, Policy};
use crate::records::Records;
use crate::region::Reach;
use crate::relationship::{Pair, Relationship};

/// Checks every property of a single state.
#[inline]
pub fn check_state<R: Records, F: Findings>(policy: &Policy, records: &R, found: &mut F) {
    let mut person = records.next_person(None);
    while let Some(id) = person {
        check_person(records, id, found);
        person = records.next_person(Some(id));
    }
    let mut pair = records.next_pair(None);
    while let Some(of) = pair {
        check_pair(policy, records, of, found);
        pair = records.next_pair(Some(of));
    }
}

/// Checks the properties of a single person in a state.
#[inline]
pub(crate) fn check_person<R: Records, F: Findings>(records: &R, id: PersonId, found: &mut F) {
    let balance = records.balance(id);
    let earmarked = records.earmarked(id);
    found.evaluated(INV_2);
    if earmarked < Fen::ZERO || earmarked > balance {
        found.broken(Breach {
            clause: INV_2,
            subject: Concerned::Person(id),
            left: BreachSide::money(
                "what remains of all quotas given",
                "各项剩余额度合计",
                earmarked,
            ),
            relation: if earmarked < Fen::ZERO { Relation::AtLeast } else { Relation::AtMost }
                .sign(),
            right: if earmarked < Fen::ZERO {
                BreachSide::money("nothing", "零", Fen::ZERO)
            } else {
                BreachSide::money("the balance", "个人账户余额", balance)
            },
        });
    }
}

/// Checks the properties of a single pair in a state.
#[inline]
pub(crate) fn check_pair<R: Records, F: Findings>(
    policy: &Policy,
    records: &R,
    pair: Pair,
    found: &mut F,
) {
    if let Some(relationship) = records.relationship(pair) {
        check_relationship(policy, records, pair, relationship, found);
    }
}

#[inline]
fn check_relationship<R: Records, F: Findings>(
    policy: &Policy,
    records: &R,
    pair: Pair,
    relationship: Relationship,
    found: &mut F,
) {
    let Relationship { active, granted, used } = relationship;
    found.evaluated(INV_5);
    if used < Fen::ZERO || policy.access == Access::Quota && used > granted {
        found.broken(Breach {
            clause: INV_5,
            subject: Concerned::Pair(pair),
            left: BreachSide::money("used", "已使用金额", used),
            relation: if used < Fen::ZERO { Relation::AtLeast } else { Relation::AtMost }.sign(),
            right: if used < Fen::ZERO {
                BreachSide::money("nothing", "零", Fen::ZERO)
            } else {
                BreachSide::money("granted", "额度总额", granted)
            },
        });
    }
    if active {
        found.evaluated(INV_4);
        if let Some(clause) = unmet(policy, records, pair) {
            let holds = BreachSide::truth("holds now", "目前成立", false);
            found.broken(still_true(clause, pair, holds));
        }
    } else {
        found.evaluated(INV_3);
        let remaining = relationship.remaining();
        if remaining != Fen::ZERO {
            found.broken(Breach {
                clause: INV_3,
                subject: Concerned::Pair(pair),
                left: BreachSide::money("remaining after the end", "终止后剩余额度", remaining),
                relation: "=",
                right: BreachSide::money("nothing", "零", Fen::ZERO),
            });
        }
    }
}

#[inline]
fn unmet<R: Records>(policy: &Policy, records: &R, pair: Pair) -> Option<Clause> {
    let giver = records.insurance(pair.holder);
    let receiver = records.insurance(pair.recipient);
    let (Some(giver), Some(receiver)) = (giver, receiver) else { return Some(EST_1) };
    unmet_by(policy, pair.holder == pair.recipient, giver, receiver)
}

/// Returns the first of EST-1, EST-2, EST-5 and EST-6 that does not hold for two people with these
/// insurances, who are one person if `is_same`. It is stated from the plain records, without the
/// guards.
pub fn unmet_by(
    policy: &Policy,
    is_same: bool,
    giver: Insurance,
    receiver: Insurance,
) -> Option<Clause> {
    let insured = |insurance: Insurance| insurance.standing == Standing::Active;
    let provinces = [giver, receiver].map(|insurance| insurance.region.code() / 10_000);
    let within_reach = match policy.reach {
        Reach::CrossProvince => provinces[0] != provinces[1],
        Reach::SameProvince => provinces[0] == provinces[1],
        Reach::Nationwide => true,
    };
    if !(insured(giver) && policy.holder_schemes.contains(giver.scheme)) {
        Some(EST_1)
    } else if !(insured(receiver) && policy.recipient_schemes.contains(receiver.scheme)) {
        Some(EST_2)
    } else if !within_reach {
        Some(EST_5)
    } else if is_same {
        Some(EST_6)
    } else {
        None
    }
}

fn still_true(clause: Clause, pair: Pair, holds: BreachSide) -> Breach {
    use crate::terms::Term;
    Breach {
        clause: INV_4,
        subject: Concerned::Pair(pair),
        left: BreachSide {
            what: crate::text::Text::owned(
                format!("{} holds now", clause.name()),
                format!("{}目前成立", clause.name()),
            ),
            ..holds
        },
        relation: "=",
        right: BreachSide::truth(
            "as long as the relationship is active",
            "共济关系有效期间应始终成立",
            true,
        ),
    }
}
