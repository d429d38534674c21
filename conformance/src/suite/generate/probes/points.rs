//! Amounts worth asking about: below, at and above the limits that rules compare with, and amounts
//! that are no valid sum of money. The limits come from the records of a scene; the rules say which
//! side of them is right.

use model::money::{Amount, Fen};
use model::text::Text;

/// A named amount.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    pub(crate) slug: String,
    pub(crate) phrase: Text,
    pub(crate) amount: Amount,
}

impl Point {
    pub(crate) fn new(slug: &str, en: &str, zh: &str, fen: Fen) -> Point {
        Point { slug: slug.to_string(), phrase: Text::owned(en, zh), amount: Amount::Whole(fen) }
    }

    fn read(slug: &str, en: &str, zh: &str, amount: &str) -> Point {
        let amount = amount.parse().expect("an amount in the program");
        Point { slug: slug.to_string(), phrase: Text::owned(en, zh), amount }
    }
}

/// Returns the points one fen below, at and one fen above a limit; none below a limit of zero.
pub(crate) fn around(slug: &str, en: &str, zh: &str, limit: Fen) -> Vec<Point> {
    let below = (limit > Fen::ZERO).then(|| {
        let (slug, en) = (format!("one-fen-below-{slug}"), format!("one fen less than {en}"));
        Point::new(&slug, &en, &format!("比{zh}少一分"), limit - Fen::ONE)
    });
    let at = Point::new(
        &format!("exactly-{slug}"),
        &format!("exactly {en}"),
        &format!("恰为{zh}"),
        limit,
    );
    let above = Point::new(
        &format!("one-fen-above-{slug}"),
        &format!("one fen more than {en}"),
        &format!("比{zh}多一分"),
        limit + Fen::ONE,
    );
    below.into_iter().chain([at, above]).collect()
}

/// Returns zero, and amounts that are no countable sum of money.
pub(crate) fn odd() -> Vec<Point> {
    vec![
        Point::read("zero", "nothing", "零元", "0.00"),
        Point::read("negative", "minus one fen", "负一分", "-0.01"),
        Point::read("half-a-fen", "half a fen", "0.005元", "0.005"),
        Point::read("a-fen-and-a-half", "a fen and a half", "0.015元", "0.015"),
        Point::read(
            "ten-yuan-and-a-tenth-of-a-fen",
            "ten yuan and a tenth of a fen",
            "十元零一厘",
            "10.001",
        ),
        Point::new(
            "beyond-the-largest",
            "one fen beyond the largest sum",
            "比可表示的最大金额多一分",
            Fen::LARGEST + Fen::ONE,
        ),
    ]
}

/// Returns one fen, two fen, and amounts that are easy to follow.
pub(crate) fn plain() -> Vec<Point> {
    vec![
        Point::new("one-fen", "one fen", "一分", Fen::ONE),
        Point::new("two-fen", "two fen", "两分", Fen::new(2)),
        Point::new("ten-yuan", "ten yuan", "十元", Fen::new(1_000)),
        Point::new("a-hundred-yuan", "a hundred yuan", "一百元", Fen::new(10_000)),
        Point::new(
            "an-odd-sum",
            "1.15, which binary fractions cannot hold",
            "1.15元（二进制小数无法精确表示）",
            Fen::new(115),
        ),
    ]
}

/// Returns the largest countable sum.
pub(crate) fn largest() -> Point {
    Point::new("the-largest", "the largest sum", "可表示的最大金额", Fen::LARGEST)
}
