//! Money: CNY, exact, in whole fen (0.01 yuan). Nothing here rounds or uses floating point. Decimal
//! text is read and written only at the edges of the model.

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::text::Text;

/// A sum of money in whole fen; negative if it is owed in the opposite direction.
///
/// Arithmetic never wraps. It panics outside the exact range, which is a fault of the model itself:
/// the guards refuse (`invalid_amount`) every amount that could lead there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Fen(i64);

impl Fen {
    /// 0.00 yuan.
    pub const ZERO: Fen = Fen(0);
    /// 0.01 yuan, the smallest payment (SET-7).
    pub const ONE: Fen = Fen(1);
    /// The largest amount that a request may name and that a contribution may raise a balance to:
    /// 10^12 fen, ten billion yuan (QUO-2, SET-5, CON-1, SPD-1; a choice).
    pub const LARGEST: Fen = Fen(1_000_000_000_000);

    /// A bound that no sum on record comes near, in either direction: 10^15 fen, ten trillion yuan.
    pub const BEYOND: Fen = Fen(1_000_000_000_000_000);

    /// Returns `fen` fen.
    #[inline]
    pub const fn new(fen: i64) -> Fen {
        Fen(fen)
    }

    /// Returns the number of fen.
    #[inline]
    pub const fn count(self) -> i64 {
        self.0
    }

    /// Returns whether the sum is below [`Fen::BEYOND`] in size, so that a few such sums can be
    /// added in any order.
    #[inline]
    pub const fn is_sane(self) -> bool {
        -Fen::BEYOND.0 < self.0 && self.0 < Fen::BEYOND.0
    }
}

impl Add for Fen {
    type Output = Fen;
    #[inline]
    fn add(self, other: Fen) -> Fen {
        Fen(self.0.checked_add(other.0).expect("INV-1: a sum of money left the exact range"))
    }
}

impl Sub for Fen {
    type Output = Fen;
    #[inline]
    fn sub(self, other: Fen) -> Fen {
        Fen(self.0.checked_sub(other.0).expect("INV-1: a sum of money left the exact range"))
    }
}

impl AddAssign for Fen {
    #[inline]
    fn add_assign(&mut self, other: Fen) {
        *self = *self + other;
    }
}

impl SubAssign for Fen {
    #[inline]
    fn sub_assign(&mut self, other: Fen) {
        *self = *self - other;
    }
}

impl Neg for Fen {
    type Output = Fen;
    #[inline]
    fn neg(self) -> Fen {
        Fen::ZERO - self
    }
}

impl std::iter::Sum for Fen {
    fn sum<I: Iterator<Item = Fen>>(all: I) -> Fen {
        all.fold(Fen::ZERO, Add::add)
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&Decimal::new(self.0, 2).to_string())
    }
}

/// An amount as a request names it. It need not be valid: a request can name a negative amount or a
/// fraction of a fen, and the guards then refuse it with `invalid_amount`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Amount {
    /// Whole fen.
    Whole(Fen),
    /// A fraction of a fen, or more than [`Fen`] can count; never valid.
    Uncountable(Decimal),
}

impl Amount {
    /// Returns `fen` fen.
    #[inline]
    pub const fn fen(fen: i64) -> Amount {
        Amount::Whole(Fen::new(fen))
    }

    /// Returns the amount in whole fen, if it is a whole number of them.
    #[inline]
    pub fn whole(self) -> Option<Fen> {
        match self {
            Amount::Whole(fen) => Some(fen),
            Amount::Uncountable(_) => None,
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Amount::Whole(fen) => fen.fmt(f),
            Amount::Uncountable(decimal) => f.pad(&decimal.to_string()),
        }
    }
}

/// The error of reading a text that is not an amount of money.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{0}` is not an amount in yuan with two decimal places, such as \"12.30\"")]
pub struct NotAnAmount(pub String);

/// Reads yuan with two places: `"12.30"`, `"0.00"`, `"-0.01"`. More places are read only if the
/// last digit is not zero, because the request then means a fraction of a fen: `"0.005"`.
impl FromStr for Amount {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Amount, NotAnAmount> {
        let wrong = || NotAnAmount(text.to_string());
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (yuan, places) = digits.split_once('.').ok_or_else(wrong)?;
        let numeric = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let canonical = numeric(yuan)
            && numeric(places)
            && (yuan == "0" || !yuan.starts_with('0'))
            && (places.len() == 2 || places.len() > 2 && !places.ends_with('0'))
            && text != "-0.00";
        if !canonical {
            return Err(wrong());
        }
        let decimal = Decimal::from_str_exact(text).map_err(|_| wrong())?;
        let fen = (decimal.scale() == 2).then(|| i64::try_from(decimal.mantissa()).ok()).flatten();
        Ok(fen.map_or(Amount::Uncountable(decimal), Amount::fen))
    }
}

/// Reads whole fen, for balances and receipts: exactly two places.
impl FromStr for Fen {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Fen, NotAnAmount> {
        text.parse::<Amount>()?.whole().ok_or_else(|| NotAnAmount(text.to_string()))
    }
}

macro_rules! as_text {
    ($type:ty, $what:expr, $write:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                text.parse().map_err(|_| {
                    let due = crate::tree::Due { what: $what, write: $write };
                    serde::de::Error::invalid_value(serde::de::Unexpected::Str(&text), &due)
                })
            }
        }
    };
}
pub(crate) use as_text;

const IN_YUAN: Text = Text::new("an amount in yuan", "以元为单位的金额");
const WRITE_YUAN: Text = Text::new(
    "write yuan with two decimal places, such as \"12.30\"",
    "请写以元为单位、保留两位小数的金额，例如 \"12.30\"",
);

as_text!(Fen, IN_YUAN, WRITE_YUAN);
as_text!(Amount, IN_YUAN, WRITE_YUAN);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_and_written_to_the_fen() {
        for (text, fen) in [
            ("0.00", 0),
            ("0.01", 1),
            ("-0.01", -1),
            ("12.30", 1230),
            ("10000000000.00", 1_000_000_000_000),
        ] {
            assert_eq!(text.parse::<Amount>(), Ok(Amount::fen(fen)));
            assert_eq!(Fen::new(fen).to_string(), text);
        }
    }

    #[test]
    fn a_fraction_of_a_fen_is_kept_as_written() {
        let amount: Amount = "0.005".parse().unwrap();
        assert_eq!(amount.whole(), None);
        assert_eq!(amount.to_string(), "0.005");
        assert_eq!("0.005".parse::<Fen>(), Err(NotAnAmount("0.005".into())));
        let beyond: Amount = "100000000000000000000.00".parse().unwrap();
        assert_eq!(beyond.whole(), None);
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "1", "1.0", "1.000", "01.00", ".50", "1.", "+1.00", "1e2", "-0.00", "", " 1.00",
            "1,00", "١.00",
        ] {
            assert!(text.parse::<Amount>().is_err(), "`{text}` was read");
        }
    }
}
