//! A few people whose standing differs, for asking one request at a time.

use model::book::Book;
use model::clause::{Clause, Code};
use model::expense::{Category, Venue, VenueKind};
use model::judge::Ruling;
use model::money::{Amount, Fen};
use model::operation::{Answer, Establish, Operation, Request, SetQuota, Settle, Terminate};
use model::person::{Channel, Commitment, Insurance, Kinship, Person, PersonId, Scheme, Standing};
use model::policy::Policy;
use model::policy_file;
use model::region::Region;
use model::relationship::{Pair, RequestId};
use model::rules::answer;
use model::terms::Set;

/// An employee in Shanghai with 100.00 on the account.
pub(crate) const MING: PersonId = PersonId(0);
/// A resident in Sichuan.
pub(crate) const FANG: PersonId = PersonId(1);
/// An employee in Beijing with nothing on the account.
pub(crate) const LAN: PersonId = PersonId(2);
/// A former resident in Guangdong.
pub(crate) const JUN: PersonId = PersonId(3);
/// A former employee in Beijing, who has died.
pub(crate) const BO: PersonId = PersonId(4);
/// A resident in Shanghai.
pub(crate) const TAO: PersonId = PersonId(5);
/// An employee in Guangdong with 5.00 on the account.
pub(crate) const WEN: PersonId = PersonId(6);
/// Nobody on record.
pub(crate) const NOBODY: PersonId = PersonId(99);

pub(crate) const SHANGHAI: Region = Region::new(310_100);
pub(crate) const SICHUAN: Region = Region::new(510_100);
pub(crate) const GUANGDONG: Region = Region::new(440_100);
pub(crate) const ZHEJIANG: Region = Region::new(330_100);
const BEIJING: Region = Region::new(110_100);

/// Returns the world before anybody asks anything.
pub(crate) fn world() -> Book {
    use Scheme::{Employee, Resident};
    use Standing::{Active, Deceased, Ended};
    let mut book = Book::new();
    for (id, scheme, standing, region, account) in [
        (MING, Employee, Active, SHANGHAI, Some(10_000)),
        (FANG, Resident, Active, SICHUAN, None),
        (LAN, Employee, Active, BEIJING, Some(0)),
        (JUN, Resident, Ended, GUANGDONG, None),
        (BO, Employee, Deceased, BEIJING, Some(700)),
        (TAO, Resident, Active, SHANGHAI, None),
        (WEN, Employee, Active, GUANGDONG, Some(500)),
    ] {
        let insurance = Insurance { scheme, standing, region };
        book.register(id, Person { insurance, account: account.map(Fen::new) });
    }
    book
}

pub(crate) fn trial() -> Policy {
    policy_file::read("trial", policy_file::built_in()[0].1).expect("the policy is sound")
}

/// Returns the trial policy, but for one parameter.
pub(crate) fn trial_with(edit: impl FnOnce(&mut Policy)) -> Policy {
    let mut policy = trial();
    edit(&mut policy);
    policy
}

pub(crate) fn pair(holder: PersonId, recipient: PersonId) -> Pair {
    Pair { holder, recipient }
}

pub(crate) fn plain(operation: Operation) -> Request {
    Request { id: None, operation }
}

pub(crate) fn sent(id: u32, operation: Operation) -> Request {
    Request { id: Some(RequestId(id)), operation }
}

pub(crate) fn establish(holder: PersonId, recipient: PersonId) -> Establish {
    let (kinship, commitment) = (Kinship::Parent.into(), Commitment::Signed);
    Establish { pair: pair(holder, recipient), kinship, commitment, channel: Channel::App }
}

pub(crate) fn set_quota(holder: PersonId, recipient: PersonId, granted: i64) -> Operation {
    let granted = Amount::fen(granted);
    Operation::SetQuota(SetQuota { pair: pair(holder, recipient), granted })
}

pub(crate) fn medical(holder: PersonId, recipient: PersonId, amount: i64) -> Settle {
    Settle {
        pair: pair(holder, recipient),
        beneficiary: recipient,
        category: Category::Medical.into(),
        venue: Some(Venue { kind: VenueKind::Institution.into(), region: SICHUAN }),
        amount: Amount::fen(amount),
    }
}

pub(crate) fn premium(holder: PersonId, recipient: PersonId, amount: i64) -> Settle {
    let category = Category::ResidentPremium.into();
    Settle { category, venue: None, ..medical(holder, recipient, amount) }
}

pub(crate) fn terminate(by: PersonId, holder: PersonId, recipient: PersonId) -> Operation {
    Operation::Terminate(Terminate { by, pair: pair(holder, recipient), channel: Channel::App })
}

/// Returns a relationship with a quota, as requests.
pub(crate) fn supported(holder: PersonId, recipient: PersonId, granted: i64) -> Vec<Request> {
    let begin = Operation::Establish(establish(holder, recipient));
    vec![plain(begin), plain(set_quota(holder, recipient, granted))]
}

/// Returns the world after these requests, all of which are accepted.
pub(crate) fn after(policy: &Policy, requests: &[Request]) -> Book {
    let mut book = world();
    for request in requests {
        let answer = answer(policy, &mut book, request, &mut Ruling::default());
        assert!(answer.is_accepted(), "the situation does not come about: {request:?} {answer:?}");
    }
    book
}

/// Returns the clauses that a request breaks, and their codes. A refusal changes nothing but the
/// remembered answer.
pub(crate) fn broken(policy: &Policy, book: &Book, request: &Request) -> (Set<Clause>, Set<Code>) {
    let verdict = judged(policy, book, request);
    (verdict.broken, verdict.codes)
}

/// All that is judged of a request.
pub(crate) fn judged(policy: &Policy, book: &Book, request: &Request) -> Ruling {
    let mut verdict = Ruling::default();
    let answer = answer(policy, &mut book.clone(), request, &mut verdict);
    match answer {
        Answer::Accepted(_) => assert!(verdict.codes.is_empty(), "accepted with a code"),
        Answer::Rejected(codes) => assert_eq!(codes, verdict.codes, "{request:?}"),
    }
    verdict
}
