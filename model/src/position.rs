//! Open positions between regions (待清算): the record only. [`crate::rules`] opens and closes them.

use crate::money::Fen;
use crate::region::Region;

/// An open position: the amount that `debtor` owes `creditor`, net of claims in the opposite
/// direction.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Position {
    /// The region that owes.
    pub debtor: Region,
    /// The region that is owed.
    pub creditor: Region,
    /// The amount owed, in fen.
    pub amount: Fen,
}
