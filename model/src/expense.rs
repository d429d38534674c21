//! Expenses and premiums: their categories and the venues where they are incurred.
//! [`crate::policy`] says which of them are covered; `rules/settle.rs` pays them.

use serde::{Deserialize, Serialize};

use crate::region::Region;
use crate::terms::terms;
use crate::word::{Open, Vocabulary, WordId, WordOf};

terms! {
    /// A category of expense, as SET-3 lists them. The trial policy covers the first six; the
    /// others exist to be refused.
    Category, "category", "费用类别";
    Medical "medical" "out-of-pocket medical expense" "医疗费用个人负担部分";
    Drug "drug" "drug" "药品费用";
    Device "device" "medical device" "医疗器械费用";
    Consumable "consumable" "medical consumable" "医用耗材费用";
    ResidentPremium "resident_premium" "individual's contribution to resident insurance" "城乡居民基本医疗保险个人缴费";
    LtciPremium "ltci_premium" "individual's contribution to long-term care insurance" "长期护理保险个人缴费";
    CommercialPremium "commercial_premium" "premium of a commercial insurance" "商业保险保费";
    Cosmetic "cosmetic" "cosmetic treatment" "医疗美容费用";
    HealthFood "health_food" "health food" "保健品费用";
}

impl Open for Category {
    const VOCABULARY: Vocabulary = Vocabulary::Categories;
}

impl Category {
    /// Returns whether this is an individual's contribution (个人缴费) under every policy. A policy may
    /// cover others: see [`Policy::is_premium`](crate::policy::Policy::is_premium).
    pub fn is_premium(self) -> bool {
        self.is_at_a_venue() == Some(false)
    }

    /// Returns whether the expense is incurred at a venue by what the rules say of its name (SET-3,
    /// SET-4). Of the words that they only refuse a policy says that itself: it covers a premium by
    /// asking for no venue.
    pub fn is_at_a_venue(self) -> Option<bool> {
        match self {
            Category::Medical | Category::Drug | Category::Device | Category::Consumable => {
                Some(true)
            }
            Category::ResidentPremium | Category::LtciPremium => Some(false),
            Category::CommercialPremium | Category::Cosmetic | Category::HealthFood => None,
        }
    }
}

impl<W> WordOf<Category, W> {
    /// Returns whether this is one of the individual's contributions that the vocabulary has.
    pub fn is_premium(&self) -> bool {
        matches!(self, WordOf::Known(category) if category.is_premium())
    }
}

terms! {
    /// The kind of place at which an expense was incurred (SET-4).
    VenueKind, "kind of venue", "就医购药场所";
    Institution "institution" "designated medical institution" "定点医疗机构";
    Pharmacy "pharmacy" "designated retail pharmacy" "定点零售药店";
    NotDesignated "not_designated" "not a designated place" "非定点机构";
}

impl Open for VenueKind {
    const VOCABULARY: Vocabulary = Vocabulary::Venues;
}

/// The place where an expense was incurred. `W` names words that are no kinds of venue.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(bound(serialize = "WordOf<VenueKind, W>: Serialize"))]
#[serde(bound(deserialize = "WordOf<VenueKind, W>: Deserialize<'de>"))]
pub struct Venue<W = WordId> {
    /// Its kind.
    pub kind: WordOf<VenueKind, W>,
    /// Its pooling region, which is owed the amount paid there (SET-10).
    pub region: Region,
}
