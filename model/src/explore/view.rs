//! The store of the explorer: the records of one state, read and written in place in the word that
//! holds them. The rules see it as they see any other store.

use super::layout::{PersonFields, SettlementFields};
use super::scope::Scope;
use super::word::{Field, Word, differ, get, set};
use crate::change::Change;
use crate::clause::{Clause, Code};
use crate::money::{Amount, Fen};
use crate::operation::{Answer, Family, Operation, Receipt};
use crate::person::{Insurance, Person, PersonId, Scheme, Standing};
use crate::records::{Earlier, Ledger, Part, Position, Records, Store};
use crate::region::Region;
use crate::relationship::{Pair, Relationship, RequestId, Settlement};
use crate::terms::{Set, Term};

/// The number that a request's content has in a scope, for comparing it with an earlier one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Content {
    number: i32,
    amount: i32,
}

impl Content {
    #[inline]
    pub(super) fn new(number: u8, amount: Option<Amount>) -> Content {
        let amount = match amount {
            None => 0,
            Some(Amount::Uncountable(_)) => -2,
            Some(Amount::Whole(fen)) if fen > Fen::LARGEST => -3,
            Some(Amount::Whole(fen)) => fen.count() as i32,
        };
        Content { number: i32::from(number) + 1, amount }
    }
}

/// One state of a scope.
#[derive(Clone, Copy, Debug)]
pub struct View<'a, W> {
    scope: &'a Scope,
    word: W,
    content: Content,
    pub(super) cited: Set<Clause>,
}

impl<'a, W: Word> View<'a, W> {
    /// The state that `word` holds.
    #[inline]
    pub fn new(scope: &'a Scope, word: W) -> Self {
        View { scope, word, content: Content::default(), cited: Set::EMPTY }
    }

    /// The scope's first state.
    pub(super) fn start(scope: &'a Scope) -> Self {
        let mut view = View::new(scope, W::ZERO);
        for (at, person) in scope.people.iter().enumerate() {
            view.put_person(PersonId(at as u32), person.person);
        }
        let owed = scope.layout.owed.iter();
        owed.for_each(|field| set(&mut view.word, *field, 0));
        for answer in &scope.layout.answers {
            for field in [answer.amount, answer.paid, answer.self_paid] {
                set(&mut view.word, field, 0);
            }
            answer.statement.iter().for_each(|field| set(&mut view.word, *field, 0));
        }
        for (pair, settlement) in scope.layout.pairs.iter().map(|f| (f.granted, f.used)) {
            set(&mut view.word, pair, 0);
            set(&mut view.word, settlement, 0);
        }
        for fields in &scope.layout.settlements {
            set(&mut view.word, fields.paid, 0);
        }
        for (field, (_, most)) in scope.layout.left.iter().zip(&scope.limits) {
            set(&mut view.word, *field, *most as i32);
        }
        view
    }

    /// The word that holds the state.
    #[inline]
    pub fn word(&self) -> W {
        self.word
    }

    /// Says what the request about to be answered contains.
    #[inline]
    pub(super) fn asking(mut self, content: Content) -> Self {
        self.content = content;
        self
    }

    /// How often an operation may still be accepted.
    #[inline]
    pub(super) fn left(&self, limit: usize) -> i32 {
        get(self.word, self.scope.layout.left[limit])
    }

    /// Counts one acceptance.
    #[inline]
    pub(super) fn use_up(&mut self, limit: usize) {
        let left = self.left(limit);
        set(&mut self.word, self.scope.layout.left[limit], left - 1);
    }

    /// The request ID of the next settlement, as long as the scope has one left.
    #[inline]
    pub(super) fn next_settlement(&self) -> Option<RequestId> {
        let fields = &self.scope.layout.settlements;
        let free = fields.iter().position(|fields| get(self.word, fields.pair) == 0);
        free.map(|at| RequestId(at as u32))
    }

    /// The same state, but for one person's insurance.
    pub(super) fn with_insurance(mut self, id: PersonId, insurance: Insurance) -> Self {
        if let Some(person) = self.person(id) {
            self.put_person(id, Person { insurance, ..person });
        }
        self
    }

    #[inline]
    fn money(&self, field: Field) -> Fen {
        Fen::new(i64::from(get(self.word, field)))
    }

    #[inline]
    fn put_money(&mut self, field: Field, amount: Fen) {
        let fen = i32::try_from(amount.count()).expect("a scope's money is small");
        set(&mut self.word, field, fen);
    }

    #[inline]
    fn person_fields(&self, id: PersonId) -> Option<&'a PersonFields> {
        self.scope.layout.people.get(id.0 as usize)
    }

    #[inline]
    fn settlement_fields(&self, request: RequestId) -> Option<&'a SettlementFields> {
        self.scope.layout.settlements.get(request.0 as usize)
    }

    /// The place of two regions among the pairs of regions, and whether they are in order.
    #[inline]
    fn owed_field(&self, debtor: Region, creditor: Region) -> (Field, bool) {
        let (d, c) = (self.scope.region_place(debtor), self.scope.region_place(creditor));
        let (one, other) = (d.min(c), d.max(c));
        let all = self.scope.regions.len();
        let place = one * (2 * all - one - 1) / 2 + (other - one - 1);
        (self.scope.layout.owed[place], d < c)
    }

    #[inline]
    fn relationship_at(&self, place: usize) -> Option<Relationship> {
        let fields = &self.scope.layout.pairs[place];
        let state = get(self.word, fields.state);
        (state != 0).then(|| Relationship {
            active: state == 1,
            granted: self.money(fields.granted),
            used: self.money(fields.used),
        })
    }

    #[inline]
    fn is_active_at(&self, place: usize) -> bool {
        get(self.word, self.scope.layout.pairs[place].state) == 1
    }
}

impl<W: Word> Records for View<'_, W> {
    #[inline]
    fn next_person(&self, after: Option<PersonId>) -> Option<PersonId> {
        let next = after.map_or(0, |person| person.0 + 1);
        ((next as usize) < self.scope.people.len()).then_some(PersonId(next))
    }

    #[inline]
    fn person(&self, person: PersonId) -> Option<Person> {
        let fields = self.person_fields(person)?;
        let scheme = Scheme::ALL[get(self.word, fields.scheme) as usize];
        let standing = Standing::ALL[get(self.word, fields.standing) as usize];
        let region = self.scope.regions[get(self.word, fields.region) as usize];
        let account = (get(self.word, fields.has_account) == 1).then(|| self.money(fields.balance));
        Some(Person { insurance: Insurance { scheme, standing, region }, account })
    }

    #[inline]
    fn knows(&self, person: PersonId) -> bool {
        (person.0 as usize) < self.scope.people.len()
    }

    #[inline]
    fn may_differ(&self, later: &Self, part: Part) -> bool {
        let layout = &self.scope.layout;
        let fields = match part {
            Part::Person(id) => self.person_fields(id).map(|fields| fields.all),
            Part::Pair(pair) => self.scope.pair_place(pair).map(|at| layout.pairs[at].all),
            Part::Positions => Some(layout.all_owed),
        };
        fields.is_some_and(|fields| differ(self.word, later.word, fields))
    }

    #[inline]
    fn next_pair(&self, after: Option<Pair>) -> Option<Pair> {
        let next = after.map_or(0, |pair| self.scope.pair_place(pair).map_or(0, |at| at + 1));
        let ever = |at: &usize| get(self.word, self.scope.layout.pairs[*at].state) != 0;
        (next..self.scope.pairs.len()).find(ever).map(|at| self.scope.pairs[at])
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
    fn settlement(&self, request: RequestId) -> Option<Settlement> {
        let fields = self.settlement_fields(request)?;
        let place = get(self.word, fields.pair) - 1;
        (place >= 0).then(|| Settlement {
            pair: self.scope.pairs[place as usize],
            paid: self.money(fields.paid),
            debtor: self.scope.regions[get(self.word, fields.debtor) as usize],
            creditor: self.scope.regions[get(self.word, fields.creditor) as usize],
            reversed: get(self.word, fields.reversed) == 1,
            relationship_active: get(self.word, fields.relationship_active) == 1,
        })
    }

    #[inline]
    fn earlier(&self, request: RequestId, operation: &Operation) -> Earlier {
        let Some(fields) = self.scope.layout.answers.get(request.0 as usize) else {
            return Earlier::Never;
        };
        let content = get(self.word, fields.content);
        if content == 0 {
            return Earlier::Never;
        }
        if content != self.content.number || get(self.word, fields.amount) != self.content.amount {
            return Earlier::Other;
        }
        let codes = get(self.word, fields.codes);
        if codes != 0 {
            return Earlier::Same(Answer::Rejected(Set::<Code>::from_bits(codes as u128)));
        }
        Earlier::Same(Answer::Accepted(match operation.family() {
            Family::Settle => Receipt::Paid {
                paid: self.money(fields.paid),
                self_paid: self.money(fields.self_paid),
            },
            Family::Clear => {
                let owed = fields.statement.iter().map(|field| self.money(*field));
                let pairs = super::layout::region_pairs(self.scope);
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
        let mut passed = after.is_none();
        let fields = self.scope.layout.owed.iter();
        for ((a, b), field) in super::layout::region_pairs(self.scope).zip(fields) {
            let (one, other) = (self.scope.regions[a], self.scope.regions[b]);
            if !passed {
                passed = after.is_some_and(|p| {
                    (p.debtor.min(p.creditor), p.debtor.max(p.creditor)) == (one, other)
                });
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

impl<W: Word> View<'_, W> {
    fn undone(&self, settlement: Settlement) -> Settlement {
        let region = self.scope.regions[0];
        let pair = self.scope.pairs[0];
        let (paid, relationship_active) = (Fen::ZERO, false);
        let (debtor, creditor) = (region, region);
        Settlement { pair, paid, debtor, creditor, relationship_active, ..settlement }
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

impl<W: Word> Store for View<'_, W> {
    #[inline]
    fn put_person(&mut self, id: PersonId, person: Person) {
        let Some(fields) = self.person_fields(id) else { return };
        let Insurance { scheme, standing, region } = person.insurance;
        set(&mut self.word, fields.scheme, scheme as i32);
        set(&mut self.word, fields.standing, standing as i32);
        set(&mut self.word, fields.region, self.scope.region_place(region) as i32);
        set(&mut self.word, fields.has_account, i32::from(person.account.is_some()));
        self.put_money(fields.balance, person.balance());
    }

    #[inline]
    fn put_relationship(&mut self, pair: Pair, relationship: Relationship) {
        let place = self.scope.pair_place(pair).expect("the scope knows every pair it establishes");
        let fields = self.scope.layout.pairs[place];
        set(&mut self.word, fields.state, if relationship.active { 1 } else { 2 });
        self.put_money(fields.granted, relationship.granted);
        self.put_money(fields.used, relationship.used);
        if !relationship.active {
            for settlement in &self.scope.layout.settlements {
                if get(self.word, settlement.pair) == place as i32 + 1 {
                    set(&mut self.word, settlement.relationship_active, 0);
                }
            }
        }
    }

    #[inline]
    fn put_settlement(&mut self, request: RequestId, settlement: Settlement) {
        let Some(fields) = self.settlement_fields(request) else { return };
        // Of a settlement that was reversed only that is ever asked again (REV-2): the rest would
        // multiply states.
        let settlement = if settlement.reversed { self.undone(settlement) } else { settlement };
        let place = self.scope.pair_place(settlement.pair).expect("a settlement is a pair's");
        set(&mut self.word, fields.pair, place as i32 + 1);
        self.put_money(fields.paid, settlement.paid);
        set(&mut self.word, fields.debtor, self.scope.region_place(settlement.debtor) as i32);
        set(&mut self.word, fields.creditor, self.scope.region_place(settlement.creditor) as i32);
        set(&mut self.word, fields.reversed, i32::from(settlement.reversed));
        let active = i32::from(settlement.relationship_active);
        set(&mut self.word, fields.relationship_active, active);
    }

    #[inline]
    fn put_owed(&mut self, debtor: Region, creditor: Region, amount: Fen) {
        let (field, in_order) = self.owed_field(debtor, creditor);
        self.put_money(field, if in_order { amount } else { -amount });
    }

    fn remember(&mut self, request: RequestId, _: &Operation, answer: &Answer) {
        let scope = self.scope;
        let Some(fields) = scope.layout.answers.get(request.0 as usize) else { return };
        set(&mut self.word, fields.content, self.content.number);
        set(&mut self.word, fields.amount, self.content.amount);
        match answer {
            Answer::Rejected(codes) => set(&mut self.word, fields.codes, codes.bits() as i32),
            Answer::Accepted(Receipt::Done) => {}
            Answer::Accepted(Receipt::Paid { paid, self_paid }) => {
                self.put_money(fields.paid, *paid);
                self.put_money(fields.self_paid, *self_paid);
            }
            Answer::Accepted(Receipt::Statement(lines)) => {
                for line in lines {
                    let pairs = super::layout::region_pairs(scope).zip(&fields.statement);
                    for ((a, b), field) in pairs {
                        let (one, other) = (scope.regions[a], scope.regions[b]);
                        if (line.debtor, line.creditor) == (one, other) {
                            self.put_money(*field, line.amount);
                        } else if (line.creditor, line.debtor) == (one, other) {
                            self.put_money(*field, -line.amount);
                        }
                    }
                }
            }
        }
    }
}

impl<W: Word> Ledger for View<'_, W> {
    #[inline]
    fn change(&mut self, clause: Clause, change: Change) {
        self.cited.insert(clause);
        change.apply(self);
    }

    #[inline]
    fn remember_answer(&mut self, request: RequestId, operation: &Operation, answer: &Answer) {
        self.remember(request, operation, answer);
    }
}
