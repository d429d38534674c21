//! Mutual-aid relationships (共济关系), their quotas, and the settlements made under them: the records
//! only. [`crate::rules`] begins, changes and ends them.

use crate::money::Fen;
use crate::person::PersonId;
use crate::region::Region;

/// An ordered pair of people: one gives, the other receives. Each order is a pair of its own
/// (EST-8).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Pair<P = PersonId> {
    /// The person who gives (共济人).
    pub holder: P,
    /// The person who receives (被共济人).
    pub recipient: P,
}

impl Pair {
    /// Returns whether `person` is one of the two.
    #[inline]
    pub fn includes(self, person: PersonId) -> bool {
        self.holder == person || self.recipient == person
    }
}

/// The latest relationship of a pair.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Relationship {
    /// True if it is active, false if it has ended.
    pub active: bool,
    /// The total granted, as it stands, or as it stood when the relationship ended.
    pub granted: Fen,
    /// The sum settled from the quota, less what was reversed while the relationship was active.
    pub used: Fen,
}

impl Relationship {
    /// Returns what is left of the quota: granted less used, and zero once the relationship has
    /// ended (QUO, INV-3). It is zero too if the policy grants no quota and the recipient draws on
    /// the free balance.
    #[inline]
    pub fn remaining(self) -> Fen {
        if self.active && self.granted != Fen::ZERO { self.granted - self.used } else { Fen::ZERO }
    }
}

/// A request ID (请求编号): the same ID is the same request (IDM-1, IDM-2), and names the
/// settlement that was made with it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RequestId(pub u32);

/// A settlement that was accepted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Settlement {
    /// The pair under whose relationship it was made.
    pub pair: Pair,
    /// The amount that left the holder's account, in fen.
    pub paid: Fen,
    /// The holder's region at the time, which owes (SET-10).
    pub debtor: Region,
    /// The region where it was paid, which is owed; a region owes itself nothing.
    pub creditor: Region,
    /// True once it has been reversed (REV-2).
    pub reversed: bool,
    /// True while the very relationship it was settled under is active (REV-3).
    pub relationship_active: bool,
}
