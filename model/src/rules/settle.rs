//! SET: settling an expense or a premium from a quota (结算). Undoing it is in `reverse`.

use super::{Rule, funds};
use crate::change::Change;
use crate::clause::Clause::{
    POL_2, SET_1, SET_2, SET_3, SET_4, SET_5, SET_6, SET_7, SET_8, SET_9, SET_10,
};
use crate::clause::Code::{
    BeneficiaryNotRecipient, CategoryNotCovered, ExceedsSettlementCap, NoActiveRelationship,
    PremiumNotCoveredInFull, QuotaExhausted, SchemeMismatch, VenueNotDesignated,
};
use crate::judge::{Judge, Relation};
use crate::ledger::Ledger;
use crate::money::Fen;
use crate::operation::{Receipt, Settle};
use crate::person::PersonId;
use crate::policy::{Payment, Policy};
use crate::records::Records;
use crate::region::Region;
use crate::relationship::{Pair, RequestId, Settlement};

impl Rule for Settle {
    fn judge<R: Records, J: Judge>(&self, policy: &Policy, records: &R, judge: &mut J) {
        // SET-1 · stated · S1
        // An expense is settled only under an active relationship.
        let relationship = records.active(self.pair);
        judge.require(SET_1, relationship.is_some(), NoActiveRelationship);

        // SET-2 · stated · S3
        // The beneficiary, who incurred the expense, is the recipient: nobody settles a third
        // person's expense from a quota they received.
        let own = self.beneficiary == self.pair.recipient;
        judge.require(SET_2, own, BeneficiaryNotRecipient);

        // SET-3 · stated · S3
        // The category is covered: out-of-pocket medical expense, drugs, devices and consumables,
        // and the individual's contribution to resident or long-term care insurance, and nothing
        // else.
        //
        // The covered categories are a parameter.
        let coverage = policy.coverage(self.category);
        judge.require(SET_3, coverage.is_some(), CategoryNotCovered);

        // SET-4 · stated · S3
        // The venue is designated, and of the kind that the category needs.
        if let Some(coverage) = coverage {
            let designated = coverage.accepts_venue(self.venue.map(|venue| venue.kind));
            judge.require(SET_4, designated, VenueNotDesignated);
        }

        // SET-5 · interpreted
        // The amount is above zero, has no fraction of a fen, and is at most ten billion yuan.
        let amount = judge.amount(SET_5, self.amount, Fen::ONE);

        // The guards on the quota are judged only under an active relationship.
        let in_full = coverage.is_some_and(|coverage| coverage.payment == Payment::Full);
        if let Some(relationship) = relationship {
            let available = funds::to_settle(policy, records, self.pair, relationship);

            // SET-6 · stated · S3
            // A premium is paid in full from one quota or not at all, and can be asked for again,
            // under a new request ID, once the quota suffices.
            if let (true, Some(amount)) = (in_full, amount) {
                judge.money(SET_6, amount, Relation::AtMost, available, PremiumNotCoveredInFull);
            }

            // SET-7 · interpreted · S1
            // Any other expense is paid from the quota as far as it goes, at least one fen; the
            // rest is the patient's own.
            //
            // It is judged also of a category that is not covered, unless it is a premium.
            let premium = in_full || coverage.is_none() && policy.is_premium(self.category);
            if !premium {
                judge.money(SET_7, available, Relation::AtLeast, Fen::ONE, QuotaExhausted);
            }
        }

        // SET-8 · interpreted · S3
        // A contribution to resident insurance is for a recipient of the resident scheme.
        if let (Some(coverage), Some(recipient)) =
            (coverage, records.insurance(self.pair.recipient))
        {
            let matches = coverage.accepts_scheme(recipient.scheme);
            judge.require(SET_8, matches, SchemeMismatch);
        }

        // POL-2 · interpreted
        // Where the policy limits one settlement, the amount is within that limit.
        if let (Some(cap), Some(amount)) = (policy.settlement_cap, amount) {
            judge.money(POL_2, amount, Relation::AtMost, cap, ExceedsSettlementCap);
        }
    }

    fn effect<L: Ledger>(
        &self,
        policy: &Policy,
        ledger: &mut L,
        request: Option<RequestId>,
    ) -> Receipt {
        let Pair { holder, recipient } = self.pair;
        let amount = self.amount.whole().expect("SET-5: the amount is whole fen");
        let relationship = ledger.relationship(self.pair).unwrap_or_default();

        let request = request.expect("REV-1: a settlement carries the request ID it is known by");

        // SET-9 · stated · S1
        // Only now is money spent: what is paid is the amount as far as what remains of the quota
        // goes, used rises and the holder's balance falls by it, and the receipt says what was paid
        // and what the patient pays.
        let paid = amount.min(funds::to_settle(policy, ledger, self.pair, relationship));
        ledger.change(SET_9, Change::Debit(holder, paid));
        ledger.change(SET_9, Change::Use(self.pair, paid));

        // SET-10 · interpreted · S1 P
        // The holder's region owes the region where it was paid what was paid, if the two differ:
        // one settlement, one claim.
        //
        // A premium has no venue; its money goes to the recipient's own region.
        let debtor = home(ledger, holder);
        let creditor = self.venue.map_or_else(|| home(ledger, recipient), |venue| venue.region);
        if debtor != creditor {
            ledger.change(SET_10, Change::Owe(debtor, creditor, paid));
        }

        let settlement = Settlement {
            pair: self.pair,
            paid,
            debtor,
            creditor,
            reversed: false,
            relationship_active: true,
        };
        ledger.change(SET_9, Change::Settle(request, settlement));
        Receipt::Paid { paid, self_paid: amount - paid }
    }
}

fn home<R: Records>(records: &R, person: PersonId) -> Region {
    records.insurance(person).expect("GEN-1: the person is on record").region
}
