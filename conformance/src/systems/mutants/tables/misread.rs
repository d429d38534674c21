//! The mutants that misread a parameter of the policy.

use model::expense::Category::{
    self, Consumable, Device, Drug, LtciPremium, Medical, ResidentPremium,
};
use model::money::Fen;
use model::person::Kinship;
use model::person::Scheme::{Employee, Resident};
use model::policy::{Payment, SchemeRule, VenueRule};
use model::region::Reach;
use model::terms::Term;

use super::mutant;
use crate::systems::mutants::{Group, Mutant, Reading, What};

/// The number of kinships, and of categories, that the trial policy covers; they come first in
/// their vocabularies.
const COVERED_KINSHIPS: usize = 8;
const COVERED_CATEGORIES: usize = 6;

/// Returns them all.
pub(crate) fn all() -> Vec<Mutant> {
    let (kin, others) = Kinship::ALL.split_at(COVERED_KINSHIPS);
    let (covered, uncovered) = Category::ALL.split_at(COVERED_CATEGORIES);
    let mut readings: Vec<Reading> = Vec::new();
    readings.extend(kin.iter().copied().map(Reading::WithoutKinship));
    readings.extend(others.iter().copied().map(Reading::AlsoKinship));
    readings.extend(covered.iter().copied().map(Reading::WithoutCategory));
    readings.extend(uncovered.iter().copied().map(Reading::AlsoCategory));
    readings.extend(SINGLE);
    readings.into_iter().map(|it| mutant(Group::Misread, What::Misread(it))).collect()
}

const SINGLE: [Reading; 29] = [
    Reading::Venue(Medical, VenueRule::Pharmacy),
    Reading::Venue(Medical, VenueRule::Nowhere),
    Reading::Venue(Drug, VenueRule::Institution),
    Reading::Venue(Device, VenueRule::Institution),
    Reading::Venue(Consumable, VenueRule::Institution),
    Reading::Venue(ResidentPremium, VenueRule::Institution),
    Reading::Venue(LtciPremium, VenueRule::Institution),
    Reading::Payment(ResidentPremium, Payment::Partial),
    Reading::Payment(LtciPremium, Payment::Partial),
    Reading::Payment(Medical, Payment::Full),
    Reading::Payment(Drug, Payment::Full),
    Reading::Payment(Device, Payment::Full),
    Reading::Payment(Consumable, Payment::Full),
    Reading::Scheme(ResidentPremium, SchemeRule::Any),
    Reading::Scheme(ResidentPremium, SchemeRule::Employee),
    Reading::Scheme(LtciPremium, SchemeRule::Employee),
    Reading::Scheme(LtciPremium, SchemeRule::Resident),
    Reading::Scheme(Medical, SchemeRule::Employee),
    Reading::Reach(Reach::SameProvince),
    Reading::Reach(Reach::Nationwide),
    Reading::MayGive(Resident),
    Reading::MayNotReceive(Resident),
    Reading::MayNotReceive(Employee),
    Reading::NoCommitment,
    Reading::Shared,
    Reading::EarmarkWithin,
    Reading::SettlementCap(Fen::new(100_000)),
    Reading::RecipientCap(1),
    Reading::HolderCap(1),
];
