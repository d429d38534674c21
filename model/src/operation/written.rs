//! Requests as text: a tag `operation`, the request ID, and exactly the fields of the operation.
//! The written words are kept, compared, sent on and shown as they are.

use serde::de::MapAccess;
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Deserializer, Serialize};

use super::fields::{ID, TAG};
use super::{Family, Operation, Request};
use crate::tree::{Fields, Tagged, read_tagged};

/// A request as files and messages write it: people, requests and words are named by text.
pub type Written = Request<String, String, String>;

impl Written {
    /// Reads the entries of a request. `aside` are keys that its record may have besides.
    pub fn entries<'de, A: MapAccess<'de>>(
        from: &mut Fields<A>,
        aside: &'static [&'static str],
    ) -> Result<Written, A::Error> {
        let family: Family = from.need(TAG)?;
        from.has(family.keys(), aside);
        let id = if family.needs_id() { Some(from.need(ID)?) } else { from.may(ID)? };
        Ok(Request { id, operation: Operation::read(family, from)? })
    }

    /// Writes the entries of a request.
    pub fn put<M: SerializeMap>(&self, to: &mut M) -> Result<(), M::Error> {
        if let Some(id) = &self.id {
            to.serialize_entry(ID, id)?;
        }
        to.serialize_entry(TAG, &self.operation.family())?;
        self.operation.write(to)
    }
}

impl<'de> Tagged<'de> for Written {
    const TAG: &'static str = TAG;

    fn every_key() -> &'static [&'static str] {
        Family::every_key()
    }

    fn read<A: MapAccess<'de>>(fields: &mut Fields<A>) -> Result<Written, A::Error> {
        Written::entries(fields, &[])
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Written, D::Error> {
        read_tagged(from)
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        self.put(&mut map)?;
        map.end()
    }
}
