//! Scope files: who is in a scope, what is asked about, and how often. A line of an operation
//! lists alternatives for each of its fields and stands for every combination of them. What a
//! scope may ask about is checked here; what is answered is for the rules.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::amount_rule::{AmountRule, Boundary};
use super::scope::{Draft, Ids, Scope, ScopePerson, Template};
use crate::expense::{Category, Venue, VenueKind};
use crate::money::{Amount, Fen};
use crate::operation::{Family, Operation};
use crate::person::{
    Channel, Commitment, Insurance, Kinship, Person, PersonId, Reason, Scheme, Standing,
};
use crate::region::Region;
use crate::relationship::{Pair, RequestId};
use crate::rules::{
    Clear, Contribute, EndInsurance, Enroll, Establish, Reverse, SetQuota, Settle, Spend,
    Terminate, Transfer,
};
use crate::terms::{Term, terms};
use crate::text;
use crate::text::Text;
use crate::yaml::{self, FileError, Places};

/// The format of scope files.
pub const FORMAT: &str = "gongji-scope/1";

/// The scopes that come with the model, by name: `wide` is the benchmark, the others are what
/// `gongji check` explores.
pub fn built_in() -> &'static [(&'static str, &'static str)] {
    macro_rules! scopes {
        ($($name:literal),+ $(,)?) => {
            &[$(($name, include_str!(concat!("../../scopes/", $name, ".yaml")))),+]
        };
    }
    scopes!["family", "mutual", "moves", "premium", "claims", "requests", "province", "wide"]
}

/// Reads a scope file.
pub fn read(file: &str, text: &str) -> Result<Scope, FileError> {
    let document = yaml::read::<File>(file, text)?;
    Reader::new(&document.value, &document.places)?.scope()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    name: String,
    title: Text,
    people: Vec<Someone>,
    kin: Vec<Kin>,
    operations: Operations,
    #[serde(default)]
    limits: BTreeMap<String, String>,
    #[serde(default)]
    settlements_kept: Option<String>,
    #[serde(default)]
    requests_repeated: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Someone {
    name: String,
    scheme: Scheme,
    #[serde(default)]
    standing: Option<Standing>,
    region: Region,
    #[serde(default)]
    balance: Option<Fen>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kin {
    holder: String,
    recipient: String,
    kinship: Kinship,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Operations {
    #[serde(default)]
    establish: Vec<EstablishLine>,
    #[serde(default)]
    set_quota: Vec<QuotaLine>,
    #[serde(default)]
    settle: Vec<SettleLine>,
    #[serde(default)]
    reverse: Vec<ReverseLine>,
    #[serde(default)]
    terminate: Vec<TerminateLine>,
    #[serde(default)]
    transfer: Vec<TransferLine>,
    #[serde(default)]
    end_insurance: Vec<EndLine>,
    #[serde(default)]
    enroll: Vec<EnrollLine>,
    #[serde(default)]
    contribute: Vec<AccountLine>,
    #[serde(default)]
    spend: Vec<AccountLine>,
    #[serde(default)]
    clear: Vec<ClearLine>,
}

terms! {
    /// With which request IDs a line's operations are sent.
    Sent, "sending", "发送方式";
    Once "once" "each time as a request of its own" "每次均为新请求";
    Repeated "repeated" "with each of the scope's few request IDs, used or not" "使用范围内每个请求编号";
}

macro_rules! lines {
    ($($line:ident { $($field:ident),* $(,)? })+) => {
        $(
            #[derive(Deserialize)]
            #[serde(deny_unknown_fields)]
            struct $line {
                #[serde(default)]
                sent: Option<Sent>,
                $(#[serde(default)] $field: Option<Vec<String>>,)*
            }
        )+
    };
}

lines! {
    EstablishLine { pairs, kinship, commitment, channel }
    QuotaLine { pairs, granted }
    SettleLine { pairs, beneficiary, category, venue, amount }
    ReverseLine {}
    TerminateLine { pairs, by }
    TransferLine { person, region }
    EndLine { person, reason }
    EnrollLine { person, scheme, region }
    AccountLine { person, amount }
    ClearLine {}
}

/// Reads alternatives and puts them together.
struct Reader<'a> {
    file: &'a File,
    places: &'a Places,
    names: Vec<String>,
    templates: Vec<Template>,
    limits: Vec<(Family, u32)>,
    settlements: usize,
    watched: usize,
}

type Alternatives<'a> = &'a Option<Vec<String>>;

impl<'a> Reader<'a> {
    fn new(file: &'a File, places: &'a Places) -> Result<Self, FileError> {
        if file.format != FORMAT {
            let found = &file.format;
            let problem = text!("unknown format `{found}`", "未知格式 `{found}`");
            return Err(places.error(
                "format",
                problem,
                text!("write \"{FORMAT}\"", "请写 \"{FORMAT}\""),
            ));
        }
        let mut names: Vec<String> = Vec::new();
        for (at, person) in file.people.iter().enumerate() {
            if names.contains(&person.name) {
                let name = &person.name;
                return Err(places.error(
                    &format!("people[{at}].name"),
                    text!("`{name}` stands here twice", "`{name}` 重复出现"),
                    Text::new("give each person a name of its own", "请为每个人员使用不同的名称"),
                ));
            }
            names.push(person.name.clone());
        }
        let mut reader = Reader {
            file,
            places,
            names,
            templates: Vec::new(),
            limits: Vec::new(),
            settlements: 0,
            watched: 0,
        };
        reader.settlements = reader.count(&file.settlements_kept, "settlements_kept")?;
        reader.watched = reader.count(&file.requests_repeated, "requests_repeated")?;
        for (name, most) in &file.limits {
            let path = format!("limits.{name}");
            let Some(family) = Family::parse(name) else {
                return Err(reader.unknown::<Family>(&path, name));
            };
            let most = reader.count(&Some(most.clone()), &path)?;
            reader.limits.push((family, most as u32));
        }
        Ok(reader)
    }

    fn scope(mut self) -> Result<Scope, FileError> {
        self.relationships()?;
        self.settlements()?;
        self.insurance()?;
        self.accounts()?;
        self.check_bounds()?;
        let people = self.file.people.iter().map(|person| {
            let Someone { ref name, scheme, standing, region, balance } = *person;
            let standing = standing.unwrap_or(Standing::Active);
            let insurance = Insurance { scheme, standing, region };
            let account = balance.or((scheme == Scheme::Employee).then_some(Fen::ZERO));
            ScopePerson { name: name.clone(), person: Person { insurance, account } }
        });
        let people: Vec<ScopePerson> = people.collect();
        let mut pairs = Vec::new();
        for kin in &self.file.kin {
            pairs.push(Pair {
                holder: person_id(&mut self.names, &kin.holder),
                recipient: person_id(&mut self.names, &kin.recipient),
            });
        }
        Ok(Scope::new(Draft {
            name: self.file.name.clone(),
            title: self.file.title.clone(),
            people,
            pairs,
            templates: self.templates,
            settlements: self.settlements.max(self.watched),
            watched: self.watched,
            limits: self.limits,
        }))
    }

    /// What would make the scope infinite is refused.
    fn check_bounds(&self) -> Result<(), FileError> {
        let limited = |family| self.limits.iter().any(|(limited, _)| *limited == family);
        let brings_money = |template: &Template| {
            matches!(template.operation, Operation::Contribute(_))
                && template.amount.is_some_and(|rule| match rule {
                    AmountRule::Fixed(amount) => amount > Amount::fen(0),
                    AmountRule::At(boundary) => boundary == Boundary::OneFen,
                })
        };
        if self.templates.iter().any(brings_money) && !limited(Family::Contribute) {
            return Err(self.places.error(
                "operations.contribute",
                Text::new("contributions without end", "个人账户计入次数没有上限"),
                Text::new(
                    "add `contribute: \"1\"` under `limits`",
                    "请在 `limits` 下写明 `contribute: \"1\"`",
                ),
            ));
        }
        let reverses = !self.file.operations.reverse.is_empty();
        if reverses && self.settlements == 0 && self.watched == 0 {
            return Err(self.places.error(
                "operations.reverse",
                Text::new("no settlement is kept that could be reversed", "没有留存可供冲正的结算"),
                Text::new("add `settlements_kept: \"2\"`", "请写明 `settlements_kept: \"2\"`"),
            ));
        }
        Ok(())
    }

    fn relationships(&mut self) -> Result<(), FileError> {
        let file = self.file;
        for (at, line) in file.operations.establish.iter().enumerate() {
            let path = format!("operations.establish[{at}]");
            let kinships = self.words::<Kinship>(&line.kinship, &path, "kinship", &[])?;
            let commitments =
                self.words(&line.commitment, &path, "commitment", &[Commitment::Signed])?;
            let channels = self.words(&line.channel, &path, "channel", &[Channel::App])?;
            for (pair, own) in self.pairs(&line.pairs, &path)? {
                let kinships = if kinships.is_empty() { vec![own] } else { kinships.clone() };
                for &kinship in &kinships {
                    for &commitment in &commitments {
                        for &channel in &channels {
                            let rule = Establish { pair, kinship, commitment, channel };
                            self.ask(Operation::Establish(rule), None, line.sent, Ids::Without);
                        }
                    }
                }
            }
        }
        for (at, line) in file.operations.set_quota.iter().enumerate() {
            let path = format!("operations.set_quota[{at}]");
            let amounts = self.amounts(&line.granted, &path, "granted")?;
            for (pair, _) in self.pairs(&line.pairs, &path)? {
                for &amount in &amounts {
                    let rule = SetQuota { pair, granted: Amount::fen(0) };
                    self.ask(Operation::SetQuota(rule), Some(amount), line.sent, Ids::Without);
                }
            }
        }
        for (at, line) in file.operations.terminate.iter().enumerate() {
            let path = format!("operations.terminate[{at}]");
            let by = self.list(&line.by, &path, "by")?;
            for (pair, _) in self.pairs(&line.pairs, &path)? {
                for word in &by {
                    let by = match word.as_str() {
                        "holder" => pair.holder,
                        "recipient" => pair.recipient,
                        name => person_id(&mut self.names, name),
                    };
                    let rule = Terminate { by, pair };
                    self.ask(Operation::Terminate(rule), None, line.sent, Ids::Without);
                }
            }
        }
        Ok(())
    }

    fn settlements(&mut self) -> Result<(), FileError> {
        let file = self.file;
        let ids = if self.settlements > 0 { Ids::NextSettlement } else { Ids::Fresh };
        for (at, line) in file.operations.settle.iter().enumerate() {
            let path = format!("operations.settle[{at}]");
            let categories = self.words::<Category>(&line.category, &path, "category", &[])?;
            let venues = self.venues(&line.venue, &path)?;
            let amounts = self.amounts(&line.amount, &path, "amount")?;
            for (pair, _) in self.pairs(&line.pairs, &path)? {
                let beneficiaries = match &line.beneficiary {
                    None => vec![pair.recipient],
                    Some(names) => names.iter().map(|n| person_id(&mut self.names, n)).collect(),
                };
                for &beneficiary in &beneficiaries {
                    for &category in &categories {
                        for &venue in &venues {
                            let placeholder = Amount::fen(0);
                            let rule =
                                Settle { pair, beneficiary, category, venue, amount: placeholder };
                            for &amount in &amounts {
                                self.ask(Operation::Settle(rule), Some(amount), line.sent, ids);
                            }
                        }
                    }
                }
            }
        }
        for line in &file.operations.reverse {
            let kept = self.settlements.max(self.watched);
            for settlement in (0..kept as u32).map(RequestId) {
                let rule = Reverse { settlement };
                self.ask(Operation::Reverse(rule), None, line.sent, Ids::Fresh);
            }
        }
        for line in &file.operations.clear {
            self.ask(Operation::Clear(Clear), None, line.sent, Ids::Without);
        }
        Ok(())
    }

    fn insurance(&mut self) -> Result<(), FileError> {
        let file = self.file;
        for (at, line) in file.operations.transfer.iter().enumerate() {
            let path = format!("operations.transfer[{at}]");
            let regions = self.parsed::<Region>(&line.region, &path, "region")?;
            for person in self.people(&line.person, &path)? {
                for &region in &regions {
                    let rule = Transfer { person, region };
                    self.ask(Operation::Transfer(rule), None, line.sent, Ids::Without);
                }
            }
        }
        for (at, line) in file.operations.end_insurance.iter().enumerate() {
            let path = format!("operations.end_insurance[{at}]");
            let reasons = self.words::<Reason>(&line.reason, &path, "reason", &[])?;
            for person in self.people(&line.person, &path)? {
                for &reason in &reasons {
                    let rule = EndInsurance { person, reason };
                    self.ask(Operation::EndInsurance(rule), None, line.sent, Ids::Without);
                }
            }
        }
        for (at, line) in file.operations.enroll.iter().enumerate() {
            let path = format!("operations.enroll[{at}]");
            let schemes = self.words::<Scheme>(&line.scheme, &path, "scheme", &[])?;
            let regions = self.parsed::<Region>(&line.region, &path, "region")?;
            for person in self.people(&line.person, &path)? {
                for &scheme in &schemes {
                    for &region in &regions {
                        let rule = Enroll { person, scheme, region };
                        self.ask(Operation::Enroll(rule), None, line.sent, Ids::Without);
                    }
                }
            }
        }
        Ok(())
    }

    fn accounts(&mut self) -> Result<(), FileError> {
        let file = self.file;
        let nothing = Amount::fen(0);
        for (at, line) in file.operations.contribute.iter().enumerate() {
            let path = format!("operations.contribute[{at}]");
            let amounts = self.amounts(&line.amount, &path, "amount")?;
            for person in self.people(&line.person, &path)? {
                for &amount in &amounts {
                    let rule = Operation::Contribute(Contribute { person, amount: nothing });
                    self.ask(rule, Some(amount), line.sent, Ids::Without);
                }
            }
        }
        for (at, line) in file.operations.spend.iter().enumerate() {
            let path = format!("operations.spend[{at}]");
            let amounts = self.amounts(&line.amount, &path, "amount")?;
            for person in self.people(&line.person, &path)? {
                for &amount in &amounts {
                    let rule = Operation::Spend(Spend { person, amount: nothing });
                    self.ask(rule, Some(amount), line.sent, Ids::Without);
                }
            }
        }
        Ok(())
    }

    fn ask(
        &mut self,
        operation: Operation,
        amount: Option<AmountRule>,
        sent: Option<Sent>,
        once: Ids,
    ) {
        let family = operation.family();
        let limit = self.limits.iter().position(|(limited, _)| *limited == family);
        let id = if sent == Some(Sent::Repeated) { Ids::Watched } else { once };
        self.templates.push(Template { operation, amount, id, limit, content: 0 });
    }

    /// The pairs a line speaks of: those it lists as `holder>recipient`, or all of the scope.
    fn pairs(
        &mut self,
        listed: Alternatives<'_>,
        path: &str,
    ) -> Result<Vec<(Pair, Kinship)>, FileError> {
        let mut pairs = Vec::new();
        let file = self.file;
        for kin in &file.kin {
            let name = format!("{}>{}", kin.holder, kin.recipient);
            if listed.as_ref().is_none_or(|listed| listed.contains(&name)) {
                let holder = person_id(&mut self.names, &kin.holder);
                let recipient = person_id(&mut self.names, &kin.recipient);
                pairs.push((Pair { holder, recipient }, kin.kinship));
            }
        }
        let known = |name: &String| {
            file.kin.iter().any(|kin| format!("{}>{}", kin.holder, kin.recipient) == *name)
        };
        if let Some(wrong) = listed.iter().flatten().find(|name| !known(name)) {
            return Err(self.places.error(
                &format!("{path}.pairs"),
                text!("`{wrong}` is no pair of this scope", "`{wrong}` 不是本范围内的共济双方"),
                Text::new(
                    "list the pair under `kin`, and name it as `holder>recipient`",
                    "请在 `kin` 下列出双方，并写作 `holder>recipient`",
                ),
            ));
        }
        Ok(pairs)
    }

    fn people(&mut self, listed: Alternatives<'_>, path: &str) -> Result<Vec<PersonId>, FileError> {
        let names = self.list(listed, path, "person")?;
        Ok(names.iter().map(|name| person_id(&mut self.names, name)).collect())
    }

    fn amounts(
        &self,
        listed: Alternatives<'_>,
        path: &str,
        field: &str,
    ) -> Result<Vec<AmountRule>, FileError> {
        self.each(listed, path, field, AmountRule::parse, |word| {
            let words: Vec<&str> = Boundary::ALL.iter().map(|b| b.name()).collect();
            let words = yaml::one_of(&words);
            (
                text!("unknown amount `{word}`", "未知金额 `{word}`"),
                text!(
                    "write yuan with two places, or {en}",
                    "请写两位小数的金额，或{zh}",
                    en = words.en,
                    zh = words.zh
                ),
            )
        })
    }

    fn venues(
        &self,
        listed: Alternatives<'_>,
        path: &str,
    ) -> Result<Vec<Option<Venue>>, FileError> {
        let parse = |word: &str| match word.split_once(' ') {
            None => (word == "none").then_some(None),
            Some((kind, region)) => {
                let kind = VenueKind::parse(kind)?;
                Some(Some(Venue { kind, region: region.parse().ok()? }))
            }
        };
        self.each(listed, path, "venue", parse, |word| {
            (
                text!("unknown venue `{word}`", "未知场所 `{word}`"),
                Text::new(
                    "write \"none\", or a kind and a region such as \"institution 510100\"",
                    "请写 \"none\"，或场所类别与统筹地区，例如 \"institution 510100\"",
                ),
            )
        })
    }

    fn words<T: Term>(
        &self,
        listed: Alternatives<'_>,
        path: &str,
        field: &str,
        default: &[T],
    ) -> Result<Vec<T>, FileError> {
        if listed.is_none() && (!default.is_empty() || field == "kinship") {
            return Ok(default.to_vec());
        }
        self.each(listed, path, field, T::parse, |word| {
            let words: Vec<&str> = T::ALL.iter().map(|term| term.name()).collect();
            let kind = T::KIND;
            (
                text!("unknown {k} `{word}`", "未知{z} `{word}`", k = kind.en, z = kind.zh),
                yaml::one_of(&words),
            )
        })
    }

    fn parsed<T: std::str::FromStr<Err: ToString>>(
        &self,
        listed: Alternatives<'_>,
        path: &str,
        field: &str,
    ) -> Result<Vec<T>, FileError> {
        self.each(
            listed,
            path,
            field,
            |word| word.parse().ok(),
            |word| {
                (
                    text!("`{word}` cannot be read as a {field}", "`{word}` 无法识别"),
                    Text::new(
                        "write a six-digit code such as \"310100\"",
                        "请写六位代码，例如 \"310100\"",
                    ),
                )
            },
        )
    }

    fn each<T>(
        &self,
        listed: Alternatives<'_>,
        path: &str,
        field: &str,
        parse: impl Fn(&str) -> Option<T>,
        wrong: impl Fn(&str) -> (Text, Text),
    ) -> Result<Vec<T>, FileError> {
        let words = self.list(listed, path, field)?;
        let read = |(at, word): (usize, &String)| {
            parse(word).ok_or_else(|| {
                let (problem, advice) = wrong(word);
                self.places.error(&format!("{path}.{field}[{at}]"), problem, advice)
            })
        };
        words.iter().enumerate().map(read).collect()
    }

    fn list(
        &self,
        listed: Alternatives<'_>,
        path: &str,
        field: &str,
    ) -> Result<Vec<String>, FileError> {
        listed.clone().filter(|words| !words.is_empty()).ok_or_else(|| {
            self.places.error(
                path,
                text!("`{field}` is missing", "缺少 `{field}`"),
                text!("add `{field}` with its alternatives", "请补充 `{field}` 并列出其可选值"),
            )
        })
    }

    fn count(&self, count: &Option<String>, path: &str) -> Result<usize, FileError> {
        let Some(count) = count else { return Ok(0) };
        count.parse().ok().filter(|count| *count <= 8).ok_or_else(|| {
            let problem = text!("`{count}` is no small number", "`{count}` 不是较小的整数");
            let advice =
                Text::new("write a number from \"0\" to \"8\"", "请写 \"0\" 至 \"8\" 的整数");
            self.places.error(path, problem, advice)
        })
    }

    fn unknown<T: Term>(&self, path: &str, word: &str) -> FileError {
        let words: Vec<&str> = T::ALL.iter().map(|term| term.name()).collect();
        let kind = T::KIND;
        let problem = text!("unknown {k} `{word}`", "未知{z} `{word}`", k = kind.en, z = kind.zh);
        self.places.key_error(path, problem, yaml::one_of(&words))
    }
}

/// The ID of a name; whoever is not among the scope's people is not on record.
fn person_id(names: &mut Vec<String>, name: &str) -> PersonId {
    let at = names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_string());
        names.len() - 1
    });
    PersonId(at as u32)
}
