//! A scope: a few people, regions and operations, small enough that every interleaving can be
//! explored. A scope chooses the requests to try and never judges them. Its file leaves requests
//! out (by operation, amount and number), not a copy of a guard. The file format is in
//! `scope_file`.

use super::amount_rule::AmountRule;
use super::fields::Layout;
use crate::operation::{Family, Operation, Request};
use crate::person::{Insurance, Person, PersonId};
use crate::region::Region;
use crate::relationship::{Pair, RequestId};
use crate::text::Text;

/// A person of a scope.
#[derive(Clone, Debug)]
pub struct ScopePerson {
    /// The name in files and stories.
    pub name: String,
    /// The person's record at the start.
    pub person: Person,
}

/// The choice of the request ID that an operation is sent with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ids {
    /// None.
    Without,
    /// One that no request names again, so that nothing of it is kept.
    Fresh,
    /// The ID of the next settlement, up to the scope's number of settlements, each of which
    /// `reverse` names again.
    NextSettlement,
    /// Each of the scope's few IDs, used or not: repeated and conflicting requests.
    Watched,
}

/// The most people that a scope has.
pub(super) const MOST_PEOPLE: usize = 8;
/// The most pairs that a scope has, because their places are bits.
pub(super) const MOST_PAIRS: usize = 32;
/// The most operations that a scope asks about, each amount counted.
pub(super) const MOST_TEMPLATES: usize = 255;

/// The ID of requests that no other request names.
pub const FRESH: RequestId = RequestId(u32::MAX);

/// An operation that a scope asks about in every state, its amount left open.
#[derive(Clone, Debug)]
pub struct Template {
    /// The operation; its amount is a placeholder if `amount` is set.
    pub operation: Operation,
    /// The rule for its amount.
    pub amount: Option<AmountRule>,
    /// The choice of its request ID.
    pub id: Ids,
    /// The place of its limit in [`Scope::limits`], if it has one.
    pub limit: Option<usize>,
    /// The number of its content, amounts apart: equal operations have equal numbers.
    pub content: u8,
    /// True if the scope names no channel, so that the policy chooses one.
    pub any_channel: bool,
}

/// A request that a scope asks about in one state.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Candidate {
    /// The request.
    pub request: Request,
    /// Its place among the templates.
    pub template: u16,
}

/// A scope, ready to be explored.
#[derive(Clone, Debug)]
pub struct Scope {
    /// Its name.
    pub name: String,
    /// The subject of the scope.
    pub title: Text,
    /// Its people; a person's ID is the place in this list.
    pub people: Vec<ScopePerson>,
    /// The regions that anything in it names, in order of their codes.
    pub regions: Vec<Region>,
    /// The pairs that may have a relationship, in order.
    pub pairs: Vec<Pair>,
    /// The operations that it asks about.
    pub templates: Vec<Template>,
    /// The number of different contents of the templates, amounts apart.
    pub contents: usize,
    /// The number of settlements that it keeps for `reverse` to name.
    pub settlements: usize,
    /// The number of request IDs that it repeats.
    pub watched: usize,
    /// The limits on how often an operation is accepted on one path.
    pub limits: Vec<(Family, u32)>,
    pub(super) layout: Layout,
    /// For each holder and recipient the place of their pair and one; 0 for none.
    pub(super) pair_places: [[u8; MOST_PEOPLE]; MOST_PEOPLE],
}

impl Scope {
    /// Returns the number of bits that a state takes.
    pub fn bits(&self) -> u32 {
        self.layout.bits
    }

    /// Returns the place of a region of this scope.
    #[inline]
    pub(super) fn region_place(&self, region: Region) -> usize {
        let place = self.regions.iter().position(|known| *known == region);
        place.expect("the scope knows every region it names")
    }

    /// Returns the place of a pair that may have a relationship.
    #[inline(always)]
    pub(super) fn pair_place(&self, pair: Pair) -> Option<usize> {
        let row = self.pair_places.get(pair.holder.0 as usize)?;
        let place = *row.get(pair.recipient.0 as usize)?;
        usize::from(place).checked_sub(1)
    }

    /// Returns the most money that a person's account can hold, in fen.
    pub(super) fn most_money(&self, id: PersonId) -> i64 {
        let opening = self.people[id.0 as usize].person.balance().count();
        let contributed = |template: &Template| match (&template.operation, template.limit) {
            (Operation::Contribute(to), Some(limit)) if to.person == id => {
                template.amount.map_or(0, AmountRule::fixed_fen) * i64::from(self.limits[limit].1)
            }
            _ => 0,
        };
        opening + self.templates.iter().map(contributed).max().unwrap_or(0)
    }

    /// Returns every insurance that a person can come to have through operations of this scope.
    pub(super) fn attainable(&self, id: PersonId, now: Insurance) -> Vec<Insurance> {
        use crate::person::Standing;
        let mut found = vec![now];
        if now.standing == Standing::Deceased {
            return found;
        }
        let mut at = 0;
        while let Some(&insurance) = found.get(at) {
            at += 1;
            for template in self.templates.iter().filter(|t| t.limit.is_none()) {
                let next = match template.operation {
                    Operation::Transfer(to) if to.person == id && insurance.is_active() => {
                        Insurance { region: to.region, ..insurance }
                    }
                    Operation::EndInsurance(end)
                        if end.person == id
                            && insurance.is_active()
                            && end.reason != crate::person::Reason::Death =>
                    {
                        Insurance { standing: Standing::Ended, ..insurance }
                    }
                    Operation::Enroll(to) if to.person == id && !insurance.is_active() => {
                        Insurance {
                            scheme: to.scheme,
                            standing: Standing::Active,
                            region: to.region,
                        }
                    }
                    _ => continue,
                };
                if !found.contains(&next) {
                    found.push(next);
                }
            }
        }
        found
    }
}

/// Returns the pairs of regions, each once, in the order of their places.
pub(super) fn region_pairs(scope: &Scope) -> impl Iterator<Item = (usize, usize)> + use<> {
    let regions = scope.regions.len();
    (0..regions).flat_map(move |a| (a + 1..regions).map(move |b| (a, b)))
}
