//! The lines of each operation, put together into the operations that a scope asks about.

use super::{Reader, person_id};
use crate::expense::Category;
use crate::explore::scope::Ids;
use crate::money::Amount;
use crate::operation::{
    Clear, Contribute, EndInsurance, Enroll, Establish, Operation, Reverse, SetQuota, Settle,
    Spend, Terminate, Transfer,
};
use crate::person::{Channel, Commitment, Kinship, Reason, Scheme};
use crate::region::Region;
use crate::relationship::RequestId;
use crate::yaml::FileError;

impl Reader<'_> {
    pub(super) fn relationships(&mut self) -> Result<(), FileError> {
        let file = self.file;
        for (at, line) in file.operations.establish.iter().enumerate() {
            let path = format!("operations.establish[{at}]");
            let kinships = self.words::<Kinship>(&line.kinship, &path, "kinship", &[])?;
            let commitments =
                self.words(&line.commitment, &path, "commitment", &[Commitment::Signed])?;
            let channels = self.words(&line.channel, &path, "channel", &[Channel::App])?;
            let first = self.templates.len();
            for (pair, own) in self.pairs(&line.pairs, &path)? {
                let kinships = if kinships.is_empty() { vec![own] } else { kinships.clone() };
                for &kinship in &kinships {
                    for &commitment in &commitments {
                        for &channel in &channels {
                            let kinship = kinship.into();
                            let rule = Establish { pair, kinship, commitment, channel };
                            self.ask(Operation::Establish(rule), None, line.sent, Ids::Without);
                        }
                    }
                }
            }
            for template in &mut self.templates[first..] {
                template.any_channel = line.channel.is_none();
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
                    let rule = Terminate { by, pair, channel: Channel::App };
                    self.ask(Operation::Terminate(rule), None, line.sent, Ids::Without);
                }
            }
        }
        Ok(())
    }

    pub(super) fn settlements(&mut self) -> Result<(), FileError> {
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
                            let (category, placeholder) = (category.into(), Amount::fen(0));
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

    pub(super) fn insurance(&mut self) -> Result<(), FileError> {
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

    pub(super) fn accounts(&mut self) -> Result<(), FileError> {
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
}
