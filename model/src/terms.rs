//! Closed vocabularies: enumerations whose members have a name in files and messages and a term in
//! both languages. Each vocabulary stands beside what it describes.

use std::fmt;
use std::marker::PhantomData;

use crate::text::Text;

/// A member of a closed vocabulary.
pub trait Term: Copy + Eq + fmt::Debug + 'static {
    /// The name of the vocabulary.
    const KIND: Text;
    /// Every member, in the order of declaration.
    const ALL: &'static [Self];
    /// Returns the member's name in code, files, vectors and reports.
    fn name(self) -> &'static str;
    /// Returns the member's term for people.
    fn text(self) -> Text;
    /// Returns the member's place in [`Term::ALL`].
    fn index(self) -> usize;
    /// Returns the member called `name`, if there is one.
    fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|term| term.name() == name)
    }
}

/// Declares a vocabulary, one member a line: its name, its English term and its Chinese term.
#[macro_export]
macro_rules! terms {
    (
        $(#[$meta:meta])*
        $enum:ident, $kind_en:literal, $kind_zh:literal;
        $($variant:ident $name:literal $en:literal $zh:literal;)+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum $enum {
            $(
                #[doc = concat!($en, " · ", $zh, " · `", $name, "`")]
                $variant,
            )+
        }

        impl $crate::terms::Term for $enum {
            const KIND: $crate::text::Text = $crate::text::Text::new($kind_en, $kind_zh);
            const ALL: &'static [Self] = &[$($enum::$variant),+];
            fn name(self) -> &'static str {
                match self { $($enum::$variant => $name),+ }
            }
            fn text(self) -> $crate::text::Text {
                match self { $($enum::$variant => $crate::text::Text::new($en, $zh)),+ }
            }
            fn index(self) -> usize {
                self as usize
            }
        }

        impl std::fmt::Display for $enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::terms::Term::name(*self))
            }
        }

        impl serde::Serialize for $enum {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::terms::Term::name(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $enum {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                <$enum as $crate::terms::Term>::parse(&word).ok_or_else(|| {
                    serde::de::Error::unknown_variant(&word, &[$($name),+])
                })
            }
        }
    };
}
pub(crate) use terms;

/// A set of terms, held as bits: the kinships that a policy covers, the codes that a refusal
/// carries.
#[derive(PartialEq, Eq, Hash)]
pub struct Set<T> {
    bits: u128,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Set<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Set<T> {}

impl<T> Set<T> {
    /// The set without members.
    pub const EMPTY: Self = Set { bits: 0, of: PhantomData };

    /// Returns the members as bits, in the order of [`Term::ALL`].
    pub const fn bits(self) -> u128 {
        self.bits
    }

    /// Returns the set with these bits.
    pub const fn from_bits(bits: u128) -> Self {
        Set { bits, of: PhantomData }
    }

    /// Returns whether the set has no member.
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Returns the number of members.
    pub const fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// Returns the members of either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self::from_bits(self.bits | other.bits)
    }

    /// Returns the members of both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self::from_bits(self.bits & other.bits)
    }

    /// Returns the members of this set that are not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self::from_bits(self.bits & !other.bits)
    }
}

impl<T: Term> Set<T> {
    /// Adds a member.
    #[inline]
    pub fn insert(&mut self, term: T) {
        self.bits |= 1 << term.index();
    }

    /// Returns whether `term` is a member.
    #[inline]
    pub fn contains(self, term: T) -> bool {
        self.bits >> term.index() & 1 == 1
    }

    /// Returns the members, in the order of [`Term::ALL`].
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |&term| self.contains(term))
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T: Term> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(terms: I) -> Self {
        let mut set = Self::EMPTY;
        terms.into_iter().for_each(|term| set.insert(term));
        set
    }
}

impl<T: Term> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Term::name)).finish()
    }
}
