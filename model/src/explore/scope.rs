//! A scope: a few people, regions and operations, small enough that every interleaving can be
//! explored. A scope chooses the requests to try and never judges them. Its file leaves requests
//! out (by operation, amount and number), not a copy of a guard. The file format is in
//! `scope_file`.

use super::amount_rule::{AmountRule, Bounds};
use super::layout::{Layout, Room};
use super::view::{Content, View};
use super::word::Word;
use crate::money::Amount;
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
    pair_places: [[u8; MOST_PEOPLE]; MOST_PEOPLE],
}

/// The contents of a scope file, before places are handed out.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) title: Text,
    pub(super) people: Vec<ScopePerson>,
    pub(super) pairs: Vec<Pair>,
    pub(super) templates: Vec<Template>,
    pub(super) settlements: usize,
    pub(super) watched: usize,
    pub(super) limits: Vec<(Family, u32)>,
}

impl Scope {
    /// Hands out numbers and places to what a file says.
    pub(super) fn new(draft: Draft) -> Scope {
        let Draft { name, title, people, mut pairs, mut templates, settlements, watched, limits } =
            draft;
        pairs.sort_unstable();
        pairs.dedup();
        let known = |pair: &Pair| pair.holder.0.max(pair.recipient.0) < people.len() as u32;
        pairs.retain(known);
        assert!(pairs.len() <= MOST_PAIRS, "a scope has at most {MOST_PAIRS} pairs");
        let mut contents: Vec<Operation> = Vec::new();
        for template in &mut templates {
            let content = template.operation.content();
            let at = contents.iter().position(|known| *known == content).unwrap_or_else(|| {
                contents.push(content);
                contents.len() - 1
            });
            template.content = u8::try_from(at).expect("a scope has at most 255 contents");
        }
        assert!(people.len() <= MOST_PEOPLE, "a scope has at most {MOST_PEOPLE} people");
        let mut pair_places = [[0; MOST_PEOPLE]; MOST_PEOPLE];
        for (at, pair) in pairs.iter().enumerate() {
            pair_places[pair.holder.0 as usize][pair.recipient.0 as usize] = at as u8 + 1;
        }
        let regions = regions_of(&people, &templates);
        let mut scope = Scope {
            name,
            title,
            people,
            regions,
            pairs,
            templates,
            contents: contents.len(),
            settlements,
            watched,
            limits,
            layout: Layout::default(),
            pair_places,
        };
        scope.make_room(Room::Exact);
        scope
    }

    /// Returns the same scope with room for the wrong values of systems with a planted fault.
    #[must_use]
    pub fn with_room_for_faults(mut self) -> Scope {
        self.make_room(Room::ForFaults);
        self
    }

    fn make_room(&mut self, room: Room) {
        self.layout = Layout::of(self, room);
    }

    /// Returns the number of bits that a state takes.
    pub fn bits(&self) -> u32 {
        self.layout.bits
    }

    /// Returns the state in which every path begins.
    pub fn start<W: Word>(&self) -> W {
        View::start(self).word()
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

    /// Visits every request that this scope asks about in a state, in order.
    #[inline]
    pub(super) fn candidates<W: Word>(
        &self,
        state: &View<'_, W>,
        mut visit: impl FnMut(&Candidate, Content),
    ) {
        let mut asked = Asked::default();
        let mut bounds = None;
        for (at, template) in self.templates.iter().enumerate() {
            let used_up = template.limit.is_some_and(|limit| state.left(limit) == 0);
            if used_up && template.id != Ids::Watched {
                continue;
            }
            let request = Request { id: None, operation: template.operation };
            let mut candidate = Candidate { request, template: at as u16 };
            let Some(amount) =
                template.amount_in(state, &mut candidate.request.operation, &mut bounds)
            else {
                continue;
            };
            if !asked.is_new(template, amount) {
                continue;
            }
            let content = Content::new(template.content, amount);
            match template.id {
                Ids::Without => visit(&candidate, content),
                Ids::Fresh => {
                    candidate.request.id = Some(FRESH);
                    visit(&candidate, content);
                }
                Ids::NextSettlement => {
                    candidate.request.id = state.next_settlement();
                    if candidate.request.id.is_some() {
                        visit(&candidate, content);
                    }
                }
                Ids::Watched => {
                    // An operation that is used up can still be repeated, because it was answered
                    // before.
                    for id in (0..self.watched as u32).map(RequestId) {
                        if !used_up || state.is_answered(id) {
                            candidate.request.id = Some(id);
                            visit(&candidate, content);
                        }
                    }
                }
            }
        }
    }

    /// Returns every insurance that a person could come to have, by operations of this scope.
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

impl Template {
    /// Puts the amount of this state into the operation and returns it: `Some(None)` if the
    /// operation has no amount, `None` if this state has no such amount.
    #[inline]
    fn amount_in<W: Word>(
        &self,
        state: &View<'_, W>,
        operation: &mut Operation,
        bounds: &mut Option<Bounds>,
    ) -> Option<Option<Amount>> {
        let Some(rule) = self.amount else { return Some(None) };
        let own = |person| Pair { holder: person, recipient: person };
        let (pair, place) = match operation {
            Operation::SetQuota(quota) => (quota.pair, &mut quota.granted),
            Operation::Settle(settle) => (settle.pair, &mut settle.amount),
            Operation::Contribute(to) => (own(to.person), &mut to.amount),
            Operation::Spend(from) => (own(from.person), &mut from.amount),
            _ => return Some(None),
        };
        let bounds = match bounds {
            Some(known) if known.are_of(pair) => known,
            _ => bounds.insert(Bounds::of(state, pair)),
        };
        *place = rule.amount(bounds)?;
        Some(Some(*place))
    }
}

/// The number of different amounts of one operation that are told apart.
const MOST_AMOUNTS: usize = 16;

/// The amounts already asked about for the operation at hand: two boundaries may coincide.
#[derive(Default)]
struct Asked {
    of: Option<(u8, Ids)>,
    amounts: [Option<Amount>; MOST_AMOUNTS],
    count: usize,
}

impl Asked {
    #[inline]
    fn is_new(&mut self, template: &Template, amount: Option<Amount>) -> bool {
        if amount.is_none() {
            return true;
        }
        let of = Some((template.content, template.id));
        if self.of != of {
            (self.of, self.count) = (of, 0);
        }
        if self.amounts[..self.count].contains(&amount) {
            return false;
        }
        // Beyond that number, an amount is asked about twice rather than not at all.
        if self.count < MOST_AMOUNTS {
            self.amounts[self.count] = amount;
            self.count += 1;
        }
        true
    }
}

fn regions_of(people: &[ScopePerson], templates: &[Template]) -> Vec<Region> {
    let named = templates.iter().filter_map(|template| match template.operation {
        Operation::Settle(settle) => settle.venue.map(|venue| venue.region),
        Operation::Transfer(transfer) => Some(transfer.region),
        Operation::Enroll(enroll) => Some(enroll.region),
        _ => None,
    });
    let home = people.iter().map(|person| person.person.insurance.region);
    let mut regions: Vec<Region> = home.chain(named).collect();
    regions.sort_unstable();
    regions.dedup();
    regions
}
