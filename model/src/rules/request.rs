//! IDM and GEN: what every request goes through before and after the rules of its family.
//!
//! `request_conflict` is judged first, and alone; then `unknown_person`, alone; then the family.

use super::Rule;
use crate::clause::Clause::{GEN_1, IDM_1, IDM_2, IDM_3};
use crate::clause::Code::{RequestConflict, UnknownPerson};
use crate::judge::Judge;
use crate::ledger::Ledger;
use crate::operation::{Answer, Operation, Request};
use crate::policy::Policy;
use crate::records::Earlier;

/// Returns the answer to a request under a policy, and its whole effect on the records.
///
/// An accepted request has its whole effect; a rejected one has none, and carries the code of
/// every guard it breaks. This is the only way in: the checker, the generator, the reference
/// system and `gongji play` all ask here.
#[inline]
pub fn answer<L: Ledger, J: Judge>(
    policy: &Policy,
    ledger: &mut L,
    request: &Request,
    judge: &mut J,
) -> Answer {
    if let Some(id) = request.id {
        let earlier = ledger.earlier(id, &request.operation);

        // IDM-3 · interpreted
        // Request IDs are one space, whatever the operation and the people, and every answer but
        // `request_conflict` binds its ID.
        //
        // It applies once an ID is named again; an answer below binds it.
        judge.note(IDM_3, earlier != Earlier::Never);

        // IDM-1 · interpreted
        // A request sent again with the same ID and the same content gets the first answer,
        // accepted or rejected, whatever has changed since, and has no second effect.
        if let Earlier::Same(answer) = earlier {
            judge.note(IDM_1, true);
            return answer;
        }

        // IDM-2 · interpreted
        // The same request ID with other content is refused.
        if !judge.require(IDM_2, earlier == Earlier::Never, RequestConflict) {
            return Answer::Rejected(judge.ruling().codes);
        }
    }

    // GEN-1 · interpreted
    // Every person that a request names is on record.
    //
    // Without a record of them there is nothing else to judge.
    let known = request.operation.people().all(|person| ledger.knows(person));
    let answer = if judge.require(GEN_1, known, UnknownPerson) {
        by_family(policy, ledger, request, judge)
    } else {
        Answer::Rejected(judge.ruling().codes)
    };

    // IDM-3: the answer, accepted or rejected, binds the ID to this content.
    if let Some(id) = request.id {
        ledger.remember_answer(id, &request.operation, &answer);
    }
    answer
}

#[inline]
fn by_family<L: Ledger, J: Judge>(
    policy: &Policy,
    ledger: &mut L,
    request: &Request,
    judge: &mut J,
) -> Answer {
    match &request.operation {
        Operation::Establish(rule) => by_rule(rule, policy, ledger, request, judge),
        Operation::SetQuota(rule) => by_rule(rule, policy, ledger, request, judge),
        Operation::Settle(rule) => by_rule(rule, policy, ledger, request, judge),
        Operation::Reverse(rule) => by_rule(rule, policy, ledger, request, judge),
        Operation::Terminate(rule) => by_rule(rule, policy, ledger, request, judge),
        Operation::Transfer(rule) => by_rule(rule, policy, ledger, request, judge),
        Operation::EndInsurance(rule) => by_rule(rule, policy, ledger, request, judge),
        Operation::Enroll(rule) => by_rule(rule, policy, ledger, request, judge),
        Operation::Contribute(rule) => by_rule(rule, policy, ledger, request, judge),
        Operation::Spend(rule) => by_rule(rule, policy, ledger, request, judge),
        Operation::Clear(rule) => by_rule(rule, policy, ledger, request, judge),
    }
}

/// Judges every guard and, if none is broken, carries out the effect.
#[inline]
fn by_rule<T: Rule, L: Ledger, J: Judge>(
    rule: &T,
    policy: &Policy,
    ledger: &mut L,
    request: &Request,
    judge: &mut J,
) -> Answer {
    rule.judge(policy, ledger, judge);
    let codes = judge.ruling().codes;
    if !codes.is_empty() {
        return Answer::Rejected(codes);
    }
    // ---- after this line the request succeeds ----
    Answer::Accepted(rule.effect(policy, ledger, request.id))
}
