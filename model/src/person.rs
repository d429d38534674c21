//! People: their insurance, their personal account, and the kinship between them. Relationships are
//! in [`crate::relationship`]. Names of people belong to files, not to the rules.

use crate::money::Fen;
use crate::region::Region;
use crate::terms::terms;
use crate::word::{Open, Vocabulary};

/// The number of a person. Only the file or system that asks knows the name behind it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PersonId(pub u32);

terms! {
    /// The scheme of basic medical insurance that a person takes part in.
    Scheme, "scheme", "参保险种";
    Employee "employee" "employee basic medical insurance" "职工基本医疗保险";
    Resident "resident" "urban and rural resident basic medical insurance" "城乡居民基本医疗保险";
}

terms! {
    /// The standing of a person's insurance. An end by death looks like any other from outside, but
    /// it can never be undone (INS-5).
    Standing, "standing of the insurance", "参保状态";
    Active "active" "insured" "正常参保";
    Ended "ended" "insurance ended" "终止参保";
    Deceased "deceased" "ended by death" "死亡终止";
}

terms! {
    /// The reason for which an insurance ends (INS-1).
    Reason, "reason", "终止原因";
    Retirement "retirement" "retirement" "退休";
    Death "death" "death" "死亡";
    Withdrawal "withdrawal" "voluntary withdrawal" "主动退保";
}

/// A person's insurance, or the latest one if it has ended.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Insurance {
    /// The scheme.
    pub scheme: Scheme,
    /// Its standing.
    pub standing: Standing,
    /// The pooling region.
    pub region: Region,
}

impl Insurance {
    /// Returns whether the person is an active participant.
    #[inline]
    pub fn is_active(self) -> bool {
        self.standing == Standing::Active
    }

    /// Returns whether the person is an active participant in the employee scheme.
    #[inline]
    pub fn is_active_employee(self) -> bool {
        self.is_active() && self.scheme == Scheme::Employee
    }
}

/// The record of a person.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Person {
    /// The insurance, or the latest one.
    pub insurance: Insurance,
    /// The balance of the personal account in fen, if there is one. An employee has one from
    /// enrolment on, and keeps it (INS-6).
    pub account: Option<Fen>,
}

impl Person {
    /// Returns the balance of the account, or zero if there is no account.
    #[inline]
    pub fn balance(self) -> Fen {
        self.account.unwrap_or(Fen::ZERO)
    }
}

terms! {
    /// The kinship of the recipient to the holder (EST-3). The first eight are the close relatives
    /// of the Civil Code; the others exist to be refused.
    Kinship, "kinship", "亲属关系";
    Spouse "spouse" "spouse" "配偶";
    Parent "parent" "parent" "父母";
    Child "child" "child" "子女";
    Sibling "sibling" "sibling" "兄弟姐妹";
    PaternalGrandparent "paternal_grandparent" "paternal grandparent" "祖父母";
    MaternalGrandparent "maternal_grandparent" "maternal grandparent" "外祖父母";
    GrandchildThroughSon "grandchild_through_son" "grandchild through a son" "孙子女";
    GrandchildThroughDaughter "grandchild_through_daughter" "grandchild through a daughter" "外孙子女";
    ParentInLaw "parent_in_law" "parent-in-law" "配偶的父母";
    GreatGrandchild "great_grandchild" "great-grandchild" "曾孙子女";
    UncleOrAunt "uncle_or_aunt" "uncle or aunt" "叔伯姑舅姨";
    Cousin "cousin" "cousin" "堂表兄弟姐妹";
    Unrelated "unrelated" "no kin" "无亲属关系";
}

impl Open for Kinship {
    const VOCABULARY: Vocabulary = Vocabulary::Kinships;
}

terms! {
    /// The commitment that what the holder declares is true: signed or not (EST-4).
    Commitment, "commitment letter", "承诺书";
    Signed "signed" "commitment letter signed" "已签署承诺书";
    Missing "missing" "no commitment letter" "未签署承诺书";
}

terms! {
    /// The channel through which a relationship is established or ended. It changes nothing
    /// (EST-11).
    Channel, "channel", "办理渠道";
    App "app" "the national app" "国家医保服务平台App";
    Platform "platform" "the provincial service platform" "省级医保服务平台";
    Window "window" "a service window" "经办服务窗口";
}
