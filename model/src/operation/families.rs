//! What each operation asks for, a record a family. People and requests are named by `P` and `R`:
//! by number where the rules judge, by text in files and messages. What an operation needs and does
//! is in the file of its family under `rules`.

use crate::expense::{Category, Venue};
use crate::money::Amount;
use crate::person::{Channel, Commitment, Kinship, PersonId, Reason, Scheme};
use crate::region::Region;
use crate::relationship::{Pair, RequestId};

/// `establish(holder, recipient, kinship, commitment)`, through any channel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Establish<P = PersonId> {
    /// Who gives and who receives.
    pub pair: Pair<P>,
    /// What the recipient is to the holder.
    pub kinship: Kinship,
    /// Whether the holder has signed the commitment letter.
    pub commitment: Commitment,
    /// Where it is asked for.
    pub channel: Channel,
}

/// `set_quota(holder, recipient, granted)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SetQuota<P = PersonId> {
    /// Under whose relationship.
    pub pair: Pair<P>,
    /// The total granted, not what is added.
    pub granted: Amount,
}

/// `settle(request, holder, recipient, beneficiary, category, venue, amount)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Settle<P = PersonId> {
    /// From whose account, under whose relationship.
    pub pair: Pair<P>,
    /// Who incurred the expense.
    pub beneficiary: P,
    /// What it is for.
    pub category: Category,
    /// Where it was incurred; a premium has no venue.
    pub venue: Option<Venue>,
    /// What it costs.
    pub amount: Amount,
}

/// `reverse(request, settlement)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Reverse<R = RequestId> {
    /// The request ID that the settlement was made with.
    pub settlement: R,
}

/// `terminate(by, holder, recipient)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Terminate<P = PersonId> {
    /// Who asks for it.
    pub by: P,
    /// Whose relationship.
    pub pair: Pair<P>,
}

/// `transfer(person, region)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Transfer<P = PersonId> {
    /// Whose insurance.
    pub person: P,
    /// To which region.
    pub region: Region,
}

/// `end_insurance(person, reason)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct EndInsurance<P = PersonId> {
    /// Whose insurance.
    pub person: P,
    /// Why.
    pub reason: Reason,
}

/// `enroll(person, scheme, region)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Enroll<P = PersonId> {
    /// Who takes part from now on.
    pub person: P,
    /// In which scheme.
    pub scheme: Scheme,
    /// In which region.
    pub region: Region,
}

/// `contribute(person, amount)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Contribute<P = PersonId> {
    /// To whose account.
    pub person: P,
    /// How much.
    pub amount: Amount,
}

/// `spend(person, amount)`: the person's own spending.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Spend<P = PersonId> {
    /// From whose account.
    pub person: P,
    /// How much.
    pub amount: Amount,
}

/// `clear()`: every open position, of every pair of regions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Clear;
