//! The mutants that are faults without memory: those that the explorer also uses, and each ending
//! event and role by itself.

use model::clause::Clause::{CLR_1, INS_2, INS_4, POL_2, POL_3, TRF_1, TRF_2};

use super::mutant;
use crate::systems::faults::{self, Action, ChangeKind};
use crate::systems::mutants::{Group, Mutant, What, When};

/// Returns them all.
pub(crate) fn all() -> Vec<Mutant> {
    let unsafe_to_explore = faults::panicking_guards().iter().copied().map(Action::Ignore);
    let caps = [POL_2, POL_3].into_iter();
    let caps = caps.flat_map(|clause| [1, -1].map(|by| Action::Shift(clause, by)));
    let actions = faults::all().into_iter().chain(unsafe_to_explore).chain(caps);
    let stateless = actions.map(|action| mutant(group(action), What::Fault(action)));
    stateless.chain(events()).collect()
}

/// Returns each event that ends relationships, forgotten for those that the person gives in, for
/// those that the person receives in, or for both.
fn events() -> impl Iterator<Item = Mutant> {
    let events = [
        (INS_2, When::Retirement),
        (INS_2, When::Death),
        (INS_2, When::Withdrawal),
        (TRF_1, When::MoveWithin),
        (TRF_1, When::MoveAcross),
    ];
    events.into_iter().flat_map(|(clause, when)| {
        let roles = [
            Action::ForgetGiven(clause),
            Action::ForgetReceived(clause),
            Action::Omit(clause, ChangeKind::End),
        ];
        let group = Group::EventForgotten;
        roles.map(|action| Mutant { group, what: What::Fault(action), when })
    })
}

fn group(action: Action) -> Group {
    match action {
        Action::Ignore(_) | Action::IgnoreCode(..) => Group::GuardLeftOut,
        Action::Shift(..) => Group::ComparisonOff,
        Action::Omit(INS_2 | TRF_1, ChangeKind::End)
        | Action::ForgetGiven(_)
        | Action::ForgetReceived(_) => Group::EventForgotten,
        Action::Omit(..) => Group::EffectLeftOut,
        Action::LoseMoney(TRF_2 | INS_4) => Group::AmountOff,
        Action::Double(..) => Group::EffectDoubled,
        Action::AlsoDebit(CLR_1) | Action::ClearOnlyFirst | Action::HideStatement => {
            Group::Clearing
        }
        Action::Off(..) | Action::AlsoDebit(_) | Action::LoseMoney(_) | Action::ReceiptSaysAll => {
            Group::AmountOff
        }
        Action::OtherParty(..) | Action::CountReceived => Group::WrongPerson,
        Action::SwapRegions(_)
        | Action::ClaimAtHome
        | Action::MoveClaims
        | Action::ReverseAtPresentHome => Group::WrongRegion,
        Action::EndReturned
        | Action::KeepQuota
        | Action::KeepUsed
        | Action::EndClearsQuota
        | Action::EndClearsUsed
        | Action::RestoreToAny
        | Action::RestoreToEnded
        | Action::CountOneRecipient => Group::WrongRelationship,
        Action::RefuseAgain => Group::OverStrict,
        Action::ChargeRefused => Group::Trace,
        Action::ExecuteAgain | Action::ForgetRefused | Action::AcceptConflict => Group::Request,
        Action::CutFraction => Group::Number,
    }
}
