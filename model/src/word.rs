//! Words of open vocabularies: a request may name a kinship, a category or a kind of venue that
//! nobody knows. Such a word is kept as it was written, or as its number, and is equal to no other
//! word.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::terms::{Term, terms};
use crate::text::Text;
use crate::tree::unknown_word;

/// The number of a word that no vocabulary has. The words that a policy declares come first, in its
/// order; only the file or system that asks knows the text behind any other number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WordId(pub u32);

terms! {
    /// The vocabularies to which a request may add words, and a policy file words of its own.
    Vocabulary, "vocabulary", "词表";
    Kinships "kinships" "kinships" "亲属关系";
    Categories "categories" "categories of expense" "费用类别";
    Venues "venues" "kinds of venue" "就医购药场所";
}

/// A term of an open vocabulary.
pub trait Open: Term {
    /// The vocabulary.
    const VOCABULARY: Vocabulary;
}

/// A word where a term of `K` is expected: one of them, or another word, named by `W`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum WordOf<K, W = WordId> {
    /// A term of the vocabulary.
    Known(K),
    /// Another word.
    Other(W),
}

impl<K, W> From<K> for WordOf<K, W> {
    fn from(term: K) -> WordOf<K, W> {
        WordOf::Known(term)
    }
}

impl<K: Copy, W> WordOf<K, W> {
    /// Returns the term, if the vocabulary has the word.
    #[inline]
    pub fn known(&self) -> Option<K> {
        match self {
            WordOf::Known(term) => Some(*term),
            WordOf::Other(_) => None,
        }
    }
}

impl<K: Term> WordOf<K, String> {
    /// Returns the word as it is written.
    pub fn name(&self) -> &str {
        match self {
            WordOf::Known(term) => term.name(),
            WordOf::Other(word) => word,
        }
    }
}

impl<K: Term> Serialize for WordOf<K, String> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

impl<'de, K: Term> Deserialize<'de> for WordOf<K, String> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = String::deserialize(from)?;
        Ok(K::parse(&word).map_or(WordOf::Other(word), WordOf::Known))
    }
}

/// Returns the problem with a word that neither the vocabulary `K` nor the words `own` have, and
/// the advice on what to write instead.
pub fn strange<'a, K: Term>(word: &str, own: impl Iterator<Item = &'a str>) -> [Text; 2] {
    let known: Vec<&str> = K::ALL.iter().map(|term| term.name()).chain(own).collect();
    unknown_word(word, &known)
}
