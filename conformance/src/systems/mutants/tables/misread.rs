//! The mutants that misread a parameter of the policy.

use model::expense::Category::{
    self, Consumable, Device, Drug, LtciPremium, Medical, ResidentPremium,
};
use model::money::Fen;
use model::person::Scheme::{Employee, Resident};
use model::person::{Channel, Kinship};
use model::policy::{Payment, SchemeRule, VenueRule};
use model::region::{Reach, Region};
use model::terms::Term;

use super::mutant;
use crate::systems::mutants::{Group, Misreading, Mutant, What};

/// The number of kinships, and of categories, that the trial policy covers; they come first in
/// their vocabularies.
const COVERED_KINSHIPS: usize = 8;
const COVERED_CATEGORIES: usize = 6;

/// Returns them all.
pub(crate) fn all() -> Vec<Mutant> {
    let (kin, others) = Kinship::ALL.split_at(COVERED_KINSHIPS);
    let (covered, uncovered) = Category::ALL.split_at(COVERED_CATEGORIES);
    let mut readings: Vec<Misreading> = Vec::new();
    readings.extend(kin.iter().copied().map(Misreading::WithoutKinship));
    readings.extend(others.iter().copied().map(Misreading::AlsoKinship));
    readings.extend(covered.iter().copied().map(Misreading::WithoutCategory));
    readings.extend(uncovered.iter().copied().map(Misreading::AlsoCategory));
    readings.extend(SINGLE);
    readings.into_iter().map(|it| mutant(Group::Misread, What::Misread(it))).collect()
}

const SINGLE: [Misreading; 32] = [
    Misreading::Venue(Medical, VenueRule::Pharmacy),
    Misreading::Venue(Medical, VenueRule::Nowhere),
    Misreading::Venue(Drug, VenueRule::Institution),
    Misreading::Venue(Device, VenueRule::Institution),
    Misreading::Venue(Consumable, VenueRule::Institution),
    Misreading::Venue(ResidentPremium, VenueRule::Institution),
    Misreading::Venue(LtciPremium, VenueRule::Institution),
    Misreading::Payment(ResidentPremium, Payment::Partial),
    Misreading::Payment(LtciPremium, Payment::Partial),
    Misreading::Payment(Medical, Payment::Full),
    Misreading::Payment(Drug, Payment::Full),
    Misreading::Payment(Device, Payment::Full),
    Misreading::Payment(Consumable, Payment::Full),
    Misreading::Scheme(ResidentPremium, SchemeRule::Any),
    Misreading::Scheme(ResidentPremium, SchemeRule::Employee),
    Misreading::Scheme(LtciPremium, SchemeRule::Employee),
    Misreading::Scheme(LtciPremium, SchemeRule::Resident),
    Misreading::Scheme(Medical, SchemeRule::Employee),
    Misreading::Reach(Reach::SameProvince),
    Misreading::Reach(Reach::Nationwide),
    Misreading::MayGive(Resident),
    Misreading::MayNotReceive(Resident),
    Misreading::MayNotReceive(Employee),
    Misreading::NoCommitment,
    Misreading::Shared,
    Misreading::EarmarkWithin,
    Misreading::SettlementCap(Fen::new(100_000)),
    Misreading::RecipientCap(1),
    Misreading::HolderCap(1),
    Misreading::Connected([Region::new(310_100), Region::new(510_100)]),
    Misreading::Closed(Channel::App),
    Misreading::Closed(Channel::Window),
];
