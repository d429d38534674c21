//! Faults with numbers: amounts mistaken for others, and sums kept in a type that cannot hold them.

use model::change::Change;
use model::money::{Amount, Fen};
use model::operation::{Answer, Receipt};

use crate::systems::mutants::{Number, Sum};

/// Returns the amount as the system takes it.
pub(crate) fn taken(number: Number, amount: Amount) -> Amount {
    match amount {
        Amount::Whole(fen) => Amount::fen(whole(number, fen.count())),
        Amount::Uncountable(decimal) => {
            let (mantissa, scale) = (decimal.mantissa(), decimal.scale());
            let unit = 10_i128.pow(scale.saturating_sub(2));
            let cut = mantissa / unit;
            let fen = match number {
                Number::CutFraction => cut,
                Number::RoundFraction => cut + (mantissa % unit * 2 / unit),
                _ => return amount,
            };
            match i64::try_from(fen) {
                Ok(fen) if scale > 2 && fen.abs() <= super::COUNTABLE => Amount::fen(fen),
                _ => amount,
            }
        }
    }
}

fn whole(number: Number, fen: i64) -> i64 {
    match number {
        Number::Float => float_yuan(fen),
        Number::Single => single(fen),
        Number::Wrapping => wrapped(fen),
        Number::Saturating => saturated(fen),
        Number::Unsigned => fen & 0xffff_ffff,
        Number::Yuan => fen / 100 * 100,
        Number::NearestYuan => (fen + 50).div_euclid(100) * 100,
        Number::Jiao => fen / 10 * 10,
        Number::CutFraction | Number::RoundFraction => fen,
        Number::Absolute => fen.abs(),
    }
}

fn wrapped(fen: i64) -> i64 {
    i64::from(fen as i32)
}

fn saturated(fen: i64) -> i64 {
    fen.clamp(i64::from(i32::MIN), i64::from(i32::MAX))
}

/// Converts fen to yuan and back, in binary floating point, without rounding.
#[allow(clippy::float_arithmetic, reason = "this is the fault that the mutant is about")]
fn float_yuan(fen: i64) -> i64 {
    (fen as f64 / 100.0 * 100.0) as i64
}

/// Converts fen to yuan and back, in single precision, rounded.
#[allow(clippy::float_arithmetic, reason = "this is the fault that the mutant is about")]
fn single(fen: i64) -> i64 {
    (fen as f32 / 100.0 * 100.0).round() as i64
}

/// Subtracts sums of yuan in binary floating point, and cuts or rounds the result to fen.
#[allow(clippy::float_arithmetic, reason = "this is the fault that the mutant is about")]
fn float_less(one: Fen, other: Fen, rounded: bool) -> Fen {
    let fen = (one.count() as f64 / 100.0 - other.count() as f64 / 100.0) * 100.0;
    Fen::new(if rounded { fen.round() } else { fen } as i64)
}

/// Returns the earmarked sum that leads to the free balance which this system computes.
pub(crate) fn earmarked(sum: Sum, balance: Fen, earmarked: Fen) -> Fen {
    let free = match sum {
        Sum::FreeInFloat => float_less(balance, earmarked, false),
        Sum::FreeRounded => float_less(balance, earmarked, true),
        Sum::FreeInYuan => Fen::new((balance - earmarked).count() / 100 * 100),
        _ => return earmarked,
    };
    balance - free
}

/// Returns the balance that the system keeps instead of the right one.
pub(crate) fn balance(sum: Sum, due: Fen) -> Fen {
    let due = due.count();
    Fen::new(match sum {
        Sum::BalanceWraps => wrapped(due),
        Sum::BalanceSaturates => saturated(due),
        Sum::BalanceSingle => single(due),
        _ => due,
    })
}

/// Returns the position that the system keeps instead of the right one.
pub(crate) fn owed(sum: Sum, due: Fen) -> Fen {
    if sum == Sum::PositionWraps { Fen::new(wrapped(due.count())) } else { due }
}

/// Returns the change that the system makes instead of the right one.
pub(crate) fn change(sum: Sum, change: Change) -> Change {
    let cut = |amount: Fen, to: i64| Fen::new(amount.count() / to * to);
    match (sum, change) {
        (Sum::UsedInJiao, Change::Use(pair, amount)) => Change::Use(pair, cut(amount, 10)),
        (Sum::PositionInYuan, Change::Owe(one, other, amount)) => {
            Change::Owe(one, other, cut(amount, 100))
        }
        _ => change,
    }
}

/// Returns the answer as the system words it.
pub(crate) fn worded(sum: Sum, answer: Answer) -> Answer {
    let Answer::Accepted(Receipt::Paid { paid, self_paid }) = answer else { return answer };
    let receipt = match sum {
        Sum::SelfPaidInFloat => {
            Receipt::Paid { paid, self_paid: float_less(paid + self_paid, paid, false) }
        }
        Sum::PaidInYuan => Receipt::Paid { paid: Fen::new(paid.count() / 100 * 100), self_paid },
        _ => Receipt::Paid { paid, self_paid },
    };
    Answer::Accepted(receipt)
}
