//! The operands of each operation, one record for each family. `P`, `R` and `W` name people,
//! requests and words that no vocabulary has: by number for the rules, by text in files and
//! messages. The file of the family under `rules` says what an operation needs and does.

use crate::expense::{Category, Venue};
use crate::money::Amount;
use crate::person::{Channel, Commitment, Kinship, PersonId, Reason, Scheme};
use crate::region::Region;
use crate::relationship::{Pair, RequestId};
use crate::word::{WordId, WordOf};

/// `establish(holder, recipient, kinship, commitment)`, through any channel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Establish<P = PersonId, W = WordId> {
    /// The pair to be established.
    pub pair: Pair<P>,
    /// The kinship of the recipient to the holder.
    pub kinship: WordOf<Kinship, W>,
    /// The holder's commitment letter, signed or not.
    pub commitment: Commitment,
    /// The channel through which the request comes.
    pub channel: Channel,
}

/// `set_quota(holder, recipient, granted)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SetQuota<P = PersonId> {
    /// The pair whose quota is set.
    pub pair: Pair<P>,
    /// The total granted, not what is added.
    pub granted: Amount,
}

/// `settle(request, holder, recipient, beneficiary, category, venue, amount)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Settle<P = PersonId, W = WordId> {
    /// The pair under whose relationship it is paid, from the holder's account.
    pub pair: Pair<P>,
    /// The person who incurred the expense.
    pub beneficiary: P,
    /// The category of the expense.
    pub category: WordOf<Category, W>,
    /// The venue of the expense; a premium has none.
    pub venue: Option<Venue<W>>,
    /// The cost.
    pub amount: Amount,
}

/// `reverse(request, settlement)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Reverse<R = RequestId> {
    /// The request ID that the settlement was made with.
    pub settlement: R,
}

/// `terminate(by, holder, recipient)`, through any channel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Terminate<P = PersonId> {
    /// The person who asks for the end.
    pub by: P,
    /// The pair whose relationship is to end.
    pub pair: Pair<P>,
    /// The channel through which the request comes.
    pub channel: Channel,
}

/// `transfer(person, region)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Transfer<P = PersonId> {
    /// The person whose insurance it is.
    pub person: P,
    /// The region to which it moves.
    pub region: Region,
}

/// `end_insurance(person, reason)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct EndInsurance<P = PersonId> {
    /// The person whose insurance it is.
    pub person: P,
    /// The reason for the end.
    pub reason: Reason,
}

/// `enroll(person, scheme, region)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Enroll<P = PersonId> {
    /// The person who takes part from now on.
    pub person: P,
    /// The scheme.
    pub scheme: Scheme,
    /// The pooling region.
    pub region: Region,
}

/// `contribute(person, amount)`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Contribute<P = PersonId> {
    /// The person whose account receives the amount.
    pub person: P,
    /// The amount.
    pub amount: Amount,
}

/// `spend(person, amount)`: the person's own spending.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Spend<P = PersonId> {
    /// The person from whose account the amount is spent.
    pub person: P,
    /// The amount.
    pub amount: Amount,
}

/// `clear()`: every open position, of every pair of regions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Clear;
