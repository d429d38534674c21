//! Policy files: a rule set as YAML, each parameter with its source. A file that contradicts itself
//! is refused. One that is merely unwise is read into a [`Policy`], and `gongji check` shows what
//! it breaks.

mod all_or;
mod checks;
mod own;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::{Parameter, Source};
use crate::expense::Category;
use crate::person::{Channel, Kinship, Scheme};
use crate::policy::{
    Access, CommitmentRule, Earmark, EndingEvent, Payment, Policy, SchemeRule, VenueRule,
};
use crate::region::{Reach, Region};
use crate::terms::{Set, Term};
use crate::text::Text;
use crate::word::WordOf;
use crate::yaml::{self, Document, FileError};
use all_or::AllOr;
use checks::Checks;
use own::RawWords;

/// The value of `format` in a policy file of this version.
pub const FORMAT: &str = "gongji-policy/1";

/// A policy with what only its file says of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PolicyFile {
    /// The rule set.
    pub policy: Policy,
    /// The date from which it applies, as exact as its sources are: a year, a month or a day.
    pub effective: String,
    sources: [Set<Source>; Parameter::ALL.len()],
}

impl PolicyFile {
    /// Returns the sources of a parameter; empty if they are silent or open and it is interpreted.
    pub fn sources(&self, parameter: Parameter) -> Set<Source> {
        self.sources[parameter.index()]
    }
}

/// Returns the policies that come with the model, by name and text.
pub fn built_in() -> &'static [(&'static str, &'static str)] {
    &[
        ("cn-2026-trial", include_str!("../policies/cn-2026-trial.yaml")),
        ("cn-2024-province", include_str!("../policies/cn-2024-province.yaml")),
        ("cn-2021-province", include_str!("../policies/cn-2021-province.yaml")),
        ("what-if-rollout", include_str!("../policies/what-if-rollout.yaml")),
    ]
}

/// Reads a policy. Messages name the file `file`.
pub fn read(file: &str, text: &str) -> Result<Policy, FileError> {
    read_with_sources(file, text).map(|read| read.policy)
}

/// Reads a policy together with the source of each parameter.
pub fn read_with_sources(file: &str, text: &str) -> Result<PolicyFile, FileError> {
    let Document { value: raw, places } = yaml::read::<Raw>(file, text)?;
    let checks = Checks::new(&places);
    checks.heading(&raw)?;
    let sources = checks.sources(&raw)?;
    Ok(PolicyFile { policy: policy(&checks, &raw)?, effective: raw.effective, sources })
}

fn policy(checks: &Checks, raw: &Raw) -> Result<Policy, FileError> {
    let mut own = checks.own(&raw.words)?;
    let (kinships, own_kinships) = checks.some_words("kinships", &raw.kinships.value, &own)?;
    own.kinships = own_kinships;
    let policy = Policy {
        name: raw.name.clone(),
        title: raw.title.clone(),
        reach: raw.reach.value,
        kinships,
        holder_schemes: checks.some("holder_schemes", &raw.holder_schemes.value)?,
        recipient_schemes: checks.some("recipient_schemes", &raw.recipient_schemes.value)?,
        commitment: raw.commitment.value,
        categories: checks.categories(&raw.categories.value, &mut own)?,
        ending_events: checks.set("ending_events", &raw.ending_events.value)?,
        access: raw.access.value,
        earmark: raw.earmark.value,
        settlement_cap: checks.cap(&raw.settlement_cap.value)?,
        recipients_per_holder: checks
            .limit("recipients_per_holder", &raw.recipients_per_holder.value)?,
        holders_per_recipient: checks
            .limit("holders_per_recipient", &raw.holders_per_recipient.value)?,
        regions: checks.regions(&raw.regions.value)?,
        channels: checks.channels(&raw.channels.value)?,
        own,
    };
    checks.earmark(&policy)?;
    Ok(policy)
}

/// The plain data of a policy file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    format: String,
    name: String,
    title: Text,
    effective: String,
    reach: Sourced<Reach>,
    kinships: Sourced<Vec<WordOf<Kinship, String>>>,
    holder_schemes: Sourced<Vec<Scheme>>,
    recipient_schemes: Sourced<Vec<Scheme>>,
    commitment: Sourced<CommitmentRule>,
    categories: Sourced<BTreeMap<WordOf<Category, String>, RawCoverage>>,
    ending_events: Sourced<Vec<EndingEvent>>,
    access: Sourced<Access>,
    earmark: Sourced<Earmark>,
    settlement_cap: Sourced<String>,
    recipients_per_holder: Sourced<String>,
    holders_per_recipient: Sourced<String>,
    #[serde(default)]
    regions: Sourced<AllOr<Region>>,
    #[serde(default)]
    channels: Sourced<AllOr<Channel>>,
    #[serde(default)]
    words: RawWords,
}

/// A parameter: its value and its source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sourced<T> {
    value: T,
    source: String,
}

/// A parameter that a file leaves out limits nothing.
impl<T> Default for Sourced<AllOr<T>> {
    fn default() -> Sourced<AllOr<T>> {
        Sourced { value: AllOr::All, source: checks::INTERPRETED.to_string() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCoverage {
    venue: WordOf<VenueRule, String>,
    payment: Payment,
    scheme: SchemeRule,
}

impl Raw {
    /// Returns the written source of a parameter.
    fn source(&self, parameter: Parameter) -> &str {
        match parameter {
            Parameter::Reach => &self.reach.source,
            Parameter::Kinships => &self.kinships.source,
            Parameter::HolderSchemes => &self.holder_schemes.source,
            Parameter::RecipientSchemes => &self.recipient_schemes.source,
            Parameter::Commitment => &self.commitment.source,
            Parameter::Categories => &self.categories.source,
            Parameter::EndingEvents => &self.ending_events.source,
            Parameter::Access => &self.access.source,
            Parameter::Earmark => &self.earmark.source,
            Parameter::SettlementCap => &self.settlement_cap.source,
            Parameter::RecipientsPerHolder => &self.recipients_per_holder.source,
            Parameter::HoldersPerRecipient => &self.holders_per_recipient.source,
            Parameter::Regions => &self.regions.source,
            Parameter::Channels => &self.channels.source,
        }
    }
}
