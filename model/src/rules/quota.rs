//! QUO: setting the quota of a relationship (设置共济额度). Paying from it is in `settle`.
//!
//! `granted` is the total under this relationship, `used` what was settled from it, `remaining`
//! the rest. `free(holder)` is the balance less what remains of all quotas the holder gives.

use super::{Rule, funds};
use crate::change::Change;
use crate::clause::Clause::{POL_1, QUO_1, QUO_2, QUO_3, QUO_4, QUO_5, QUO_7, QUO_9};
use crate::clause::Code::{BelowUsed, ExceedsFreeBalance, NoActiveRelationship, QuotaNotInPolicy};
use crate::judge::{Judge, Relation};
use crate::ledger::Ledger;
use crate::money::Fen;
use crate::operation::{Receipt, SetQuota};
use crate::policy::{Access, Policy};
use crate::records::Records;
use crate::relationship::RequestId;

impl Rule for SetQuota {
    fn judge<R: Records, J: Judge>(&self, policy: &Policy, records: &R, judge: &mut J) {
        let holder = self.pair.holder;
        let has_quotas = policy.access == Access::Quota;

        // QUO-1 · stated · S1
        // A quota is set only under an active relationship.
        let relationship = records.active(self.pair);
        judge.require(QUO_1, relationship.is_some(), NoActiveRelationship);

        // QUO-2 · interpreted
        // The quota is not negative, has no fraction of a fen, and is at most ten billion yuan.
        let granted = judge.amount(QUO_2, self.granted, Fen::ZERO);

        // POL-1 · interpreted
        // A quota is set only where the policy works with quotas.
        //
        // It stands before what it decides: without quotas there is nothing to compare.
        judge.require(POL_1, has_quotas, QuotaNotInPolicy);

        // The guards below compare an amount with a relationship's quota, so they need both.
        let (Some(relationship), Some(granted), true) = (relationship, granted, has_quotas) else {
            return;
        };

        // QUO-3 · interpreted · S0 S3
        // The holder's own free balance covers the quota: an increase is at most what is free,
        // while lowering it or setting the same again is always covered.
        //
        // The free amount is never below zero, so an increase of nothing or less is covered.
        let increase = granted - relationship.granted;
        let free = funds::to_grant(policy, records, self.pair, relationship);
        let covered = judge.money(QUO_3, increase, Relation::AtMost, free, ExceedsFreeBalance);

        // QUO-4 · interpreted
        // The quota is never set below what is already used.
        judge.money(QUO_4, granted, Relation::AtLeast, relationship.used, BelowUsed);

        let unearmarked = records.balance(holder) - relationship.remaining();
        let with_received = free + records.received(holder);
        let only = |with: Fen| !covered && increase <= with;
        note(only(unearmarked), only(with_received), increase, judge);
    }

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        let granted = self.granted.whole().expect("QUO-2: the quota is whole fen");
        ledger.change(QUO_3, Change::Grant(self.pair, granted));

        // QUO-6 · stated · S1
        // Setting a quota is no expenditure: the balance of the account does not move.
        Receipt::Done
    }
}

/// Notes the clauses that apply once every guard is judged; none of them refuses.
#[inline]
fn note<J: Judge>(
    covered_but_for_others: bool,
    covered_only_with_received: bool,
    increase: Fen,
    judge: &mut J,
) {
    // QUO-5 · stated · S3
    // What is earmarked by a quota is out of the holder's own reach: neither own spending nor
    // another quota can take it.
    //
    // It is the reason if the account covers the increase without the quotas of others.
    judge.note(QUO_5, covered_but_for_others);

    // QUO-7 · stated · S3
    // There is no re-sharing: a quota that somebody received never backs a quota given to a third
    // person.
    //
    // It is the reason if the increase is covered only with what the holder received.
    judge.note(QUO_7, covered_only_with_received);

    // QUO-9 · interpreted
    // Setting the same quota again is accepted and changes nothing.
    judge.note(QUO_9, increase == Fen::ZERO);
}
