//! The plain data of a case file, in the order of its keys. `start` and `steps` give it its
//! meaning.

use std::sync::LazyLock;

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::money::Fen;
use crate::observe::{Names, ObservedPosition, State, given};
use crate::operation::{Family, Written};
use crate::person::{PersonId, Scheme, Standing};
use crate::region::Region;
use crate::text::Text;
use crate::tree::{Fields, Tagged, read_tagged};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCase {
    pub(super) format: String,
    pub(super) id: String,
    pub(super) title: Text,
    pub(super) why: Text,
    pub(super) policy: String,
    pub(super) people: Vec<RawPerson>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) relationships: Vec<RawRelationship>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) positions: Vec<ObservedPosition>,
    pub(super) steps: Vec<WrittenStep>,
}

/// A person at the start, as plain data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPerson {
    /// The name.
    pub name: String,
    /// The name that stories and reports use, in each language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display: Option<Text>,
    /// The scheme of the insurance, or of the latest one.
    pub scheme: Scheme,
    /// The standing of the insurance.
    pub standing: Standing,
    /// The pooling region.
    pub region: Region,
    /// The balance of the account, if the person has one.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    pub balance: Option<Fen>,
}

impl RawPerson {
    /// Returns the person's number, and introduces the person under the display name, if there is one.
    pub fn named(&self, names: &mut Names) -> PersonId {
        let id = names.person(&self.name);
        if let Some(display) = &self.display {
            names.introduce(id, display.clone());
        }
        id
    }

    /// Returns the person without the display name, which no system gets and no question depends on.
    pub fn without_display(&self) -> RawPerson {
        RawPerson { display: None, ..self.clone() }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRelationship {
    pub(super) holder: String,
    pub(super) recipient: String,
    pub(super) standing: State,
    pub(super) granted: Fen,
    pub(super) used: Fen,
}

/// A request of a case, and a remark for the reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrittenStep {
    /// The request.
    pub request: Written,
    /// The remark.
    pub note: Option<Text>,
}

/// The key of the remark.
const NOTE: &str = "note";

impl<'de> Tagged<'de> for WrittenStep {
    const TAG: &'static str = <Written as Tagged<'de>>::TAG;

    fn every_key() -> &'static [&'static str] {
        static KEYS: LazyLock<Vec<&'static str>> =
            LazyLock::new(|| [Family::every_key(), &[NOTE]].concat());
        &KEYS
    }

    fn read<A: MapAccess<'de>>(fields: &mut Fields<A>) -> Result<WrittenStep, A::Error> {
        Ok(WrittenStep { request: Written::entries(fields, &[NOTE])?, note: fields.may(NOTE)? })
    }
}

impl<'de> Deserialize<'de> for WrittenStep {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<WrittenStep, D::Error> {
        read_tagged(from)
    }
}

impl Serialize for WrittenStep {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        self.request.put(&mut map)?;
        if let Some(note) = &self.note {
            map.serialize_entry(NOTE, note)?;
        }
        map.end()
    }
}
