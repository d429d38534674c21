//! A state as a number: every field of a scope's state has its place in one word of 64, 128 or 256
//! bits, and the rules read and write it there. Copying, comparing and hashing a state is copying,
//! comparing and hashing a number. `layout` says which fields there are.

use std::fmt::Debug;
use std::hash::Hash;

use super::trace::FieldTrace;

/// The place of a field in the word, and the value that its zero bits mean. A field of no bits is a
/// constant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Field {
    shift: u8,
    mask: u32,
    least: i32,
}

impl Field {
    /// Returns a field that always has this value.
    pub(super) const fn constant(value: i32) -> Field {
        Field { shift: 0, mask: 0, least: value }
    }

    fn code(self, value: i32) -> u32 {
        let code = value.wrapping_sub(self.least);
        assert!(
            code >= 0 && code as u32 <= self.mask,
            "a value of {value} has no place in its field of the scope's state ({self:?})"
        );
        code as u32
    }
}

/// Some of a word's fields, as bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Fields([u128; 2]);

impl From<Field> for Fields {
    #[inline]
    fn from(field: Field) -> Fields {
        Fields::of([field])
    }
}

impl Fields {
    /// Returns these fields together.
    pub(super) fn of(fields: impl IntoIterator<Item = Field>) -> Fields {
        let mut bits = [0; 2];
        for Field { shift, mask, .. } in fields {
            bits[usize::from(shift >> 7)] |= u128::from(mask) << (shift & 127);
        }
        Fields(bits)
    }
}

/// An allocator of places in the word, none of which crosses the border of two halves.
#[derive(Default, Debug)]
pub(super) struct Places {
    next: u32,
}

impl Places {
    /// Returns a place for a value from `least` to `most`.
    pub(super) fn field(&mut self, least: i32, most: i32) -> Field {
        let span = u32::try_from(most - least).expect("a field's range is not empty");
        if span == 0 {
            return Field::constant(least);
        }
        let bits = 32 - span.leading_zeros();
        if self.next % 128 + bits > 128 {
            self.next = self.next.next_multiple_of(128);
        }
        let shift = u8::try_from(self.next).expect("a scope's state has at most 256 bits");
        self.next += bits;
        Field { shift, mask: u32::MAX >> (32 - bits), least }
    }

    /// Returns the number of bits handed out.
    pub(super) fn bits(&self) -> u32 {
        self.next
    }
}

/// A word that holds a state.
pub trait Word: Copy + Eq + Ord + Hash + Debug + Send + Sync + 'static {
    /// The number of bits.
    const BITS: u32;
    /// The word with all bits zero.
    const ZERO: Self;
    /// Returns the bits of a field, from the lowest.
    fn bits(self, shift: u8, mask: u32) -> u32;
    /// Returns the word with other bits in a field.
    #[must_use]
    fn with_bits(self, shift: u8, mask: u32, bits: u32) -> Self;
    /// Returns a hash that spreads over 64 bits.
    fn mix(self) -> u64;
    /// Returns a cheaper hash, spread over its upper bits, for tables of a few parts of a word.
    fn mix_lightly(self) -> u64;
    /// Returns the bits that both words have.
    #[must_use]
    fn and(self, other: Self) -> Self;
    /// Returns the bits that either word has.
    #[must_use]
    fn or(self, other: Self) -> Self;
    /// Returns the bits that exactly one of the words has: the change that leads from either to the
    /// other.
    #[must_use]
    fn xor(self, other: Self) -> Self;
    /// Returns whether two words differ in any of these bits.
    fn differs(self, other: Self, bits: [u128; 2]) -> bool;
}

/// Returns whether two words differ in any of these fields.
#[inline]
pub(super) fn differ<W: Word>(one: W, other: W, fields: Fields) -> bool {
    one.differs(other, fields.0)
}

/// Reads a field of a word.
#[inline]
pub(super) fn get<W: Word>(word: W, field: Field, trace: impl FieldTrace) -> i32 {
    trace.used(field.shift, field.mask);
    word.bits(field.shift, field.mask) as i32 + field.least
}

/// Writes a field of a word.
#[inline]
pub(super) fn set<W: Word>(word: &mut W, field: Field, value: i32, trace: impl FieldTrace) {
    trace.used(field.shift, field.mask);
    *word = word.with_bits(field.shift, field.mask, field.code(value));
}

#[inline]
fn spread(x: u64) -> u64 {
    let x = (x ^ x >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ x >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^ x >> 32
}

impl Word for u64 {
    const BITS: u32 = 64;
    const ZERO: u64 = 0;

    #[inline]
    fn bits(self, shift: u8, mask: u32) -> u32 {
        (self >> shift) as u32 & mask
    }

    #[inline]
    fn with_bits(self, shift: u8, mask: u32, bits: u32) -> u64 {
        self & !(u64::from(mask) << shift) | u64::from(bits) << shift
    }

    #[inline]
    fn mix(self) -> u64 {
        spread(self)
    }

    #[inline]
    fn mix_lightly(self) -> u64 {
        self.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    #[inline]
    fn and(self, other: Self) -> Self {
        self & other
    }

    #[inline]
    fn or(self, other: Self) -> Self {
        self | other
    }

    #[inline]
    fn xor(self, other: Self) -> Self {
        self ^ other
    }

    #[inline]
    fn differs(self, other: u64, bits: [u128; 2]) -> bool {
        (self ^ other) & bits[0] as u64 != 0
    }
}

impl Word for u128 {
    const BITS: u32 = 128;
    const ZERO: u128 = 0;

    #[inline]
    fn bits(self, shift: u8, mask: u32) -> u32 {
        (self >> shift) as u32 & mask
    }

    #[inline]
    fn with_bits(self, shift: u8, mask: u32, bits: u32) -> u128 {
        self & !(u128::from(mask) << shift) | u128::from(bits) << shift
    }

    #[inline]
    fn mix(self) -> u64 {
        spread(self as u64 ^ spread((self >> 64) as u64))
    }

    #[inline]
    fn mix_lightly(self) -> u64 {
        (self as u64 ^ ((self >> 64) as u64).wrapping_mul(0xBF58_476D_1CE4_E5B9))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    #[inline]
    fn and(self, other: Self) -> Self {
        self & other
    }

    #[inline]
    fn or(self, other: Self) -> Self {
        self | other
    }

    #[inline]
    fn xor(self, other: Self) -> Self {
        self ^ other
    }

    #[inline]
    fn differs(self, other: u128, bits: [u128; 2]) -> bool {
        (self ^ other) & bits[0] != 0
    }
}

impl Word for [u128; 2] {
    const BITS: u32 = 256;
    const ZERO: [u128; 2] = [0; 2];

    #[inline]
    fn bits(self, shift: u8, mask: u32) -> u32 {
        self[usize::from(shift >> 7)].bits(shift & 127, mask)
    }

    #[inline]
    fn with_bits(mut self, shift: u8, mask: u32, bits: u32) -> [u128; 2] {
        let half = &mut self[usize::from(shift >> 7)];
        *half = half.with_bits(shift & 127, mask, bits);
        self
    }

    #[inline]
    fn mix(self) -> u64 {
        spread(self[0].mix() ^ self[1].mix().rotate_left(32))
    }

    #[inline]
    fn mix_lightly(self) -> u64 {
        self.mix()
    }

    #[inline]
    fn and(self, other: Self) -> Self {
        [self[0] & other[0], self[1] & other[1]]
    }

    #[inline]
    fn or(self, other: Self) -> Self {
        [self[0] | other[0], self[1] | other[1]]
    }

    #[inline]
    fn xor(self, other: Self) -> Self {
        [self[0] ^ other[0], self[1] ^ other[1]]
    }

    #[inline]
    fn differs(self, other: [u128; 2], bits: [u128; 2]) -> bool {
        (self[0] ^ other[0]) & bits[0] | (self[1] ^ other[1]) & bits[1] != 0
    }
}
