//! The requests that a scope asks about in one state: its templates, each with the amounts and the
//! request IDs of that state.

use std::ops::Range;

use super::amount_rule::Bounds;
use super::scope::{Candidate, FRESH, Ids, Scope, Template};
use super::trace::FieldTrace;
use super::view::{Content, View};
use super::word::Word;
use crate::money::Amount;
use crate::operation::{Operation, Request};
use crate::relationship::{Pair, RequestId};

impl Scope {
    /// Visits every request that this scope asks about in a state, in order.
    #[inline]
    pub(super) fn candidates<W: Word>(
        &self,
        state: &View<'_, W>,
        mut visit: impl FnMut(&Candidate, Content),
    ) {
        self.ask(0..self.templates.len(), state, &mut visit);
    }

    /// Visits every request of some questions that this scope asks about in a state, in order.
    #[inline]
    pub(super) fn ask<W: Word, T: FieldTrace>(
        &self,
        questions: Range<usize>,
        state: &View<'_, W, T>,
        visit: &mut impl FnMut(&Candidate, Content),
    ) {
        let mut asked = Asked::default();
        let mut begin = questions.start;
        while begin < questions.end {
            let question = self.question(begin);
            begin = question.end;
            self.ask_one(question, state, &mut asked, visit);
        }
    }

    /// Returns the question that begins with a template: this one, and those after it that ask for
    /// other amounts of the same.
    #[inline]
    pub(super) fn question(&self, begin: usize) -> Range<usize> {
        let first = &self.templates[begin];
        let same = |next: &&Template| {
            first.amount.is_some()
                && next.amount.is_some()
                && (first.content, first.id) == (next.content, next.id)
        };
        begin..begin + 1 + self.templates[begin + 1..].iter().take_while(same).count()
    }

    /// Visits every request of one question that this scope asks about in a state, in order.
    #[inline]
    fn ask_one<W: Word, T: FieldTrace>(
        &self,
        question: Range<usize>,
        state: &View<'_, W, T>,
        asked: &mut Asked,
        visit: &mut impl FnMut(&Candidate, Content),
    ) {
        asked.count = 0;
        for (at, template) in self.templates[question.clone()].iter().enumerate() {
            let at = question.start + at;
            let used_up = template.limit.is_some_and(|limit| state.left(limit) == 0);
            if used_up && template.id != Ids::Watched {
                continue;
            }
            let request = Request { id: None, operation: template.operation };
            let mut candidate = Candidate { request, template: at as u16 };
            let amount = template.amount_in(state, &mut candidate.request.operation);
            let Some(amount) = amount else { continue };
            if !asked.is_new(amount) {
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
                    // A used-up operation is still asked again under an ID that was answered
                    // before: nothing new is accepted.
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
}

impl Template {
    /// Puts the amount of this state into the operation, and returns it: `Some(None)` if the
    /// operation has no amount, `None` if this state has no such amount.
    #[inline]
    fn amount_in<W: Word, T: FieldTrace>(
        &self,
        state: &View<'_, W, T>,
        operation: &mut Operation,
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
        *place = rule.amount(&Bounds::of(state, pair))?;
        Some(Some(*place))
    }
}

/// The most amounts of one operation that are told apart.
const MOST_AMOUNTS: usize = 16;

/// The amounts already asked about in the current question. Two boundaries may coincide.
#[derive(Default)]
struct Asked {
    amounts: [Option<Amount>; MOST_AMOUNTS],
    count: usize,
}

impl Asked {
    #[inline]
    fn is_new(&mut self, amount: Option<Amount>) -> bool {
        if amount.is_none() {
            return true;
        }
        if self.amounts[..self.count].contains(&amount) {
            return false;
        }
        // Beyond this number, an amount is asked about twice rather than not at all.
        if self.count < MOST_AMOUNTS {
            self.amounts[self.count] = amount;
            self.count += 1;
        }
        true
    }
}
