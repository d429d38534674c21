//! Probes of `transfer`, `end_insurance`, `enroll`, `contribute` and `spend`.

use model::money::{Amount, Fen};
use model::operation::{
    Contribute, EndInsurance, Enroll, Family, Operation, Spend, Transfer, Written,
};
use model::person::{Reason, Scheme};
use model::records::Records;
use model::region::Region;
use model::terms::Term;
use model::text::Text;

use super::relationships::kebab;
use super::{Asker, NOBODY, neighbour, plain, points};

pub(crate) fn ask(asker: &mut Asker<'_>) {
    for who in asker.everybody() {
        insurance(asker, &who);
        account(asker, &who);
    }
    strangers(asker);
}

fn insurance(asker: &mut Asker<'_>, who: &str) {
    let id = asker.id(who);
    let Some(person) = asker.book.person(id) else { return };
    let (home, called) = (person.insurance.region, asker.told(who));
    let moves = [
        ("across-provinces", Text::new("to another province", "转入外省"), Region::new(330_100)),
        (
            "within-the-province",
            Text::new("within the province", "在省内转移接续"),
            neighbour(home),
        ),
        ("to-the-same-region", Text::new("to where they are", "转入现参保地"), home),
    ];
    for (slug, words, region) in moves {
        let phrase = Text::owned(format!("{who} {}", words.en), format!("{called}{}", words.zh));
        let data = transferred(who, region);
        asker.ask(&format!("{who}-{slug}"), phrase, data);
    }
    for &reason in Reason::ALL {
        let term = reason.text();
        let phrase = Text::owned(format!("{who}, {}", term.en), format!("{called}，{}", term.zh));
        let data = ended(who, reason);
        asker.ask(&format!("{who}-{}", kebab(reason.name())), phrase, data);
    }
    for &scheme in Scheme::ALL {
        let term = scheme.text();
        for (slug, words, region) in [
            ("", Text::new("", ""), home),
            ("-elsewhere", Text::new(" in another province", "（外省）"), Region::new(330_100)),
        ] {
            let phrase = Text::owned(
                format!("{who}, {}{}", term.en, words.en),
                format!("{called}，{}{}", term.zh, words.zh),
            );
            let scheme_slug = format!("{who}-as-{}{slug}", scheme.name());
            let data = enrolled(who, scheme, region);
            asker.ask(&scheme_slug, phrase, data);
        }
    }
}

fn account(asker: &mut Asker<'_>, who: &str) {
    let id = asker.id(who);
    let (balance, free) = (asker.book.balance(id), asker.book.free(id));
    let mut all = points::plain();
    let (first, called) = (who == asker.scene.pair.0, asker.told(who));
    if first {
        all.extend(points::odd());
    }
    for point in &all {
        for family in [Family::Contribute, Family::Spend] {
            let phrase = Text::owned(
                format!("{who}, {}", point.phrase.en),
                format!("{called}，{}", point.phrase.zh),
            );
            let data = moved(family, who, point.amount);
            asker.ask(&format!("{who}-{}", point.slug), phrase, data);
        }
    }
    let mut around = |family, slug: &str, en: &str, zh: &str, limit: Fen| {
        for point in points::around(slug, en, zh, limit) {
            let phrase = Text::owned(
                format!("{who}, {}", point.phrase.en),
                format!("{called}，{}", point.phrase.zh),
            );
            let data = moved(family, who, point.amount);
            asker.ask(&format!("{who}-{}", point.slug), phrase, data);
        }
    };
    around(Family::Spend, "what-is-free", "what is free", "可用余额", free);
    if free != balance {
        around(Family::Spend, "the-balance", "the balance", "账户余额", balance);
    }
    if first {
        let room = Fen::LARGEST - balance;
        around(
            Family::Contribute,
            "the-room-left",
            "what the account can still hold",
            "账户尚可计入的金额",
            room,
        );
    }
}

fn strangers(asker: &mut Asker<'_>) {
    let phrase = || Text::new("somebody who is not on record", "无登记信息的人员");
    let (region, amount) = (Region::new(330_100), Amount::fen(1_000));
    for data in [
        transferred(NOBODY, region),
        ended(NOBODY, Reason::Death),
        enrolled(NOBODY, Scheme::Employee, region),
        moved(Family::Contribute, NOBODY, amount),
        moved(Family::Spend, NOBODY, amount),
    ] {
        asker.ask("somebody-unknown", phrase(), data);
    }
}

fn transferred(who: &str, region: Region) -> Written {
    plain(Operation::Transfer(Transfer { person: who.to_string(), region }))
}

fn ended(who: &str, reason: Reason) -> Written {
    plain(Operation::EndInsurance(EndInsurance { person: who.to_string(), reason }))
}

fn enrolled(who: &str, scheme: Scheme, region: Region) -> Written {
    plain(Operation::Enroll(Enroll { person: who.to_string(), scheme, region }))
}

/// Returns a contribution, or else spending.
fn moved(family: Family, who: &str, amount: Amount) -> Written {
    let person = who.to_string();
    plain(match family {
        Family::Contribute => Operation::Contribute(Contribute { person, amount }),
        _ => Operation::Spend(Spend { person, amount }),
    })
}
