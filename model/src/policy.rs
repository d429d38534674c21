//! A policy: the parameters in which rule sets differ. The rules apply them, [`crate::policy_file`]
//! reads them from YAML, and nothing here decides about a request.

use crate::expense::{Category, VenueKind};
use crate::money::Fen;
use crate::person::{Channel, Insurance, Kinship, Reason, Scheme};
use crate::region::{Reach, Region};
use crate::terms::{Set, Term, terms};
use crate::text::Text;
use crate::word::{Vocabulary, WordId, WordOf};

terms! {
    /// The rule on the holder's commitment letter (EST-4).
    CommitmentRule, "commitment rule", "承诺书要求";
    Required "required" "a signed commitment letter is required" "须签署承诺书";
    NotRequired "not_required" "no commitment letter is required" "不要求承诺书";
}

terms! {
    /// The way in which a covered category is paid (SET-6, SET-7).
    Payment, "payment", "支付方式";
    Partial "partial" "paid as far as it goes" "以剩余额度为限支付";
    Full "full" "in full or not at all" "全额支付";
}

terms! {
    /// The rule on where a covered category is incurred (SET-4).
    VenueRule, "venue rule", "场所要求";
    Institution "institution" "at a designated medical institution" "定点医疗机构";
    Pharmacy "pharmacy" "at a designated retail pharmacy" "定点零售药店";
    Nowhere "none" "without a venue: a premium" "无场所（缴费）";
}

terms! {
    /// The rule on the recipient's scheme for a covered category (SET-8).
    SchemeRule, "scheme rule", "险种要求";
    Employee "employee" "for recipients of the employee scheme" "被共济人参加职工基本医疗保险";
    Resident "resident" "for recipients of the resident scheme" "被共济人参加城乡居民基本医疗保险";
    Any "any" "for recipients of any scheme" "不限险种";
}

terms! {
    /// An event that by itself ends every active relationship of a person (TRF-1, INS-2).
    EndingEvent, "ending event", "自动终止事由";
    Retirement "retirement" "retirement" "退休";
    Death "death" "death" "死亡";
    Withdrawal "withdrawal" "voluntary withdrawal" "主动退保";
    TransferWithinProvince "transfer_within_province" "transfer to another region of the same province" "省内跨统筹地区转移接续";
    TransferAcrossProvinces "transfer_across_provinces" "transfer to another province" "跨省转移接续";
}

terms! {
    /// The recipient's access to the holder's money.
    Access, "access", "使用方式";
    Quota "quota" "from a quota that the holder grants" "在共济额度内使用";
    SharedBalance "shared_balance" "from the holder's free balance directly, without a quota" "直接使用个人账户余额";
}

terms! {
    /// The rule on earmarked money: out of the holder's own reach or within it (QUO-5).
    Earmark, "earmark", "额度占用";
    OutOfReach "out_of_reach" "what is granted is out of the holder's reach" "额度内资金共济人不得动用";
    WithinReach "within_reach" "what is granted stays within the holder's reach" "额度内资金共济人仍可动用";
}

/// The conditions under which a policy covers one category of expense.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// The venue that it demands; perhaps one of the policy's own kinds.
    pub venue: WordOf<VenueRule>,
    /// Its payment, partial or in full.
    pub payment: Payment,
    /// The recipient's scheme that it demands.
    pub scheme: SchemeRule,
}

impl Coverage {
    /// Returns the kind of venue that it demands, if any (SET-4).
    #[inline]
    pub fn venue_kind(self) -> Option<WordOf<VenueKind>> {
        match self.venue {
            WordOf::Known(VenueRule::Institution) => Some(WordOf::Known(VenueKind::Institution)),
            WordOf::Known(VenueRule::Pharmacy) => Some(WordOf::Known(VenueKind::Pharmacy)),
            WordOf::Known(VenueRule::Nowhere) => None,
            WordOf::Other(own) => Some(WordOf::Other(own)),
        }
    }

    /// Returns whether an expense at a place of this kind, or at none, satisfies the policy
    /// (SET-4).
    #[inline]
    pub fn accepts_venue(self, kind: Option<WordOf<VenueKind>>) -> bool {
        kind == self.venue_kind()
    }

    /// Returns whether a recipient of this scheme satisfies the policy (SET-8).
    #[inline]
    pub fn accepts_scheme(self, scheme: Scheme) -> bool {
        match self.scheme {
            SchemeRule::Employee => scheme == Scheme::Employee,
            SchemeRule::Resident => scheme == Scheme::Resident,
            SchemeRule::Any => true,
        }
    }
}

/// A word that a policy file adds to a vocabulary.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnWord {
    /// The vocabulary.
    pub vocabulary: Vocabulary,
    /// The word in files and messages.
    pub name: String,
    /// The term for people.
    pub text: Text,
}

/// The words that a policy file declares. Their numbers are their places in `words`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OwnWords {
    /// The words, each name once.
    pub words: Vec<OwnWord>,
    /// The covered ones among the kinships.
    pub kinships: Vec<WordId>,
    /// The covered ones among the categories.
    pub categories: Vec<(WordId, Coverage)>,
}

impl OwnWords {
    /// Returns how a category of the policy's own is covered, if it is.
    pub fn coverage(&self, word: WordId) -> Option<Coverage> {
        self.categories.iter().find(|(own, _)| *own == word).map(|(_, coverage)| *coverage)
    }

    /// Returns the names of the words of a vocabulary.
    pub fn names(&self, vocabulary: Vocabulary) -> impl Iterator<Item = &str> {
        let of = move |word: &&OwnWord| word.vocabulary == vocabulary;
        self.words.iter().filter(of).map(|word| word.name.as_str())
    }

    /// Returns the number of a word of this vocabulary, if the policy declares it.
    pub fn find(&self, vocabulary: Vocabulary, name: &str) -> Option<WordId> {
        let is = |word: &OwnWord| word.vocabulary == vocabulary && word.name == name;
        self.words.iter().position(is).and_then(|at| u32::try_from(at).ok()).map(WordId)
    }
}

/// A rule set. Each field is the parameter of the same name in a policy file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Policy {
    /// The policy's name, such as `cn-2026-trial`.
    pub name: String,
    /// The title for people.
    pub title: Text,
    /// The regions between which it applies (EST-5).
    pub reach: Reach,
    /// The kinships it covers (EST-3).
    pub kinships: Set<Kinship>,
    /// The schemes of which a holder must be an active participant (EST-1).
    pub holder_schemes: Set<Scheme>,
    /// The schemes of which a recipient must be an active participant (EST-2).
    pub recipient_schemes: Set<Scheme>,
    /// The rule on the commitment letter (EST-4).
    pub commitment: CommitmentRule,
    /// The covered categories of expense, by [`Category`] (SET-3).
    pub categories: [Option<Coverage>; Category::ALL.len()],
    /// The events that end relationships by themselves (TRF-1, INS-2).
    pub ending_events: Set<EndingEvent>,
    /// The recipients' access to the account: by quota, or to the whole free balance.
    pub access: Access,
    /// The rule on earmarked money: within the holder's reach or out of it (QUO-5).
    pub earmark: Earmark,
    /// The largest amount of one settlement, in fen (POL-2).
    pub settlement_cap: Option<Fen>,
    /// The most active relationships that a holder may give in (POL-3).
    pub recipients_per_holder: Option<u32>,
    /// The most active relationships that a recipient may receive in (POL-3).
    pub holders_per_recipient: Option<u32>,
    /// The regions that are connected, in order, if not all are (POL-4).
    pub regions: Option<Vec<Region>>,
    /// The channels through which a relationship can be established (POL-5).
    pub channels: Set<Channel>,
    /// The policy's own words, and which of them it covers.
    pub own: OwnWords,
}

impl Policy {
    /// Returns whether the policy covers a kinship (EST-3).
    #[inline]
    pub fn covers_kinship(&self, kinship: WordOf<Kinship>) -> bool {
        match kinship {
            WordOf::Known(kinship) => self.kinships.contains(kinship),
            WordOf::Other(word) => self.own.kinships.contains(&word),
        }
    }

    /// Returns how `category` is covered, if it is (SET-3).
    #[inline]
    pub fn coverage(&self, category: WordOf<Category>) -> Option<Coverage> {
        match category {
            WordOf::Known(category) => self.categories[category.index()],
            WordOf::Other(word) => self.own.coverage(word),
        }
    }

    /// Returns whether a category is a premium: one without a venue, if it is covered.
    #[inline]
    pub fn is_premium(&self, category: WordOf<Category>) -> bool {
        match self.coverage(category) {
            Some(coverage) => coverage.venue_kind().is_none(),
            None => category.is_premium(),
        }
    }

    /// Returns whether this insurance lets its person give (EST-1).
    #[inline]
    pub fn may_give(&self, insurance: Insurance) -> bool {
        insurance.is_active() && self.holder_schemes.contains(insurance.scheme)
    }

    /// Returns whether this insurance lets its person receive (EST-2).
    #[inline]
    pub fn may_receive(&self, insurance: Insurance) -> bool {
        insurance.is_active() && self.recipient_schemes.contains(insurance.scheme)
    }

    /// Returns whether this region is connected (POL-4).
    #[inline]
    pub fn connects(&self, region: Region) -> bool {
        self.regions.as_ref().is_none_or(|regions| regions.contains(&region))
    }

    /// Returns whether an end of the insurance for this reason ends the relationships too (INS-2).
    #[inline]
    pub fn ends_with(&self, reason: Reason) -> bool {
        self.ending_events.contains(match reason {
            Reason::Retirement => EndingEvent::Retirement,
            Reason::Death => EndingEvent::Death,
            Reason::Withdrawal => EndingEvent::Withdrawal,
        })
    }

    /// Returns whether a move between these regions ends the relationships (TRF-1).
    #[inline]
    pub fn ends_with_move(&self, from: Region, to: Region) -> bool {
        self.ending_events.contains(if from.province() == to.province() {
            EndingEvent::TransferWithinProvince
        } else {
            EndingEvent::TransferAcrossProvinces
        })
    }
}
