//! Policies of the matrix: the built-in ones, and variants that differ in one parameter.

use model::expense::Category;
use model::money::Fen;
use model::person::{Channel, Kinship, Scheme};
use model::policy::{
    Access, CommitmentRule, Coverage, Earmark, EndingEvent, Payment, Policy, SchemeRule, VenueRule,
};
use model::policy_file;
use model::region::{Reach, Region};
use model::terms::{Set, Term};

use crate::system::Parameter;

pub(crate) fn trial() -> Policy {
    built_in("cn-2026-trial")
}

pub(crate) fn province() -> Policy {
    built_in("cn-2024-province")
}

pub(crate) fn rollout() -> Policy {
    built_in("what-if-rollout")
}

pub(crate) fn nationwide() -> Policy {
    variant("nationwide", |policy| policy.reach = Reach::Nationwide)
}

pub(crate) fn capped() -> Policy {
    variant("capped", |policy| policy.settlement_cap = Some(Fen::ONE))
}

pub(crate) fn one_recipient() -> Policy {
    variant("one-recipient", |policy| policy.recipients_per_holder = Some(1))
}

pub(crate) fn one_holder() -> Policy {
    variant("one-holder", |policy| policy.holders_per_recipient = Some(1))
}

fn built_in(name: &str) -> Policy {
    let mut all = policy_file::built_in().iter();
    let (name, text) = all.find(|(known, _)| *known == name).expect("a built-in policy");
    policy_file::read(name, text).expect("a built-in policy is sound")
}

fn variant(name: &str, edit: fn(&mut Policy)) -> Policy {
    let mut policy = trial();
    policy.name = name.to_string();
    edit(&mut policy);
    policy
}

fn without(policy: &mut Policy, event: EndingEvent) {
    policy.ending_events = policy.ending_events.iter().filter(|known| *known != event).collect();
}

fn coverage(policy: &mut Policy, category: Category) -> &mut Coverage {
    policy.categories[category.index()].as_mut().expect("the category is covered")
}

pub(crate) const NO_RETIREMENT: Parameter =
    Parameter("retirement ends nothing", |p| without(p, EndingEvent::Retirement));
pub(crate) const NO_DEATH: Parameter =
    Parameter("death ends nothing", |p| without(p, EndingEvent::Death));
pub(crate) const NO_WITHDRAWAL: Parameter =
    Parameter("withdrawal ends nothing", |p| without(p, EndingEvent::Withdrawal));
pub(crate) const NO_MOVE_WITHIN: Parameter =
    Parameter("a move within the province ends nothing", |p| {
        without(p, EndingEvent::TransferWithinProvince);
    });
pub(crate) const NO_MOVE_ACROSS: Parameter =
    Parameter("a move across provinces ends nothing", |p| {
        without(p, EndingEvent::TransferAcrossProvinces);
    });
pub(crate) const EARMARK_WITHIN: Parameter =
    Parameter("earmarked money within reach", |p| p.earmark = Earmark::WithinReach);
pub(crate) const EVERYWHERE: Parameter = Parameter("nationwide", |p| p.reach = Reach::Nationwide);
pub(crate) const WITHOUT_COMMITMENT: Parameter =
    Parameter("no commitment letter", |p| p.commitment = CommitmentRule::NotRequired);
pub(crate) const ANY_KIN: Parameter =
    Parameter("every kinship", |p| p.kinships = Kinship::ALL.iter().copied().collect());
pub(crate) const RESIDENTS_GIVE: Parameter =
    Parameter("residents give", |p| p.holder_schemes.insert(Scheme::Resident));
pub(crate) const NO_RESIDENTS: Parameter = Parameter("residents do not receive", |p| {
    p.recipient_schemes = [Scheme::Employee].into_iter().collect();
});
pub(crate) const COSMETIC: Parameter = Parameter("cosmetic treatment covered", |p| {
    let (venue, payment) = (VenueRule::Institution.into(), Payment::Partial);
    let coverage = Coverage { venue, payment, scheme: SchemeRule::Any };
    p.categories[Category::Cosmetic.index()] = Some(coverage);
});
pub(crate) const PREMIUM_IN_PART: Parameter = Parameter("premiums in part", |p| {
    coverage(p, Category::ResidentPremium).payment = Payment::Partial;
});
pub(crate) const PREMIUM_FOR_ALL: Parameter = Parameter("resident premium for anybody", |p| {
    coverage(p, Category::ResidentPremium).scheme = SchemeRule::Any;
});
pub(crate) const MEDICAL_AT_PHARMACY: Parameter = Parameter("medical expense at pharmacies", |p| {
    coverage(p, Category::Medical).venue = VenueRule::Pharmacy.into();
});
pub(crate) const SHARED: Parameter =
    Parameter("balance shared", |p| p.access = Access::SharedBalance);
pub(crate) const NO_KIN_BUT_SPOUSES: Parameter = Parameter("spouses only", |p| {
    p.kinships = Set::from_iter([Kinship::Spouse]);
});
pub(crate) const ONE_REGION: Parameter =
    Parameter("one region connected", |p| p.regions = Some(vec![Region::new(310_100)]));
pub(crate) const APP_CLOSED: Parameter =
    Parameter("the app closed", |p| p.channels = Set::from_iter([Channel::Window]));
