//! Amounts that a scope derives from the state's own boundaries: exactly what remains, one fen
//! more, what is free, one fen more. No guard is copied here: a rule only says which amount is
//! worth asking about.

use crate::money::{Amount, Fen};
use crate::records::Records;
use crate::relationship::{Pair, Relationship};
use crate::terms::{Term, terms};

terms! {
    /// An amount that depends on the state.
    Boundary, "amount", "金额";
    Zero "zero" "nothing" "零";
    Negative "negative" "minus one fen" "负一分";
    Fraction "fraction" "half a fen" "半分";
    Beyond "beyond" "one fen beyond the largest exact sum" "超出最大可表示金额一分";
    OneFen "one_fen" "one fen" "一分";
    Remaining "remaining" "exactly what remains" "恰为剩余额度";
    RemainingAndOneFen "remaining_and_one_fen" "one fen more than remains" "比剩余额度多一分";
    Free "free" "exactly what is free" "恰为可用余额";
    FreeAndOneFen "free_and_one_fen" "one fen more than is free" "比可用余额多一分";
    Same "same" "the quota as it is" "与现有额度相同";
    Used "used" "exactly what is used" "恰为已使用金额";
    UsedLessOneFen "used_less_one_fen" "one fen less than is used" "比已使用金额少一分";
    AllFree "all_free" "the quota and all that is free" "现有额度加全部可用余额";
    AllFreeAndOneFen "all_free_and_one_fen" "one fen more than the quota and all that is free" "现有额度加全部可用余额再加一分";
}

/// The amount to ask about in a state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AmountRule {
    /// A fixed amount.
    Fixed(Amount),
    /// An amount that the state gives.
    At(Boundary),
}

/// The boundaries that a state sets to the amounts of one pair.
#[derive(Debug)]
pub(super) struct Bounds<'a, R> {
    records: &'a R,
    pair: Pair,
}

impl<'a, R: Records> Bounds<'a, R> {
    /// Returns the bounds of a pair whose holder pays. Nothing is read before it is needed.
    #[inline]
    pub(super) fn of(records: &'a R, pair: Pair) -> Bounds<'a, R> {
        Bounds { records, pair }
    }

    #[inline]
    fn quota(&self) -> Relationship {
        self.records.active(self.pair).unwrap_or_default()
    }

    #[inline]
    fn free(&self) -> Fen {
        self.records.free(self.pair.holder)
    }
}

impl AmountRule {
    /// Returns the rule that `word` names: a boundary, or an amount in yuan.
    pub fn parse(word: &str) -> Option<AmountRule> {
        let at = Boundary::parse(word).map(AmountRule::At);
        at.or_else(|| word.parse().ok().map(AmountRule::Fixed))
    }

    /// Returns the amount at these bounds, or `None` if there is none: with nothing used, no amount
    /// is a fen less.
    #[inline]
    pub(super) fn amount<R: Records>(self, bounds: &Bounds<'_, R>) -> Option<Amount> {
        let boundary = match self {
            AmountRule::Fixed(amount) => return Some(amount),
            AmountRule::At(boundary) => boundary,
        };
        let fen = match boundary {
            Boundary::Zero => Fen::ZERO,
            Boundary::Negative => -Fen::ONE,
            Boundary::Fraction => return Some(half_a_fen()),
            Boundary::Beyond => Fen::LARGEST + Fen::ONE,
            Boundary::OneFen => Fen::ONE,
            Boundary::Remaining => positive(bounds.quota().remaining())?,
            Boundary::RemainingAndOneFen => bounds.quota().remaining() + Fen::ONE,
            Boundary::Free => positive(bounds.free())?,
            Boundary::FreeAndOneFen => bounds.free() + Fen::ONE,
            Boundary::Same => bounds.quota().granted,
            Boundary::Used => bounds.quota().used,
            Boundary::UsedLessOneFen => positive(bounds.quota().used)? - Fen::ONE,
            Boundary::AllFree => bounds.quota().granted + bounds.free(),
            Boundary::AllFreeAndOneFen => bounds.quota().granted + bounds.free() + Fen::ONE,
        };
        Some(Amount::Whole(fen))
    }

    /// Returns the largest amount that does not depend on the state, in fen, for which the state
    /// needs room.
    pub(super) fn fixed_fen(self) -> i64 {
        match self {
            AmountRule::Fixed(Amount::Whole(fen)) => fen.count(),
            AmountRule::At(Boundary::OneFen) => 1,
            AmountRule::Fixed(Amount::Uncountable(_)) | AmountRule::At(_) => 0,
        }
    }
}

fn positive(fen: Fen) -> Option<Fen> {
    (fen > Fen::ZERO).then_some(fen)
}

fn half_a_fen() -> Amount {
    Amount::Uncountable(rust_decimal::Decimal::new(5, 3))
}
