//! Records of several kinds, whose kind stands in one entry, the tag. serde's own reader of tagged
//! records forgets places and takes lists for records, so this one reads entry by entry.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

/// A record whose entries depend on its tag.
pub trait Tagged<'de>: Sized {
    /// The key of the tag.
    const TAG: &'static str;

    /// Returns every key of every kind, in the order in which [`Tagged::read`] asks for them, the
    /// tag first.
    fn every_key() -> &'static [&'static str];

    /// Reads the entries.
    fn read<A: MapAccess<'de>>(fields: &mut Fields<A>) -> Result<Self, A::Error>;
}

/// Reads a tagged record.
pub fn read_tagged<'de, D: Deserializer<'de>, T: Tagged<'de>>(from: D) -> Result<T, D::Error> {
    struct Reader<T>(PhantomData<T>);
    impl<'de, T: Tagged<'de>> Visitor<'de> for Reader<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a record")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            let mut fields = Fields { map, next: None, own: &[], aside: &[] };
            let read = T::read(&mut fields)?;
            let own = fields.own;
            match fields.peek()? {
                None => Ok(read),
                Some(key) => Err(A::Error::unknown_field(key, own)),
            }
        }
    }
    from.deserialize_struct(T::TAG, T::every_key(), Reader(PhantomData))
}

/// The entries of a tagged record, which stand in the order of [`Tagged::every_key`].
pub struct Fields<A> {
    map: A,
    next: Option<String>,
    own: &'static [&'static str],
    aside: &'static [&'static str],
}

impl<'de, A: MapAccess<'de>> Fields<A> {
    fn peek(&mut self) -> Result<Option<&str>, A::Error> {
        if self.next.is_none() {
            self.next = self.map.next_key()?;
        }
        Ok(self.next.as_deref())
    }

    /// Reads an entry that may be left out.
    pub fn may<T: Deserialize<'de>>(&mut self, key: &str) -> Result<Option<T>, A::Error> {
        if self.peek()? != Some(key) {
            return Ok(None);
        }
        self.next = None;
        self.map.next_value().map(Some)
    }

    /// Reads an entry that must be there. If it is not, an entry that the record must not have is
    /// told instead: it is probably the same one under another key.
    pub fn need<T: Deserialize<'de>>(&mut self, key: &'static str) -> Result<T, A::Error> {
        if let Some(value) = self.may(key)? {
            return Ok(value);
        }
        let (own, aside) = (self.own, self.aside);
        while let Some(found) = self.peek()? {
            if !own.is_empty() && !own.contains(&found) && !aside.contains(&found) {
                return Err(A::Error::unknown_field(found, own));
            }
            self.next = None;
            self.map.next_value::<IgnoredAny>()?;
        }
        Err(A::Error::missing_field(key))
    }

    /// Names the keys that this kind of record has besides those read so far. An error that finds
    /// another one names `own`, but not the keys `aside`, which any kind may have.
    pub fn has(&mut self, own: &'static [&'static str], aside: &'static [&'static str]) {
        (self.own, self.aside) = (own, aside);
    }
}
