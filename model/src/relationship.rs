//! Mutual-aid relationships (共济关系), their quotas, and the settlements made under them: the
//! records only. When they begin, change and end is in `rules`.

use crate::money::Fen;
use crate::person::PersonId;
use crate::region::Region;

/// An ordered pair of people: who gives and who receives. Each order is a pair of its own (EST-8).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Pair<P = PersonId> {
    /// Who gives (共济人).
    pub holder: P,
    /// Who receives (被共济人).
    pub recipient: P,
}

impl Pair {
    /// Whether `person` is one of the two.
    #[inline]
    pub fn includes(self, person: PersonId) -> bool {
        self.holder == person || self.recipient == person
    }
}

/// The latest relationship of a pair.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Relationship {
    /// Whether it is active; otherwise it has ended.
    pub active: bool,
    /// The total granted under this relationship, as it stands or stood at the end.
    pub granted: Fen,
    /// What was settled from it, less what was reversed while it was active.
    pub used: Fen,
}

impl Relationship {
    /// What is left of the quota: granted less used, and nothing once ended (QUO, INV-3). Nothing
    /// either where the policy grants no quota and the recipient draws on the free balance.
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
    /// Under whose relationship.
    pub pair: Pair,
    /// What left the holder's account, in fen.
    pub paid: Fen,
    /// The holder's region at the time, which owes (SET-10).
    pub debtor: Region,
    /// The region where it was paid, which is owed; the same region owes itself nothing.
    pub creditor: Region,
    /// Whether it has been reversed (REV-2).
    pub reversed: bool,
    /// Whether the very relationship it was settled under is still active (REV-3).
    pub relationship_active: bool,
}
