//! The requests of a random walk: any operation about four people and a stranger, with amounts
//! around the records' own boundaries and around the largest exact sum.

use model::book::Book;
use model::expense::{Category, Venue, VenueKind};
use model::money::{Amount, Fen};
use model::operation::{
    Clear, Contribute, EndInsurance, Enroll, Establish, Operation, Request, Reverse, SetQuota,
    Settle, Spend, Terminate, Transfer,
};
use model::person::{
    Channel, Commitment, Insurance, Kinship, Person, PersonId, Reason, Scheme, Standing,
};
use model::policy::{Access, CommitmentRule, Policy};
use model::policy_file;
use model::records::Records;
use model::region::{Reach, Region};
use model::relationship::{Pair, RequestId};
use model::terms::Term;
use proptest::prelude::*;

const REGIONS: [Region; 4] =
    [Region::new(310_100), Region::new(510_100), Region::new(320_100), Region::new(320_500)];

/// Four people, one of them with the largest exact sum.
pub(crate) fn people() -> Book {
    let mut book = Book::new();
    let people = [
        (Scheme::Employee, REGIONS[0], Some(Fen::LARGEST)),
        (Scheme::Resident, REGIONS[1], None),
        (Scheme::Employee, REGIONS[2], Some(Fen::new(300))),
        (Scheme::Employee, REGIONS[3], Some(Fen::new(2))),
    ];
    for (at, (scheme, region, account)) in people.into_iter().enumerate() {
        let insurance = Insurance { scheme, standing: Standing::Active, region };
        book.register(PersonId(at as u32), Person { insurance, account });
    }
    book
}

/// A request whose amount and request ID are still open.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    operation: Operation,
    size: Size,
    id: Option<u32>,
}

/// An amount beside a boundary of the records.
#[derive(Clone, Copy, Debug)]
enum Size {
    Fixed(Amount),
    Remaining(i64),
    Free(i64),
    Granted(i64),
    Used(i64),
}

impl Asked {
    /// Returns the request, as the records stand. `settle` and `reverse` always carry an ID.
    pub(crate) fn request(&self, book: &Book, fresh: RequestId) -> Request {
        let mut operation = self.operation;
        match &mut operation {
            Operation::SetQuota(quota) => quota.granted = self.amount(book, quota.pair),
            Operation::Settle(settle) => settle.amount = self.amount(book, settle.pair),
            Operation::Contribute(to) => to.amount = self.amount(book, own(to.person)),
            Operation::Spend(from) => from.amount = self.amount(book, own(from.person)),
            _ => {}
        }
        let needs = matches!(operation, Operation::Settle(_) | Operation::Reverse(_));
        Request { id: self.id.map(RequestId).or(needs.then_some(fresh)), operation }
    }

    /// Returns whether more is asked for than can be counted exactly.
    pub(crate) fn is_beyond(&self) -> bool {
        let beyond = |amount: Amount| amount.whole().is_none_or(|fen| fen > Fen::LARGEST);
        matches!(self.size, Size::Fixed(amount) if beyond(amount))
    }

    fn amount(&self, book: &Book, pair: Pair) -> Amount {
        let relationship = book.active(pair).unwrap_or_default();
        let (boundary, by) = match self.size {
            Size::Fixed(amount) => return amount,
            Size::Remaining(by) => (relationship.remaining(), by),
            Size::Free(by) => (book.free(pair.holder), by),
            Size::Granted(by) => (relationship.granted + book.free(pair.holder), by),
            Size::Used(by) => (relationship.used, by),
        };
        Amount::Whole(boundary + Fen::new(by))
    }
}

fn own(person: PersonId) -> Pair {
    Pair { holder: person, recipient: person }
}

/// Returns a walk of some length.
pub(crate) fn walk() -> impl Strategy<Value = Vec<Asked>> {
    let id = prop_oneof![3 => Just(None), 1 => (0..6_u32).prop_map(Some)];
    let asked =
        (operation(), size(), id).prop_map(|(operation, size, id)| Asked { operation, size, id });
    prop::collection::vec(asked, 10..70)
}

fn size() -> impl Strategy<Value = Size> {
    let uncountable = || "0.005".parse::<Amount>().expect("a fraction of a fen");
    prop_oneof![
        4 => (-1..200_i64).prop_map(|fen| Size::Fixed(Amount::fen(fen))),
        1 => Just(Size::Fixed(Amount::Whole(Fen::LARGEST))),
        1 => Just(Size::Fixed(Amount::Whole(Fen::LARGEST + Fen::ONE))),
        1 => Just(Size::Fixed(Amount::fen(i64::MAX))),
        1 => Just(Size::Fixed(uncountable())),
        3 => (-1..=1_i64).prop_map(Size::Remaining),
        2 => (-1..=1_i64).prop_map(Size::Free),
        4 => (-1..=1_i64).prop_map(Size::Granted),
        2 => (-1..=1_i64).prop_map(Size::Used),
    ]
}

fn any_of<T: Term>() -> impl Strategy<Value = T> {
    prop::sample::select(T::ALL)
}

fn person() -> impl Strategy<Value = PersonId> {
    prop_oneof![40 => 0..4_u32, 1 => Just(9_u32)].prop_map(PersonId)
}

fn pair() -> impl Strategy<Value = Pair> {
    (person(), person()).prop_map(|(holder, recipient)| Pair { holder, recipient })
}

fn region() -> impl Strategy<Value = Region> {
    prop::sample::select(&REGIONS[..])
}

fn operation() -> impl Strategy<Value = Operation> {
    let nothing = Amount::fen(0);
    let kinship = prop_oneof![4 => Just(Kinship::Parent), 1 => any_of::<Kinship>()];
    let commitment = prop_oneof![6 => Just(Commitment::Signed), 1 => Just(Commitment::Missing)];
    let establish = (pair(), kinship, commitment, any_of::<Channel>()).prop_map(
        |(pair, kinship, commitment, channel)| {
            let kinship = kinship.into();
            Operation::Establish(Establish { pair, kinship, commitment, channel })
        },
    );
    let quota =
        pair().prop_map(move |pair| Operation::SetQuota(SetQuota { pair, granted: nothing }));
    let undo = (0..6_u32).prop_map(|id| Operation::Reverse(Reverse { settlement: RequestId(id) }));
    let end = (pair(), person(), any::<bool>(), any_of::<Channel>()).prop_map(
        |(pair, other, party, channel)| {
            let by = if party { pair.holder } else { other };
            Operation::Terminate(Terminate { by, pair, channel })
        },
    );
    let transfer = (person(), region())
        .prop_map(|(person, region)| Operation::Transfer(Transfer { person, region }));
    let leave = (person(), any_of::<Reason>())
        .prop_map(|(person, reason)| Operation::EndInsurance(EndInsurance { person, reason }));
    let enroll = (person(), any_of::<Scheme>(), region())
        .prop_map(|(person, scheme, region)| Operation::Enroll(Enroll { person, scheme, region }));
    let contribute = person()
        .prop_map(move |person| Operation::Contribute(Contribute { person, amount: nothing }));
    let spend =
        person().prop_map(move |person| Operation::Spend(Spend { person, amount: nothing }));
    prop_oneof![
        6 => establish,
        6 => quota,
        8 => settle(),
        3 => undo,
        1 => end,
        1 => transfer,
        1 => leave,
        2 => enroll,
        2 => contribute,
        2 => spend,
        1 => Just(Operation::Clear(Clear)),
    ]
}

fn settle() -> impl Strategy<Value = Operation> {
    let category = prop_oneof![3 => Just(Category::Medical), 2 => any_of::<Category>()];
    let kind = prop_oneof![3 => Just(VenueKind::Institution), 1 => any_of::<VenueKind>()];
    let place = (kind, region()).prop_map(|(kind, region)| Venue { kind: kind.into(), region });
    (pair(), person(), 0..8_u32, category, prop::option::weighted(0.7, place)).prop_map(
        |(pair, other, whose, category, venue)| {
            let beneficiary = if whose == 0 { other } else { pair.recipient };
            let venue = if category.is_premium() { None } else { venue };
            let (category, amount) = (category.into(), Amount::fen(0));
            Operation::Settle(Settle { pair, beneficiary, category, venue, amount })
        },
    )
}

/// Returns the built-in policies, and variants under which every property has to hold all the same.
pub(crate) fn policies() -> impl Strategy<Value = Policy> {
    let read = |(name, text): &(&str, &str)| policy_file::read(name, text);
    let built_in: Vec<Policy> =
        policy_file::built_in().iter().map(|file| read(file).expect("it is sound")).collect();
    let sound = prop::sample::select(built_in);
    let limit = || prop::option::weighted(0.3, 1..3_u32);
    let varied = (
        sound.clone(),
        any_of::<Reach>(),
        any_of::<Access>(),
        any_of::<CommitmentRule>(),
        prop::option::weighted(0.3, 1..300_i64),
        (limit(), limit(), any::<bool>()),
        (prop::option::weighted(0.3, Just(REGIONS[1..].to_vec())), any::<bool>()),
    );
    let varied = varied.prop_map(
        |(policy, reach, access, commitment, cap, (given, received, all), (regions, window))| {
            let mut channels = policy.channels;
            if window {
                channels = [Channel::Window].into_iter().collect();
            }
            let mut holder_schemes = policy.holder_schemes;
            if all {
                holder_schemes.insert(Scheme::Resident);
            }
            Policy {
                reach,
                access,
                commitment,
                holder_schemes,
                settlement_cap: cap.map(Fen::new),
                recipients_per_holder: given,
                holders_per_recipient: received,
                regions,
                channels,
                ..policy
            }
        },
    );
    prop_oneof![sound, varied]
}
