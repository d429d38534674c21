//! Probes of `settle`, `reverse` and `clear`.

use model::expense::{Category, Venue, VenueKind};
use model::money::{Amount, Fen};
use model::operation::{Clear, Operation, Request, Reverse, Settle, Written};
use model::records::Records;
use model::region::Region;
use model::terms::Term;
use model::text::Text;

use super::relationships::kebab;
use super::{Asker, NOBODY, between, joined, neighbour, plain, points};

/// The ID of a probe's own request.
const SETTLING: &str = "s-9";
const REVERSING: &str = "v-9";

pub(crate) fn ask(asker: &mut Asker<'_>) {
    for (kin, slug, words) in asker.pairs() {
        settle(asker, &kin.holder, &kin.recipient, (&slug, &words));
    }
    let (holder, recipient) = asker.scene.pair.clone();
    one_thing_wrong(asker, &holder, &recipient);
    reverse(asker);
    let clear = plain(Operation::Clear(Clear));
    asker.ask("everything", Text::new("every open position", "全部待清算金额"), clear);
}

/// Builds the plain expense of a category: at the kind of venue that suits it, in the recipient's
/// own region.
fn expense(asker: &Asker<'_>, holder: &str, recipient: &str, category: Category) -> Expense {
    let home = home(asker, recipient);
    let venue = match category {
        Category::Medical | Category::Cosmetic => place(VenueKind::Institution, home),
        Category::Drug | Category::Device | Category::Consumable | Category::HealthFood => {
            place(VenueKind::Pharmacy, home)
        }
        Category::ResidentPremium | Category::LtciPremium | Category::CommercialPremium => None,
    };
    Settle {
        pair: between(holder, recipient),
        beneficiary: recipient.to_string(),
        category: category.into(),
        venue,
        amount: Amount::fen(1_000),
    }
}

type Expense = Settle<String, String>;

fn place(kind: VenueKind, region: Region) -> Option<Venue<String>> {
    Some(Venue { kind: kind.into(), region })
}

fn settled(expense: Expense) -> Written {
    Request { id: Some(SETTLING.to_string()), operation: Operation::Settle(expense) }
}

/// Returns the region in which somebody is insured after the scene was played.
fn home(asker: &Asker<'_>, name: &str) -> Region {
    let mut names = asker.names.clone();
    let person = asker.book.person(names.person(name));
    person.map_or(Region::new(510_100), |person| person.insurance.region)
}

fn settle(asker: &mut Asker<'_>, holder: &str, recipient: &str, (slug, words): (&str, &Text)) {
    let pair = asker.pair(holder, recipient);
    let now = asker.book.active(pair);
    for category in [Category::Medical, Category::ResidentPremium, Category::LtciPremium] {
        let plain = expense(asker, holder, recipient, category);
        let mut all = points::plain();
        if let Some(now) = now {
            let (en, zh, left) = ("what remains", "剩余额度", now.remaining());
            all.extend(points::around("what-remains", en, zh, left));
        }
        if slug.is_empty() {
            all.extend(points::odd());
            all.push(points::largest());
            let free = asker.book.free(pair.holder);
            if now.is_some_and(|now| free > now.remaining()) {
                all.extend(points::around("what-is-free", "what is free", "可用余额", free));
            }
        }
        for point in all {
            let term = category.text();
            let phrase = Text::owned(
                format!("{}, {}", term.en, point.phrase.en),
                format!("{}，{}", term.zh, point.phrase.zh),
            );
            let data = settled(Settle { amount: point.amount, ..plain.clone() });
            let slug = format!("{slug}{}-{}", kebab(category.name()), point.slug);
            asker.ask(&slug, joined(words, &phrase), data);
        }
    }
}

/// Adds probes with a wrong category, venue or person, each alone and a few together.
fn one_thing_wrong(asker: &mut Asker<'_>, holder: &str, recipient: &str) {
    for &category in Category::ALL {
        let plain = expense(asker, holder, recipient, category);
        let term = category.text();
        let slug = kebab(category.name());
        let phrase = Text::owned(format!("{}, ten yuan", term.en), format!("{}，十元", term.zh));
        asker.ask(&format!("{slug}-ten-yuan"), phrase, settled(plain.clone()));
        let own = home(asker, recipient);
        for &kind in VenueKind::ALL {
            let term_of = kind.text();
            let phrase = Text::owned(
                format!("{}, at: {}", term.en, term_of.en),
                format!("{}，场所为{}", term.zh, term_of.zh),
            );
            let data = settled(Settle { venue: place(kind, own), ..plain.clone() });
            asker.ask(&format!("{slug}-at-{}", kebab(kind.name())), phrase, data);
        }
        let phrase =
            Text::owned(format!("{} without a venue", term.en), format!("{}，无场所", term.zh));
        asker.ask(&format!("{slug}-nowhere"), phrase, settled(Settle { venue: None, ..plain }));
    }
    elsewhere(asker, holder, recipient);
    let plain = expense(asker, holder, recipient, Category::Medical);
    let mut others = asker.everybody();
    others.retain(|name| name != recipient);
    for category in COVERED {
        let plain = expense(asker, holder, recipient, category);
        for who in others.iter().map(String::as_str).chain([NOBODY]) {
            let term = category.text();
            let phrase = Text::owned(
                format!("{}, incurred by {who}", term.en),
                format!("{}，费用发生人为{}", term.zh, asker.told(who)),
            );
            let data = settled(Settle { beneficiary: who.to_string(), ..plain.clone() });
            asker.ask(&format!("{}-of-{who}", kebab(category.name())), phrase, data);
        }
    }
    let phrase = Text::new(
        "medical expense, by a holder who is not on record",
        "医疗费用，共济人无登记信息",
    );
    let unknown = Settle { pair: between(NOBODY, recipient), ..plain.clone() };
    asker.ask("holder-unknown", phrase, settled(unknown));
    let phrase = Text::new(
        "medical expense, for a recipient who is not on record",
        "医疗费用，被共济人无登记信息",
    );
    let unknown = Settle { pair: between(holder, NOBODY), ..plain.clone() };
    asker.ask("recipient-unknown", phrase, settled(unknown));
    several(asker, holder, &plain);
}

/// The categories in which an expense of somebody else is tried.
const COVERED: [Category; 6] = [
    Category::Medical,
    Category::Drug,
    Category::Device,
    Category::Consumable,
    Category::ResidentPremium,
    Category::LtciPremium,
];

/// Adds the same expense in other regions.
fn elsewhere(asker: &mut Asker<'_>, holder: &str, recipient: &str) {
    let plain = expense(asker, holder, recipient, Category::Medical);
    let places = [
        (
            "at-the-holders-home",
            Text::new("in the holder's region", "在共济人参保地"),
            home(asker, holder),
        ),
        ("in-a-third-region", Text::new("in a third region", "在第三地"), Region::new(120_100)),
        (
            "elsewhere-in-the-holders-province",
            Text::new("in another region of the holder's province", "在共济人所在省的另一统筹地区"),
            neighbour(home(asker, holder)),
        ),
        (
            "elsewhere-in-the-province",
            Text::new("in another region of the province", "在省内另一统筹地区"),
            Region::new(510_700),
        ),
    ];
    for (slug, there, region) in places {
        let venue = place(VenueKind::Institution, region);
        let phrase = Text::owned(
            format!("medical expense {}", there.en),
            format!("医疗费用，{}发生", there.zh),
        );
        asker.ask(&format!("medical-{slug}"), phrase, settled(Settle { venue, ..plain.clone() }));
    }
}

fn several(asker: &mut Asker<'_>, holder: &str, plain: &Expense) {
    let amount = Amount::Whole(Fen::ZERO);
    let nothing = Settle { category: Category::Cosmetic.into(), amount, ..plain.clone() };
    let wrong = Settle { beneficiary: holder.to_string(), ..nothing.clone() };
    let phrase = Text::new("another's cosmetic treatment for nothing", "他人的医疗美容费用，零元");
    asker.ask_several("everything-wrong", phrase, settled(wrong));
    asker.ask_several(
        "cosmetic-for-nothing",
        Text::new("cosmetic treatment for nothing", "医疗美容，零元"),
        settled(nothing),
    );
    let region = plain.venue.as_ref().map(|venue| venue.region);
    let venue = region.and_then(|region| place(VenueKind::NotDesignated, region));
    let phrase =
        Text::new("half a fen at a place that is not designated", "在非定点机构发生，0.005元");
    let amount = "0.005".parse().unwrap_or(amount);
    asker.ask_several(
        "half-a-fen-not-designated",
        phrase,
        settled(Settle { venue, amount, ..plain.clone() }),
    );
}

fn reverse(asker: &mut Asker<'_>) {
    let settled: Vec<String> = asker
        .scene
        .steps
        .iter()
        .filter(|step| matches!(step.operation, Operation::Settle(_)))
        .filter_map(|step| step.id.clone())
        .collect();
    let reversing = |settlement: &str| Request {
        id: Some(REVERSING.to_string()),
        operation: Operation::Reverse(Reverse { settlement: settlement.to_string() }),
    };
    for (index, id) in settled.iter().enumerate() {
        let number = index + 1;
        let ordinal = ["first", "second", "third"]
            .get(index)
            .map_or_else(|| format!("{number}th"), |one| (*one).to_string());
        let phrase = Text::owned(format!("the {ordinal} settlement"), format!("第{number}笔结算"));
        asker.ask(&format!("the-{ordinal}"), phrase, reversing(id));
    }
    if let Some(id) = settled.first() {
        let phrase =
            Text::new("the first settlement, its ID in capitals", "第1笔结算，编号改为大写");
        asker.ask("the-first-in-capitals", phrase, reversing(&id.to_ascii_uppercase()));
    }
    let phrase = Text::new("a settlement that was never made", "从未发生的结算");
    asker.ask("an-unknown-settlement", phrase, reversing("s-0"));
    let phrase = Text::new("itself, which is no settlement", "以自身为冲正对象，并非结算");
    asker.ask("itself", phrase, reversing(REVERSING));
    if asker.scene.steps.iter().any(|step| step.id.as_deref() == Some("v-1")) {
        let phrase = Text::new("a reversal", "一次冲正");
        asker.ask("a-reversal", phrase, reversing("v-1"));
    }
}
