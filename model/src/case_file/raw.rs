//! The plain data of a case file, in the order of its keys. `start` and `steps` give it its
//! meaning.

use serde::{Deserialize, Serialize};

use crate::expense::{Category, VenueKind};
use crate::money::{Amount, Fen};
use crate::observe::{ObservedPosition, State};
use crate::operation::Family;
use crate::person::{Channel, Commitment, Kinship, Reason, Scheme, Standing};
use crate::region::Region;
use crate::text::Text;

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
    pub(super) steps: Vec<StepData>,
}

/// A person at the start, as plain data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPerson {
    /// The name.
    pub name: String,
    /// The scheme of the insurance, or of the latest one.
    pub scheme: Scheme,
    /// The standing of the insurance.
    pub standing: Standing,
    /// The pooling region.
    pub region: Region,
    /// The balance of the account, if the person has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance: Option<Fen>,
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

/// The venue of an expense, as plain data.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawVenue {
    /// Its kind.
    pub kind: VenueKind,
    /// Its pooling region.
    pub region: Region,
}

/// A request as plain data, as files and adapters write it: an operation, and exactly its fields.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the keys of the file, named as in the operations")]
pub struct StepData {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    pub operation: Family,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beneficiary: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinship: Option<Kinship>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<Commitment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granted: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<RawVenue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<Scheme>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl StepData {
    /// Returns a step that names its operation and nothing else.
    pub fn new(operation: Family) -> StepData {
        StepData {
            request: None,
            operation,
            by: None,
            holder: None,
            recipient: None,
            beneficiary: None,
            person: None,
            kinship: None,
            commitment: None,
            channel: None,
            granted: None,
            category: None,
            venue: None,
            settlement: None,
            scheme: None,
            region: None,
            reason: None,
            amount: None,
            note: None,
        }
    }

    /// Returns the fields that depend on the operation, and whether they are there.
    pub(super) fn present(&self) -> [(&'static str, bool); 16] {
        [
            ("by", self.by.is_some()),
            ("holder", self.holder.is_some()),
            ("recipient", self.recipient.is_some()),
            ("beneficiary", self.beneficiary.is_some()),
            ("person", self.person.is_some()),
            ("kinship", self.kinship.is_some()),
            ("commitment", self.commitment.is_some()),
            ("channel", self.channel.is_some()),
            ("granted", self.granted.is_some()),
            ("category", self.category.is_some()),
            ("venue", self.venue.is_some()),
            ("settlement", self.settlement.is_some()),
            ("scheme", self.scheme.is_some()),
            ("region", self.region.is_some()),
            ("reason", self.reason.is_some()),
            ("amount", self.amount.is_some()),
        ]
    }
}
