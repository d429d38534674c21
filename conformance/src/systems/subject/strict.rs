//! Guards that are too strict: a request that must be accepted is refused, with a plausible code.

use model::clause::Code;
use model::judge::Ruling;
use model::money::Fen;
use model::operation::{
    Answer, EndInsurance, Enroll, Establish, Operation, Request, Reverse, SetQuota, Settle, Spend,
    Transfer,
};
use model::person::{Channel, PersonId, Scheme, Standing};
use model::records::Records;
use model::region::Region;
use model::relationship::Pair;

use super::Subject;
use super::trigger::{self, returning};
use crate::systems::mutants::{Strict, When};

impl Subject<'_> {
    /// Answers as a system that is too strict.
    pub(crate) fn strictly(&mut self, strict: Strict, request: &Request) -> Answer {
        if self.memory.knows(request.id) || !self.too_strict(strict, request) {
            return self.rightly(request);
        }
        let code = code(&request.operation);
        let mut verdict = Ruling::default();
        verdict.codes.insert(code);
        match model::rules::answer(self.policy, &mut self.book, request, &mut verdict) {
            // If the rules refuse for another reason, that refusal stands.
            Answer::Rejected(codes) if codes.len() > 1 => {
                Answer::Rejected(codes.without([code].into_iter().collect()))
            }
            answer => answer,
        }
    }

    fn too_strict(&self, strict: Strict, request: &Request) -> bool {
        match (strict, &request.operation) {
            (Strict::WithoutId, operation) => {
                request.id.is_none() && !matches!(operation, Operation::Clear(_))
            }
            (Strict::Largest, operation) => {
                operation.amount().and_then(|it| it.whole()) == Some(Fen::LARGEST)
            }
            (Strict::OneFen, operation) => {
                operation.amount().and_then(|it| it.whole()) == Some(Fen::ONE)
            }
            (_, Operation::Establish(rule)) => self.strict_establish(strict, rule),
            (_, Operation::SetQuota(rule)) => self.strict_quota(strict, rule),
            (_, Operation::Settle(rule)) => self.strict_settle(strict, rule, request),
            (_, Operation::Reverse(rule)) => self.strict_reverse(strict, rule),
            (_, Operation::Terminate(rule)) => {
                let Some(relationship) = self.book.active(rule.pair) else { return false };
                match strict {
                    Strict::EndByRecipient => rule.by == rule.pair.recipient,
                    Strict::EndByHolder => rule.by == rule.pair.holder,
                    Strict::EndWithRemaining => relationship.remaining() > Fen::ZERO,
                    Strict::EndWithUsed => relationship.used > Fen::ZERO,
                    _ => false,
                }
            }
            (_, Operation::Transfer(rule)) => self.strict_move(strict, rule),
            (_, Operation::EndInsurance(rule)) => self.strict_leave(strict, rule),
            (_, Operation::Enroll(rule)) => self.strict_enroll(strict, rule),
            (Strict::ContributeEarmarked, Operation::Contribute(rule)) => {
                self.book.earmarked(rule.person) > Fen::ZERO
            }
            (_, Operation::Spend(rule)) => self.strict_spend(strict, rule),
            (Strict::ClearNothing, Operation::Clear(_)) => self.book.next_position(None).is_none(),
            _ => false,
        }
    }

    fn strict_establish(&self, strict: Strict, rule: &Establish) -> bool {
        let Pair { holder, recipient } = rule.pair;
        match strict {
            Strict::SecondRecipient => self.book.recipients_of(holder) >= 1,
            Strict::ThirdRecipient => self.book.recipients_of(holder) >= 2,
            Strict::SecondHolder => self.book.holders_of(recipient) >= 1,
            Strict::MutualPair => self.book.active(returning(rule.pair)).is_some(),
            Strict::ChainedPair => self.book.holders_of(holder) >= 1,
            Strict::AnewAfterMove => {
                let moved = |id| self.memory.moved.contains(&id);
                self.book.relationship(rule.pair).is_some() && (moved(holder) || moved(recipient))
            }
            Strict::ThirdEstablishment => {
                self.memory.begun.get(&rule.pair).is_some_and(|&times| times >= 2)
            }
            Strict::WithoutBalance => self.book.balance(holder) == Fen::ZERO,
            Strict::Platform => rule.channel == Channel::Platform,
            Strict::Window => rule.channel == Channel::Window,
            _ => false,
        }
    }

    fn strict_quota(&self, strict: Strict, rule: &SetQuota) -> bool {
        let Some(relationship) = self.book.active(rule.pair) else { return false };
        let Some(granted) = rule.granted.whole() else { return false };
        match strict {
            Strict::SameQuota => granted == relationship.granted,
            Strict::LowerQuota => granted < relationship.granted,
            Strict::ZeroQuota => granted == Fen::ZERO,
            Strict::QuotaAsUsed => granted == relationship.used && granted > Fen::ZERO,
            Strict::AllFreeAsQuota => {
                let free = self.book.free(rule.pair.holder);
                free > Fen::ZERO && granted - relationship.granted == free
            }
            _ => false,
        }
    }

    fn strict_settle(&self, strict: Strict, rule: &Settle, request: &Request) -> bool {
        let fires = |when| trigger::fires(when, &self.memory, &self.book, request);
        let region = rule.venue.map(|venue| venue.region);
        let recipient = self.book.insurance(rule.pair.recipient);
        match strict {
            Strict::ExactPayment => fires(When::AllOfIt) && !rule.category.is_premium(),
            Strict::ExactPremium => fires(When::AllOfIt) && rule.category.is_premium(),
            Strict::InPart => fires(When::InPart),
            Strict::ThirdRegion => fires(When::ThirdRegion),
            Strict::AtHolder => region.is_some() && region == self.home(rule.pair.holder),
            Strict::SecondSettlement => fires(When::SecondTime),
            Strict::PremiumOfEmployee => {
                let employee = recipient.is_some_and(|it| it.scheme == Scheme::Employee);
                rule.category.is_premium() && employee
            }
            _ => false,
        }
    }

    fn strict_reverse(&self, strict: Strict, rule: &Reverse) -> bool {
        let Some(settlement) = self.book.settlement(rule.settlement) else { return false };
        let holder = self.book.insurance(settlement.pair.holder);
        match strict {
            Strict::ReverseEnded => !settlement.relationship_active,
            Strict::ReverseMoved => holder.is_some_and(|it| it.region != settlement.debtor),
            Strict::ReverseCleared => self.memory.cleared.contains(&rule.settlement),
            Strict::ReversePremium => settlement.debtor == settlement.creditor,
            Strict::ReverseDead => holder.is_some_and(|it| !it.is_active()),
            _ => false,
        }
    }

    fn strict_move(&self, strict: Strict, rule: &Transfer) -> bool {
        let home = self.home(rule.person);
        match strict {
            Strict::MoveWithin => home.is_some_and(|home| {
                home != rule.region && home.province() == rule.region.province()
            }),
            Strict::MoveRelated => self.book.next_active_of(rule.person, None).is_some(),
            Strict::MoveOwing => self
                .book
                .next_position(None)
                .is_some_and(|line| [Some(line.debtor), Some(line.creditor)].contains(&home)),
            _ => false,
        }
    }

    fn strict_leave(&self, strict: Strict, rule: &EndInsurance) -> bool {
        let insurance = self.book.insurance(rule.person);
        match strict {
            Strict::LeaveRelated => self.book.next_active_of(rule.person, None).is_some(),
            Strict::DeathAfterEnd => insurance.is_some_and(|it| it.standing == Standing::Ended),
            Strict::ResidentLeaves => insurance.is_some_and(|it| it.scheme == Scheme::Resident),
            _ => false,
        }
    }

    fn strict_enroll(&self, strict: Strict, rule: &Enroll) -> bool {
        let Some(former) = self.book.insurance(rule.person) else { return false };
        match strict {
            Strict::EnrollAgain => former.scheme == rule.scheme && former.region == rule.region,
            Strict::EnrollOtherScheme => former.scheme != rule.scheme,
            Strict::EnrollElsewhere => former.region != rule.region,
            _ => false,
        }
    }

    fn strict_spend(&self, strict: Strict, rule: &Spend) -> bool {
        let Some(insurance) = self.book.insurance(rule.person) else { return false };
        match strict {
            Strict::SpendEarmarked => self.book.earmarked(rule.person) > Fen::ZERO,
            Strict::SpendUninsured => !insurance.is_active(),
            Strict::SpendResident => insurance.scheme == Scheme::Resident,
            _ => false,
        }
    }

    fn home(&self, person: PersonId) -> Option<Region> {
        self.book.insurance(person).map(|insurance| insurance.region)
    }
}

/// Returns a code that suits the operation.
fn code(operation: &Operation) -> Code {
    match operation {
        Operation::Establish(_) => Code::TooManyRelationships,
        Operation::SetQuota(_) | Operation::Spend(_) => Code::ExceedsFreeBalance,
        Operation::Settle(_) => Code::QuotaExhausted,
        Operation::Reverse(_) => Code::AlreadyReversed,
        Operation::Terminate(_) => Code::NotAParty,
        Operation::Transfer(_) => Code::SameRegion,
        Operation::EndInsurance(_) => Code::InsuranceNotActive,
        Operation::Enroll(_) => Code::AlreadyInsured,
        Operation::Contribute(_) | Operation::Clear(_) => Code::InvalidAmount,
    }
}
