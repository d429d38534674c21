//! Quotas, uses and endings that hit the wrong relationship.

use model::change::Change;
use model::clause::Clause::{self, EST_12, INS_2, TRF_1, TRM_1};
use model::ledger::Ledger;
use model::operation::Operation;
use model::person::PersonId;
use model::records::Records;
use model::relationship::{Pair, Relationship};

use super::Aimed;
use super::{other_holder, other_recipient};
use crate::systems::mutants::{RelationshipFault, What};
use crate::systems::subject::trigger::returning;

/// Returns the relationship that is read instead of this pair's.
pub(crate) fn relationship(aimed: &Aimed, pair: Pair) -> Option<Relationship> {
    let own = aimed.book.relationship(pair);
    let settling = matches!(aimed.operation, Operation::Settle(rule) if rule.pair == pair);
    match aimed.what {
        What::Relationship(RelationshipFault::EitherDirection) if settling => {
            let active = own.filter(|one| one.active);
            active.or(aimed.book.active(returning(pair))).or(own)
        }
        What::Relationship(RelationshipFault::EndedServes) if settling => {
            own.map(|one| Relationship { active: true, ..one })
        }
        What::Relationship(RelationshipFault::PooledQuota) if settling => own.map(|one| {
            let others = aimed.book.received(pair.recipient) - one.remaining();
            Relationship { granted: one.granted + others, ..one }
        }),
        _ => own,
    }
}

/// Makes the change to the wrong relationship.
pub(crate) fn change_relationship(
    aimed: &mut Aimed,
    fault: RelationshipFault,
    clause: Clause,
    change: Change,
) {
    let returned = |pair: Pair| {
        if aimed.book.active(returning(pair)).is_some() { returning(pair) } else { pair }
    };
    let granted = |pair: Pair| aimed.book.relationship(pair).unwrap_or_default();
    let change = match (fault, change) {
        (RelationshipFault::GrantReturned, Change::Grant(pair, amount)) => {
            Change::Grant(returned(pair), amount)
        }
        (RelationshipFault::GrantAnother, Change::Grant(pair, amount)) => {
            Change::Grant(other_recipient(aimed.book, pair), amount)
        }
        (RelationshipFault::GrantAdds, Change::Grant(pair, amount)) => {
            Change::Grant(pair, amount + granted(pair).granted)
        }
        (RelationshipFault::GrantIsRemaining, Change::Grant(pair, amount)) => {
            Change::Grant(pair, amount + granted(pair).used)
        }
        (RelationshipFault::UseReturned, Change::Use(pair, amount)) => {
            Change::Use(returned(pair), amount)
        }
        (RelationshipFault::UseOfOtherHolder, Change::Use(pair, amount)) => {
            Change::Use(other_holder(aimed.book, pair), amount)
        }
        (RelationshipFault::UseOfOtherRecipient, Change::Use(pair, amount)) => {
            Change::Use(other_recipient(aimed.book, pair), amount)
        }
        (RelationshipFault::UseLowersGranted, Change::Use(pair, amount)) => {
            Change::Grant(pair, granted(pair).granted - amount)
        }
        (RelationshipFault::RestoreReturned, Change::Restore(pair, amount)) => {
            Change::Restore(returned(pair), amount)
        }
        (RelationshipFault::RestoreGranted, Change::Restore(pair, amount)) => {
            Change::Grant(pair, granted(pair).granted + amount)
        }
        (RelationshipFault::EndReturnedInstead, Change::End(pair)) if clause == TRM_1 => {
            Change::End(returned(pair))
        }
        _ => change,
    };
    if matches!(change, Change::End(_)) && matches!(clause, TRF_1 | INS_2) {
        aimed.ended += 1;
        if fault == RelationshipFault::EventEndsOne && aimed.ended > 1 {
            return;
        }
    }
    end_others(aimed, fault, clause, change);
    aimed.book.change(clause, change);
}

/// Ends other relationships along with the change.
fn end_others(aimed: &mut Aimed, fault: RelationshipFault, clause: Clause, change: Change) {
    let (pair, of): (Pair, Option<PersonId>) = match (fault, change) {
        (RelationshipFault::EndAllGiven, Change::End(pair)) if clause == TRM_1 => {
            (pair, Some(pair.holder))
        }
        (RelationshipFault::EndAllReceived, Change::End(pair)) if clause == TRM_1 => {
            (pair, Some(pair.recipient))
        }
        (RelationshipFault::BeginEndsOthers, Change::Begin(pair)) => (pair, Some(pair.holder)),
        (RelationshipFault::BeginEndsReturned, Change::Begin(pair)) => (pair, None),
        _ => return,
    };
    let mut doomed = Vec::new();
    aimed.book.each_active_of(of.unwrap_or(pair.holder), |other, _| {
        let same_role = match of {
            Some(person) if person == pair.holder => other.holder == person,
            Some(person) => other.recipient == person,
            None => other == returning(pair),
        };
        if same_role && other != pair {
            doomed.push(other);
        }
    });
    for other in doomed {
        aimed.book.change(EST_12, Change::End(other));
    }
}
