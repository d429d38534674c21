//! Changes that hit the wrong person: money, moves and endings of somebody other than intended.

use model::change::Change;
use model::clause::Clause::{self, CON_1, INS_1, INS_3, REV_3, SET_9, SPD_2, TRF_2};
use model::ledger::Ledger;
use model::money::Fen;
use model::operation::Operation;
use model::person::{Insurance, Standing};
use model::records::Records;

use super::Aimed;
use super::{another_account, other_holder, pair_of};
use crate::systems::mutants::PersonFault;

/// Makes the change for the wrong person.
pub(crate) fn change_person(aimed: &mut Aimed, fault: PersonFault, clause: Clause, change: Change) {
    let elsewhere = pair_of(aimed).map(|pair| other_holder(aimed.book, pair).holder);
    let change = match (fault, clause, change) {
        (PersonFault::ContributeToOther, CON_1, Change::Credit(id, amount)) => {
            Change::Credit(another_account(aimed.book, id), amount)
        }
        (PersonFault::SpendFromOther, SPD_2, Change::Debit(id, amount)) => {
            Change::Debit(another_account(aimed.book, id), amount)
        }
        (PersonFault::SettleFromOtherHolder, SET_9, Change::Debit(id, amount)) => {
            Change::Debit(elsewhere.unwrap_or(id), amount)
        }
        (PersonFault::ReverseToOtherHolder, REV_3, Change::Credit(id, amount)) => {
            Change::Credit(elsewhere.unwrap_or(id), amount)
        }
        _ => change,
    };
    beside(aimed, fault, clause, change);
    aimed.book.change(clause, change);
}

/// Makes the further change that hits a relative.
fn beside(aimed: &mut Aimed, fault: PersonFault, clause: Clause, change: Change) {
    if let (PersonFault::AccountForAll, Change::Insure(id, _), Operation::Enroll(_)) =
        (fault, change, aimed.operation)
    {
        aimed.book.change(clause, Change::OpenAccount(id));
    }
    let Some(relative) = aimed.relative else { return };
    let Some(present) = aimed.book.insurance(relative) else { return };
    match (fault, clause, change) {
        (PersonFault::MovesRelative, TRF_2, Change::Insure(_, insurance)) => {
            let moved = Insurance { region: insurance.region, ..present };
            aimed.book.change(clause, Change::Insure(relative, moved));
        }
        (PersonFault::EndsRelative, INS_1, Change::Insure(..)) => {
            let ended = Insurance { standing: Standing::Ended, ..present };
            aimed.book.change(clause, Change::Insure(relative, ended));
        }
        (PersonFault::EstateToRelative, INS_1 | INS_3, Change::Insure(id, insurance))
            if insurance.standing == Standing::Deceased =>
        {
            let balance = aimed.book.balance(id);
            if balance > Fen::ZERO {
                aimed.book.change(clause, Change::Debit(id, balance));
                aimed.book.change(clause, Change::Credit(relative, balance));
            }
        }
        _ => {}
    }
}
