//! Claims and moves that hit the wrong region.

use model::change::Change;
use model::clause::Clause::INV_7;
use model::expense::VenueKind;
use model::ledger::Ledger;
use model::money::Fen;
use model::operation::Operation;
use model::person::Insurance;
use model::region::Region;

use super::Aimed;
use super::{home, pair_of};
use crate::systems::mutants::RegionFault;

/// Makes the change in the wrong region.
pub(crate) fn change_region(aimed: &mut Aimed, fault: RegionFault, change: Change) {
    let change = match change {
        Change::Owe(debtor, creditor, amount) => owed(aimed, fault, debtor, creditor, amount),
        Change::Insure(id, insurance) => {
            let region = match (fault, aimed.operation) {
                (RegionFault::EnrollsAtFormer, Operation::Enroll(_)) => {
                    home(aimed.book, id).unwrap_or(insurance.region)
                }
                (RegionFault::MovesToCapital, Operation::Transfer(_)) => {
                    Region::new(insurance.region.province() * 10_000 + 100)
                }
                _ => insurance.region,
            };
            Some(Change::Insure(id, Insurance { region, ..insurance }))
        }
        _ => Some(change),
    };
    if let Some(change) = change {
        aimed.book.change(INV_7, change);
    }
}

/// Returns the claim of this system instead of the right one; none between a region and itself.
fn owed(
    aimed: &Aimed,
    fault: RegionFault,
    debtor: Region,
    creditor: Region,
    amount: Fen,
) -> Option<Change> {
    let pair = pair_of(aimed)?;
    let recipient = home(aimed.book, pair.recipient)?;
    let settle = match aimed.operation {
        Operation::Settle(settle) => Some(settle),
        _ => None,
    };
    let venue = settle.and_then(|settle| settle.venue);
    let (debtor, creditor) = match fault {
        RegionFault::DebtorAtRecipient if settle.is_some() => (recipient, creditor),
        RegionFault::PremiumAtHolder if settle.is_some() && venue.is_none() => return None,
        RegionFault::PharmacyAtHolder
            if venue.is_some_and(|venue| venue.kind == VenueKind::Pharmacy.into()) =>
        {
            return None;
        }
        RegionFault::ClaimsOfProvinces => (province(debtor), province(creditor)),
        RegionFault::OnlyAcross if debtor.province() == creditor.province() => return None,
        RegionFault::OnlyToHome if settle.is_some() && creditor != recipient => return None,
        RegionFault::ReverseAtRecipient if settle.is_none() => (recipient, creditor),
        RegionFault::ReverseOfHomes if settle.is_none() => {
            (recipient, home(aimed.book, pair.holder)?)
        }
        _ => (debtor, creditor),
    };
    (debtor != creditor).then_some(Change::Owe(debtor, creditor, amount))
}

fn province(region: Region) -> Region {
    Region::new(region.province() * 10_000)
}
