//! Abstract transitions: how relationship, insurance and request stand when an operation is
//! requested, who requests it, and the outcome. Amounts and names are left out, which leaves few
//! enough transitions to cover them all.

use model::clause::Code;
use model::expense::Category;
use model::money::Fen;
use model::operation::{Answer, Family, Operation, Request, Settle};
use model::person::{Insurance, PersonId, Reason, Scheme, Standing};
use model::policy::{Payment, Policy};
use model::records::{Earlier, Records};
use model::relationship::{Pair, RequestId};
use model::terms::{Set, Term};
use model::text::Text;

model::terms! {
    /// A feature of the situation in which an operation is requested.
    Aspect, "aspect", "情形";
    NeverRelated "never_related" "no relationship so far" "从未建立";
    NoQuota "no_quota" "no quota set" "未设额度";
    NothingUsed "nothing_used" "nothing used" "额度未使用";
    PartUsed "part_used" "part used" "额度部分使用";
    UsedUp "used_up" "used up" "额度用完";
    RelationshipEnded "relationship_ended" "relationship ended" "共济关系已终止";
    HolderEmployee "holder_employee" "holder an employee" "共济人为职工医保参保人";
    HolderResident "holder_resident" "holder a resident" "共济人为居民医保参保人";
    HolderEnded "holder_ended" "holder not insured" "共济人未参保";
    HolderDeceased "holder_deceased" "holder dead" "共济人已死亡";
    RecipientEmployee "recipient_employee" "recipient an employee" "被共济人为职工医保参保人";
    RecipientResident "recipient_resident" "recipient a resident" "被共济人为居民医保参保人";
    RecipientEnded "recipient_ended" "recipient not insured" "被共济人未参保";
    RecipientDeceased "recipient_deceased" "recipient dead" "被共济人已死亡";
    Oneself "oneself" "with oneself" "以本人为被共济人";
    PersonEmployee "person_employee" "an employee" "职工医保参保人";
    PersonResident "person_resident" "a resident" "居民医保参保人";
    PersonEnded "person_ended" "not insured" "未参保";
    PersonDeceased "person_deceased" "dead" "已死亡";
    WithAccount "with_account" "with an account" "有个人账户";
    Gives "gives" "gives to somebody" "为他人共济";
    Receives "receives" "receives from somebody" "接受他人共济";
    ByHolder "by_holder" "by the holder" "由共济人申请";
    ByRecipient "by_recipient" "by the recipient" "由被共济人申请";
    ByThird "by_third" "by a third person" "由第三人申请";
    PaidPartially "paid_partially" "an expense" "费用";
    PaidInFull "paid_in_full" "a premium" "个人缴费";
    NotCovered "not_covered" "not covered" "不在支付范围";
    WholeWithin "whole_within" "within what remains" "不超过剩余额度";
    Beyond "beyond" "more than remains" "超过剩余额度";
    SameRelationship "same_relationship" "its relationship active" "原共济关系有效";
    EarlierRelationship "earlier_relationship" "another relationship since" "此后另建共济关系";
    NoRelationshipNow "no_relationship_now" "its relationship ended" "原共济关系已终止";
    Reversed "reversed" "reversed before" "此前已冲正";
    NoSettlement "no_settlement" "no such settlement" "无此结算";
    WithinProvince "within_province" "within the province" "省内";
    AcrossProvinces "across_provinces" "to another province" "跨省";
    SameRegion "same_region" "to the same region" "原统筹地区";
    OnRetirement "on_retirement" "retirement" "退休";
    OnDeath "on_death" "death" "死亡";
    OnWithdrawal "on_withdrawal" "withdrawal" "主动退保";
    AsEmployee "as_employee" "as an employee" "参加职工医保";
    AsResident "as_resident" "as a resident" "参加居民医保";
    NothingOpen "nothing_open" "nothing open" "无待清算金额";
    OneOpen "one_open" "one position open" "一项待清算金额";
    SeveralOpen "several_open" "several positions open" "多项待清算金额";
    SameRequest "same_request" "a request sent again" "再次提交";
    OtherContent "other_content" "a known ID with other content" "已用编号、内容不同";
    ByFellowHolder "by_fellow_holder" "by another holder of the recipient" "由被共济人的另一共济人申请";
    ByFellowRecipient "by_fellow_recipient" "by another recipient of the holder" "由共济人的另一被共济人申请";
    ForHolder "for_holder" "for the holder's own expense" "共济人本人的费用";
    ForFellowHolder "for_fellow_holder" "for another holder's expense" "另一共济人的费用";
    ForFellowRecipient "for_fellow_recipient" "for another recipient's expense" "另一被共济人的费用";
    ForStranger "for_stranger" "for somebody else's expense" "其他人的费用";
    AtHoldersHome "at_holders_home" "in the holder's region" "在共济人参保地";
    InHoldersProvince "in_holders_province" "elsewhere in the holder's province" "在共济人所在省其他地区";
    AtRecipientsHome "at_recipients_home" "in the recipient's region" "在被共济人参保地";
    Elsewhere "elsewhere" "in a third region" "在第三地";
    RecipientWithAccount "recipient_with_account" "the recipient has an account" "被共济人有个人账户";
    PartyOut "party_out" "one of the two not insured" "双方之一未参保";
    ClaimOpen "claim_open" "as much is owed" "待清算金额不少于该笔";
    ClaimLess "claim_less" "less is owed" "待清算金额少于该笔";
    ClaimNone "claim_none" "nothing is owed" "无待清算金额";
    ClaimOpposite "claim_opposite" "the opposite is owed" "待清算金额方向相反";
    ManyOpen "many_open" "four or more positions open" "四项以上待清算金额";
    Unknown "unknown" "somebody who is not on record" "涉及无登记信息的人员";
}

/// An abstract transition: an operation in a kind of situation, with its outcome.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Transition {
    /// The kind of operation requested.
    pub operation: Family,
    /// The features of the situation.
    pub stands: Set<Aspect>,
    /// The codes of the refusal; empty if the operation is accepted.
    pub codes: Set<Code>,
}

impl Transition {
    /// Classifies a request by its `answer` and the records `before` it.
    pub fn of<R: Records>(
        policy: &Policy,
        before: &R,
        request: &Request,
        answer: &Answer,
    ) -> Transition {
        let mut stands = Set::EMPTY;
        let earlier = request.id.map(|id| before.earlier(id, &request.operation));
        match earlier {
            Some(Earlier::Same(_)) => stands.insert(Aspect::SameRequest),
            Some(Earlier::Other) => stands.insert(Aspect::OtherContent),
            Some(Earlier::Never) | None => {
                if request.operation.people().all(|person| before.knows(person)) {
                    subject(policy, before, &request.operation, &mut stands);
                } else {
                    stands.insert(Aspect::Unknown);
                }
            }
        }
        let operation = request.operation.family();
        Transition { operation, stands, codes: Set::EMPTY }.answered(answer)
    }

    /// Returns the same transition with another outcome.
    #[must_use]
    pub fn answered(self, answer: &Answer) -> Transition {
        let codes = match answer {
            Answer::Accepted(_) => Set::EMPTY,
            Answer::Rejected(codes) => *codes,
        };
        Transition { codes, ..self }
    }

    /// Tells whether it repeats an earlier request.
    pub fn repeats(&self) -> bool {
        self.stands.contains(Aspect::SameRequest)
    }

    /// Returns the transition in words.
    pub fn text(&self) -> Text {
        let (mut en, mut zh) = (Vec::new(), Vec::new());
        for aspect in self.stands.iter() {
            en.push(aspect.text().en.into_owned());
            zh.push(aspect.text().zh.into_owned());
        }
        let codes: Vec<&str> = self.codes.iter().map(Term::name).collect();
        let outcome = match codes.is_empty() {
            true => Text::new("accepted", "予以办理"),
            false => Text::owned(codes.join(" "), codes.join("、")),
        };
        Text::owned(
            format!("{}: {} → {}", self.operation, en.join(", "), outcome.en),
            format!("{}：{} → {}", self.operation.text().zh, zh.join("，"), outcome.zh),
        )
    }

    /// Returns a key that identifies the transition and puts transitions in order.
    pub fn key(&self) -> (usize, u128, u128) {
        (self.operation.index(), self.stands.bits(), self.codes.bits())
    }
}

fn subject<R: Records>(policy: &Policy, before: &R, operation: &Operation, to: &mut Set<Aspect>) {
    match operation {
        Operation::Establish(establish) => {
            relationship(before, establish.pair, false, to);
            party(before, establish.pair.holder, &HOLDER, to);
            party(before, establish.pair.recipient, &RECIPIENT, to);
            if establish.pair.holder == establish.pair.recipient {
                to.insert(Aspect::Oneself);
            }
        }
        Operation::SetQuota(quota) => relationship(before, quota.pair, true, to),
        Operation::Settle(settle) => settled(policy, before, settle, to),
        Operation::Reverse(reverse) => settlement(before, reverse.settlement, to),
        Operation::Terminate(terminate) => {
            relationship(before, terminate.pair, true, to);
            let Pair { holder, recipient } = terminate.pair;
            to.insert(match terminate.by {
                by if by == holder => Aspect::ByHolder,
                by if by == recipient => Aspect::ByRecipient,
                by if gives(before, by, recipient) => Aspect::ByFellowHolder,
                by if gives(before, holder, by) => Aspect::ByFellowRecipient,
                _ => Aspect::ByThird,
            });
        }
        Operation::Transfer(transfer) => {
            person(before, transfer.person, to);
            let home = before.insurance(transfer.person).map(|insurance| insurance.region);
            to.insert(match home {
                Some(home) if home == transfer.region => Aspect::SameRegion,
                Some(home) if home.province() == transfer.region.province() => {
                    Aspect::WithinProvince
                }
                _ => Aspect::AcrossProvinces,
            });
        }
        Operation::EndInsurance(end) => {
            person(before, end.person, to);
            to.insert(match end.reason {
                Reason::Retirement => Aspect::OnRetirement,
                Reason::Death => Aspect::OnDeath,
                Reason::Withdrawal => Aspect::OnWithdrawal,
            });
        }
        Operation::Enroll(enroll) => {
            person(before, enroll.person, to);
            to.insert(match enroll.scheme {
                Scheme::Employee => Aspect::AsEmployee,
                Scheme::Resident => Aspect::AsResident,
            });
        }
        Operation::Contribute(contribute) => person(before, contribute.person, to),
        Operation::Spend(spend) => person(before, spend.person, to),
        Operation::Clear(_) => {
            let first = before.next_position(None);
            to.insert(match first.map(|first| before.next_position(Some(first))) {
                None => Aspect::NothingOpen,
                Some(None) => Aspect::OneOpen,
                Some(Some(second)) => {
                    let third = before.next_position(Some(second));
                    let fourth = third.and_then(|third| before.next_position(Some(third)));
                    if fourth.is_some() { Aspect::ManyOpen } else { Aspect::SeveralOpen }
                }
            });
        }
    }
}

/// Adds how a settlement stands, and the relationship under which it was made.
fn settlement<R: Records>(before: &R, request: RequestId, to: &mut Set<Aspect>) {
    let Some(settlement) = before.settlement(request) else {
        return to.insert(Aspect::NoSettlement);
    };
    to.insert(match before.active(settlement.pair) {
        _ if settlement.relationship_active => Aspect::SameRelationship,
        Some(_) => Aspect::EarlierRelationship,
        None => Aspect::NoRelationshipNow,
    });
    if settlement.reversed {
        return to.insert(Aspect::Reversed);
    }
    let out = |id| before.insurance(id).is_some_and(|insurance| !insurance.is_active());
    if out(settlement.pair.holder) || out(settlement.pair.recipient) {
        to.insert(Aspect::PartyOut);
    }
    if settlement.debtor != settlement.creditor && settlement.relationship_active {
        let owed = before.owed(settlement.debtor, settlement.creditor);
        to.insert(match owed {
            Fen::ZERO => Aspect::ClaimNone,
            owed if owed < Fen::ZERO => Aspect::ClaimOpposite,
            owed if owed < settlement.paid => Aspect::ClaimLess,
            _ => Aspect::ClaimOpen,
        });
    }
}

/// Tells whether one person gives to the other in an active relationship.
fn gives<R: Records>(before: &R, holder: PersonId, recipient: PersonId) -> bool {
    before.active(Pair { holder, recipient }).is_some()
}

/// Adds how a relationship stands, with its quota if `quota` is set.
fn relationship<R: Records>(before: &R, pair: Pair, quota: bool, to: &mut Set<Aspect>) {
    to.insert(match before.relationship(pair) {
        None => Aspect::NeverRelated,
        Some(latest) if !latest.active => Aspect::RelationshipEnded,
        Some(_) if !quota => Aspect::NothingUsed,
        Some(latest) if latest.granted == Fen::ZERO => Aspect::NoQuota,
        Some(latest) if latest.used == Fen::ZERO => Aspect::NothingUsed,
        Some(latest) if latest.remaining() == Fen::ZERO => Aspect::UsedUp,
        Some(_) => Aspect::PartUsed,
    });
}

fn settled<R: Records>(policy: &Policy, before: &R, settle: &Settle, to: &mut Set<Aspect>) {
    relationship(before, settle.pair, true, to);
    let coverage = policy.coverage(settle.category);
    to.insert(match coverage.map(|coverage| coverage.payment) {
        None => Aspect::NotCovered,
        Some(Payment::Partial) => Aspect::PaidPartially,
        Some(Payment::Full) => Aspect::PaidInFull,
    });
    if settle.category == Category::ResidentPremium.into() {
        party(before, settle.pair.recipient, &RECIPIENT, to);
    }
    let Pair { holder, recipient } = settle.pair;
    if settle.beneficiary != recipient {
        to.insert(match settle.beneficiary {
            who if who == holder => Aspect::ForHolder,
            who if gives(before, who, recipient) => Aspect::ForFellowHolder,
            who if gives(before, holder, who) => Aspect::ForFellowRecipient,
            _ => Aspect::ForStranger,
        });
        return;
    }
    let home = |id| before.insurance(id).map(|insurance| insurance.region);
    if let (Some(venue), Some(near)) = (settle.venue, home(holder))
        && coverage.is_some_and(|coverage| coverage.accepts_venue(Some(venue.kind)))
        && before.active(settle.pair).is_some()
    {
        to.insert(match venue.region {
            there if there == near => Aspect::AtHoldersHome,
            there if Some(there) == home(recipient) => Aspect::AtRecipientsHome,
            there if there.province() == near.province() => Aspect::InHoldersProvince,
            _ => Aspect::Elsewhere,
        });
    }
    let account = before.person(recipient).and_then(|person| person.account);
    if settle.category == Category::ResidentPremium.into() && account.is_some() {
        to.insert(Aspect::RecipientWithAccount);
    }
    if let (Some(active), Some(amount)) = (before.active(settle.pair), settle.amount.whole()) {
        let left = model::rules::funds::to_settle(policy, before, settle.pair, active);
        to.insert(if amount <= left { Aspect::WholeWithin } else { Aspect::Beyond });
    }
}

/// The aspects of one person's insurance: employee, resident, ended, deceased.
type Standings = [Aspect; 4];
const HOLDER: Standings =
    [Aspect::HolderEmployee, Aspect::HolderResident, Aspect::HolderEnded, Aspect::HolderDeceased];
const RECIPIENT: Standings = [
    Aspect::RecipientEmployee,
    Aspect::RecipientResident,
    Aspect::RecipientEnded,
    Aspect::RecipientDeceased,
];
const PERSON: Standings =
    [Aspect::PersonEmployee, Aspect::PersonResident, Aspect::PersonEnded, Aspect::PersonDeceased];

fn party<R: Records>(before: &R, id: PersonId, aspects: &Standings, to: &mut Set<Aspect>) {
    let Some(Insurance { scheme, standing, .. }) = before.insurance(id) else { return };
    to.insert(match (standing, scheme) {
        (Standing::Active, Scheme::Employee) => aspects[0],
        (Standing::Active, Scheme::Resident) => aspects[1],
        (Standing::Ended, _) => aspects[2],
        (Standing::Deceased, _) => aspects[3],
    });
}

/// Adds a person's insurance, account and relationships.
fn person<R: Records>(before: &R, id: PersonId, to: &mut Set<Aspect>) {
    party(before, id, &PERSON, to);
    if before.person(id).is_some_and(|person| person.account.is_some()) {
        to.insert(Aspect::WithAccount);
    }
    if before.recipients_of(id) > 0 {
        to.insert(Aspect::Gives);
    }
    if before.holders_of(id) > 0 {
        to.insert(Aspect::Receives);
    }
}
