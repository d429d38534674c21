//! Misread policies: systems that take one parameter for another.

use std::fmt;

use model::expense::Category;
use model::money::Fen;
use model::person::{Channel, Kinship, Scheme};
use model::policy::{
    Access, CommitmentRule, Coverage, Earmark, EndingEvent, Payment, Policy, SchemeRule, VenueRule,
};
use model::region::{Reach, Region};
use model::terms::{Set, Term};

/// A parameter, and how it is misread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misreading {
    /// A kinship is not covered.
    WithoutKinship(Kinship),
    /// A kinship is covered as well.
    AlsoKinship(Kinship),
    /// A category of expense is not covered.
    WithoutCategory(Category),
    /// A category of expense is covered as well, like medical expense.
    AlsoCategory(Category),
    /// A category is incurred somewhere else.
    Venue(Category, VenueRule),
    /// A category is paid otherwise.
    Payment(Category, Payment),
    /// A category is for another scheme.
    Scheme(Category, SchemeRule),
    /// The policy applies between other regions.
    Reach(Reach),
    /// Participants of a scheme may not give.
    MayNotGive(Scheme),
    /// Participants of a scheme may give as well.
    MayGive(Scheme),
    /// Participants of a scheme may not receive.
    MayNotReceive(Scheme),
    /// No commitment letter is needed.
    NoCommitment,
    /// Recipients draw on the free balance; there are no quotas.
    Shared,
    /// A granted quota stays within the holder's reach.
    EarmarkWithin,
    /// An event ends nothing.
    Ignored(EndingEvent),
    /// The amount of a settlement is limited.
    SettlementCap(Fen),
    /// The amount of a settlement is not limited.
    NoSettlementCap,
    /// A holder may give to a limited number of people.
    RecipientCap(u32),
    /// A recipient may receive from a limited number of people.
    HolderCap(u32),
    /// The number of relationships is not limited.
    NoCaps,
    /// Two regions are connected, and no other.
    Connected([Region; 2]),
    /// A channel is not open.
    Closed(Channel),
}

impl Misreading {
    /// Returns the policy as it is misread.
    pub fn of(self, policy: &Policy) -> Policy {
        let mut read = policy.clone();
        match self {
            Misreading::WithoutKinship(kinship) => remove(&mut read.kinships, kinship),
            Misreading::AlsoKinship(kinship) => read.kinships.insert(kinship),
            Misreading::WithoutCategory(category) => read.categories[category.index()] = None,
            Misreading::AlsoCategory(category) => {
                let (venue, payment) = (VenueRule::Institution.into(), Payment::Partial);
                let coverage = Coverage { venue, payment, scheme: SchemeRule::Any };
                read.categories[category.index()] = Some(coverage);
            }
            Misreading::Venue(category, venue) => {
                covered(&mut read, category, |it| it.venue = venue.into());
            }
            Misreading::Payment(category, payment) => {
                covered(&mut read, category, |it| it.payment = payment);
            }
            Misreading::Scheme(category, scheme) => {
                covered(&mut read, category, |it| it.scheme = scheme);
            }
            Misreading::Reach(reach) => read.reach = reach,
            Misreading::MayNotGive(scheme) => remove(&mut read.holder_schemes, scheme),
            Misreading::MayGive(scheme) => read.holder_schemes.insert(scheme),
            Misreading::MayNotReceive(scheme) => remove(&mut read.recipient_schemes, scheme),
            Misreading::NoCommitment => read.commitment = CommitmentRule::NotRequired,
            Misreading::Shared => read.access = Access::SharedBalance,
            Misreading::EarmarkWithin => read.earmark = Earmark::WithinReach,
            Misreading::Ignored(event) => remove(&mut read.ending_events, event),
            Misreading::SettlementCap(cap) => read.settlement_cap = Some(cap),
            Misreading::NoSettlementCap => read.settlement_cap = None,
            Misreading::RecipientCap(cap) => read.recipients_per_holder = Some(cap),
            Misreading::HolderCap(cap) => read.holders_per_recipient = Some(cap),
            Misreading::NoCaps => {
                (read.recipients_per_holder, read.holders_per_recipient) = (None, None);
            }
            Misreading::Connected(regions) => read.regions = Some(regions.to_vec()),
            Misreading::Closed(channel) => remove(&mut read.channels, channel),
        }
        read
    }
}

fn remove<T: Term>(set: &mut Set<T>, term: T) {
    *set = set.without([term].into_iter().collect());
}

fn covered(policy: &mut Policy, category: Category, edit: impl FnOnce(&mut Coverage)) {
    if let Some(coverage) = &mut policy.categories[category.index()] {
        edit(coverage);
    }
}

impl fmt::Display for Misreading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Misreading::WithoutKinship(kinship) => write!(f, "{kinship} not covered"),
            Misreading::AlsoKinship(kinship) => write!(f, "{kinship} covered"),
            Misreading::WithoutCategory(category) => write!(f, "{category} not covered"),
            Misreading::AlsoCategory(category) => write!(f, "{category} covered"),
            Misreading::Venue(category, VenueRule::Nowhere) => {
                write!(f, "{category} without venue")
            }
            Misreading::Venue(category, venue) => write!(f, "{category} at {venue}"),
            Misreading::Payment(category, payment) => write!(f, "{category} paid: {payment}"),
            Misreading::Scheme(category, scheme) => write!(f, "{category} for scheme: {scheme}"),
            Misreading::Reach(reach) => write!(f, "reach {reach}"),
            Misreading::MayNotGive(scheme) => write!(f, "{scheme} scheme may not give"),
            Misreading::MayGive(scheme) => write!(f, "{scheme} scheme may give"),
            Misreading::MayNotReceive(scheme) => write!(f, "{scheme} scheme may not receive"),
            Misreading::NoCommitment => f.write_str("no commitment letter"),
            Misreading::Shared => f.write_str("balance shared instead of a quota"),
            Misreading::EarmarkWithin => f.write_str("earmarked money within reach"),
            Misreading::Ignored(event) => write!(f, "{event} ends nothing"),
            Misreading::SettlementCap(cap) => write!(f, "a settlement is at most {cap}"),
            Misreading::NoSettlementCap => f.write_str("no cap of a settlement"),
            Misreading::RecipientCap(cap) => write!(f, "recipients at most {cap}"),
            Misreading::HolderCap(cap) => write!(f, "holders at most {cap}"),
            Misreading::NoCaps => f.write_str("no cap of relationships"),
            Misreading::Connected([one, other]) => write!(f, "only {one} and {other} connected"),
            Misreading::Closed(channel) => write!(f, "{channel} not open"),
        }
    }
}
