//! The starting situation of a case: from plain data to records and back. A situation is refused if
//! it could not have come about under the policy (INV-2, INV-4, INV-5, INV-8). Under a policy that
//! lets one of these be broken it can.

use super::raw::{RawCase, RawPerson, RawRelationship};
use super::{Case, name};
use crate::book::Book;
use crate::money::Fen;
use crate::observe::{Names, ObservedPosition, State, observe};
use crate::person::{Insurance, Person, PersonId, Reason, Scheme, Standing};
use crate::policy::{Access, Earmark, EndingEvent, Policy};
use crate::records::{Records, Store};
use crate::relationship::{Pair, Relationship};
use crate::terms::{Set, Term};
use crate::text;
use crate::text::Text;
use crate::yaml::{FileError, Places, one_of};

/// Returns records with these people and their accounts and nothing else. No balance is above `most`:
/// [`Fen::LARGEST`] if contributions alone can have led there, [`MOST_ON_RECORD`] if reversals can. Errors name
/// places under `people` in the file.
pub fn on_record(
    people: &[RawPerson],
    most: Fen,
    places: &Places,
    names: &mut Names,
) -> Result<Book, FileError> {
    let mut book = Book::new();
    for (index, raw) in people.iter().enumerate() {
        let at = format!("people[{index}]");
        let person = person(&at, raw, most, places)?;
        let id = raw.named(names);
        if book.person(id).is_some() {
            let problem = text!("`{name}` stands here twice", "`{name}` 重复出现", name = raw.name);
            let advice =
                Text::new("give each person a name of their own", "请为每个人取不同的名字");
            return Err(places.error(&format!("{at}.name"), problem, advice));
        }
        book.register(id, person);
    }
    Ok(book)
}

/// Returns the records that a case starts from.
pub(super) fn book(
    raw: &RawCase,
    places: &Places,
    policy: &Policy,
    names: &mut Names,
) -> Result<Book, FileError> {
    let book = on_record(&raw.people, MOST_ON_RECORD, places, names)?;
    let mut start = Start { places, policy, names, book };
    for (index, relationship) in raw.relationships.iter().enumerate() {
        start.relationship(&format!("relationships[{index}]"), relationship, &raw.people)?;
    }
    for (index, position) in raw.positions.iter().enumerate() {
        start.position(&format!("positions[{index}]"), position)?;
    }
    Ok(start.book)
}

struct Start<'a> {
    places: &'a Places,
    policy: &'a Policy,
    names: &'a mut Names,
    book: Book,
}

impl Start<'_> {
    fn refuse<T>(
        &self,
        at: &str,
        field: &str,
        problem: Text,
        advice: Text,
    ) -> Result<T, FileError> {
        Err(self.places.error(&format!("{at}.{field}"), problem, advice))
    }

    fn known(
        &mut self,
        at: &str,
        field: &str,
        who: &str,
        people: &[RawPerson],
    ) -> Result<PersonId, FileError> {
        if people.iter().any(|person| person.name == who) {
            return Ok(self.names.person(who));
        }
        let known: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
        let problem = text!(
            "`{who}` is not among the people of this case",
            "本案例的人员中没有 `{who}`",
            who = who
        );
        self.refuse(at, field, problem, one_of(&known))
    }

    fn relationship(
        &mut self,
        at: &str,
        raw: &RawRelationship,
        people: &[RawPerson],
    ) -> Result<(), FileError> {
        let holder = self.known(at, "holder", &raw.holder, people)?;
        let recipient = self.known(at, "recipient", &raw.recipient, people)?;
        let pair = Pair { holder, recipient };
        if holder == recipient {
            let problem = text!(
                "`{name}` would be their own recipient (EST-6)",
                "`{name}` 不能成为自己的被共济人（EST-6）",
                name = raw.recipient
            );
            let advice = Text::new("name somebody else", "请写另一个人");
            return self.refuse(at, "recipient", problem, advice);
        }
        if self.book.relationship(pair).is_some() {
            let problem = Text::new(
                "this pair stands here twice (INV-8)",
                "这一对共济人与被共济人重复出现（INV-8）",
            );
            let advice = Text::new("keep the latest relationship", "请只保留最近的一次共济关系");
            return Err(self.places.error(at, problem, advice));
        }
        sum(self.places, at, "granted", raw.granted, Fen::LARGEST)?;
        sum(self.places, at, "used", raw.used, MOST_ON_RECORD)?;
        let active = raw.standing == State::Active;
        let relationship = Relationship { active, granted: raw.granted, used: raw.used };
        self.quota(at, relationship)?;
        if active {
            self.parties(at, pair)?;
            if self.policy.earmark == Earmark::OutOfReach {
                self.backed(at, holder, relationship)?;
            }
        }
        self.book.put_relationship(pair, relationship);
        Ok(())
    }

    /// Checks INV-5, or that there is no quota at all if the policy has none (POL-1).
    fn quota(
        &self,
        at: &str,
        Relationship { granted, used, .. }: Relationship,
    ) -> Result<(), FileError> {
        if self.policy.access == Access::SharedBalance && granted != Fen::ZERO {
            let problem = text!(
                "the policy `{name}` has no quotas",
                "政策 `{name}` 不设共济额度",
                name = self.policy.name
            );
            return self.refuse(
                at,
                "granted",
                problem,
                Text::new("write \"0.00\"", "请写 \"0.00\""),
            );
        }
        if self.policy.access == Access::Quota && used > granted {
            let problem = text!(
                "used `{used}` is more than granted `{granted}` (INV-5)",
                "已使用 `{used}` 大于共济额度 `{granted}`（INV-5）",
                used = used,
                granted = granted
            );
            let advice =
                text!("write at most \"{most}\"", "请写不大于 \"{most}\" 的金额", most = granted);
            return self.refuse(at, "used", problem, advice);
        }
        Ok(())
    }

    /// Checks INV-4: the two could establish the relationship now, or something happened since to
    /// which the policy gives no end.
    fn parties(&self, at: &str, pair: Pair) -> Result<(), FileError> {
        let insurance = |id| self.book.person(id).map(|person: Person| person.insurance);
        let (Some(giver), Some(receiver)) = (insurance(pair.holder), insurance(pair.recipient))
        else {
            return Ok(());
        };
        let ended = Text::new(
            "write \"ended\" as the standing, or change the insurance above",
            "请将 `standing` 写为 \"ended\"，或修改上文的参保情况",
        );
        if !self.may_stay(giver, self.policy.holder_schemes) {
            let problem = Text::new(
                "the holder of an active relationship does not take part, actively, in a scheme that may give (EST-1)",
                "有效共济关系的共济人未正常参加规定的险种（EST-1）",
            );
            return self.refuse(at, "holder", problem, ended);
        }
        if !self.may_stay(receiver, self.policy.recipient_schemes) {
            let problem = Text::new(
                "the recipient of an active relationship does not take part, actively, in a scheme that may receive (EST-2)",
                "有效共济关系的被共济人未正常参加规定的险种（EST-2）",
            );
            return self.refuse(at, "recipient", problem, ended);
        }
        let moves_end = self.policy.ending_events.contains(EndingEvent::TransferAcrossProvinces);
        let parted = self.outlives_insurance() || !moves_end;
        if !parted && !self.policy.reach.covers(giver.region, receiver.region) {
            let problem = text!(
                "`{one}` and `{other}` are not within the policy's reach, {reach_en} (EST-5)",
                "`{one}` 与 `{other}` 不在政策适用范围（{reach_zh}）内（EST-5）",
                one = giver.region,
                other = receiver.region,
                reach_en = self.policy.reach.text().en,
                reach_zh = self.policy.reach.text().zh,
            );
            return self.refuse(at, "standing", problem, ended);
        }
        Ok(())
    }

    /// Returns whether a party to an active relationship, for which the policy asks for one of these
    /// schemes, can have come to this insurance.
    fn may_stay(&self, insurance: Insurance, schemes: Set<Scheme>) -> bool {
        let enrolled = self.outlives_insurance() || schemes.contains(insurance.scheme);
        match insurance.standing {
            Standing::Active => enrolled,
            Standing::Ended => self.outlives_insurance(),
            Standing::Deceased => enrolled && !self.policy.ends_with(Reason::Death),
        }
    }

    /// Returns whether a relationship goes on if the insurance of a party ends, so that this party
    /// may have enrolled anew, anywhere and in any scheme.
    fn outlives_insurance(&self) -> bool {
        ![Reason::Retirement, Reason::Withdrawal].iter().all(|why| self.policy.ends_with(*why))
    }

    /// Checks INV-2: the holder's balance covers what remains of this quota and of all others.
    fn backed(&self, at: &str, holder: PersonId, new: Relationship) -> Result<(), FileError> {
        let free = self.book.free(holder);
        if new.remaining() <= free {
            return Ok(());
        }
        let problem = text!(
            "`{remaining}` would remain, and only `{free}` is free on the holder's account (INV-2)",
            "剩余额度 `{remaining}` 超过共济人个人账户可用余额 `{free}`（INV-2）",
            remaining = new.remaining(),
            free = free
        );
        let advice = text!(
            "write at most \"{most}\", or raise the holder's balance",
            "请写不大于 \"{most}\" 的金额，或提高共济人的余额",
            most = free + new.used
        );
        self.refuse(at, "granted", problem, advice)
    }

    fn position(&mut self, at: &str, raw: &ObservedPosition) -> Result<(), FileError> {
        let ObservedPosition { debtor, creditor, amount } = *raw;
        if debtor == creditor {
            let problem = Text::new("a region owes itself nothing", "统筹地区不会欠自己");
            return self.refuse(
                at,
                "creditor",
                problem,
                Text::new("name another region", "请写另一个统筹地区"),
            );
        }
        sum(self.places, at, "amount", amount, MOST_ON_RECORD)?;
        if amount == Fen::ZERO {
            let problem =
                Text::new("a position of zero is no position", "金额为零时不存在待清算金额");
            return self.refuse(at, "amount", problem, Text::new("leave it out", "请删除该项"));
        }
        if self.book.owed(debtor, creditor) != Fen::ZERO {
            let problem = Text::new("these two regions stand here twice", "这两个统筹地区重复出现");
            let advice = Text::new("write the net amount once", "请只写一次轧差后的净额");
            return Err(self.places.error(at, problem, advice));
        }
        self.book.put_owed(debtor, creditor, amount);
        Ok(())
    }
}

/// The largest balance, debt or sum of payments that a case starts with. Reversals lift these above
/// [`Fen::LARGEST`] (REV-3); they stay below what no sum may reach.
pub const MOST_ON_RECORD: Fen = Fen::new(Fen::BEYOND.count() / 10);

/// Checks that a sum can stand on record: it is not negative, and not above `most`.
fn sum(places: &Places, at: &str, field: &str, sum: Fen, most: Fen) -> Result<(), FileError> {
    if sum >= Fen::ZERO && sum <= most {
        return Ok(());
    }
    let problem = text!("`{sum}` cannot be on record", "`{sum}` 不可能是账面金额", sum = sum);
    let advice = text!(
        "write an amount from \"0.00\" to \"{most}\"",
        "请写 \"0.00\" 至 \"{most}\" 之间的金额",
        most = most
    );
    Err(places.error(&format!("{at}.{field}"), problem, advice))
}

fn person(at: &str, raw: &RawPerson, most: Fen, places: &Places) -> Result<Person, FileError> {
    name(places, &format!("{at}.name"), &raw.name)?;
    match raw.balance {
        Some(balance) => sum(places, at, "balance", balance, most)?,
        None if raw.scheme == Scheme::Employee => {
            let problem = Text::new(
                "an employee has an account, and none is here",
                "参加职工基本医疗保险的人有个人账户，此处没有",
            );
            let advice =
                Text::new("add `balance`, such as \"0.00\"", "请补上 `balance`，例如 \"0.00\"");
            return Err(places.error(at, problem, advice));
        }
        None => {}
    }
    let RawPerson { scheme, standing, region, .. } = *raw;
    Ok(Person { insurance: Insurance { scheme, standing, region }, account: raw.balance })
}

/// Returns the people of a case, in the order of their numbers.
pub fn people(book: &Book, names: &Names) -> Vec<RawPerson> {
    let mut people = Vec::new();
    let mut cursor = None;
    while let Some(id) = book.next_person(cursor) {
        cursor = Some(id);
        people.extend(book.person(id).map(|Person { insurance, account }| RawPerson {
            name: names.of_person(id),
            display: names.display(id).cloned(),
            scheme: insurance.scheme,
            standing: insurance.standing,
            region: insurance.region,
            balance: account,
        }));
    }
    people
}

/// Returns the relationships that a case starts with.
pub(super) fn relationships(case: &Case) -> Vec<RawRelationship> {
    let observed = observe(&case.book, &case.names).relationships;
    let raw = observed.into_iter().map(|one| RawRelationship {
        holder: one.holder,
        recipient: one.recipient,
        standing: one.state,
        granted: one.granted,
        used: one.used,
    });
    raw.collect()
}

/// Returns the positions that a case starts with.
pub(super) fn positions(case: &Case) -> Vec<ObservedPosition> {
    observe(&case.book, &case.names).positions
}
