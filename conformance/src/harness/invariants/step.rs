//! INV-1, INV-6, INV-7, INV-9 and INV-10: the changes that one step may make to the state shown.

use std::collections::{BTreeMap, BTreeSet};

use model::clause::Clause;
use model::money::Fen;
use model::observe::{Observation, ObservedAnswer, State};
use model::operation::{Operation, Written};
use model::policy::{Coverage, Payment};
use model::region::Region;
use model::text;
use model::text::Text;

use super::moves::{Claim, Due, Moves};
use super::{Answered, Watch, begins, broken, sum};
use crate::format::message::Part;
use crate::format::report::Finding;

pub(crate) fn check(
    watch: &Watch<'_>,
    answered: &Answered<'_>,
    moved: &Moves,
    after: &Observation,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let before = &watch.before;
    let Answered { request, answer, .. } = *answered;
    match answer {
        ObservedAnswer::Rejected { .. } => untouched(before, after, &mut found),
        ObservedAnswer::Accepted { .. } => {
            conserved(before, &moved.account, after, &mut found);
            // If the system does not show positions, their absence says nothing.
            if watch.shows.contains(&Part::Positions) {
                claimed(before, moved, after, &mut found);
            }
            in_full(watch, request, answer, &mut found);
        }
    }
    ended_stay(before, answered, after, &mut found);
    found
}

/// Checks INV-9.
fn untouched(before: &Observation, after: &Observation, found: &mut Vec<Finding>) {
    if after != before {
        found.push(broken(
            Clause::INV_9,
            Text::new(
                "the request was refused, but something changed",
                "请求不予办理，状态却发生了变动",
            ),
        ));
    }
}

/// Checks INV-1 for this step.
fn conserved(
    before: &Observation,
    moved: &Due<(String, Fen)>,
    after: &Observation,
    found: &mut Vec<Finding>,
) {
    if *moved == Due::Unknown {
        return;
    }
    // A person who is not shown has nothing.
    let names: BTreeSet<&String> =
        before.people.iter().chain(&after.people).map(|one| &one.name).collect();
    for name in names {
        let of = |shown: &Observation| {
            let own = shown.people.iter().filter(|one| one.name == *name);
            sum(own.map(|one| one.balance.unwrap_or(Fen::ZERO)))
        };
        let (Some(had), Some(has)) = (of(before), of(after)) else { continue };
        let due = match moved {
            Due::Of((who, amount)) if who == name => *amount,
            _ => Fen::ZERO,
        };
        let moved = has - had;
        if moved != due {
            found.push(broken(
                Clause::INV_1,
                text!(
                    "the account of {name} went from {had} to {has}, a change of {moved}; the answers require {due}",
                    "{name}的个人账户由{had}变为{has}，增减{moved}；按已答复的业务应增减{due}"
                ),
            ));
        }
    }
}

/// Checks INV-7 for this step: the net debt of each region to each other one.
fn claimed(before: &Observation, moved: &Moves, after: &Observation, found: &mut Vec<Finding>) {
    let arisen = match moved.claim {
        Due::Unknown => return,
        Due::Nothing => None,
        Due::Of(claim) => Some(claim),
    };
    let open = lines(before).filter(|_| !moved.clears).chain(arisen);
    let (Some(due), Some(has)) = (net(open), net(lines(after))) else { return };
    let pairs: BTreeSet<_> = due.keys().chain(has.keys()).collect();
    for pair @ (debtor, creditor) in pairs {
        let of = |all: &BTreeMap<_, Fen>| all.get(pair).copied().unwrap_or(Fen::ZERO);
        let (due, has) = (of(&due), of(&has));
        if due != has {
            found.push(turned(*debtor, *creditor, due, has));
        }
    }
}

/// Words a finding in the direction of the debt that is due; if none is due, of the debt that is
/// shown.
fn turned(one: Region, other: Region, due: Fen, has: Fen) -> Finding {
    let backwards = due < Fen::ZERO || due == Fen::ZERO && has < Fen::ZERO;
    let (debtor, creditor, due, has) =
        if backwards { (other, one, -due, -has) } else { (one, other, due, has) };
    broken(
        Clause::INV_7,
        text!(
            "the net debt of {debtor} to {creditor}: expected {due} from settlements, reversals and clearings; shown {has}",
            "{debtor}应付{creditor}的待清算金额（净额）：按已结算、冲正和清算的业务应为{due}，实际为{has}"
        ),
    )
}

fn lines(of: &Observation) -> impl Iterator<Item = Claim> {
    of.positions.iter().map(|one| (one.debtor, one.creditor, one.amount))
}

/// Returns the net debt between each two regions, from the one with the lesser code to the other.
fn net(claims: impl Iterator<Item = Claim>) -> Option<BTreeMap<(Region, Region), Fen>> {
    let mut net = BTreeMap::new();
    for (debtor, creditor, amount) in claims {
        let (pair, amount) = match debtor <= creditor {
            true => ((debtor, creditor), amount),
            false => ((creditor, debtor), -amount),
        };
        let all = net.entry(pair).or_insert(Fen::ZERO);
        *all = sum([*all, amount])?;
    }
    Some(net)
}

/// Checks INV-6: a premium was paid in full. What the policy itself lets be paid in part is no fault
/// of the system.
fn in_full(
    watch: &Watch<'_>,
    request: &Written,
    answer: &ObservedAnswer,
    found: &mut Vec<Finding>,
) {
    let Operation::Settle(settle) = &request.operation else { return };
    let allowed = |coverage: Coverage| coverage.payment == Payment::Partial;
    if !watch.is_premium(&settle.category) || watch.covers(&settle.category).is_some_and(allowed) {
        return;
    }
    let ObservedAnswer::Accepted { paid: Some(paid), self_paid, .. } = answer else { return };
    let Some(amount) = settle.amount.whole() else { return };
    let own = self_paid.unwrap_or(Fen::ZERO);
    if *paid != amount || own != Fen::ZERO {
        found.push(broken(
            Clause::INV_6,
            text!(
                "of {amount}, which is paid in full or not at all, {paid} was paid and {own} left to the recipient",
                "应全额支付的{amount}，个人账户共济支付仅{paid}，其余个人支付{own}"
            ),
        ));
    }
}

/// Checks INV-10.
fn ended_stay(
    before: &Observation,
    Answered { request, answer, anew }: &Answered<'_>,
    after: &Observation,
    found: &mut Vec<Finding>,
) {
    for ended in before.relationships.iter().filter(|one| one.state == State::Ended) {
        let (holder, recipient) = (&ended.holder, &ended.recipient);
        let now = after
            .relationships
            .iter()
            .find(|one| (&one.holder, &one.recipient) == (holder, recipient));
        let established = *anew
            && now.is_some_and(|now| now.state == State::Active)
            && begins(request, answer, holder, recipient);
        if now != Some(ended) && !established {
            found.push(broken(
                Clause::INV_10,
                text!(
                    "the ended relationship of {holder} and {recipient} has changed",
                    "{holder}与{recipient}之间已终止的共济关系发生了变动"
                ),
            ));
        }
    }
}
