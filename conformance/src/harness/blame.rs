//! The clause that is broken if something is shown wrongly after a step: the one under which the
//! rules change it there or, if nothing had to change, the one that says so. `answers` decides if
//! something is wrong.

use model::change::Change;
use model::clause::Clause;
use model::observe::Names;
use model::operation::Answer;
use model::policy::Policy;
use model::properties::{Frame, frame};
use model::region::Region;

use crate::format::vectors::Vector;
use crate::replay::replay;

/// A thing that is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shown<'a> {
    /// A person and the person's account.
    Person(&'a str),
    /// A holder's relationship with a recipient.
    Pair(&'a str, &'a str),
    /// A position between two regions.
    Position(Region, Region),
}

/// Changes that the rules make at a step, each with its clause.
pub(crate) struct Blame<'a> {
    names: &'a Names,
    answer: Answer,
    changes: Vec<(Clause, Change)>,
    frame: Frame,
}

impl<'a> Blame<'a> {
    /// Replays the vector up to the step of this index.
    pub(crate) fn of(policy: &Policy, vector: &'a Vector, index: usize) -> Option<Blame<'a>> {
        let requests = vector.steps.iter().map(|step| step.request);
        let step = replay(policy, &vector.book, requests).nth(index)?;
        let frame = frame(step.request.operation.family());
        Some(Blame { names: &vector.names, answer: step.answer, changes: step.changes, frame })
    }

    /// Returns the clause that is broken if these fields are wrong.
    pub(crate) fn clause(&self, shown: Shown<'_>, fields: &[&str]) -> Clause {
        if !self.answer.is_accepted() {
            return Clause::INV_9;
        }
        let is = |field: &str| fields.is_empty() || fields.contains(&field);
        match shown {
            Shown::Person(name) => self.person(name, &is),
            Shown::Pair(holder, recipient) => self.pair(holder, recipient, &is),
            Shown::Position(debtor, creditor) => {
                let ours = |change: &Change| {
                    matches!(change, Change::Owe(one, other, _) | Change::Clear(one, other, _)
                        if [(*one, *other), (*other, *one)].contains(&(debtor, creditor)))
                };
                self.by(ours).unwrap_or(self.frame.claims)
            }
        }
    }

    fn person(&self, name: &str, is: &dyn Fn(&str) -> bool) -> Clause {
        let money = || {
            self.by(|change| {
                matches!(change,
                    Change::Credit(who, _) | Change::Debit(who, _) | Change::OpenAccount(who)
                        if self.names.of_person(*who) == name)
            })
        };
        if is("balance") {
            return money().unwrap_or(self.frame.money);
        }
        if is("scheme") || is("insurance") || is("region") {
            let insured = |change: &Change| matches!(change, Change::Insure(who, _) if self.names.of_person(*who) == name);
            return self.by(insured).unwrap_or(self.frame.insured);
        }
        // Only the free part is wrong.
        let earmarked = self.changes.iter().find_map(|(clause, change)| match change {
            Change::End(pair) if self.names.of_person(pair.holder) == name => Some(Clause::QUO_8),
            Change::Grant(pair, _) if self.names.of_person(pair.holder) == name => {
                Some(Clause::QUO_5)
            }
            Change::Use(pair, _) | Change::Restore(pair, _)
                if self.names.of_person(pair.holder) == name =>
            {
                Some(*clause)
            }
            _ => None,
        });
        earmarked.or_else(money).unwrap_or(self.frame.money)
    }

    fn pair(&self, holder: &str, recipient: &str, is: &dyn Fn(&str) -> bool) -> Clause {
        let ours = |change: &Change| {
            let (pair, touched) = match change {
                Change::Begin(pair) => (pair, true),
                Change::End(pair) => (pair, is("state") || is("remaining")),
                Change::Grant(pair, _) => (pair, is("granted") || is("remaining")),
                Change::Use(pair, _) | Change::Restore(pair, _) => {
                    (pair, is("used") || is("remaining"))
                }
                _ => return false,
            };
            touched
                && self.names.of_person(pair.holder) == holder
                && self.names.of_person(pair.recipient) == recipient
        };
        let ended = |(_, change): &(Clause, Change)| {
            matches!(change, Change::End(pair)
                if self.names.of_person(pair.holder) == holder
                    && self.names.of_person(pair.recipient) == recipient)
        };
        let kept = self.changes.iter().any(ended).then_some(Clause::QUO_10);
        self.by(ours).or(kept).unwrap_or(self.frame.relationships)
    }

    /// Returns the clause of the first change for which `is` holds.
    fn by(&self, is: impl Fn(&Change) -> bool) -> Option<Clause> {
        self.changes.iter().find(|(_, change)| is(change)).map(|(clause, _)| *clause)
    }
}
