//! The rules: one file a clause family, clauses in the order of the catalogue. Each has the same
//! two parts: `judge`, all guards, none keeping another from being judged; and, once nothing is
//! broken, `effect`, which cannot fail. `judge.require` and its kin refuse where their clause does
//! not hold; `judge.note` refuses nothing, it says that a clause applies here: something that must
//! be accepted, or the reason of another clause's refusal. So notes stand apart, in a function `note`
//! of each file. What an account offers under a policy is decided in `funds` alone. Each change cites the clause that
//! demands it. What every request goes through (IDM, GEN) is in
//! `request`. Nothing here knows how records are stored.

mod account;
mod clear;
mod establish;
pub mod funds;
mod insurance;
mod quota;
mod request;
mod reverse;
mod settle;
mod terminate;
mod transfer;

pub use crate::operation::{
    Clear, Contribute, EndInsurance, Enroll, Establish, Reverse, SetQuota, Settle, Spend,
    Terminate, Transfer,
};
pub use request::answer;

use crate::change::Change;
use crate::clause::Clause;
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::operation::Receipt;
use crate::person::PersonId;
use crate::policy::Policy;
use crate::records::Records;
use crate::relationship::RequestId;

/// What each operation says of itself.
trait Rule {
    /// All guards. What is broken is reported to `judge`, not returned.
    fn judge<R: Records, J: Judge>(&self, policy: &Policy, records: &R, judge: &mut J);

    /// The whole effect, once no guard is broken. `request` is the ID it was asked for with.
    fn effect<L: Ledger>(
        &self,
        policy: &Policy,
        ledger: &mut L,
        request: Option<RequestId>,
    ) -> Receipt;
}

/// Ends every active relationship of `person`, given or received, in this same step. What remains
/// is free again at once (QUO-8).
fn end_relationships<L: Ledger>(ledger: &mut L, clause: Clause, person: PersonId) {
    let mut cursor = None;
    while let Some(pair) = ledger.next_active_of(person, cursor) {
        cursor = Some(pair);
        ledger.change(clause, Change::End(pair));
    }
}
