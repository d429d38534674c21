//! Tests of which guards are judged: some alone, some only if their subject exists and is
//! well-formed, and all others independently of each other.

use model::clause::Clause::{self, *};
use model::expense::{Category, Venue, VenueKind};
use model::money::{Amount, Fen};
use model::operation::{
    Contribute, EndInsurance, Establish, Operation, Request, Reverse, Settle, Spend, Transfer,
};
use model::person::{Commitment, Kinship, Reason};
use model::policy::Policy;
use model::region::Reach;
use model::relationship::RequestId;
use model::terms::Set;

use super::world::*;

/// A request that breaks several clauses, or looks as if it did.
struct Case {
    what: &'static str,
    policy: Policy,
    situation: Vec<Request>,
    request: Request,
    breaks: Vec<Clause>,
}

fn case(what: &'static str, request: Operation, breaks: &[Clause]) -> Case {
    let (request, breaks) = (sent(50, request), breaks.to_vec());
    Case { what, policy: trial(), situation: Vec::new(), request, breaks }
}

#[test]
fn exactly_the_clauses_that_can_be_judged_are_broken() {
    let cases: Vec<Case> = alone().into_iter().chain(together()).chain(settling()).collect();
    assert!(cases.len() >= 20, "only {} cases", cases.len());
    for case in cases {
        let book = after(&case.policy, &case.situation);
        let expected: Set<Clause> = case.breaks.iter().copied().collect();
        assert_eq!(broken(&case.policy, &book, &case.request).0, expected, "{}", case.what);
    }
}

#[test]
fn a_received_quota_is_the_reason_as_long_as_it_would_cover_the_increase() {
    let mut received = supported(WEN, FANG, 0);
    received.extend(supported(MING, WEN, 300));
    let book = after(&trial(), &received);
    for (granted, refused, reason) in
        [(500, false, false), (501, true, true), (800, true, true), (801, true, false)]
    {
        let verdict = judged(&trial(), &book, &sent(50, set_quota(WEN, FANG, granted)));
        let expected: Set<Clause> = refused.then_some(QUO_3).into_iter().collect();
        assert_eq!(verdict.broken, expected, "{granted}");
        assert_eq!(verdict.noted.contains(QUO_7), reason, "{granted}");
    }
}

fn alone() -> Vec<Case> {
    let bad = Establish { kinship: Kinship::Cousin.into(), ..establish(NOBODY, NOBODY) };
    let spent = Operation::Spend(Spend { person: WEN, amount: Amount::fen(1) });
    let undo = Operation::Reverse(Reverse { settlement: RequestId(9) });
    vec![
        Case {
            situation: vec![sent(50, spent)],
            ..case("a conflict hides even an unknown person", Operation::Establish(bad), &[IDM_2])
        },
        case("an unknown person hides the kinship", Operation::Establish(bad), &[GEN_1]),
        case("an unknown settlement stands alone", undo, &[REV_1]),
    ]
}

fn together() -> Vec<Case> {
    let cousin = |holder, recipient| {
        Operation::Establish(Establish {
            kinship: Kinship::Cousin.into(),
            ..establish(holder, recipient)
        })
    };
    let missing = Establish { commitment: Commitment::Missing, ..establish(FANG, FANG) };
    let nationwide = trial_with(|policy| policy.reach = Reach::Nationwide);
    let mut used = supported(MING, FANG, 100);
    used.push(sent(1, Operation::Settle(medical(MING, FANG, 100))));
    let zero = Amount::fen(0);
    let end = |person, reason| Operation::EndInsurance(EndInsurance { person, reason });
    vec![
        Case {
            policy: nationwide,
            ..case("one bad request", cousin(FANG, FANG), &[EST_1, EST_3, EST_6])
        },
        case("and a worse one", Operation::Establish(missing), &[EST_1, EST_4, EST_5, EST_6]),
        case("reach asks for two insured people", cousin(JUN, JUN), &[EST_1, EST_2, EST_3, EST_6]),
        Case {
            situation: vec![plain(Operation::Establish(establish(MING, FANG)))],
            ..case("again, of wrong kinship", cousin(MING, FANG), &[EST_3, EST_7])
        },
        case("a quota of nobody's, negative", set_quota(MING, FANG, -1), &[QUO_1, QUO_2]),
        case("a quota of nobody's, too much", set_quota(MING, FANG, 99_999), &[QUO_1]),
        Case {
            situation: used,
            ..case("an invalid amount is not compared", set_quota(MING, FANG, -1), &[QUO_2])
        },
        case("not a party, not active", terminate(LAN, MING, FANG), &[TRM_1, TRM_2]),
        case(
            "not insured, and already there",
            Operation::Transfer(Transfer { person: JUN, region: GUANGDONG }),
            &[TRF_3, TRF_4],
        ),
        case(
            "one clause with two codes",
            Operation::Contribute(Contribute { person: FANG, amount: zero }),
            &[CON_1],
        ),
        case(
            "without account nothing is compared",
            Operation::Spend(Spend { person: FANG, amount: Amount::fen(99_999) }),
            &[SPD_1],
        ),
        case(
            "an invalid amount is not spent",
            Operation::Spend(Spend {
                person: MING,
                amount: Amount::Whole(Fen::LARGEST + Fen::ONE),
            }),
            &[SPD_1],
        ),
        case(
            "the dead have no account to overdraw",
            Operation::Spend(Spend { person: BO, amount: Amount::fen(701) }),
            &[SPD_2, SPD_3],
        ),
        case("who has died does not retire", end(BO, Reason::Retirement), &[INS_3]),
        Case {
            policy: trial_with(|policy| policy.regions = Some(vec![SICHUAN])),
            ..case("a region asks for two insured people", cousin(JUN, FANG), &[EST_1, EST_3])
        },
    ]
}

fn settling() -> Vec<Case> {
    let sound = medical(MING, FANG, 100);
    let family = || supported(MING, FANG, 4_000);
    let with = Operation::Settle;
    let nowhere = Some(Venue { kind: VenueKind::NotDesignated.into(), region: SICHUAN });
    let cosmetic = Settle { category: Category::Cosmetic.into(), venue: nowhere, ..sound };
    let everything = Settle { beneficiary: LAN, venue: nowhere, amount: Amount::fen(0), ..sound };
    let capped = trial_with(|policy| policy.settlement_cap = Some(Fen::new(10)));
    let supporting = || supported(WEN, LAN, 50);
    vec![
        Case {
            situation: family(),
            ..case(
                "a premium is paid nowhere",
                with(Settle { venue: sound.venue, ..premium(MING, FANG, 100) }),
                &[SET_4],
            )
        },
        case("no relationship, no quota to be exhausted", with(sound), &[SET_1]),
        case("no relationship, no premium to be short", with(premium(MING, FANG, 1)), &[SET_1]),
        case("everything at once", with(everything), &[SET_1, SET_2, SET_4, SET_5]),
        Case {
            situation: family(),
            ..case("what is not covered has no venue", with(cosmetic), &[SET_3])
        },
        Case {
            situation: supported(MING, FANG, 0),
            ..case("nor is it a premium", with(cosmetic), &[SET_3, SET_7])
        },
        Case {
            situation: supporting(),
            ..case("short and of the wrong scheme", with(premium(WEN, LAN, 100)), &[SET_6, SET_8])
        },
        Case {
            situation: supporting(),
            ..case("an invalid premium is not short", with(premium(WEN, LAN, 0)), &[SET_5, SET_8])
        },
        Case {
            situation: family(),
            policy: capped.clone(),
            ..case("above the limit and short", with(premium(MING, FANG, 4_001)), &[SET_6, POL_2])
        },
        Case {
            situation: family(),
            policy: capped,
            ..case(
                "an invalid amount is not held against the limit",
                with(Settle { amount: Amount::Whole(Fen::LARGEST + Fen::ONE), ..sound }),
                &[SET_5],
            )
        },
    ]
}
