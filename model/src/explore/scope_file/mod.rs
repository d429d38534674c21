//! Scope files: the people of a scope, the operations to ask about, and how often. A line of an
//! operation lists alternatives for each of its fields and stands for every combination of them.
//! This module checks what a scope may ask about; the rules answer.

mod families;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::explore::amount_rule::{AmountRule, Boundary};
use crate::explore::draft::Draft;
use crate::explore::scope::{
    Ids, MOST_PAIRS, MOST_PEOPLE, MOST_TEMPLATES, Scope, ScopePerson, Template,
};
use crate::money::{Amount, Fen};
use crate::operation::{Family, Operation};
use crate::person::{Insurance, Kinship, Person, PersonId, Scheme, Standing};
use crate::region::Region;
use crate::relationship::Pair;
use crate::terms::{Term, terms};
use crate::text;
use crate::text::Text;
use crate::yaml::{self, FileError, Places};

/// The format of scope files.
pub const FORMAT: &str = "gongji-scope/1";

/// Returns the scopes that come with the model, by name: `wide` is the benchmark, the others are
/// what `gongji check` explores.
pub fn built_in() -> &'static [(&'static str, &'static str)] {
    macro_rules! scopes {
        ($($name:literal),+ $(,)?) => {
            &[$(($name, include_str!(concat!("../../../scopes/", $name, ".yaml")))),+]
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
    /// The request IDs with which a line's operations are sent.
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

/// A reader of alternatives that puts them together.
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

    fn at_most(&self, found: usize, most: usize, path: &str) -> Result<(), FileError> {
        if found <= most {
            return Ok(());
        }
        let problem = text!("{found} are too many here", "此处有{found}项，超出上限");
        let advice = text!("keep to {most}", "请不超过{most}项");
        Err(self.places.key_error(path, problem, advice))
    }

    /// Checks that the scope is finite and small enough to be held.
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
        self.at_most(self.file.people.len(), MOST_PEOPLE, "people")?;
        self.at_most(self.file.kin.len(), MOST_PAIRS, "kin")?;
        self.at_most(self.templates.len(), MOST_TEMPLATES, "operations")?;
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
        let any_channel = false;
        self.templates.push(Template { operation, amount, id, limit, content: 0, any_channel });
    }
}

/// Returns the ID of a name; a name that is not among the scope's people is not on record.
fn person_id(names: &mut Vec<String>, name: &str) -> PersonId {
    let at = names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_string());
        names.len() - 1
    });
    PersonId(at as u32)
}
