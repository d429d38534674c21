//! Misread policies: systems that take one parameter for another.

use std::fmt;

use model::expense::Category;
use model::money::Fen;
use model::person::{Kinship, Scheme};
use model::policy::{
    Access, CommitmentRule, Coverage, Earmark, EndingEvent, Payment, Policy, SchemeRule, VenueRule,
};
use model::region::Reach;
use model::terms::{Set, Term};

/// A parameter, and how it is misread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
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
}

impl Reading {
    /// Returns the policy as it is misread.
    pub fn of(self, policy: &Policy) -> Policy {
        let mut read = policy.clone();
        match self {
            Reading::WithoutKinship(kinship) => remove(&mut read.kinships, kinship),
            Reading::AlsoKinship(kinship) => read.kinships.insert(kinship),
            Reading::WithoutCategory(category) => read.categories[category.index()] = None,
            Reading::AlsoCategory(category) => {
                let (venue, payment) = (VenueRule::Institution, Payment::Partial);
                let coverage = Coverage { venue, payment, scheme: SchemeRule::Any };
                read.categories[category.index()] = Some(coverage);
            }
            Reading::Venue(category, venue) => covered(&mut read, category, |it| it.venue = venue),
            Reading::Payment(category, payment) => {
                covered(&mut read, category, |it| it.payment = payment);
            }
            Reading::Scheme(category, scheme) => {
                covered(&mut read, category, |it| it.scheme = scheme);
            }
            Reading::Reach(reach) => read.reach = reach,
            Reading::MayNotGive(scheme) => remove(&mut read.holder_schemes, scheme),
            Reading::MayGive(scheme) => read.holder_schemes.insert(scheme),
            Reading::MayNotReceive(scheme) => remove(&mut read.recipient_schemes, scheme),
            Reading::NoCommitment => read.commitment = CommitmentRule::NotRequired,
            Reading::Shared => read.access = Access::SharedBalance,
            Reading::EarmarkWithin => read.earmark = Earmark::WithinReach,
            Reading::Ignored(event) => remove(&mut read.ending_events, event),
            Reading::SettlementCap(cap) => read.settlement_cap = Some(cap),
            Reading::NoSettlementCap => read.settlement_cap = None,
            Reading::RecipientCap(cap) => read.recipients_per_holder = Some(cap),
            Reading::HolderCap(cap) => read.holders_per_recipient = Some(cap),
            Reading::NoCaps => {
                (read.recipients_per_holder, read.holders_per_recipient) = (None, None);
            }
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

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reading::WithoutKinship(kinship) => write!(f, "{kinship} not covered"),
            Reading::AlsoKinship(kinship) => write!(f, "{kinship} covered"),
            Reading::WithoutCategory(category) => write!(f, "{category} not covered"),
            Reading::AlsoCategory(category) => write!(f, "{category} covered"),
            Reading::Venue(category, VenueRule::Nowhere) => write!(f, "{category} without venue"),
            Reading::Venue(category, venue) => write!(f, "{category} at {venue}"),
            Reading::Payment(category, payment) => write!(f, "{category} paid: {payment}"),
            Reading::Scheme(category, scheme) => write!(f, "{category} for scheme: {scheme}"),
            Reading::Reach(reach) => write!(f, "reach {reach}"),
            Reading::MayNotGive(scheme) => write!(f, "{scheme} scheme may not give"),
            Reading::MayGive(scheme) => write!(f, "{scheme} scheme may give"),
            Reading::MayNotReceive(scheme) => write!(f, "{scheme} scheme may not receive"),
            Reading::NoCommitment => f.write_str("no commitment letter"),
            Reading::Shared => f.write_str("balance shared instead of a quota"),
            Reading::EarmarkWithin => f.write_str("earmarked money within reach"),
            Reading::Ignored(event) => write!(f, "{event} ends nothing"),
            Reading::SettlementCap(cap) => write!(f, "a settlement is at most {cap}"),
            Reading::NoSettlementCap => f.write_str("no cap of a settlement"),
            Reading::RecipientCap(cap) => write!(f, "recipients at most {cap}"),
            Reading::HolderCap(cap) => write!(f, "holders at most {cap}"),
            Reading::NoCaps => f.write_str("no cap of relationships"),
        }
    }
}
