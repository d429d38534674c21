//! Tests that what is written as a case file is read again as an equal case.

use proptest::prelude::*;

use super::raw::{RawPerson, RawRelationship};
use super::tests::read;
use super::*;
use crate::expense::{Category, Venue, VenueKind};
use crate::money::{Amount, Fen};
use crate::observe::{ObservedPosition, State};
use crate::operation::{
    Clear, Contribute, EndInsurance, Enroll, Establish, Family, Operation, Reverse, SetQuota,
    Settle, Spend, Terminate, Transfer,
};
use crate::person::{Channel, Commitment, Kinship, Reason, Scheme, Standing};
use crate::policy::{Earmark, EndingEvent};
use crate::region::Region;
use crate::relationship::Pair;
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

fn operation() -> impl Strategy<Value = Operation<String, String, String>> {
    let who = (person(), person(), person());
    let what =
        (any_of::<Kinship>(), any_of::<Commitment>(), any_of::<Channel>(), any_of::<Reason>());
    let paid =
        (any_of::<Category>(), proptest::option::of((any_of::<VenueKind>(), region())), amount());
    let rest = ("r[0-9]{1,2}", any_of::<Scheme>(), region());
    (any_of::<Family>(), who, what, paid, rest).prop_map(
        |(family, (holder, recipient, person), what, paid, (settlement, scheme, region))| {
            let (kinship, commitment, channel, reason) = what;
            let (category, place, amount) = paid;
            let venue = place.map(|(kind, region)| Venue { kind: kind.into(), region });
            let pair = Pair { holder, recipient };
            let (kinship, category) = (kinship.into(), category.into());
            match family {
                Family::Establish => {
                    Operation::Establish(Establish { pair, kinship, commitment, channel })
                }
                Family::SetQuota => Operation::SetQuota(SetQuota { pair, granted: amount }),
                Family::Settle => {
                    let beneficiary = person;
                    Operation::Settle(Settle { pair, beneficiary, category, venue, amount })
                }
                Family::Reverse => Operation::Reverse(Reverse { settlement }),
                Family::Terminate => Operation::Terminate(Terminate { by: person, pair, channel }),
                Family::Transfer => Operation::Transfer(Transfer { person, region }),
                Family::EndInsurance => Operation::EndInsurance(EndInsurance { person, reason }),
                Family::Enroll => Operation::Enroll(Enroll { person, scheme, region }),
                Family::Contribute => Operation::Contribute(Contribute { person, amount }),
                Family::Spend => Operation::Spend(Spend { person, amount }),
                Family::Clear => Operation::Clear(Clear),
            }
        },
    )
}

fn step() -> impl Strategy<Value = WrittenStep> {
    let note = proptest::option::of(phrase());
    (operation(), "r[0-9]{1,2}", any::<bool>(), note).prop_map(|(operation, id, with, note)| {
        let id = (with || operation.family().needs_id()).then_some(id);
        WrittenStep { request: Request { id, operation }, note }
    })
}

fn cases() -> impl Strategy<Value = RawCase> {
    let people = (proptest::option::of(0i64..1_000), any_of::<Standing>(), 0i64..1_000);
    let relationships = (0i64..500, 0i64..500, any::<bool>(), any::<bool>());
    let text = (phrase(), phrase(), proptest::option::of(1i64..1_000));
    (people, relationships, text, proptest::collection::vec(step(), 0..6)).prop_map(
        |((account, standing, more), (granted, used, active, there), (title, why, owed), steps)| {
            let person = |name: &str, scheme, standing, region, balance: Option<i64>| RawPerson {
                name: name.into(),
                display: None,
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

/// Returns the trial policy with this edit.
fn variant(edit: fn(&mut Policy)) -> Policy {
    let mut policy = super::tests::trial();
    edit(&mut policy);
    policy
}

fn without(policy: &mut Policy, event: EndingEvent) {
    policy.ending_events = policy.ending_events.iter().filter(|known| *known != event).collect();
}

/// A situation of a holder and a recipient with an active relationship.
fn situation() -> RawCase {
    let person = |name: &str, scheme, region, balance| RawPerson {
        name: name.into(),
        display: None,
        scheme,
        standing: Standing::Active,
        region: Region::new(region),
        balance,
    };
    RawCase {
        format: FORMAT.into(),
        id: "start".into(),
        title: Text::new("A start", "初始情况"),
        why: Text::new("It is read again", "用于重新读取"),
        policy: "variant.yaml".into(),
        people: vec![
            person("p0", Scheme::Employee, 310_100, Some(Fen::new(100))),
            person("p1", Scheme::Resident, 510_100, None),
        ],
        relationships: vec![RawRelationship {
            holder: "p0".into(),
            recipient: "p1".into(),
            standing: State::Active,
            granted: Fen::new(100),
            used: Fen::ZERO,
        }],
        positions: Vec::new(),
        steps: Vec::new(),
    }
}

#[test]
fn what_can_come_about_under_a_policy_is_read_again_and_under_no_other() {
    type Row = (fn(&mut RawCase), fn(&mut Policy), &'static str);
    let rows: [Row; 7] = [
        (
            |case| case.people[0].balance = Some(Fen::ZERO),
            |policy| policy.earmark = Earmark::WithinReach,
            "(INV-2)",
        ),
        (
            |case| case.people[0].standing = Standing::Deceased,
            |policy| without(policy, EndingEvent::Death),
            "(EST-1)",
        ),
        (
            |case| case.people[1].standing = Standing::Deceased,
            |policy| without(policy, EndingEvent::Death),
            "(EST-2)",
        ),
        (
            |case| case.people[1].standing = Standing::Ended,
            |policy| without(policy, EndingEvent::Withdrawal),
            "(EST-2)",
        ),
        (
            |case| case.people[0].scheme = Scheme::Resident,
            |policy| without(policy, EndingEvent::Retirement),
            "(EST-1)",
        ),
        (
            |case| case.people[1].region = Region::new(310_100),
            |policy| without(policy, EndingEvent::TransferAcrossProvinces),
            "(EST-5)",
        ),
        (
            |case| case.people[1].region = Region::new(310_100),
            |policy| without(policy, EndingEvent::Withdrawal),
            "(EST-5)",
        ),
    ];
    for (change, edit, clause) in rows {
        let mut raw = situation();
        change(&mut raw);
        let text = yaml::write(&raw);
        let under = |text: &str, policy: &Policy| Draft::read("case.yaml", text)?.under(policy);
        let policy = variant(edit);
        let case = under(&text, &policy).unwrap_or_else(|wrong| panic!("{clause}: {wrong}"));
        assert_eq!(under(&write(&case), &policy), Ok(case), "{clause}");
        let error = under(&text, &variant(|_| {})).expect_err(clause);
        assert!(error.problem().en.contains(clause), "{clause}: {error}");
    }
}

#[test]
fn sums_above_the_largest_amount_are_read_again() {
    let mut raw = situation();
    let above = Fen::LARGEST + Fen::ONE;
    raw.people[0].balance = Some(above);
    raw.positions.push(ObservedPosition {
        debtor: Region::new(310_100),
        creditor: Region::new(510_100),
        amount: above,
    });
    let case = read(&yaml::write(&raw)).expect("reversals lead there");
    assert_eq!(read(&write(&case)), Ok(case));
    raw.relationships[0].granted = above;
    let error = read(&yaml::write(&raw)).expect_err("no request grants that");
    assert!(error.problem().en.contains("cannot be on record"), "{error}");
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
