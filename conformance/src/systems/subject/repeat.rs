//! Faults with requests that come again: repeats, conflicts, and IDs mistaken for others.

use std::collections::BTreeMap;

use model::clause::Code;
use model::explore::System;
use model::judge::Ruling;
use model::ledger::Ledger;
use model::operation::{Answer, Operation, Receipt, Request};
use model::records::{Earlier, Records};
use model::relationship::RequestId;

use super::Subject;
use super::memory::Concern;
use crate::systems::faults::{Action, Faulty};
use crate::systems::mutants::Repeat;

impl Subject<'_> {
    /// Answers as a system that handles repeats wrongly.
    pub(crate) fn repeat(&mut self, fault: Repeat, request: &Request) -> Answer {
        let request = self.canonical(fault, request);
        let Some(id) = request.id else { return self.rightly(&request) };
        let earlier = self.book.earlier(id, &request.operation);
        if earlier == Earlier::Never {
            return self.rightly(&request);
        }
        let Some((first, given)) = self.memory.first.get(&id).cloned() else {
            return self.rightly(&request);
        };
        let conflict = || Answer::Rejected([Code::RequestConflict].into_iter().collect());
        let concerns = |operation| Concern::of(&self.book, operation);
        let accepted = given.is_accepted();
        match (fault, earlier) {
            (Repeat::CurrentState, Earlier::Same(_)) => {
                let mut aside = self.book.clone();
                let mut verdict = Ruling::default();
                let again = Faulty(Action::ExecuteAgain);
                again.answer(self.policy, &mut aside, &request, &mut verdict)
            }
            (Repeat::FirstAnswer, Earlier::Other) => given,
            (Repeat::ChannelCounts, Earlier::Same(_)) if first != request.operation => conflict(),
            (Repeat::OnlyLast, Earlier::Same(_)) if self.memory.last_id != Some(id) => {
                self.again(&request)
            }
            (Repeat::OnlyLast, Earlier::Other) if self.memory.last_id != Some(id) => {
                self.over(&request)
            }
            (Repeat::UntilCleared, Earlier::Same(_)) if self.memory.cleared.contains(&id) => {
                self.again(&request)
            }
            (Repeat::ForgetAccepted, Earlier::Same(_)) if accepted => self.again(&request),
            (Repeat::PlainReceipt, Earlier::Same(_)) if accepted => Answer::Accepted(Receipt::Done),
            (Repeat::RepeatRefused, Earlier::Same(_)) if accepted => conflict(),
            (Repeat::RefusalRepeatedAsConflict, Earlier::Same(_)) if !accepted => conflict(),
            (Repeat::PerOperation, Earlier::Other)
                if first.family() != request.operation.family() =>
            {
                self.over(&request)
            }
            (Repeat::PerPerson, Earlier::Other)
                if concerns(&first) != concerns(&request.operation) =>
            {
                self.over(&request)
            }
            (Repeat::RefusedFree, Earlier::Other) if !accepted => self.over(&request),
            (Repeat::ConflictLearned, Earlier::Other) => {
                self.book.remember_answer(id, &request.operation, &conflict());
                conflict()
            }
            (Repeat::ConflictIgnored, Earlier::Other) => Answer::Accepted(Receipt::Done),
            _ => self.rightly(&request),
        }
    }

    /// Executes a repeated request again.
    pub(crate) fn again(&mut self, request: &Request) -> Answer {
        let mut verdict = Ruling::default();
        Faulty(Action::ExecuteAgain).answer(self.policy, &mut self.book, request, &mut verdict)
    }

    /// Executes a conflicting request.
    pub(crate) fn over(&mut self, request: &Request) -> Answer {
        let mut verdict = Ruling::default();
        Faulty(Action::AcceptConflict).answer(self.policy, &mut self.book, request, &mut verdict)
    }

    /// Returns the request with its IDs as this system knows them.
    fn canonical(&mut self, fault: Repeat, request: &Request) -> Request {
        let mut request = *request;
        if let Operation::Reverse(reverse) = &mut request.operation {
            reverse.settlement = self.known_as(fault, reverse.settlement);
        }
        request.id = request.id.map(|id| self.known_as(fault, id));
        request
    }

    fn known_as(&mut self, fault: Repeat, id: RequestId) -> RequestId {
        let told = || self.names.of_request(id);
        let kept = match fault {
            Repeat::Short8 => told().chars().take(8).collect(),
            Repeat::Short16 => told().chars().take(16).collect(),
            Repeat::FoldCase => told().to_lowercase(),
            Repeat::OnlyDigits => {
                let digits: String = told().chars().filter(char::is_ascii_digit).collect();
                if digits.is_empty() { told() } else { digits }
            }
            _ => return id,
        };
        *self.ids.entry(kept).or_insert(id)
    }
}

/// The IDs as they are kept by a system that cuts or folds them.
pub(crate) type Ids = BTreeMap<String, RequestId>;
