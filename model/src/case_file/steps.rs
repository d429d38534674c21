//! Steps of a case: from plain data to a request, and back. [`fields`] is the one list of the
//! fields of each operation.

use super::raw::{RawVenue, StepData};
use super::{name, numbered};
use crate::expense::Venue;
use crate::observe::Names;
use crate::operation::{
    Clear, Contribute, EndInsurance, Enroll, Establish, Family, Operation, Request, Reverse,
    SetQuota, Settle, Spend, Terminate, Transfer,
};
use crate::person::{Channel, PersonId};
use crate::relationship::{Pair, RequestId};
use crate::text;
use crate::text::Text;
use crate::yaml::{FileError, Places, one_of};

/// Returns the fields of an operation. `channel` may be left out, and so may the `venue` of an
/// expense that has none.
pub fn fields(operation: Family) -> &'static [&'static str] {
    match operation {
        Family::Establish => &["holder", "recipient", "kinship", "commitment", "channel"],
        Family::SetQuota => &["holder", "recipient", "granted"],
        Family::Settle => &["holder", "recipient", "beneficiary", "category", "venue", "amount"],
        Family::Reverse => &["settlement"],
        Family::Terminate => &["by", "holder", "recipient"],
        Family::Transfer => &["person", "region"],
        Family::EndInsurance => &["person", "reason"],
        Family::Enroll => &["person", "scheme", "region"],
        Family::Contribute | Family::Spend => &["person", "amount"],
        Family::Clear => &[],
    }
}

impl StepData {
    /// Returns the request, read with the names of the case; names that are new become people and
    /// requests that are not on record (GEN-1, REV-1). `at` is the path of the step.
    pub fn request(
        &self,
        at: &str,
        places: &Places,
        names: &mut Names,
    ) -> Result<Request, FileError> {
        Reader { step: self, at, places, names }.request()
    }

    /// Returns a request as plain data. The usual channel is left out.
    pub fn of(request: &Request, names: &Names) -> StepData {
        let person = |id: PersonId| Some(names.of_person(id));
        let with = |operation: Family, pair: Pair| StepData {
            holder: person(pair.holder),
            recipient: person(pair.recipient),
            ..StepData::new(operation)
        };
        let step = match request.operation {
            Operation::Establish(Establish { pair, kinship, commitment, channel }) => StepData {
                kinship: Some(kinship),
                commitment: Some(commitment),
                channel: (channel != Channel::App).then_some(channel),
                ..with(Family::Establish, pair)
            },
            Operation::SetQuota(SetQuota { pair, granted }) => {
                StepData { granted: Some(granted), ..with(Family::SetQuota, pair) }
            }
            Operation::Settle(Settle { pair, beneficiary, category, venue, amount }) => StepData {
                beneficiary: person(beneficiary),
                category: Some(category),
                venue: venue.map(|Venue { kind, region }| RawVenue { kind, region }),
                amount: Some(amount),
                ..with(Family::Settle, pair)
            },
            Operation::Reverse(Reverse { settlement }) => StepData {
                settlement: Some(names.of_request(settlement)),
                ..StepData::new(Family::Reverse)
            },
            Operation::Terminate(Terminate { by, pair }) => {
                StepData { by: person(by), ..with(Family::Terminate, pair) }
            }
            Operation::Transfer(Transfer { person: id, region }) => StepData {
                person: person(id),
                region: Some(region),
                ..StepData::new(Family::Transfer)
            },
            Operation::EndInsurance(EndInsurance { person: id, reason }) => StepData {
                person: person(id),
                reason: Some(reason),
                ..StepData::new(Family::EndInsurance)
            },
            Operation::Enroll(Enroll { person: id, scheme, region }) => StepData {
                person: person(id),
                scheme: Some(scheme),
                region: Some(region),
                ..StepData::new(Family::Enroll)
            },
            Operation::Contribute(Contribute { person: id, amount }) => StepData {
                person: person(id),
                amount: Some(amount),
                ..StepData::new(Family::Contribute)
            },
            Operation::Spend(Spend { person: id, amount }) => StepData {
                person: person(id),
                amount: Some(amount),
                ..StepData::new(Family::Spend)
            },
            Operation::Clear(Clear) => StepData::new(Family::Clear),
        };
        StepData { request: request.id.map(|id| names.of_request(id)), ..step }
    }
}

/// Reads one step.
struct Reader<'a> {
    step: &'a StepData,
    at: &'a str,
    places: &'a Places,
    names: &'a mut Names,
}

impl Reader<'_> {
    fn request(mut self) -> Result<Request, FileError> {
        self.only_own_fields()?;
        let id = match &self.step.request {
            Some(id) => Some(self.id("request", id)?),
            None => None,
        };
        if id.is_none() && matches!(self.step.operation, Family::Settle | Family::Reverse) {
            return self.missing("request");
        }
        Ok(Request { id, operation: self.operation()? })
    }

    fn operation(&mut self) -> Result<Operation, FileError> {
        let step = self.step;
        Ok(match step.operation {
            Family::Establish => Operation::Establish(Establish {
                pair: self.pair()?,
                kinship: self.need("kinship", step.kinship)?,
                commitment: self.need("commitment", step.commitment)?,
                channel: step.channel.unwrap_or(Channel::App),
            }),
            Family::SetQuota => Operation::SetQuota(SetQuota {
                pair: self.pair()?,
                granted: self.need("granted", step.granted)?,
            }),
            Family::Settle => Operation::Settle(Settle {
                pair: self.pair()?,
                beneficiary: self.person("beneficiary", step.beneficiary.as_deref())?,
                category: self.need("category", step.category)?,
                venue: step.venue.map(|RawVenue { kind, region }| Venue { kind, region }),
                amount: self.need("amount", step.amount)?,
            }),
            Family::Reverse => {
                let settlement = self.need("settlement", step.settlement.as_deref())?;
                Operation::Reverse(Reverse { settlement: self.id("settlement", settlement)? })
            }
            Family::Terminate => Operation::Terminate(Terminate {
                by: self.person("by", step.by.as_deref())?,
                pair: self.pair()?,
            }),
            Family::Transfer => Operation::Transfer(Transfer {
                person: self.person("person", step.person.as_deref())?,
                region: self.need("region", step.region)?,
            }),
            Family::EndInsurance => Operation::EndInsurance(EndInsurance {
                person: self.person("person", step.person.as_deref())?,
                reason: self.need("reason", step.reason)?,
            }),
            Family::Enroll => Operation::Enroll(Enroll {
                person: self.person("person", step.person.as_deref())?,
                scheme: self.need("scheme", step.scheme)?,
                region: self.need("region", step.region)?,
            }),
            Family::Contribute => Operation::Contribute(Contribute {
                person: self.person("person", step.person.as_deref())?,
                amount: self.need("amount", step.amount)?,
            }),
            Family::Spend => Operation::Spend(Spend {
                person: self.person("person", step.person.as_deref())?,
                amount: self.need("amount", step.amount)?,
            }),
            Family::Clear => Operation::Clear(Clear),
        })
    }

    /// Checks that the step has no field of another operation.
    fn only_own_fields(&self) -> Result<(), FileError> {
        let operation = self.step.operation;
        let own = fields(operation);
        let strange =
            self.step.present().into_iter().find(|(name, there)| *there && !own.contains(name));
        let Some((field, _)) = strange else { return Ok(()) };
        let problem = text!(
            "`{operation}` has no `{field}`",
            "`{operation}` 没有 `{field}` 这一项",
            operation = operation,
            field = field
        );
        Err(self.places.key_error(&format!("{}.{field}", self.at), problem, one_of(own)))
    }

    fn missing<T>(&self, field: &str) -> Result<T, FileError> {
        let operation = self.step.operation;
        let problem = text!(
            "`{operation}` needs `{field}`",
            "`{operation}` 缺少 `{field}`",
            operation = operation,
            field = field
        );
        let advice = text!("add `{field}`", "请补上 `{field}`", field = field);
        Err(self.places.error(self.at, problem, advice))
    }

    fn need<T>(&self, field: &str, value: Option<T>) -> Result<T, FileError> {
        value.map_or_else(|| self.missing(field), Ok)
    }

    fn pair(&mut self) -> Result<Pair, FileError> {
        let step = self.step;
        let holder = self.person("holder", step.holder.as_deref())?;
        let recipient = self.person("recipient", step.recipient.as_deref())?;
        Ok(Pair { holder, recipient })
    }

    fn person(&mut self, field: &str, value: Option<&str>) -> Result<PersonId, FileError> {
        let who = self.need(field, value)?;
        name(self.places, &format!("{}.{field}", self.at), who)?;
        Ok(self.names.person(who))
    }

    fn id(&mut self, field: &str, id: &str) -> Result<RequestId, FileError> {
        let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':');
        let shaped = (1..=super::LONGEST_NAME).contains(&id.len()) && id.bytes().all(inner);
        if !shaped || numbered(id) {
            let problem = text!("`{id}` is no request ID", "`{id}` 不是规范的请求编号", id = id);
            let advice = Text::new(
                "write a short word of letters, digits, `_`, `-`, `.`, `:`, such as \"r-1\"",
                "请写由字母、数字、`_`、`-`、`.`、`:`组成的短编号，例如 \"r-1\"",
            );
            return Err(self.places.error(&format!("{}.{field}", self.at), problem, advice));
        }
        Ok(self.names.request(id))
    }
}
