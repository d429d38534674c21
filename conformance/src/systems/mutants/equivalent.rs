//! The mutants that nobody can tell from the rules, each with an argument.

use model::catalogue;
use model::clause::Clause::{self, EST_6};
use model::explore::is_possible;
use model::policy::Policy;
use model::region::Reach;
use model::text;
use model::text::Text;

use super::{Mutant, Sum, What};
use crate::systems::faults::Action;

/// Argues that nobody can ever observe the fault of this mutant, if that is so.
pub fn equivalent(mutant: &Mutant) -> Option<Text> {
    match mutant.what() {
        What::Sum(Sum::FreeRounded) => Some(Text::new(
            "amounts and balances are at most ten billion yuan; up to there binary floating point \
             is off by far less than half a fen, and rounding to fen gives the exact sum",
            "金额和余额不超过一百亿元；在此范围内二进制浮点误差远小于半分，四舍五入到分后与精确值相同",
        )),
        _ => None,
    }
}

/// Argues that nobody can observe the fault under one policy, if that is so: because nobody ever
/// can, or because the parameters of the policy leave the faulty rule nothing to decide. In the
/// latter case another policy shows it.
pub fn unobservable(mutant: &Mutant, policy: &Policy) -> Option<Text> {
    let name = &policy.name;
    let without = |clause: Clause| {
        (!is_possible(policy, clause)).then(|| {
            text!(
                "under {name} nothing is decided by {clause}; under a policy that uses it, it shows",
                "{name} 不适用 {clause}；适用该条款的政策下可以观察到"
            )
        })
    };
    let here = match mutant.what() {
        What::Fault(Action::Ignore(EST_6)) if policy.reach == Reach::CrossProvince => {
            Some(Text::new(
                "nobody is insured in a province other than their own, so EST-5 refuses people who name themselves, and EST-1 and EST-2 do if it is not judged; within one province it shows",
                "任何人与本人的参保地必然同省，故按 EST-5 同样不予办理；未判断 EST-5 时，按 EST-1 和 EST-2 不予办理；\
                 适用范围为省内时可以观察到",
            ))
        }
        What::Fault(Action::Ignore(clause) | Action::Shift(clause, _)) => without(clause),
        What::Turned(_, clause) => without(clause),
        What::Recode(from, _) => {
            let mut clauses = catalogue::refusing_with(from).map(|entry| entry.id);
            clauses.next().filter(|_| clauses.next().is_none()).and_then(without)
        }
        _ => None,
    };
    equivalent(mutant).or(here)
}
