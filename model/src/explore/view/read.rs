//! Reading the records of one state, as the rules ask for them. Writing them is in `write`.

use super::View;
use crate::clause::Code;
use crate::explore::fields::HALF;
use crate::explore::scope::region_pairs;
use crate::explore::trace::FieldTrace;
use crate::explore::word::{Word, differ};
use crate::money::Fen;
use crate::operation::{Answer, Family, Operation, Receipt};
use crate::person::{Insurance, Person, PersonId};
use crate::position::Position;
use crate::records::{Earlier, RecordKind, Records};
use crate::region::Region;
use crate::relationship::{Pair, Relationship, RequestId, Settlement};
use crate::terms::Set;

impl<W: Word, T: FieldTrace> Records for View<'_, W, T> {
    #[inline]
    fn next_person(&self, after: Option<PersonId>) -> Option<PersonId> {
        let next = after.map_or(0, |person| person.0 + 1);
        ((next as usize) < self.scope.people.len()).then_some(PersonId(next))
    }

    #[inline]
    fn person(&self, person: PersonId) -> Option<Person> {
        let fields = self.person_fields(person)?;
        let account = (self.get(fields.has_account) == 1).then(|| self.money(fields.balance));
        Some(Person { insurance: self.insurance_in(fields), account })
    }

    #[inline]
    fn insurance(&self, person: PersonId) -> Option<Insurance> {
        Some(self.insurance_in(self.person_fields(person)?))
    }

    #[inline]
    fn balance(&self, person: PersonId) -> Fen {
        self.person_fields(person).map_or(Fen::ZERO, |fields| self.money(fields.balance))
    }

    #[inline]
    fn knows(&self, person: PersonId) -> bool {
        (person.0 as usize) < self.scope.people.len()
    }

    #[inline]
    fn may_differ(&self, later: &Self, part: RecordKind) -> bool {
        let layout = &self.scope.layout;
        let fields = match part {
            RecordKind::Person(id) => self.person_fields(id).map(|fields| fields.all),
            RecordKind::Pair(pair) => self.scope.pair_place(pair).map(|at| layout.pairs[at].all),
            RecordKind::Position(one, other) => Some(self.owed_field(one, other).0.into()),
            RecordKind::Positions => Some(layout.all_owed),
        };
        // This is no use of the fields: those that differ were written.
        fields.is_some_and(|fields| differ(self.word, later.word, fields))
    }

    #[inline]
    fn next_pair(&self, after: Option<Pair>) -> Option<Pair> {
        self.next_pair_among(after, |_| true)
    }

    #[inline]
    fn next_pair_among(&self, after: Option<Pair>, among: impl Fn(Pair) -> bool) -> Option<Pair> {
        let next = after.map_or(0, |pair| self.scope.pair_place(pair).map_or(0, |at| at + 1));
        let pairs = self.scope.pairs.iter().zip(&self.scope.layout.pairs).skip(next);
        let mut those = pairs.filter(|(pair, _)| among(**pair));
        those.find(|(_, fields)| self.get(fields.state) != 0).map(|(pair, _)| *pair)
    }

    #[inline]
    fn relationship(&self, pair: Pair) -> Option<Relationship> {
        self.relationship_at(self.scope.pair_place(pair)?)
    }

    #[inline]
    fn next_active_of(&self, person: PersonId, after: Option<Pair>) -> Option<Pair> {
        let next = after.map_or(0, |pair| self.scope.pair_place(pair).map_or(0, |at| at + 1));
        let pairs = self.scope.pairs.iter().copied().enumerate().skip(next);
        let mut active = pairs.filter(|(at, pair)| pair.includes(person) && self.is_active_at(*at));
        active.next().map(|(_, pair)| pair)
    }

    #[inline]
    fn each_active_of(&self, person: PersonId, mut visit: impl FnMut(Pair, Relationship)) {
        for (at, &pair) in self.scope.pairs.iter().enumerate() {
            if pair.includes(person)
                && self.is_active_at(at)
                && let Some(relationship) = self.relationship_at(at)
            {
                visit(pair, relationship);
            }
        }
    }

    #[inline]
    fn earmarked(&self, holder: PersonId) -> Fen {
        self.remaining_of(|pair| pair.holder == holder)
    }

    #[inline]
    fn received(&self, recipient: PersonId) -> Fen {
        self.remaining_of(|pair| pair.recipient == recipient)
    }

    #[inline]
    fn recipients_of(&self, holder: PersonId) -> u32 {
        self.active_among(|pair| pair.holder == holder)
    }

    #[inline]
    fn holders_of(&self, recipient: PersonId) -> u32 {
        self.active_among(|pair| pair.recipient == recipient)
    }

    #[inline]
    fn settlement(&self, request: RequestId) -> Option<Settlement> {
        let fields = self.settlement_fields(request)?;
        let place = self.get(fields.pair) - 1;
        (place >= 0).then(|| Settlement {
            pair: self.scope.pairs[place as usize],
            paid: self.money(fields.paid),
            debtor: self.scope.regions[self.get(fields.debtor) as usize],
            creditor: self.scope.regions[self.get(fields.creditor) as usize],
            reversed: self.get(fields.reversed) == 1,
            relationship_active: self.get(fields.relationship_active) == 1,
        })
    }

    #[inline]
    fn earlier(&self, request: RequestId, operation: &Operation) -> Earlier {
        let Some(fields) = self.scope.layout.answers.get(request.0 as usize) else {
            return Earlier::Never;
        };
        let content = self.get(fields.content);
        if content == 0 {
            return Earlier::Never;
        }
        if content != self.content.number || self.get(fields.amount) != self.content.amount {
            return Earlier::Other;
        }
        let [low, high] = fields.codes.map(|half| self.get(half) as u128);
        let codes = Set::<Code>::from_bits(high << HALF | low);
        if !codes.is_empty() {
            return Earlier::Same(Answer::Rejected(codes));
        }
        Earlier::Same(Answer::Accepted(match operation.family() {
            Family::Settle => Receipt::Paid {
                paid: self.money(fields.paid),
                self_paid: self.money(fields.self_paid),
            },
            Family::Clear => {
                let owed = fields.statement.iter().map(|field| self.money(*field));
                let pairs = region_pairs(self.scope);
                let lines = pairs.zip(owed).filter(|(_, owed)| *owed != Fen::ZERO);
                Receipt::Statement(lines.map(|((a, b), owed)| self.line(a, b, owed)).collect())
            }
            _ => Receipt::Done,
        }))
    }

    #[inline]
    fn keeps(&self, request: RequestId) -> bool {
        (request.0 as usize) < self.scope.layout.answers.len()
    }

    #[inline]
    fn keeps_settlement(&self, request: RequestId) -> bool {
        (request.0 as usize) < self.scope.layout.settlements.len()
    }

    #[inline]
    fn owed(&self, debtor: Region, creditor: Region) -> Fen {
        if debtor == creditor {
            return Fen::ZERO;
        }
        let (field, in_order) = self.owed_field(debtor, creditor);
        let amount = self.money(field);
        if in_order { amount } else { -amount }
    }

    #[inline]
    fn next_position(&self, after: Option<Position>) -> Option<Position> {
        self.next_position_among(after, |_, _| true)
    }

    #[inline]
    fn next_position_among(
        &self,
        after: Option<Position>,
        among: impl Fn(Region, Region) -> bool,
    ) -> Option<Position> {
        let mut passed = after.is_none();
        let fields = self.scope.layout.owed.iter();
        for ((a, b), field) in region_pairs(self.scope).zip(fields) {
            let (one, other) = (self.scope.regions[a], self.scope.regions[b]);
            if !passed {
                passed = after.is_some_and(|p| {
                    (p.debtor.min(p.creditor), p.debtor.max(p.creditor)) == (one, other)
                });
                continue;
            }
            if !among(one, other) {
                continue;
            }
            let owed = self.money(*field);
            if owed != Fen::ZERO {
                return Some(self.line(a, b, owed));
            }
        }
        None
    }
}

impl<W: Word, T: FieldTrace> View<'_, W, T> {
    /// Returns what remains of the quotas of some pairs.
    #[inline]
    fn remaining_of(&self, among: impl Fn(&Pair) -> bool) -> Fen {
        let mut sum = Fen::ZERO;
        for (at, _) in self.scope.pairs.iter().enumerate().filter(|(_, pair)| among(pair)) {
            if self.is_active_at(at)
                && let Some(relationship) = self.relationship_at(at)
            {
                sum += relationship.remaining();
            }
        }
        sum
    }

    /// Returns how many of some pairs have an active relationship.
    #[inline]
    fn active_among(&self, among: impl Fn(&Pair) -> bool) -> u32 {
        let some = self.scope.pairs.iter().enumerate().filter(|(_, pair)| among(pair));
        some.map(|(at, _)| u32::from(self.is_active_at(at))).sum()
    }

    #[inline]
    fn line(&self, one: usize, other: usize, owed: Fen) -> Position {
        let (one, other) = (self.scope.regions[one], self.scope.regions[other]);
        if owed > Fen::ZERO {
            Position { debtor: one, creditor: other, amount: owed }
        } else {
            Position { debtor: other, creditor: one, amount: -owed }
        }
    }
}
