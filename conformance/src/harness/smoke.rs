//! Probes an adapter for common faults: names in any script, sums exact to the fen, long request
//! IDs, unknown keys, and refusals given as answers. Each probe is a case of its own.

use model::case_file::RawPerson;
use model::money::{Amount, Fen};
use model::observe::ObservedPerson;
use model::operation::{Contribute, Operation, Request, Spend, Written};
use model::person::{Scheme, Standing};
use model::region::Region;
use model::text;
use model::text::Text;

use super::setup::Limits;
use crate::format::message::{Decision, Hello, Message, Part, Reply, Start};
use crate::format::vectors::Capability;
use crate::link::{Link, Trouble};

/// Outcome of a probe: no fault, a fault, or the reason why it was skipped.
pub(crate) enum Found {
    Right,
    Wrong(Text),
    Skipped(Text),
}

/// A probe: its subject in both languages, and the function that runs it.
pub(crate) type Probe = (Text, fn(&mut Probing<'_>) -> Result<Found, Trouble>);

pub(crate) const PROBES: [Probe; 5] = [
    (
        Text::new("names come back as they were sent, in any script", "人名（任何文字）原样返回"),
        names,
    ),
    (Text::new("sums are exact to the fen", "金额精确到分"), sums),
    (
        Text::new(
            "a long request ID is kept, and the request is executed once",
            "长请求编号得以保留，同一请求只办理一次",
        ),
        long_ids,
    ),
    (Text::new("unknown keys are ignored", "忽略无法识别的项"), unknown_keys),
    (Text::new("a refusal is an answer with a code", "不予办理的答复带有代码"), refusal),
];

/// A conversation about the one case of a probe.
pub(crate) struct Probing<'a> {
    pub(crate) link: &'a mut dyn Link,
    pub(crate) hello: &'a Hello,
    pub(crate) limits: Limits,
    pub(crate) case: String,
}

impl Probing<'_> {
    fn ask(&mut self, message: &Message) -> Result<Reply, Trouble> {
        self.link.ask(message, self.limits.step)
    }

    /// Opens the case with one employee whose account holds `balance` fen.
    fn open(&mut self, name: &str, balance: i64) -> Result<(), Trouble> {
        let given = self.hello.start == Start::Given;
        let person = RawPerson {
            name: name.to_string(),
            display: None,
            scheme: Scheme::Employee,
            standing: Standing::Active,
            region: Region::new(310_100),
            balance: Some(if given { Fen::new(balance) } else { Fen::ZERO }),
        };
        self.ask(&Message::Open { case: self.case.clone(), people: vec![person] })?;
        if !given && balance != 0 {
            self.contribute(name, balance, None)?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Trouble> {
        self.ask(&Message::Close { case: self.case.clone() }).map(drop)
    }

    fn request(&self, data: Written) -> Message {
        Message::Do { case: self.case.clone(), request: Box::new(data) }
    }

    fn contribute(&mut self, who: &str, fen: i64, id: Option<&str>) -> Result<Reply, Trouble> {
        let id = id.map(str::to_string);
        let message = self.request(Request { id, ..contribution(who, fen) });
        self.ask(&message)
    }

    fn people(&mut self) -> Result<Vec<ObservedPerson>, Trouble> {
        match self.ask(&Message::Observe { case: self.case.clone() })? {
            Reply::State { people, .. } => Ok(people.unwrap_or_default()),
            _ => Ok(Vec::new()),
        }
    }

    /// Returns a skip with its reason if the system cannot answer the probe.
    fn cannot(&self, needed: &[Capability]) -> Option<Found> {
        let missing = needed.iter().find(|one| !self.hello.capabilities.contains(one));
        if let Some(missing) = missing {
            return Some(Found::Skipped(text!(
                "not checked: the system does not declare `{missing}`",
                "未检查：系统未声明能力 `{missing}`"
            )));
        }
        let blind = !self.hello.shows.contains(&Part::People);
        blind.then(|| {
            Found::Skipped(Text::new("not checked: people are not shown", "未检查：不显示人员"))
        })
    }
}

fn contribution(who: &str, fen: i64) -> Written {
    let contribute = Contribute { person: who.to_string(), amount: Amount::fen(fen) };
    Request { id: None, operation: Operation::Contribute(contribute) }
}

/// Checks that the system shows a single person, with this name and balance.
fn compare(people: &[ObservedPerson], name: &str, balance: i64) -> Found {
    let due = Fen::new(balance);
    match people {
        [person] if person.name == name && person.balance == Some(due) => Found::Right,
        [person] => {
            let got = &person.name;
            let has = person.balance.map_or("–".to_string(), |sum| sum.to_string());
            Found::Wrong(text!(
                "`{name}` with {due} was on record; the system shows `{got}` with {has}",
                "登记的是 `{name}`，余额{due}；显示的是 `{got}`，余额{has}"
            ))
        }
        others => {
            let count = others.len();
            Found::Wrong(text!(
                "one person was on record; {count} are shown",
                "登记了1人，显示了{count}人"
            ))
        }
    }
}

fn names(probing: &mut Probing<'_>) -> Result<Found, Trouble> {
    if let Some(cannot) = probing.cannot(&[]) {
        return Ok(cannot);
    }
    // Includes a character beyond the basic plane, a separator that ends no line, and quotes.
    let name = "欧阳𠮷 \u{2028}\"\\é";
    probing.open(name, 0)?;
    let found = compare(&probing.people()?, name, 0);
    probing.close()?;
    Ok(found)
}

fn sums(probing: &mut Probing<'_>) -> Result<Found, Trouble> {
    if let Some(cannot) = probing.cannot(&[Capability::Accounts]) {
        return Ok(cannot);
    }
    // Neither sum is a binary fraction, and the larger has more digits than a 32-bit float holds.
    probing.open("sum", 987_654_321_010)?;
    probing.contribute("sum", 19, None)?;
    let found = compare(&probing.people()?, "sum", 987_654_321_029);
    probing.close()?;
    Ok(found)
}

fn long_ids(probing: &mut Probing<'_>) -> Result<Found, Trouble> {
    if let Some(cannot) = probing.cannot(&[Capability::Accounts, Capability::Requests]) {
        return Ok(cannot);
    }
    // The three IDs differ in their last character only.
    let id = |last: char| format!("{}{last}", "123456789-".repeat(12).split_at(119).0);
    probing.open("id", 0)?;
    for last in ['a', 'b', 'a', 'c'] {
        probing.contribute("id", 100, Some(&id(last)))?;
    }
    let found = compare(&probing.people()?, "id", 300);
    probing.close()?;
    Ok(found)
}

fn unknown_keys(probing: &mut Probing<'_>) -> Result<Found, Trouble> {
    let person = RawPerson {
        name: "later".to_string(),
        display: None,
        scheme: Scheme::Employee,
        standing: Standing::Active,
        region: Region::new(310_100),
        balance: Some(Fen::ZERO),
    };
    let later = |message| Message::Later(Box::new(message));
    probing.ask(&later(Message::Open { case: probing.case.clone(), people: vec![person] }))?;
    if probing.hello.capabilities.contains(&Capability::Accounts) {
        let asked = later(probing.request(contribution("later", 100)));
        if let Reply::Answer { decision: Decision::Rejected, code, .. } = probing.ask(&asked)? {
            let code = code.unwrap_or_default();
            return Ok(Found::Wrong(text!(
                "a contribution with an unknown key was refused with `{code}`",
                "带有未知键的计入业务未予办理（`{code}`）"
            )));
        }
    }
    probing.close()?;
    Ok(Found::Right)
}

fn refusal(probing: &mut Probing<'_>) -> Result<Found, Trouble> {
    if let Some(cannot) = probing.cannot(&[Capability::Accounts]) {
        return Ok(cannot);
    }
    probing.open("sum", 100)?;
    let spend = Spend { person: "nobody-on-record".to_string(), amount: Amount::fen(100) };
    let asked = probing.request(Request { id: None, operation: Operation::Spend(spend) });
    let found = match probing.ask(&asked)? {
        Reply::Answer { decision: Decision::Rejected, .. } => Found::Right,
        _ => Found::Wrong(Text::new(
            "spending by somebody who is not on record was accepted",
            "无登记信息的人员使用个人账户却予以办理",
        )),
    };
    probing.close()?;
    Ok(found)
}
