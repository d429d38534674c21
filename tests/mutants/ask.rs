//! Second reading of a scope's requests, without the explorer: it takes any records and computes
//! the amounts anew. `shortest` and the explorer's tests compare the answers.

use model::explore::{AmountRule, Boundary, FRESH, Ids, Scope, Template};
use model::money::{Amount, Fen};
use model::operation::{Operation, Request};
use model::records::Records;
use model::relationship::{Pair, RequestId};

/// Request with the limit that it counts against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    pub(crate) request: Request,
    pub(crate) limit: Option<usize>,
}

/// Returns every request of a scope in this state of the records. `left` holds how often each
/// limited operation may still be accepted, `settled` the number of settlements kept so far.
pub(crate) fn asked<R: Records>(
    scope: &Scope,
    records: &R,
    left: &[u32],
    settled: usize,
) -> Vec<Ask> {
    let mut all = Vec::new();
    for template in &scope.templates {
        if template.limit.is_some_and(|limit| left[limit] == 0) {
            continue;
        }
        let Some(operation) = with_amount(template, records) else { continue };
        let limit = template.limit;
        let mut send = |id| all.push(Ask { request: Request { id, operation }, limit });
        match template.id {
            Ids::Without => send(None),
            Ids::Fresh => send(Some(FRESH)),
            Ids::NextSettlement => {
                let place = RequestId(settled as u32);
                if settled < scope.settlements {
                    send(Some(place));
                }
            }
            Ids::Watched => (0..scope.watched as u32).for_each(|id| send(Some(RequestId(id)))),
        }
    }
    all
}

/// Translation of an explorer's walk for a store that remembers every request ID. Each settlement,
/// and each request whose ID is not named again, gets an ID of its own. A reversal names that ID.
#[derive(Clone, Default)]
pub(crate) struct Told {
    number: u32,
    /// Settlements in the scope's places, in order.
    pub(crate) settled: Vec<RequestId>,
}

impl Told {
    /// Returns the request to send to the store.
    pub(crate) fn request(&mut self, scope: &Scope, mut request: Request) -> Request {
        let named = |id| scope.watched > 0 && id != FRESH;
        let settles = matches!(request.operation, Operation::Settle(_) | Operation::Reverse(_));
        if request.id.is_some_and(|id| !named(id) && (settles || id == FRESH)) {
            self.number += 1;
            request.id = Some(RequestId(1_000 + self.number));
        }
        if let (Operation::Reverse(reverse), 0) = (&mut request.operation, scope.watched) {
            let place = reverse.settlement.0;
            let settled = self.settled.get(place as usize).copied();
            reverse.settlement = settled.unwrap_or(RequestId(900 + place));
        }
        request
    }

    /// Records the settlement under the place that the explorer's request named.
    pub(crate) fn note<R: Records>(&mut self, asked: Request, sent: Request, after: &R) {
        let settles = matches!(asked.operation, Operation::Settle(_)) && asked.id != Some(FRESH);
        let id = sent.id.filter(|id| settles && after.settlement(*id).is_some());
        self.settled.extend(id);
    }
}

fn with_amount<R: Records>(template: &Template, records: &R) -> Option<Operation> {
    let mut operation = template.operation;
    let Some(rule) = template.amount else { return Some(operation) };
    let own = |person| Pair { holder: person, recipient: person };
    match &mut operation {
        Operation::SetQuota(quota) => quota.granted = amount(rule, records, quota.pair)?,
        Operation::Settle(settle) => settle.amount = amount(rule, records, settle.pair)?,
        Operation::Contribute(to) => to.amount = amount(rule, records, own(to.person))?,
        Operation::Spend(from) => from.amount = amount(rule, records, own(from.person))?,
        _ => {}
    }
    Some(operation)
}

fn amount<R: Records>(rule: AmountRule, records: &R, pair: Pair) -> Option<Amount> {
    let boundary = match rule {
        AmountRule::Fixed(amount) => return Some(amount),
        AmountRule::At(boundary) => boundary,
    };
    let now = records.active(pair).unwrap_or_default();
    let (free, remaining) = (records.free(pair.holder), now.remaining());
    let fen = match boundary {
        Boundary::Zero => Fen::ZERO,
        Boundary::Negative => Fen::new(-1),
        Boundary::Fraction => return "0.005".parse().ok(),
        Boundary::Beyond => Fen::new(1_000_000_000_001),
        Boundary::OneFen => Fen::ONE,
        Boundary::Remaining | Boundary::Free | Boundary::UsedLessOneFen => {
            let (of, less) = match boundary {
                Boundary::Remaining => (remaining, Fen::ZERO),
                Boundary::Free => (free, Fen::ZERO),
                _ => (now.used, Fen::ONE),
            };
            (of > Fen::ZERO).then(|| of - less)?
        }
        Boundary::RemainingAndOneFen => remaining + Fen::ONE,
        Boundary::FreeAndOneFen => free + Fen::ONE,
        Boundary::Same => now.granted,
        Boundary::Used => now.used,
        Boundary::AllFree => now.granted + free,
        Boundary::AllFreeAndOneFen => now.granted + free + Fen::ONE,
    };
    Some(Amount::Whole(fen))
}
