//! A value of a policy file that is either the word "all" or a list of what is meant.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

use crate::text::Text;
use crate::tree::Due;

/// Everything there is, or what a file lists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum AllOr<T> {
    /// The word "all".
    All,
    /// A list.
    Listed(Vec<T>),
}

/// The word that stands for everything.
const ALL: &str = "all";

struct Reader<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
    type Value = AllOr<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{ALL}\" or a list")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<AllOr<T>, E> {
        if word == ALL {
            return Ok(AllOr::All);
        }
        let due = Due {
            what: Text::new("`all` or a list", " `all` 或列表"),
            write: Text::new(
                "write \"all\", or a list in square brackets",
                "请写 \"all\"，或写方括号内的列表",
            ),
        };
        Err(E::invalid_value(Unexpected::Str(word), &due))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<AllOr<T>, A::Error> {
        let mut listed = Vec::new();
        while let Some(member) = list.next_element()? {
            listed.push(member);
        }
        Ok(AllOr::Listed(listed))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for AllOr<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<AllOr<T>, D::Error> {
        from.deserialize_any(Reader(PhantomData))
    }
}
