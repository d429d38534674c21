//! What every system must show after every step, whatever the vector expects: the invariants of the
//! catalogue that one observation, or two in a row, can break. They are stated over what is shown and
//! what was answered, and ask the rules nothing.

use std::collections::BTreeMap;

use model::case_file::StepData;
use model::clause::Clause;
use model::money::Fen;
use model::observe::{Observation, ObservedAnswer, ObservedPerson, ObservedRelationship, State};
use model::operation::Family;
use model::text;
use model::text::Text;

use super::result::{Finding, Verdict};

/// What was seen of a case so far.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    /// Whether the policy has quotas.
    quotas: bool,
    before: Observation,
    accepted: BTreeMap<String, StepData>,
    settled: BTreeMap<String, Settled>,
}

#[derive(Clone, Debug)]
struct Settled {
    holder: String,
    paid: Fen,
    reversed: bool,
}

/// By how much an account has to move in a step: nobody's, somebody's, or it cannot be told.
enum Movement {
    Nobody,
    Of(String, Fen),
    Unknown,
}

impl Watch {
    /// A case that begins so.
    pub(super) fn new(quotas: bool, before: Observation) -> Watch {
        Watch { quotas, before, accepted: BTreeMap::new(), settled: BTreeMap::new() }
    }

    /// Looks at what is shown after a step.
    pub(super) fn step(
        &mut self,
        request: &StepData,
        answer: &ObservedAnswer,
        after: &Observation,
    ) -> Vec<Finding> {
        let mut found = Vec::new();
        let moved = self.movement(request, answer);
        match answer {
            ObservedAnswer::Rejected { .. } => self.untouched(after, &mut found),
            ObservedAnswer::Accepted { .. } => self.conserved(&moved, after, &mut found),
        }
        self.ended_stay(request, answer, after, &mut found);
        self.state(after, &mut found);
        self.before = after.clone();
        found
    }

    /// What an accepted request moves, by what the system itself answered.
    fn movement(&mut self, request: &StepData, answer: &ObservedAnswer) -> Movement {
        let ObservedAnswer::Accepted { paid, .. } = answer else { return Movement::Nobody };
        if let Some(id) = &request.request {
            let content = StepData { channel: None, note: None, ..request.clone() };
            match self.accepted.get(id) {
                Some(earlier) if *earlier == content => return Movement::Nobody,
                Some(_) => return Movement::Unknown,
                None => {
                    self.accepted.insert(id.clone(), content);
                }
            }
        }
        // A request may name what has to be refused, and a faulty system may accept it.
        let amount = request.amount.and_then(model::money::Amount::whole);
        let amount = amount.filter(|amount| amount.is_sane());
        let of = |who: &Option<String>, amount: Option<Fen>| match (who, amount) {
            (Some(who), Some(amount)) => Movement::Of(who.clone(), amount),
            _ => Movement::Unknown,
        };
        match request.operation {
            Family::Contribute => of(&request.person, amount),
            Family::Spend => of(&request.person, amount.map(|amount| -amount)),
            Family::Settle => {
                if let (Some(id), Some(holder), Some(paid)) =
                    (&request.request, &request.holder, paid)
                {
                    let settled = Settled { holder: holder.clone(), paid: *paid, reversed: false };
                    self.settled.insert(id.clone(), settled);
                }
                of(&request.holder, paid.map(|paid| -paid))
            }
            Family::Reverse => {
                let id = request.settlement.as_deref().unwrap_or_default();
                match self.settled.get_mut(id).filter(|settled| !settled.reversed) {
                    None => Movement::Nobody,
                    Some(settled) => {
                        settled.reversed = true;
                        Movement::Of(settled.holder.clone(), settled.paid)
                    }
                }
            }
            _ => Movement::Nobody,
        }
    }

    /// INV-9.
    fn untouched(&self, after: &Observation, found: &mut Vec<Finding>) {
        if *after != self.before {
            found.push(broken(
                Clause::INV_9,
                Text::new(
                    "the request was refused, and something changed",
                    "请求已被拒绝，状态却发生了变动",
                ),
            ));
        }
    }

    /// INV-1, for this step.
    fn conserved(&self, moved: &Movement, after: &Observation, found: &mut Vec<Finding>) {
        let due = |name: &str| match moved {
            Movement::Of(who, amount) if who == name => *amount,
            _ => Fen::ZERO,
        };
        if matches!(moved, Movement::Unknown) {
            return;
        }
        for person in &after.people {
            let name = &person.name;
            let Some(before) = self.before.people.iter().find(|one| one.name == *name) else {
                continue;
            };
            let (had, has) = (balance(before), balance(person));
            let (moved, due) = (has - had, due(name));
            if moved != due {
                found.push(broken(
                    Clause::INV_1,
                    text!(
                        "the account of {name} went from {had} to {has}, a change of {moved}; by the answers it is {due}",
                        "{name}的个人账户由{had}变为{has}，增减{moved}；按已答复的业务应增减{due}"
                    ),
                ));
            }
        }
    }

    /// INV-10.
    fn ended_stay(
        &self,
        request: &StepData,
        answer: &ObservedAnswer,
        after: &Observation,
        found: &mut Vec<Finding>,
    ) {
        let accepted = matches!(answer, ObservedAnswer::Accepted { .. });
        let begins = |pair: &ObservedRelationship| {
            accepted
                && request.operation == Family::Establish
                && request.holder.as_deref() == Some(&pair.holder)
                && request.recipient.as_deref() == Some(&pair.recipient)
        };
        for ended in self.before.relationships.iter().filter(|one| one.state == State::Ended) {
            let same = |one: &&ObservedRelationship| {
                (&one.holder, &one.recipient) == (&ended.holder, &ended.recipient)
            };
            let now = after.relationships.iter().find(same);
            let anew = now.is_some_and(|now| now.state == State::Active) && begins(ended);
            if now != Some(ended) && !anew {
                let (holder, recipient) = (&ended.holder, &ended.recipient);
                found.push(broken(
                    Clause::INV_10,
                    text!(
                        "the ended relationship of {holder} and {recipient} has changed",
                        "{holder}与{recipient}之间已终止的共济关系发生了变动"
                    ),
                ));
            }
        }
    }

    /// INV-2, INV-3, INV-5, INV-7 and INV-8, of one observation.
    fn state(&self, shown: &Observation, found: &mut Vec<Finding>) {
        for one in &shown.relationships {
            self.relationship(one, shown, found);
        }
        for person in shown.people.iter().filter(|_| self.quotas) {
            earmarked(person, shown, found);
        }
        for (at, one) in shown.positions.iter().enumerate() {
            let pair = [one.debtor.min(one.creditor), one.debtor.max(one.creditor)];
            let again = shown.positions[..at].iter().any(|other| {
                pair == [other.debtor.min(other.creditor), other.debtor.max(other.creditor)]
            });
            if again || one.debtor == one.creditor || one.amount <= Fen::ZERO {
                let (debtor, creditor, amount) = (one.debtor, one.creditor, one.amount);
                found.push(broken(
                    Clause::INV_7,
                    text!(
                        "the position {debtor} → {creditor} of {amount} is not net: each pair stands once, with more than nothing",
                        "未清算余额 {debtor} → {creditor}（{amount}）不是净额：每对统筹地区只列一次，金额大于零"
                    ),
                ));
            }
        }
    }

    fn relationship(
        &self,
        one: &ObservedRelationship,
        shown: &Observation,
        found: &mut Vec<Finding>,
    ) {
        let ObservedRelationship { holder, recipient, state, granted, used, remaining } = one;
        let same = |other: &&ObservedRelationship| {
            (&other.holder, &other.recipient) == (holder, recipient)
        };
        let first =
            shown.relationships.iter().find(same).is_some_and(|other| std::ptr::eq(other, one));
        if !first {
            found.push(broken(
                Clause::INV_8,
                text!(
                    "the pair {holder} and {recipient} stands there more than once",
                    "{holder}与{recipient}之间的共济关系重复出现"
                ),
            ));
        }
        if *state == State::Ended && *remaining != Fen::ZERO {
            found.push(broken(
                Clause::INV_3,
                text!(
                    "the relationship of {holder} and {recipient} has ended, and {remaining} remains",
                    "{holder}与{recipient}之间的共济关系已终止，仍有剩余额度{remaining}"
                ),
            ));
        }
        if *used < Fen::ZERO || self.quotas && used > granted {
            found.push(broken(
                Clause::INV_5,
                text!(
                    "of {granted} granted by {holder} to {recipient}, {used} is used",
                    "{holder}给{recipient}的共济额度为{granted}，已使用{used}"
                ),
            ));
        }
    }
}

/// INV-2, of one holder.
fn earmarked(person: &ObservedPerson, shown: &Observation, found: &mut Vec<Finding>) {
    let own = shown
        .relationships
        .iter()
        .filter(|one| one.holder == person.name && one.state == State::Active);
    let mut remains = Fen::ZERO;
    for one in own {
        match remains.count().checked_add(one.remaining.count()) {
            Some(sum) => remains = Fen::new(sum),
            None => return,
        }
    }
    let has = balance(person);
    if remains < Fen::ZERO || remains > has {
        let name = &person.name;
        found.push(broken(
            Clause::INV_2,
            text!(
                "{remains} remains of all quotas of {name}, whose balance is {has}",
                "{name}各项剩余额度合计{remains}，个人账户余额为{has}"
            ),
        ));
    }
}

fn balance(person: &ObservedPerson) -> Fen {
    person.balance.unwrap_or(Fen::ZERO)
}

fn broken(clause: Clause, says: Text) -> Finding {
    Finding { verdict: Verdict::FailInvariant, clause: Some(clause), says }
}
