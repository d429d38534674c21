//! Pooling regions (统筹地区), where insurance is held and expenses are paid, and the reach of a
//! policy between them. Claims between regions are in [`crate::position`].

use std::fmt;
use std::str::FromStr;

use crate::money::as_text;
use crate::terms::terms;
use crate::text::Text;

/// A pooling region (city level), by its six-digit code of GB/T 2260.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Region(u32);

impl Region {
    /// Returns the region with this six-digit code.
    pub const fn new(code: u32) -> Region {
        assert!(code >= 100_000 && code <= 999_999, "a region code has six digits");
        Region(code)
    }

    /// Returns the six-digit code.
    #[inline]
    pub const fn code(self) -> u32 {
        self.0
    }

    /// Returns the province: the first two digits of the code.
    #[inline]
    pub const fn province(self) -> u32 {
        self.0 / 10_000
    }

    /// Returns whether insurance is pooled in regions with such codes: a city (`00` at the end), or
    /// a county that its province governs directly (`90` in the middle).
    pub const fn can_pool(self) -> bool {
        self.0.is_multiple_of(100) || self.0 / 100 % 100 == 90
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

/// The error of reading a text that is not a region.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{0}` is not a six-digit region code of GB/T 2260, such as \"310100\"")]
pub struct NotARegion(pub String);

impl FromStr for Region {
    type Err = NotARegion;

    fn from_str(text: &str) -> Result<Region, NotARegion> {
        let six_digits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
        match text.parse() {
            Ok(code @ 100_000..) if six_digits => Ok(Region(code)),
            Ok(_) | Err(_) => Err(NotARegion(text.to_string())),
        }
    }
}

as_text!(
    Region,
    Text::new("a region code", "行政区划代码"),
    Text::new(
        "write the six-digit code of GB/T 2260, such as \"310100\"",
        "请写GB/T 2260的六位行政区划代码，例如 \"310100\"",
    )
);

terms! {
    /// The pooling regions between which a policy lets two people have a mutual-aid relationship
    /// (EST-5).
    Reach, "reach", "适用范围";
    CrossProvince "cross_province" "between different provinces" "跨省";
    SameProvince "same_province" "within one province" "省内";
    Nationwide "nationwide" "nationwide, within a province or across" "全国";
}

impl Reach {
    /// Returns whether two people insured in these regions are within reach of each other.
    #[inline]
    pub fn covers(self, one: Region, other: Region) -> bool {
        match self {
            Reach::CrossProvince => one.province() != other.province(),
            Reach::SameProvince => one.province() == other.province(),
            Reach::Nationwide => true,
        }
    }
}
