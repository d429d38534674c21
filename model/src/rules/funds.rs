//! The money that an account offers under a policy: to its owner's spending, to a quota, to a
//! settlement. A policy decides this by `access` and `earmark`. Only this file reads the two
//! together with a sum, and every comparison with available money calls it.

use crate::money::Fen;
use crate::person::PersonId;
use crate::policy::{Access, Earmark, Policy};
use crate::records::Records;
use crate::relationship::{Pair, Relationship};

/// Returns the most that a holder can spend (SPD-2): the free balance, or the whole balance if the
/// policy leaves earmarked money within the holder's reach (QUO-5).
#[inline]
pub fn to_spend<R: Records>(policy: &Policy, records: &R, holder: PersonId) -> Fen {
    match policy.earmark {
        Earmark::OutOfReach => records.free(holder),
        Earmark::WithinReach => records.balance(holder),
    }
}

/// Returns the most by which a quota can be increased (QUO-3): the free balance. If the policy
/// leaves earmarked money within reach, other quotas do not count against it; this relationship's
/// own still does. It is never below zero: the holder may have spent what was earmarked, and
/// lowering a quota or setting the same again stays covered.
#[inline]
pub fn to_grant<R: Records>(
    policy: &Policy,
    records: &R,
    pair: Pair,
    relationship: Relationship,
) -> Fen {
    match policy.earmark {
        Earmark::OutOfReach => records.free(pair.holder),
        Earmark::WithinReach => {
            (records.balance(pair.holder) - relationship.remaining()).max(Fen::ZERO)
        }
    }
}

/// Returns the most that a settlement can pay under an active relationship (SET-6, SET-7, SET-9):
/// what remains of the quota, or the holder's free balance if the policy has no quota. It is never
/// more than the account holds.
#[inline]
pub fn to_settle<R: Records>(
    policy: &Policy,
    records: &R,
    pair: Pair,
    relationship: Relationship,
) -> Fen {
    match (policy.access, policy.earmark) {
        (Access::Quota, Earmark::OutOfReach) => relationship.remaining(),
        (Access::Quota, Earmark::WithinReach) => {
            relationship.remaining().min(to_spend(policy, records, pair.holder))
        }
        (Access::SharedBalance, _) => records.free(pair.holder),
    }
}
