//! The mutants that nobody can tell from the rules, each with the argument why.

use model::clause::Clause::QUO_7;
use model::text::Text;

use super::{Mutant, Sum, What};
use crate::faults::Action;

/// Why nobody can observe that this mutant is wrong, where that is so.
pub fn equivalent(mutant: &Mutant) -> Option<Text> {
    match mutant.what() {
        What::Fault(Action::Ignore(QUO_7)) => Some(Text::new(
            "QUO-7 is broken only where the quota exceeds the free balance; QUO-3 refuses that as \
             well, with the same code",
            "仅当共济额度超过可用余额时才违反QUO-7；此时QUO-3同样拒绝，且拒绝代码相同",
        )),
        What::Sum(Sum::FreeRounded) => Some(Text::new(
            "amounts and balances are at most ten billion yuan; up to there binary floating point \
             is off by far less than half a fen, and rounding to fen gives the exact sum",
            "金额和余额不超过一百亿元；在此范围内二进制浮点误差远小于半分，四舍五入到分后与精确值相同",
        )),
        _ => None,
    }
}
