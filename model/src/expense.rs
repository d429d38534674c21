//! Expenses and premiums: what a settlement is for and where it was incurred. How a policy covers
//! them is in `policy`; how they are paid is in `rules/settle.rs`.

use crate::region::Region;
use crate::terms::terms;

terms! {
    /// What a settlement pays for (SET-3). The first six are the covered ones of the trial policy;
    /// the others are there to be refused.
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

impl Category {
    /// Whether this is an individual's contribution (个人缴费): INV-6 speaks of these, whatever
    /// the policy file says of their payment.
    pub fn is_premium(self) -> bool {
        matches!(self, Category::ResidentPremium | Category::LtciPremium)
    }
}

terms! {
    /// What kind of place an expense was incurred at (SET-4).
    VenueKind, "kind of venue", "就医购药场所";
    Institution "institution" "designated medical institution" "定点医疗机构";
    Pharmacy "pharmacy" "designated retail pharmacy" "定点零售药店";
    NotDesignated "not_designated" "not a designated place" "非定点机构";
}

/// Where an expense was incurred.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Venue {
    /// Its kind.
    pub kind: VenueKind,
    /// Its pooling region, which is owed what was paid there (SET-10).
    pub region: Region,
}
