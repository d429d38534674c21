//! The rules: one file for each clause family, with its clauses in the order of the catalogue. Each
//! operation has two parts. `judge` judges all guards, and no guard keeps another from being
//! judged. If none is broken, `effect` follows, which cannot fail and cites the clause that demands
//! each change. `judge.require` and its kin refuse if their clause does not hold. `judge.note`
//! never refuses: it records that a clause applies which demands acceptance or is the reason for
//! another clause's refusal. Notes therefore stand apart, in a function `note`. Only `funds`
//! decides what an account offers under a policy, and `request` holds what every request goes
//! through (IDM, GEN). Nothing here knows how records are stored.

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

/// The rule of one operation: its guards and its effect.
trait Rule {
    /// Judges all guards and reports the outcome to `judge`.
    fn judge<R: Records, J: Judge>(&self, policy: &Policy, records: &R, judge: &mut J);

    /// Carries out the whole effect and returns its receipt. Called only if no guard is broken;
    /// `request` is the ID of the request.
    fn effect<L: Ledger>(
        &self,
        policy: &Policy,
        ledger: &mut L,
        request: Option<RequestId>,
    ) -> Receipt;
}

/// Ends every active relationship in which `person` gives or receives, within the same step, so
/// that what remains of them is free again at once (QUO-8) and the rest stays on record (QUO-10).
fn end_relationships<L: Ledger>(ledger: &mut L, clause: Clause, person: PersonId) {
    let mut cursor = None;
    while let Some(pair) = ledger.next_active_of(person, cursor) {
        cursor = Some(pair);
        ledger.change(clause, Change::End(pair));
    }
}
