//! The handles of the clause catalogue: the clause IDs and the refusal codes. Their wording is in
//! `catalogue.yaml`, and a test checks that each side covers the other.

use crate::terms::terms;
use crate::text::Text;

macro_rules! clauses {
    ($($variant:ident $id:literal),+ $(,)?) => {
        /// The ID of a clause, the unit of traceability: `EST-3` is `Clause::EST_3`.
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum Clause {
            $(
                #[doc = $id]
                $variant,
            )+
        }

        impl crate::terms::Term for Clause {
            const KIND: crate::text::Text = crate::text::Text::new("clause", "条款");
            const ALL: &'static [Self] = &[$(Clause::$variant),+];
            fn name(self) -> &'static str {
                match self { $(Clause::$variant => $id),+ }
            }
            /// Returns the ID, because people call a clause by it in every language.
            fn text(self) -> crate::text::Text {
                crate::text::Text::new(self.name(), self.name())
            }
            fn index(self) -> usize {
                self as usize
            }
        }
    };
}

clauses! {
    GEN_1 "GEN-1",
    EST_1 "EST-1", EST_2 "EST-2", EST_3 "EST-3", EST_4 "EST-4", EST_5 "EST-5", EST_6 "EST-6",
    EST_7 "EST-7", EST_8 "EST-8", EST_9 "EST-9", EST_10 "EST-10", EST_11 "EST-11",
    EST_12 "EST-12",
    QUO_1 "QUO-1", QUO_2 "QUO-2", QUO_3 "QUO-3", QUO_4 "QUO-4", QUO_5 "QUO-5", QUO_6 "QUO-6",
    QUO_7 "QUO-7", QUO_8 "QUO-8", QUO_9 "QUO-9", QUO_10 "QUO-10",
    SET_1 "SET-1", SET_2 "SET-2", SET_3 "SET-3", SET_4 "SET-4", SET_5 "SET-5", SET_6 "SET-6",
    SET_7 "SET-7", SET_8 "SET-8", SET_9 "SET-9", SET_10 "SET-10",
    REV_1 "REV-1", REV_2 "REV-2", REV_3 "REV-3", REV_4 "REV-4",
    TRM_1 "TRM-1", TRM_2 "TRM-2", TRM_3 "TRM-3",
    TRF_1 "TRF-1", TRF_2 "TRF-2", TRF_3 "TRF-3", TRF_4 "TRF-4", TRF_5 "TRF-5",
    INS_1 "INS-1", INS_2 "INS-2", INS_3 "INS-3", INS_4 "INS-4", INS_5 "INS-5", INS_6 "INS-6",
    CON_1 "CON-1", SPD_1 "SPD-1", SPD_2 "SPD-2", SPD_3 "SPD-3", CLR_1 "CLR-1", CLR_2 "CLR-2",
    IDM_1 "IDM-1", IDM_2 "IDM-2", IDM_3 "IDM-3",
    POL_1 "POL-1", POL_2 "POL-2", POL_3 "POL-3", POL_4 "POL-4", POL_5 "POL-5",
    INV_1 "INV-1", INV_2 "INV-2", INV_3 "INV-3", INV_4 "INV-4", INV_5 "INV-5", INV_6 "INV-6",
    INV_7 "INV-7", INV_8 "INV-8", INV_9 "INV-9", INV_10 "INV-10", INV_11 "INV-11",
    DST_1 "DST-1", DST_2 "DST-2", DST_3 "DST-3", DST_4 "DST-4",
}

impl std::fmt::Display for Clause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(crate::terms::Term::name(*self))
    }
}

impl<'de> serde::Deserialize<'de> for Clause {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let id = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        crate::terms::Term::parse(&id).ok_or_else(|| {
            let due = crate::tree::Due {
                what: Text::new("a clause of the catalogue", "目录中的条款"),
                write: Text::new("write its ID, such as \"EST-1\"", "请写条款编号，例如 \"EST-1\""),
            };
            serde::de::Error::invalid_value(serde::de::Unexpected::Str(&id), &due)
        })
    }
}

impl serde::Serialize for Clause {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

terms! {
    /// A reason for a refusal: the code of a guard that the request breaks. The catalogue says
    /// which clauses refuse with which code.
    Code, "code", "不予办理代码";
    RequestConflict "request_conflict" "the request ID was already used for another content" "请求编号已用于其他内容";
    UnknownPerson "unknown_person" "a person named in the request is not on record" "请求涉及的人员无登记信息";
    UnknownSettlement "unknown_settlement" "there is no such settlement" "结算记录不存在";
    HolderNotInsuredEmployee "holder_not_insured_employee" "the person does not take part, actively, in a required scheme" "未正常参加政策规定的险种";
    RecipientNotInsured "recipient_not_insured" "the recipient does not take part, actively, in a required scheme" "被共济人未正常参加政策规定的险种";
    KinshipNotCovered "kinship_not_covered" "the kinship is not one that the policy covers" "亲属关系不在政策范围内";
    CommitmentMissing "commitment_missing" "the commitment letter is not signed" "未签署承诺书";
    OutsideReach "outside_reach" "the two regions of insurance are not within the policy's reach" "双方参保地之间不符合政策的适用范围（跨省、省内或全国）";
    SamePerson "same_person" "the holder and the recipient are the same person" "共济人与被共济人为同一人";
    AlreadyEstablished "already_established" "the two already have an active relationship in this direction" "同一共济人与同一被共济人之间已有有效的共济关系";
    TooManyRelationships "too_many_relationships" "the policy's limit on relationships is reached" "共济关系数量已达政策上限";
    RegionNotConnected "region_not_connected" "a region of insurance is not connected yet" "参保地尚未开通跨省共济";
    ChannelNotOpen "channel_not_open" "the channel is not open" "办理渠道未开放";
    NoActiveRelationship "no_active_relationship" "there is no active relationship between the two" "双方不存在有效的共济关系";
    QuotaNotInPolicy "quota_not_in_policy" "this policy has no quotas" "本政策不设共济额度";
    InvalidAmount "invalid_amount" "the amount is not a valid sum of money" "金额无效";
    ExceedsFreeBalance "exceeds_free_balance" "the amount exceeds the free balance" "金额超过个人账户可用余额";
    BelowUsed "below_used" "the quota would fall below what is already used" "共济额度低于已使用金额";
    BeneficiaryNotRecipient "beneficiary_not_recipient" "the expense is not the recipient's own" "费用发生人不是被共济人本人";
    CategoryNotCovered "category_not_covered" "the category of expense is not covered" "费用类别不在支付范围内";
    VenueNotDesignated "venue_not_designated" "the venue is not designated for this category" "场所不是该类费用的定点医药机构";
    ExceedsSettlementCap "exceeds_settlement_cap" "the amount exceeds the policy's limit for one settlement" "金额超过单笔结算上限";
    PremiumNotCoveredInFull "premium_not_covered_in_full" "what can be used does not cover the amount in full" "可用金额不足以全额支付";
    QuotaExhausted "quota_exhausted" "nothing is left to pay from" "可支付金额为零";
    SchemeMismatch "scheme_mismatch" "the premium is not for the recipient's scheme" "缴费险种与被共济人参保险种不符";
    AlreadyReversed "already_reversed" "the settlement has already been reversed" "该笔结算已冲正";
    NotAParty "not_a_party" "whoever asks is not one of the two" "申请人不是共济关系的一方";
    InsuranceNotActive "insurance_not_active" "the person's insurance is not active" "医疗保险关系未处于正常参保状态";
    SameRegion "same_region" "the person is already insured in this region" "转入的统筹地区与现参保的统筹地区相同";
    AlreadyInsured "already_insured" "the person is already insured" "该人员已参保";
    PersonDeceased "person_deceased" "the person has died" "该人员已死亡";
    NoAccount "no_account" "the person has no personal account" "该人员没有个人账户";
}
