//! Contents compared without one of their fields, so that a request that differs only in that field
//! is taken for a repeat.

use model::expense::{Category, Venue, VenueKind};
use model::money::Amount;
use model::operation::{Answer, Operation, Request};
use model::person::{Commitment, Kinship, PersonId, Reason, Scheme};
use model::records::{Earlier, Records};
use model::region::Region;
use model::relationship::RequestId;

use super::Subject;
use crate::systems::mutants::Field;

impl Subject<'_> {
    /// Answers as a system that ignores this field when it compares requests.
    pub(crate) fn without_field(&mut self, field: Field, request: &Request) -> Answer {
        if let Some(id) = request.id
            && let Some((first, given)) = self.memory.first.get(&id)
            && self.book.earlier(id, &request.operation) == Earlier::Other
            && blank(field, *first).content() == blank(field, request.operation).content()
        {
            return given.clone();
        }
        self.rightly(request)
    }
}

const NOBODY: PersonId = PersonId(0);
const NOWHERE: Region = Region::new(100_000);

/// Returns the operation with the field blanked.
fn blank(field: Field, mut operation: Operation) -> Operation {
    match field {
        Field::Holder | Field::Recipient => {
            if let Some(pair) = operation.pair_mut() {
                let who =
                    if field == Field::Holder { &mut pair.holder } else { &mut pair.recipient };
                *who = NOBODY;
            }
        }
        Field::Amount => {
            if let Some(amount) = operation.amount_mut() {
                *amount = Amount::fen(0);
            }
        }
        _ => other(field, &mut operation),
    }
    operation
}

fn other(field: Field, operation: &mut Operation) {
    match (field, operation) {
        (Field::Kinship, Operation::Establish(rule)) => rule.kinship = Kinship::Spouse.into(),
        (Field::Commitment, Operation::Establish(rule)) => rule.commitment = Commitment::Signed,
        (Field::Beneficiary, Operation::Settle(rule)) => rule.beneficiary = NOBODY,
        (Field::Category, Operation::Settle(rule)) => rule.category = Category::Medical.into(),
        (Field::VenueKind, Operation::Settle(rule)) => {
            let kind = VenueKind::Institution.into();
            rule.venue = rule.venue.map(|venue| Venue { kind, ..venue });
        }
        (Field::VenueRegion, Operation::Settle(rule)) => {
            let region = NOWHERE;
            rule.venue = rule.venue.map(|venue| Venue { region, ..venue });
        }
        (Field::Settlement, Operation::Reverse(rule)) => rule.settlement = RequestId(0),
        (Field::By, Operation::Terminate(rule)) => rule.by = NOBODY,
        (Field::Region, Operation::Transfer(rule)) => rule.region = NOWHERE,
        (Field::Region, Operation::Enroll(rule)) => rule.region = NOWHERE,
        (Field::Reason, Operation::EndInsurance(rule)) => rule.reason = Reason::Death,
        (Field::Scheme, Operation::Enroll(rule)) => rule.scheme = Scheme::Employee,
        (Field::Person, Operation::Transfer(rule)) => rule.person = NOBODY,
        (Field::Person, Operation::EndInsurance(rule)) => rule.person = NOBODY,
        (Field::Person, Operation::Enroll(rule)) => rule.person = NOBODY,
        (Field::Person, Operation::Contribute(rule)) => rule.person = NOBODY,
        (Field::Person, Operation::Spend(rule)) => rule.person = NOBODY,
        _ => {}
    }
}
