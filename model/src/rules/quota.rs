//! QUO: setting the quota of a relationship (设置共济额度). Paying from it is in `settle`.
//!
//! `granted` is the total under this relationship, `used` what was settled from it, `remaining`
//! the rest. `free(holder)` is the balance less what remains of all quotas the holder gives.

use super::Rule;
use crate::change::Change;
use crate::clause::Clause::{POL_1, QUO_1, QUO_2, QUO_3, QUO_4, QUO_5, QUO_7, QUO_9};
use crate::clause::Code::{BelowUsed, ExceedsFreeBalance, NoActiveRelationship, QuotaNotInPolicy};
use crate::judge::{Judge, Relation};
use crate::ledger::Ledger;
use crate::money::Fen;
use crate::operation::{Receipt, SetQuota};
use crate::policy::{Access, Earmark, Policy};
use crate::records::Records;
use crate::relationship::RequestId;

impl Rule for SetQuota {
    fn judge<R: Records, J: Judge>(&self, policy: &Policy, records: &R, judge: &mut J) {
        let holder = self.pair.holder;

        // QUO-1 · stated · S1
        // Only under an active relationship.
        let relationship = records.active(self.pair);
        judge.require(QUO_1, relationship.is_some(), NoActiveRelationship);

        // POL-1 · interpreted
        // The policy works with quotas.
        let has_quotas = judge.require(POL_1, policy.access == Access::Quota, QuotaNotInPolicy);

        // QUO-2 · interpreted
        // Not negative, no fraction of a fen.
        let granted = judge.amount(QUO_2, self.granted, Fen::ZERO);

        // What follows compares an amount with a relationship's quota: it needs both.
        let (Some(relationship), Some(granted), true) = (relationship, granted, has_quotas) else {
            return;
        };

        // QUO-3 · stated · S3
        // Covered by the holder's own free balance: the increase is at most free(holder). Where a
        // policy leaves what is earmarked within reach, other quotas do not count against it; this
        // relationship's own still does.
        let increase = granted - relationship.granted;
        let unearmarked = records.balance(holder) - relationship.remaining();
        let free = match policy.earmark {
            Earmark::OutOfReach => records.free(holder),
            Earmark::WithinReach => unearmarked,
        };
        let covered = judge.money(QUO_3, increase, Relation::AtMost, free, ExceedsFreeBalance);

        // QUO-4 · interpreted
        // Never below what is already used.
        judge.money(QUO_4, granted, Relation::AtLeast, relationship.used, BelowUsed);

        // QUO-5 · stated · S3
        // What is earmarked for others is out of reach: it is the reason where the account would
        // have covered the increase without their quotas.
        judge.note(QUO_5, !covered && increase <= unearmarked);

        // QUO-6 · stated · S1: setting a quota is no expenditure (the effect moves no balance).

        // QUO-7 · stated · S3
        // No re-sharing: what the holder was granted by others never backs this quota.
        let with_received = free + records.received(holder);
        let covered_only_with_received = !covered && increase <= with_received;
        judge.require(QUO_7, !covered_only_with_received, ExceedsFreeBalance);

        // QUO-9 · interpreted
        // Setting the same value again is accepted and changes nothing.
        judge.note(QUO_9, granted == relationship.granted);
    }

    fn effect<L: Ledger>(&self, _: &Policy, ledger: &mut L, _: Option<RequestId>) -> Receipt {
        let granted = self.granted.whole().expect("QUO-2: the quota is whole fen");
        ledger.change(QUO_3, Change::Grant(self.pair, granted));
        Receipt::Done
    }
}
