//! Tests that what is written as a case file is read again as an equal case.

use proptest::prelude::*;

use super::raw::{RawPerson, RawRelationship};
use super::tests::read;
use super::*;
use crate::expense::{Category, VenueKind};
use crate::money::{Amount, Fen};
use crate::observe::{ObservedPosition, State};
use crate::operation::Family;
use crate::person::{Channel, Commitment, Kinship, Reason, Scheme, Standing};
use crate::region::Region;
use crate::terms::Term;

fn any_of<T: Term>() -> impl Strategy<Value = T> {
    prop::sample::select(T::ALL)
}

fn person() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["p0", "p1", "p2", "stranger"]).prop_map(String::from)
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        (-100i64..10_000).prop_map(Amount::fen),
        Just("0.005".parse().unwrap()),
        Just("99999999999999999999.99".parse().unwrap()),
    ]
}

fn region() -> impl Strategy<Value = Region> {
    prop::sample::select(vec![Region::new(310_100), Region::new(510_100), Region::new(440_300)])
}

fn phrase() -> impl Strategy<Value = Text> {
    ("[a-zA-Z\"\\\\#:]{1,8}", "[共济额度\"：]{1,8}").prop_map(|(en, zh)| Text::owned(en, zh))
}

fn step() -> impl Strategy<Value = StepData> {
    let who = (person(), person(), person());
    let what =
        (any_of::<Kinship>(), any_of::<Commitment>(), any_of::<Channel>(), any_of::<Reason>());
    let paid =
        (any_of::<Category>(), proptest::option::of((any_of::<VenueKind>(), region())), amount());
    let rest = ("r[0-9]{1,2}", "r[0-9]{1,2}", any::<bool>(), any_of::<Scheme>(), region());
    let note = proptest::option::of(phrase());
    (any_of::<Family>(), who, what, paid, rest, note).prop_map(
        |(family, who, what, paid, rest, note)| {
            let has = |field: &str| super::steps::fields(family).contains(&field);
            let (request, settlement, with, scheme, region) = rest;
            let needed = matches!(family, Family::Settle | Family::Reverse);
            StepData {
                request: (with || needed).then_some(request),
                by: has("by").then(|| who.2.clone()),
                holder: has("holder").then(|| who.0.clone()),
                recipient: has("recipient").then_some(who.1),
                beneficiary: has("beneficiary").then_some(who.2),
                person: has("person").then_some(who.0),
                kinship: has("kinship").then_some(what.0),
                commitment: has("commitment").then_some(what.1),
                channel: has("channel").then_some(what.2),
                granted: has("granted").then_some(paid.2),
                category: has("category").then_some(paid.0),
                venue: paid
                    .1
                    .filter(|_| has("venue"))
                    .map(|(kind, region)| RawVenue { kind, region }),
                settlement: has("settlement").then_some(settlement),
                scheme: has("scheme").then_some(scheme),
                region: has("region").then_some(region),
                reason: has("reason").then_some(what.3),
                amount: has("amount").then_some(paid.2),
                note,
                ..StepData::new(family)
            }
        },
    )
}

fn cases() -> impl Strategy<Value = RawCase> {
    let people = (proptest::option::of(0i64..1_000), any_of::<Standing>(), 0i64..1_000);
    let relationships = (0i64..500, 0i64..500, any::<bool>(), any::<bool>());
    let text = (phrase(), phrase(), proptest::option::of(1i64..1_000));
    (people, relationships, text, proptest::collection::vec(step(), 0..6)).prop_map(
        |((account, standing, more), (granted, used, active, there), (title, why, owed), steps)| {
            let person = |name: &str, scheme, standing, region, balance: Option<i64>| RawPerson {
                name: name.into(),
                scheme,
                standing,
                region: Region::new(region),
                balance: balance.map(Fen::new),
            };
            RawCase {
                format: FORMAT.into(),
                id: "any".into(),
                title,
                why,
                policy: "cn-2026-trial".into(),
                people: vec![
                    person("p0", Scheme::Employee, Standing::Active, 310_100, Some(granted + more)),
                    person("p1", Scheme::Resident, Standing::Active, 510_100, account),
                    person("p2", Scheme::Resident, standing, 440_300, account),
                ],
                relationships: Vec::from_iter(there.then(|| RawRelationship {
                    holder: "p0".into(),
                    recipient: "p1".into(),
                    standing: State::of(active),
                    granted: Fen::new(granted),
                    used: Fen::new(used.min(granted)),
                })),
                positions: Vec::from_iter(owed.map(|owed| ObservedPosition {
                    debtor: Region::new(510_100),
                    creditor: Region::new(310_100),
                    amount: Fen::new(owed),
                })),
                steps,
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_an_equal_case(raw in cases()) {
        let case = read(&yaml::write(&raw)).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(case.steps.len(), raw.steps.len());
        let text = write(&case);
        prop_assert_eq!(read(&text), Ok(case), "{}", text);
    }
}
