//! The store of the explorer: the records of one state, read and written in place in the word that
//! holds them. The rules see it as they see any other store.

mod read;
mod write;

use crate::change::Change;
use crate::clause::Clause;
use crate::explore::fields::{PersonFields, SettlementFields};
use crate::explore::scope::Scope;
use crate::explore::trace::{FieldTrace, Untraced};
use crate::explore::word::{Field, Word, get, set};
use crate::ledger::Ledger;
use crate::money::{Amount, Fen};
use crate::operation::{Answer, Operation};
use crate::person::{Insurance, PersonId, Scheme, Standing};
use crate::records::Store;
use crate::region::Region;
use crate::relationship::{Relationship, RequestId};
use crate::terms::{Set, Term};

/// The number of a request's content in a scope, for comparing it with an earlier one.
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
            Some(Amount::Whole(fen)) => {
                let fen = i32::try_from(fen.count()).ok().filter(|fen| *fen >= -1);
                fen.expect("a scope's amounts are small, and at least minus one fen")
            }
        };
        Content { number: i32::from(number) + 1, amount }
    }
}

/// One state of a scope. `T` learns which fields are read and written.
#[derive(Clone, Copy, Debug)]
pub struct View<'a, W, T = Untraced> {
    scope: &'a Scope,
    word: W,
    trace: T,
    content: Content,
    pub(super) cited: Set<Clause>,
}

impl Scope {
    /// Returns the state in which every path begins.
    pub fn start<W: Word>(&self) -> W {
        View::start(self).word()
    }
}

impl<'a, W: Word> View<'a, W> {
    /// Returns the state that `word` holds.
    #[inline]
    pub fn new(scope: &'a Scope, word: W) -> Self {
        View::traced(scope, word, Untraced)
    }

    /// Returns the scope's first state.
    pub(super) fn start(scope: &'a Scope) -> Self {
        let mut view = View::new(scope, W::ZERO);
        for (at, person) in scope.people.iter().enumerate() {
            view.put_person(PersonId(at as u32), person.person);
        }
        scope.layout.owed.iter().for_each(|field| view.set(*field, 0));
        for answer in &scope.layout.answers {
            for field in [answer.amount, answer.paid, answer.self_paid] {
                view.set(field, 0);
            }
            answer.statement.iter().for_each(|field| view.set(*field, 0));
        }
        for (pair, settlement) in scope.layout.pairs.iter().map(|f| (f.granted, f.used)) {
            view.set(pair, 0);
            view.set(settlement, 0);
        }
        for fields in &scope.layout.settlements {
            view.set(fields.paid, 0);
        }
        for (field, (_, most)) in scope.layout.left.iter().zip(&scope.limits) {
            view.set(*field, *most as i32);
        }
        view
    }
}

impl<'a, W: Word, T: FieldTrace> View<'a, W, T> {
    /// Returns the state that `word` holds, and tells `trace` which of its fields are used.
    #[inline]
    pub(super) fn traced(scope: &'a Scope, word: W, trace: T) -> Self {
        View { scope, word, trace, content: Content::default(), cited: Set::EMPTY }
    }

    /// Returns the word that holds the state.
    #[inline]
    pub fn word(&self) -> W {
        self.word
    }

    /// Sets the content of the request that is about to be answered.
    #[inline]
    pub(super) fn asking(mut self, content: Content) -> Self {
        self.content = content;
        self
    }

    /// Returns the number of times that an operation may still be accepted.
    #[inline]
    pub(super) fn left(&self, limit: usize) -> i32 {
        self.get(self.scope.layout.left[limit])
    }

    /// Returns whether a request with this ID was answered.
    #[inline]
    pub(super) fn is_answered(&self, id: RequestId) -> bool {
        let fields = self.scope.layout.answers.get(id.0 as usize);
        fields.is_some_and(|fields| self.get(fields.content) != 0)
    }

    /// Counts one acceptance against a limit.
    #[inline]
    pub(super) fn use_up(&mut self, limit: usize) {
        let left = self.left(limit);
        self.set(self.scope.layout.left[limit], left - 1);
    }

    /// Returns the request ID of the next settlement, as long as the scope has one left.
    #[inline]
    pub(super) fn next_settlement(&self) -> Option<RequestId> {
        let fields = &self.scope.layout.settlements;
        let free = fields.iter().position(|fields| self.get(fields.pair) == 0);
        free.map(|at| RequestId(at as u32))
    }

    #[inline]
    fn get(&self, field: Field) -> i32 {
        get(self.word, field, self.trace)
    }

    /// Writes a field. A written field counts as used, so that the change of the word is a function
    /// of the fields used.
    #[inline]
    fn set(&mut self, field: Field, value: i32) {
        set(&mut self.word, field, value, self.trace);
    }

    #[inline]
    fn money(&self, field: Field) -> Fen {
        Fen::new(i64::from(self.get(field)))
    }

    #[inline]
    fn put_money(&mut self, field: Field, amount: Fen) {
        let fen = i32::try_from(amount.count()).expect("a scope's money is small");
        self.set(field, fen);
    }

    #[inline]
    fn insurance_in(&self, fields: &PersonFields) -> Insurance {
        Insurance {
            scheme: Scheme::ALL[self.get(fields.scheme) as usize],
            standing: Standing::ALL[self.get(fields.standing) as usize],
            region: self.scope.regions[self.get(fields.region) as usize],
        }
    }

    #[inline]
    fn person_fields(&self, id: PersonId) -> Option<&'a PersonFields> {
        self.scope.layout.people.get(id.0 as usize)
    }

    #[inline]
    fn settlement_fields(&self, request: RequestId) -> Option<&'a SettlementFields> {
        self.scope.layout.settlements.get(request.0 as usize)
    }

    /// Returns the field of what two regions owe each other, and whether they are in order.
    #[inline]
    fn owed_field(&self, debtor: Region, creditor: Region) -> (Field, bool) {
        let (d, c) = (self.scope.region_place(debtor), self.scope.region_place(creditor));
        let (one, other) = (d.min(c), d.max(c));
        let all = self.scope.regions.len();
        let place = one * (2 * all - one - 1) / 2 + (other - one - 1);
        (self.scope.layout.owed[place], d < c)
    }

    #[inline(always)]
    fn relationship_at(&self, place: usize) -> Option<Relationship> {
        let fields = &self.scope.layout.pairs[place];
        let state = self.get(fields.state);
        (state != 0).then(|| Relationship {
            active: state == 1,
            granted: self.money(fields.granted),
            used: self.money(fields.used),
        })
    }

    #[inline(always)]
    fn is_active_at(&self, place: usize) -> bool {
        self.get(self.scope.layout.pairs[place].state) == 1
    }
}

impl<W: Word, T: FieldTrace> Ledger for View<'_, W, T> {
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
