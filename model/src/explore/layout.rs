//! The fields of a scope's state, and the room that each needs. A value that a scope can never
//! change is a constant and takes no room. No field exists that no guard reads, because it would
//! multiply states.

use super::fields::{AnswerFields, HALF, Layout, PairFields, PersonFields, SettlementFields};
use super::scope::{Ids, Scope, Template, region_pairs};
use super::word::{Field, Fields, Places};
use crate::clause::Code;
use crate::operation::{EndInsurance, Enroll, Family, Operation, Settle, Transfer};
use crate::person::{PersonId, Reason, Scheme, Standing};
use crate::region::Region;
use crate::terms::Term;

/// The room to leave beyond the values that sound rules can reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Room {
    /// No room: the rules themselves are explored, and a value out of range is a contradiction.
    Exact,
    /// Twice the range, and below zero: a system with a planted fault is explored, and the
    /// properties must see its wrong values.
    ForFaults,
}

impl Scope {
    /// Returns the same scope with room for the wrong values of systems with a planted fault.
    #[must_use]
    pub fn with_room_for_faults(mut self) -> Scope {
        self.layout = layout(&self, Room::ForFaults);
        self
    }
}

/// Lays out a scope's state.
pub(super) fn layout(scope: &Scope, room: Room) -> Layout {
    let mut plan = Plan { scope, room, places: Places::default() };
    let people = (0..scope.people.len()).map(|at| plan.person(at)).collect();
    let pairs = (0..scope.pairs.len()).map(|at| plan.pair(at)).collect();
    let settlements = (0..scope.settlements).map(|_| plan.settlement()).collect();
    let owed: Vec<Field> = region_pairs(scope).map(|(a, b)| plan.owed(a, b)).collect();
    let answers = (0..scope.watched).map(|_| plan.answer()).collect();
    let limits = scope.limits.iter();
    let left = limits.map(|(_, most)| plan.places.field(0, *most as i32)).collect();
    let bits = plan.places.bits();
    let all_owed = Fields::of(owed.iter().copied());
    Layout { people, pairs, settlements, owed, all_owed, answers, left, bits }
}

struct Plan<'a> {
    scope: &'a Scope,
    room: Room,
    places: Places,
}

impl Plan<'_> {
    fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.scope.templates.iter().map(|template| &template.operation)
    }

    /// Returns a field for money that sound rules keep from `least` to `most`.
    fn money(&mut self, least: i64, most: i64) -> Field {
        let (least, most) = (least as i32, most as i32);
        match self.room {
            Room::Exact => self.places.field(least, most),
            Room::ForFaults => {
                // A faulty system may pay money to a person who never has any.
                let most = most.max(self.most_paid() as i32);
                self.places.field(2 * least.min(-most), 3 * most)
            }
        }
    }

    fn choice(&mut self, most: usize) -> Field {
        self.places.field(0, most as i32)
    }

    fn person(&mut self, at: usize) -> PersonFields {
        let id = PersonId(at as u32);
        let person = self.scope.people[at].person;
        let enrolls = |scheme: Option<Scheme>| {
            self.operations().any(|operation| match operation {
                Operation::Enroll(Enroll { person, scheme: to, .. }) => {
                    *person == id && scheme.is_none_or(|scheme| scheme == *to)
                }
                _ => false,
            })
        };
        let ends = |death: bool| {
            self.operations().any(|operation| match operation {
                Operation::EndInsurance(EndInsurance { person, reason }) => {
                    *person == id && (!death || *reason == Reason::Death)
                }
                _ => false,
            })
        };
        let moves = self.operations().any(
            |operation| matches!(operation, Operation::Transfer(Transfer { person, .. }) if *person == id),
        );
        let enrolls_any = enrolls(None);
        let becomes_employee = enrolls(Some(Scheme::Employee));
        let (ends_any, dies) = (ends(false), ends(true));
        let faulty = self.room == Room::ForFaults;
        let scheme = if enrolls_any {
            self.choice(1)
        } else {
            Field::constant(person.insurance.scheme as i32)
        };
        let standing = if ends_any || enrolls_any || faulty {
            self.choice(if dies || faulty {
                Standing::Deceased.index()
            } else {
                Standing::Ended.index()
            })
        } else {
            Field::constant(person.insurance.standing as i32)
        };
        let region = if moves || enrolls_any || faulty {
            self.choice(self.scope.regions.len() - 1)
        } else {
            Field::constant(self.scope.region_place(person.insurance.region) as i32)
        };
        let has_account = if person.account.is_none() && (becomes_employee || faulty) {
            self.choice(1)
        } else {
            Field::constant(i32::from(person.account.is_some()))
        };
        let may_have = person.account.is_some() || becomes_employee || faulty;
        let most = self.scope.most_money(id);
        let balance = if may_have { self.money(0, most) } else { Field::constant(0) };
        let all = Fields::of([scheme, standing, region, has_account, balance]);
        PersonFields { scheme, standing, region, has_account, balance, all }
    }

    fn pair(&mut self, at: usize) -> PairFields {
        let most = self.scope.most_money(self.scope.pairs[at].holder);
        let state = self.choice(2);
        let (granted, used) = (self.money(0, most), self.money(0, most));
        PairFields { state, granted, used, all: Fields::of([state, granted, used]) }
    }

    fn most_paid(&self) -> i64 {
        let holders = self.scope.pairs.iter().map(|pair| self.scope.most_money(pair.holder));
        holders.max().unwrap_or(0)
    }

    fn settlement(&mut self) -> SettlementFields {
        let regions = self.scope.regions.len() - 1;
        let paid = self.most_paid();
        SettlementFields {
            pair: self.choice(self.scope.pairs.len()),
            paid: self.money(0, paid),
            debtor: self.choice(regions),
            creditor: self.choice(regions),
            reversed: self.choice(1),
            relationship_active: self.choice(1),
        }
    }

    fn owed(&mut self, one: usize, other: usize) -> Field {
        let (one, other) = (self.scope.regions[one], self.scope.regions[other]);
        let settles = self.operations().any(|operation| operation.family() == Family::Settle);
        let forward = settles && self.may_owe(one, other);
        let backward = settles && self.may_owe(other, one);
        let undone = self.scope.settlements > 0;
        let most: i64 = (0..self.scope.people.len())
            .map(|at| PersonId(at as u32))
            .filter(|id| self.scope.pairs.iter().any(|pair| pair.holder == *id))
            .map(|id| self.scope.most_money(id))
            .sum();
        let most = if undone { most * self.scope.settlements as i64 } else { most };
        match (forward, backward, self.room) {
            (false, false, Room::Exact) => Field::constant(0),
            (true, false, Room::Exact) if !undone => self.money(0, most),
            (false, true, Room::Exact) if !undone => self.money(-most, 0),
            _ => self.money(-most, most),
        }
    }

    /// Returns whether a settlement of this scope can make one region owe the other.
    fn may_owe(&self, debtor: Region, creditor: Region) -> bool {
        let holder_at = |person| self.may_be_at(person, debtor);
        self.operations().any(|operation| match operation {
            Operation::Settle(Settle { pair, venue, .. }) => {
                let paid_there = match venue {
                    Some(venue) => venue.region == creditor,
                    None => self.may_be_at(pair.recipient, creditor),
                };
                holder_at(pair.holder) && paid_there
            }
            _ => false,
        })
    }

    fn may_be_at(&self, id: PersonId, region: Region) -> bool {
        let now = self.scope.people.get(id.0 as usize);
        now.is_some_and(|person| person.person.insurance.region == region)
            || self.operations().any(|operation| match operation {
                Operation::Transfer(to) => to.person == id && to.region == region,
                Operation::Enroll(to) => to.person == id && to.region == region,
                _ => false,
            })
    }

    fn answer(&mut self) -> AnswerFields {
        let sent = |t: &&Template| t.id == Ids::Watched;
        let watched: Vec<Family> =
            self.scope.templates.iter().filter(sent).map(|t| t.operation.family()).collect();
        let most = self.most_paid();
        let (content, amount) =
            (self.choice(self.scope.contents), self.places.field(-3, 2 * most as i32 + 2));
        let halves = [HALF, Code::ALL.len() - HALF];
        let codes = halves.map(|half| self.places.field(0, (1 << half) - 1));
        let (paid, self_paid) = if watched.contains(&Family::Settle) {
            (self.money(0, most), self.money(0, 2 * most + 2))
        } else {
            (Field::constant(0), Field::constant(0))
        };
        let statement = if watched.contains(&Family::Clear) {
            region_pairs(self.scope).map(|(a, b)| self.owed(a, b)).collect()
        } else {
            Vec::new()
        };
        AnswerFields { content, amount, codes, paid, self_paid, statement }
    }
}
