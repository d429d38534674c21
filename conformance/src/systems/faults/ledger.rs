//! Faults in effects, in reading records, and in remembering answers.

use model::change::Change;
use model::clause::Clause::{self, TRF_2};
use model::ledger::Ledger;
use model::money::Fen;
use model::operation::{Answer, Operation};
use model::person::{Person, PersonId};
use model::position::Position;
use model::records::{Earlier, RecordKind, Records, Store};
use model::region::Region;
use model::relationship::{Pair, Relationship, RequestId, Settlement};

use super::{Action, ChangeKind, worded};

pub(crate) struct Faulty<'a, S> {
    pub(crate) store: &'a mut S,
    pub(crate) action: Action,
    pub(crate) operation: Operation,
}

impl<S: Store + Ledger> Records for Faulty<'_, S> {
    fn next_person(&self, after: Option<PersonId>) -> Option<PersonId> {
        self.store.next_person(after)
    }

    fn person(&self, person: PersonId) -> Option<Person> {
        self.store.person(person)
    }

    fn knows(&self, person: PersonId) -> bool {
        self.store.knows(person)
    }

    fn may_differ(&self, later: &Self, part: RecordKind) -> bool {
        self.store.may_differ(later.store, part)
    }

    fn next_pair(&self, after: Option<Pair>) -> Option<Pair> {
        self.store.next_pair(after)
    }

    fn relationship(&self, pair: Pair) -> Option<Relationship> {
        let relationship = self.store.relationship(pair);
        let establishing = matches!(self.operation, Operation::Establish(_));
        if self.action == Action::RefuseAgain && establishing {
            return relationship.map(|ended| Relationship { active: true, ..ended });
        }
        relationship
    }

    fn next_active_of(&self, person: PersonId, after: Option<Pair>) -> Option<Pair> {
        self.store.next_active_of(person, after)
    }

    fn settlement(&self, request: RequestId) -> Option<Settlement> {
        let settlement = self.store.settlement(request)?;
        Some(match self.action {
            Action::RestoreToEnded => Settlement { relationship_active: true, ..settlement },
            Action::RestoreToAny => {
                let relationship_active = self.store.active(settlement.pair).is_some();
                Settlement { relationship_active, ..settlement }
            }
            Action::ReverseAtPresentHome => {
                let home = self.store.person(settlement.pair.holder);
                let debtor = home.map_or(settlement.debtor, |person| person.insurance.region);
                Settlement { debtor, ..settlement }
            }
            _ => settlement,
        })
    }

    fn earlier(&self, request: RequestId, operation: &Operation) -> Earlier {
        match (self.action, self.store.earlier(request, operation)) {
            (Action::ExecuteAgain, Earlier::Same(_)) => Earlier::Never,
            (Action::AcceptConflict, Earlier::Other) => Earlier::Never,
            (_, earlier) => earlier,
        }
    }

    fn keeps(&self, request: RequestId) -> bool {
        self.store.keeps(request)
    }

    fn owed(&self, debtor: Region, creditor: Region) -> Fen {
        self.store.owed(debtor, creditor)
    }

    fn next_position(&self, after: Option<Position>) -> Option<Position> {
        let stops = self.action == Action::ClearOnlyFirst && after.is_some();
        if stops { None } else { self.store.next_position(after) }
    }

    fn earmarked(&self, holder: PersonId) -> Fen {
        let earmarked = self.store.earmarked(holder);
        match self.action {
            Action::CountReceived => earmarked - self.store.received(holder),
            Action::CountOneRecipient => {
                let mut most = Fen::ZERO;
                self.store.each_active_of(holder, |pair, relationship| {
                    if pair.holder == holder {
                        most = most.max(relationship.remaining());
                    }
                });
                most
            }
            _ => earmarked,
        }
    }

    fn received(&self, recipient: PersonId) -> Fen {
        if self.action == Action::CountReceived {
            Fen::ZERO
        } else {
            self.store.received(recipient)
        }
    }
}

impl<S: Store + Ledger> Ledger for Faulty<'_, S> {
    fn change(&mut self, clause: Clause, change: Change) {
        let kind = ChangeKind::of(&change);
        match self.action {
            Action::Omit(of, what) if (of, what) == (clause, kind) => {}
            Action::Double(of, what) if (of, what) == (clause, kind) => {
                self.store.change(clause, change);
                self.store.change(clause, change);
            }
            Action::Off(of, what, by) if (of, what) == (clause, kind) => {
                self.store.change(clause, off(change, Fen::new(by)));
            }
            Action::OtherParty(of, what) if (of, what) == (clause, kind) => {
                let change = self.other_party(change);
                self.store.change(clause, change);
            }
            _ => {
                self.also(clause, change);
                let (change, lost) = (self.altered(clause, change), self.lost(clause, change));
                for change in change.into_iter().chain(lost) {
                    self.store.change(clause, change);
                }
            }
        }
    }

    fn remember_answer(&mut self, request: RequestId, operation: &Operation, answer: &Answer) {
        if self.action != Action::ForgetRefused || answer.is_accepted() {
            let answer = worded(self.action, answer.clone());
            self.store.remember_answer(request, operation, &answer);
        }
    }
}

impl<S: Store + Ledger> Faulty<'_, S> {
    /// Returns the change as the faulty system makes it, or nothing if it leaves the change out.
    fn altered(&mut self, clause: Clause, change: Change) -> Option<Change> {
        let forgets = |given: bool, pair: Pair| {
            self.operation
                .people()
                .any(|person| person == if given { pair.holder } else { pair.recipient })
        };
        Some(match (self.action, change) {
            (Action::SwapRegions(of), Change::Owe(one, other, amount)) if of == clause => {
                Change::Owe(other, one, amount)
            }
            (Action::ClaimAtHome, Change::Owe(debtor, _, amount)) => {
                let Operation::Settle(settle) = self.operation else { return Some(change) };
                let recipient = self.store.person(settle.pair.recipient)?;
                let home = recipient.insurance.region;
                (home != debtor).then_some(Change::Owe(debtor, home, amount))?
            }
            (Action::ForgetGiven(of), Change::End(pair)) if of == clause => {
                if forgets(true, pair) {
                    return None;
                }
                change
            }
            (Action::ForgetReceived(of), Change::End(pair)) if of == clause => {
                if forgets(false, pair) {
                    return None;
                }
                change
            }
            (Action::KeepQuota | Action::KeepUsed, Change::Begin(pair)) => {
                let ended = self.store.relationship(pair).unwrap_or_default();
                let mut begun = Relationship { active: true, ..Relationship::default() };
                if self.action == Action::KeepQuota {
                    begun.granted = ended.granted;
                } else {
                    begun.used = ended.used;
                }
                self.store.put_relationship(pair, begun);
                return None;
            }
            (Action::EndClearsQuota | Action::EndClearsUsed, Change::End(pair)) => {
                let mut ended = self.store.relationship(pair).unwrap_or_default();
                ended.active = false;
                if self.action == Action::EndClearsQuota {
                    ended.granted = Fen::ZERO;
                } else {
                    ended.used = Fen::ZERO;
                }
                self.store.put_relationship(pair, ended);
                return None;
            }
            _ => change,
        })
    }

    /// Makes the further changes of the faulty system.
    fn also(&mut self, clause: Clause, change: Change) {
        match (self.action, change) {
            (Action::AlsoDebit(of), change) if of == clause => {
                let holder = match change {
                    Change::Begin(pair) | Change::End(pair) | Change::Grant(pair, _) => {
                        Some(pair.holder)
                    }
                    _ => self.store.next_person(None),
                };
                if let Some(holder) = holder.filter(|id| self.store.free(*id) > Fen::ZERO) {
                    self.store.change(clause, Change::Debit(holder, Fen::ONE));
                }
            }
            (Action::EndReturned, Change::End(pair)) => {
                let returned = Pair { holder: pair.recipient, recipient: pair.holder };
                if self.store.active(returned).is_some() {
                    self.store.change(clause, Change::End(returned));
                }
            }
            (Action::MoveClaims, Change::Insure(id, to)) if clause == TRF_2 => {
                let home = self.store.person(id).map(|person| person.insurance.region);
                let first = self.store.next_position(None);
                if let (Some(home), Some(line)) = (home, first)
                    && line.debtor == home
                    && line.creditor != to.region
                {
                    self.store.put_owed(home, line.creditor, Fen::ZERO);
                    self.store.change(clause, Change::Owe(to.region, line.creditor, line.amount));
                }
            }
            _ => {}
        }
    }

    /// Returns the change that loses the money, if the fault loses any here.
    fn lost(&self, clause: Clause, change: Change) -> Option<Change> {
        match (self.action, change) {
            (Action::LoseMoney(of), Change::Insure(id, _)) if of == clause => {
                let balance = self.store.person(id)?.balance();
                Some(Change::Debit(id, balance))
            }
            _ => None,
        }
    }

    /// Returns the same change with the money of the other person of the pair.
    fn other_party(&self, change: Change) -> Change {
        let pair = match self.operation {
            Operation::Settle(settle) => Some(settle.pair),
            Operation::Reverse(reverse) => {
                self.store.settlement(reverse.settlement).map(|settlement| settlement.pair)
            }
            _ => None,
        };
        match (change, pair) {
            (Change::Credit(_, amount), Some(pair)) => Change::Credit(pair.recipient, amount),
            (Change::Debit(_, amount), Some(pair)) => Change::Debit(pair.recipient, amount),
            _ => change,
        }
    }
}

fn off(change: Change, by: Fen) -> Change {
    match change {
        Change::Credit(id, amount) => Change::Credit(id, amount + by),
        Change::Debit(id, amount) => Change::Debit(id, amount + by),
        Change::Grant(pair, amount) => Change::Grant(pair, amount + by),
        Change::Use(pair, amount) => Change::Use(pair, amount + by),
        Change::Restore(pair, amount) => Change::Restore(pair, amount + by),
        Change::Owe(one, other, amount) => Change::Owe(one, other, amount + by),
        Change::Clear(one, other, amount) => Change::Clear(one, other, amount + by),
        _ => change,
    }
}
