//! Refusals that leave a trace: the answer is right, but the records are not.

use model::change::Change;
use model::clause::{Clause, Code};
use model::ledger::Ledger;
use model::money::Fen;
use model::operation::{Answer, Operation, Request};
use model::person::{Insurance, Standing};
use model::records::{Records, Store};
use model::relationship::{Pair, Relationship};
use model::terms::Set;

use super::Subject;
use crate::systems::mutants::Trace;

impl Subject<'_> {
    /// Answers as a system whose refusals leave a trace.
    pub(crate) fn traced(&mut self, trace: Trace, request: &Request) -> Answer {
        let known = self.memory.knows(request.id);
        let answer = self.rightly(request);
        if let Answer::Rejected(codes) = answer {
            if known && trace == Trace::ConflictDone && codes.contains(Code::RequestConflict) {
                self.over(request);
            }
            if !known && request.operation.people().all(|person| self.book.knows(person)) {
                self.leave(trace, &request.operation, codes);
            }
        }
        answer
    }

    fn leave(&mut self, trace: Trace, operation: &Operation, codes: Set<Code>) {
        match *operation {
            Operation::Settle(settle) => self.leave_settled(trace, settle.pair, codes),
            Operation::Establish(establish) => self.leave_begun(trace, establish.pair),
            Operation::SetQuota(quota) => self.leave_quota(trace, quota.pair),
            Operation::Terminate(terminate) if trace == Trace::Ends => self.end(terminate.pair),
            Operation::Spend(spend) if trace == Trace::SpendsFree => {
                let free = self.book.free(spend.person);
                if free > Fen::ZERO {
                    self.change(Change::Debit(spend.person, free));
                }
            }
            Operation::Transfer(transfer) => {
                let Some(present) = self.book.insurance(transfer.person) else { return };
                if trace == Trace::MoveEnds {
                    self.end_all(transfer.person);
                } else if trace == Trace::Moves && !present.is_active() {
                    let moved = Insurance { region: transfer.region, ..present };
                    self.change(Change::Insure(transfer.person, moved));
                }
            }
            Operation::Enroll(enroll) if trace == Trace::ChangesScheme => {
                let Some(present) = self.book.insurance(enroll.person) else { return };
                let changed = Insurance { scheme: enroll.scheme, ..present };
                self.change(Change::Insure(enroll.person, changed));
            }
            Operation::EndInsurance(end) if trace == Trace::Buries => {
                let Some(present) = self.book.insurance(end.person) else { return };
                let buried = Insurance { standing: Standing::Deceased, ..present };
                self.change(Change::Insure(end.person, buried));
            }
            Operation::Reverse(reverse) => {
                let Some(settlement) = self.book.settlement(reverse.settlement) else { return };
                let (paid, one, other) = (settlement.paid, settlement.debtor, settlement.creditor);
                if trace == Trace::CreditsAgain {
                    self.change(Change::Credit(settlement.pair.holder, paid));
                } else if trace == Trace::OwesAgain && one != other {
                    self.change(Change::Owe(other, one, paid));
                }
            }
            Operation::Contribute(contribute) if trace == Trace::Contributes => {
                let has =
                    self.book.person(contribute.person).is_some_and(|it| it.account.is_some());
                let amount = contribute.amount.whole();
                let amount = amount.filter(|fen| (Fen::ONE..=Fen::LARGEST).contains(fen));
                if let (true, Some(amount)) = (has, amount) {
                    self.change(Change::Credit(contribute.person, amount));
                }
            }
            _ => {}
        }
    }

    fn leave_settled(&mut self, trace: Trace, pair: Pair, codes: Set<Code>) {
        let Some(relationship) = self.book.active(pair) else { return };
        let remaining = relationship.remaining();
        match trace {
            Trace::UsesQuota if remaining > Fen::ZERO => self.change(Change::Use(pair, Fen::ONE)),
            Trace::LeavesClaim => {
                let home = |id| self.book.insurance(id).map(|insurance| insurance.region);
                if let (Some(one), Some(other)) = (home(pair.holder), home(pair.recipient))
                    && one != other
                {
                    self.change(Change::Owe(one, other, Fen::ONE));
                }
            }
            Trace::PremiumInPart
                if codes.contains(Code::PremiumNotCoveredInFull) && remaining > Fen::ZERO =>
            {
                self.change(Change::Use(pair, remaining));
                self.change(Change::Debit(pair.holder, remaining));
            }
            Trace::EndsBySettlement => self.end(pair),
            _ => {}
        }
    }

    fn leave_begun(&mut self, trace: Trace, pair: Pair) {
        let active = self.book.active(pair).is_some();
        let begun = Relationship { active: true, ..Relationship::default() };
        let begins = trace == Trace::Begins && !active && pair.holder != pair.recipient;
        if begins || trace == Trace::BeginsAnew && active {
            self.book.put_relationship(pair, begun);
        }
    }

    fn leave_quota(&mut self, trace: Trace, pair: Pair) {
        let Some(relationship) = self.book.active(pair) else { return };
        let free = self.book.free(pair.holder);
        if trace == Trace::GrantsFree && free > Fen::ZERO {
            self.change(Change::Grant(pair, relationship.granted + free));
        } else if trace == Trace::GrantsUsed {
            self.change(Change::Grant(pair, relationship.used));
        }
    }

    /// Makes a change that no clause demands.
    fn change(&mut self, change: Change) {
        self.book.change(Clause::INV_9, change);
    }

    /// Ends a relationship, if it is active.
    pub(crate) fn end(&mut self, pair: Pair) {
        if self.book.active(pair).is_some() {
            self.change(Change::End(pair));
        }
    }

    /// Ends every relationship of a person.
    fn end_all(&mut self, person: model::person::PersonId) {
        while let Some(pair) = self.book.next_active_of(person, None) {
            self.change(Change::End(pair));
        }
    }
}
