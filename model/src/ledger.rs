//! The ledger, to which an effect posts its changes, each under the clause that demands it. The
//! changes, and what each does to a store, are in [`crate::change`].

use crate::change::Change;
use crate::clause::Clause;
use crate::operation::{Answer, Operation};
use crate::records::Records;
use crate::relationship::RequestId;

/// Records that take the changes of an effect.
pub trait Ledger: Records {
    /// Makes one change, under the clause that demands it.
    fn change(&mut self, clause: Clause, change: Change);
    /// Remembers how a request was answered (IDM-1).
    fn remember_answer(&mut self, request: RequestId, operation: &Operation, answer: &Answer);
}
