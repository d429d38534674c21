//! Long walks through every operation. Requests are drawn from a fixed sequence of numbers, guided
//! by the records, and kept with what the rules answer and show.

use model::book::Book;
use model::expense::{Category, Venue, VenueKind};
use model::judge::Ruling;
use model::money::{Amount, Fen};
use model::observe::{Names, Observation, observe};
use model::operation::{
    Answer, Clear, Contribute, EndInsurance, Enroll, Establish, Operation, Request, Reverse,
    SetQuota, Settle, Spend, Terminate, Transfer,
};
use model::person::{
    Channel, Commitment, Insurance, Kinship, Person, PersonId, Reason, Scheme, Standing,
};
use model::policy::Policy;
use model::records::Records;
use model::region::Region;
use model::relationship::{Pair, RequestId};
use model::rules;
use model::terms::Term;

use super::dice::Dice;
use super::vary::vary;

/// A walk, and the right outcome of each step.
pub(crate) struct Walk {
    pub(crate) policy: Policy,
    pub(crate) names: Names,
    pub(crate) start: Book,
    pub(crate) steps: Vec<Step>,
}

/// A request, the answer of the rules, and the observation after it.
pub(crate) struct Step {
    pub(crate) request: Request,
    pub(crate) due: Answer,
    pub(crate) shown: Observation,
}

pub(crate) const REGIONS: [Region; 6] = [
    Region::new(310_100),
    Region::new(310_200),
    Region::new(330_100),
    Region::new(510_100),
    Region::new(510_300),
    Region::new(440_100),
];

const PEOPLE: [(&str, Scheme, usize, Option<i64>); 8] = [
    ("an", Scheme::Employee, 0, Some(10_000)),
    ("bo", Scheme::Employee, 3, Some(5_029)),
    ("chen", Scheme::Resident, 5, None),
    ("ding", Scheme::Employee, 1, Some(200_000)),
    ("er", Scheme::Resident, 2, None),
    ("fang", Scheme::Employee, 4, Some(9_000_000_000)),
    ("gu", Scheme::Resident, 3, Some(57)),
    ("he", Scheme::Employee, 0, Some(0)),
];

impl Walk {
    /// Returns the walk of this number, `length` steps long.
    pub(crate) fn new(policy: Policy, number: u64, length: usize) -> Walk {
        let mut names = Names::new();
        let mut start = Book::new();
        for (name, scheme, region, account) in PEOPLE {
            let region = REGIONS[region];
            let insurance = Insurance { scheme, standing: Standing::Active, region };
            let account = account.map(Fen::new);
            start.register(names.person(name), Person { insurance, account });
        }
        let book = start.clone();
        let dice = Dice(number);
        let mut guide = Guide { dice, book, names, asked: Vec::new(), settled: Vec::new() };
        let mut steps = Vec::new();
        for _ in 0..length {
            let request = guide.next();
            let mut verdict = Ruling::default();
            let due = rules::answer(&policy, &mut guide.book, &request, &mut verdict);
            if let (Operation::Settle(_), Some(id), true) =
                (request.operation, request.id, due.is_accepted())
            {
                guide.settled.push(id);
            }
            guide.asked.push(request);
            steps.push((request, due, observe(&guide.book, &guide.names)));
        }
        let steps = steps.into_iter();
        let steps = steps.map(|(request, due, shown)| Step { request, due, shown }).collect();
        Walk { policy, names: guide.names, start, steps }
    }
}

/// The state from which the next request is drawn.
struct Guide {
    dice: Dice,
    book: Book,
    names: Names,
    asked: Vec<Request>,
    settled: Vec<RequestId>,
}

impl Guide {
    fn next(&mut self) -> Request {
        if !self.asked.is_empty() && self.dice.chance(24) {
            return self.repeated();
        }
        let operation = self.operation();
        let always = matches!(operation, Operation::Settle(_) | Operation::Reverse(_));
        let id = (always || self.dice.chance(60)).then(|| self.id());
        Request { id, operation }
    }

    /// Returns a request with a used ID: the same request, one that differs in a field, or another
    /// one altogether.
    fn repeated(&mut self) -> Request {
        let from = if self.dice.chance(50) { self.asked.len().saturating_sub(6) } else { 0 };
        let earlier = self.asked[from + self.dice.below(self.asked.len() - from)];
        if earlier.id.is_none() {
            return earlier;
        }
        let operation = match self.dice.below(10) {
            0..=2 => earlier.operation,
            3..=8 => vary(&mut self.dice, earlier.operation, &self.settled),
            _ => self.operation(),
        };
        Request { operation, ..earlier }
    }

    /// Returns a new ID. Some are alike in their first characters, in their digits, or but for
    /// case.
    fn id(&mut self) -> RequestId {
        let number = self.asked.len();
        let name = match self.dice.below(6) {
            0 => format!("{number}"),
            1 => format!("order-{number:05}"),
            2 => format!("settlement-2026-{number:05}"),
            3 => format!("REQ{}", number / 2),
            4 => format!("req{}", number / 2),
            _ => format!("x-{}", number / 2),
        };
        self.names.request(&name)
    }

    fn operation(&mut self) -> Operation {
        match self.dice.below(100) {
            0..=19 => self.establish(),
            20..=37 => self.set_quota(),
            38..=67 => self.settle(),
            68..=75 => {
                let known = !self.settled.is_empty() && self.dice.chance(93);
                let settled = self.settled.clone();
                let settlement =
                    if known { self.recent(&settled) } else { self.names.request("nothing") };
                Operation::Reverse(Reverse { settlement })
            }
            76..=78 => {
                let pair = self.active_pair();
                let by = match self.dice.below(5) {
                    0..=1 => pair.holder,
                    2..=3 => pair.recipient,
                    _ => self.person(),
                };
                let channel = Channel::App;
                Operation::Terminate(Terminate { by, pair, channel })
            }
            79..=80 => {
                let (person, region) = (self.person(), self.dice.of(&REGIONS));
                Operation::Transfer(Transfer { person, region })
            }
            81 => {
                let reasons = [Reason::Retirement, Reason::Withdrawal];
                let dead = self.dice.chance(25);
                let reason = if dead { Reason::Death } else { self.dice.of(&reasons) };
                let mut person = self.person();
                if dead && self.asked.len() % 2 == 1 {
                    person = self.uninsured().unwrap_or(person);
                }
                Operation::EndInsurance(EndInsurance { person, reason })
            }
            82..=88 => self.enroll(),
            89..=92 => {
                let person = self.person();
                let room = Fen::LARGEST - self.book.balance(person);
                let amount =
                    self.amount(&[1, 1, 100, 29, 5_000, 9_999, room.count(), room.count() + 1]);
                Operation::Contribute(Contribute { person, amount })
            }
            93..=97 => {
                let person = self.person();
                let free = self.book.free(person).count();
                let amount = self.amount(&[free, free + 1, free - 1, 29, 10, 100]);
                Operation::Spend(Spend { person, amount })
            }
            _ => Operation::Clear(Clear),
        }
    }

    fn establish(&mut self) -> Operation {
        let pair = match self.dice.below(8) {
            0 => self.active_pair(),
            1 => {
                let pair = self.active_pair();
                Pair { holder: pair.recipient, recipient: pair.holder }
            }
            2 if self.dice.chance(20) => {
                let person = self.person();
                Pair { holder: person, recipient: person }
            }
            _ => self.pair(),
        };
        let kinship = if self.dice.chance(85) {
            self.dice.of(&Kinship::ALL[..8])
        } else {
            self.dice.of(Kinship::ALL)
        };
        let signed = self.dice.chance(92);
        let commitment = if signed { Commitment::Signed } else { Commitment::Missing };
        let (kinship, channel) = (kinship.into(), self.dice.of(Channel::ALL));
        Operation::Establish(Establish { pair, kinship, commitment, channel })
    }

    fn set_quota(&mut self) -> Operation {
        let pair = self.active_pair();
        let relationship = self.book.active(pair).unwrap_or_default();
        let (granted, used) = (relationship.granted.count(), relationship.used.count());
        let free = self.book.free(pair.holder).count();
        let received = self.book.received(pair.holder).count();
        let all = granted + free;
        let granted = self.amount(&[
            all,
            all + 1,
            all - 1,
            used,
            used - 1,
            used + 129,
            granted,
            granted / 2,
            (all + used) / 2,
            (all + used * 2) / 3,
            (all + used * 3) / 4,
            used + 1_000,
            all + received,
            0,
        ]);
        Operation::SetQuota(SetQuota { pair, granted })
    }

    fn settle(&mut self) -> Operation {
        let mut pair = self.active_pair();
        for _ in 0..6 {
            let remaining = self.book.active(pair).map_or(Fen::ZERO, |one| one.remaining());
            if remaining == Fen::ZERO && self.dice.chance(80) {
                pair = self.active_pair();
            }
        }
        let remaining = self.book.active(pair).unwrap_or_default().remaining().count();
        let amount = self.amount(&[
            remaining,
            remaining + 1,
            remaining - 1,
            remaining / 2,
            1,
            29,
            115,
            230,
            5_000,
            5_001,
            6_000,
        ]);
        let category = if self.dice.chance(88) {
            self.dice.of(&Category::ALL[..6])
        } else {
            self.dice.of(Category::ALL)
        };
        let region = self.dice.of(&REGIONS);
        let proper = match category {
            Category::ResidentPremium | Category::LtciPremium | Category::CommercialPremium => None,
            Category::Drug | Category::Device | Category::Consumable => Some(VenueKind::Pharmacy),
            _ => Some(VenueKind::Institution),
        };
        let any = [None, Some(VenueKind::Institution), Some(VenueKind::Pharmacy)];
        let kind = match self.dice.below(12) {
            0 => self.dice.of(&any),
            1 => Some(VenueKind::NotDesignated),
            _ => proper,
        };
        let venue = kind.map(|kind| Venue { kind: kind.into(), region });
        let beneficiary = match self.dice.below(16) {
            0 => pair.holder,
            1 => self.person(),
            _ => pair.recipient,
        };
        let category = category.into();
        Operation::Settle(Settle { pair, beneficiary, category, venue, amount })
    }

    fn enroll(&mut self) -> Operation {
        let mut person = self.person();
        for _ in 0..12 {
            let insurance = self.book.insurance(person);
            if insurance.is_none_or(|insurance| insurance.standing == Standing::Active) {
                person = self.person();
            }
        }
        let former = self.book.insurance(person);
        let region = match former {
            Some(former) if self.dice.chance(40) => former.region,
            _ => self.dice.of(&REGIONS),
        };
        let scheme = match former {
            Some(former) if self.dice.chance(75) => former.scheme,
            _ => self.dice.of(Scheme::ALL),
        };
        Operation::Enroll(Enroll { person, scheme, region })
    }

    /// Returns one of these amounts, or one that is invalid or hard to represent.
    fn amount(&mut self, likely: &[i64]) -> Amount {
        match self.dice.below(14) {
            0 => self.dice.of(&[
                Amount::fen(0),
                Amount::fen(-1),
                Amount::fen(-230),
                Amount::Whole(Fen::LARGEST),
                Amount::fen(Fen::LARGEST.count() + 1),
                Amount::fen(4_294_967_296 + 29),
                Amount::fen(2_147_483_648),
                Amount::fen(33_554_433),
            ]),
            1 => {
                let text = self.dice.of(&["0.005", "0.015", "1.234", "0.299", "-0.005"]);
                text.parse().expect("a fraction of a fen")
            }
            2 => Amount::fen(self.dice.below(700) as i64),
            _ => Amount::fen(self.dice.of(likely)),
        }
    }

    fn recent<T: Copy>(&mut self, all: &[T]) -> T {
        let from = if self.dice.chance(70) { all.len().saturating_sub(8) } else { 0 };
        self.dice.of(&all[from..])
    }

    fn person(&mut self) -> PersonId {
        let stranger = self.dice.chance(2);
        let name = if stranger { "nobody" } else { PEOPLE[self.dice.below(PEOPLE.len())].0 };
        self.names.person(name)
    }

    /// Returns somebody who is not insured, alive or not, if there is anybody.
    fn uninsured(&self) -> Option<PersonId> {
        let people = std::iter::successors(self.book.next_person(None), |id| {
            self.book.next_person(Some(*id))
        });
        let out = |id: &PersonId| self.book.insurance(*id).is_some_and(|it| !it.is_active());
        let out: Vec<PersonId> = people.filter(out).collect();
        (!out.is_empty()).then(|| out[self.asked.len() / 2 % out.len()])
    }

    fn pair(&mut self) -> Pair {
        let mut pair = Pair { holder: self.person(), recipient: self.person() };
        for _ in 0..5 {
            let (giver, receiver) =
                (self.book.insurance(pair.holder), self.book.insurance(pair.recipient));
            let both = giver.is_some_and(Insurance::is_active_employee)
                && receiver.is_some_and(Insurance::is_active)
                && pair.holder != pair.recipient;
            if !both && self.dice.chance(80) {
                pair = Pair { holder: self.person(), recipient: self.person() };
            }
        }
        pair
    }

    /// Returns a pair that usually has an active relationship, and sometimes had one.
    fn active_pair(&mut self) -> Pair {
        let mut pairs = Vec::new();
        let mut cursor = None;
        let any = self.dice.chance(8);
        while let Some(pair) = self.book.next_pair(cursor) {
            cursor = Some(pair);
            if any || self.book.active(pair).is_some() {
                pairs.push(pair);
            }
        }
        if pairs.is_empty() || self.dice.chance(3) { self.pair() } else { self.dice.of(&pairs) }
    }
}
