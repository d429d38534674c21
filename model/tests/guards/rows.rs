//! The rows of the guard table, in the order of the catalogue.

use model::clause::Clause::*;
use model::clause::Code::*;
use model::clause::{Clause, Code};
use model::expense::{Category, Venue, VenueKind};
use model::money::{Amount, Fen};
use model::operation::{
    Contribute, EndInsurance, Enroll, Establish, Operation, Request, Reverse, Settle, Spend,
    Transfer,
};
use model::person::{Channel, Commitment, Kinship, PersonId, Reason, Scheme};
use model::policy::Access;
use model::region::{Reach, Region};
use model::relationship::RequestId;

use super::world::*;
use super::{Row, Twin};

pub(crate) fn all() -> Vec<Row> {
    let all = [establishing(), quotas(), settling(), reversing(), moving(), accounts(), requests()];
    all.into_iter().flatten().chain(limits()).collect()
}

/// Returns a row under the trial policy.
fn row(
    (clause, code): (Clause, Code),
    situation: Vec<Request>,
    request: Operation,
    twin: Operation,
) -> Row {
    let (request, twin) = (sent(50, request), Twin::Request(sent(50, twin)));
    Row { clause, code, policy: trial(), situation, request, twin }
}

fn establishing() -> Vec<Row> {
    let begin = |holder, recipient| Operation::Establish(establish(holder, recipient));
    let sound = establish(MING, FANG);
    let with = Operation::Establish;
    let cousin = with(Establish { kinship: Kinship::Cousin.into(), ..sound });
    let missing = with(Establish { commitment: Commitment::Missing, ..sound });
    let nationwide = trial_with(|policy| policy.reach = Reach::Nationwide);
    vec![
        row((EST_1, HolderNotInsuredEmployee), vec![], begin(TAO, FANG), begin(MING, FANG)),
        row((EST_2, RecipientNotInsured), vec![], begin(MING, JUN), begin(MING, FANG)),
        row((EST_3, KinshipNotCovered), vec![], cousin, with(sound)),
        row((EST_4, CommitmentMissing), vec![], missing, with(sound)),
        row((EST_5, OutsideReach), vec![], begin(MING, TAO), begin(MING, FANG)),
        Row {
            policy: nationwide,
            ..row((EST_6, SamePerson), vec![], begin(MING, MING), begin(MING, FANG))
        },
        row(
            (EST_7, AlreadyEstablished),
            vec![plain(begin(MING, FANG))],
            begin(MING, FANG),
            begin(MING, LAN),
        ),
    ]
}

fn quotas() -> Vec<Row> {
    let family = supported(MING, FANG, 4_000);
    let mut used = family.clone();
    used.push(sent(1, Operation::Settle(medical(MING, FANG, 1_000))));
    vec![
        row(
            (QUO_1, NoActiveRelationship),
            family.clone(),
            set_quota(MING, LAN, 1),
            set_quota(MING, FANG, 1),
        ),
        row((QUO_2, InvalidAmount), family, set_quota(MING, FANG, -1), set_quota(MING, FANG, 0)),
        row(
            (QUO_3, ExceedsFreeBalance),
            used.clone(),
            set_quota(MING, FANG, 10_001),
            set_quota(MING, FANG, 10_000),
        ),
        row((QUO_4, BelowUsed), used, set_quota(MING, FANG, 999), set_quota(MING, FANG, 1_000)),
    ]
}

fn settling() -> Vec<Row> {
    let mut family = supported(MING, FANG, 4_000);
    family.extend(supported(MING, LAN, 0));
    let sound = medical(MING, FANG, 100);
    let with = Operation::Settle;
    let place = |kind| {
        let kind = VenueKind::into(kind);
        with(Settle { venue: Some(Venue { kind, region: SICHUAN }), ..sound })
    };
    let amount = |amount: i64| with(Settle { amount: Amount::fen(amount), ..sound });
    let category = |category| with(Settle { category: Category::into(category), ..sound });
    let beneficiary = |beneficiary| with(Settle { beneficiary, ..sound });
    let lan = |category| {
        let category = Category::into(category);
        with(Settle { category, venue: None, ..medical(WEN, LAN, 100) })
    };
    let mut supporting = supported(WEN, LAN, 500);
    supporting.extend(supported(MING, LAN, 0));
    let due = |amount| with(premium(MING, FANG, amount));
    let stranger = with(Settle { beneficiary: FANG, ..medical(LAN, FANG, 100) });
    vec![
        row((SET_1, NoActiveRelationship), family.clone(), stranger, with(sound)),
        row((SET_2, BeneficiaryNotRecipient), family.clone(), beneficiary(LAN), beneficiary(FANG)),
        row(
            (SET_3, CategoryNotCovered),
            family.clone(),
            category(Category::Cosmetic),
            category(Category::Medical),
        ),
        row(
            (SET_4, VenueNotDesignated),
            family.clone(),
            place(VenueKind::NotDesignated),
            place(VenueKind::Institution),
        ),
        row((SET_5, InvalidAmount), family.clone(), amount(0), amount(1)),
        row((SET_6, PremiumNotCoveredInFull), family.clone(), due(4_001), due(4_000)),
        row(
            (SET_7, QuotaExhausted),
            supporting.clone(),
            with(medical(MING, LAN, 100)),
            with(medical(WEN, LAN, 100)),
        ),
        row(
            (SET_8, SchemeMismatch),
            supporting,
            lan(Category::ResidentPremium),
            lan(Category::LtciPremium),
        ),
    ]
}

fn reversing() -> Vec<Row> {
    let mut settled = supported(MING, FANG, 4_000);
    settled.push(sent(1, Operation::Settle(medical(MING, FANG, 100))));
    settled.push(sent(2, Operation::Settle(medical(MING, FANG, 100))));
    let undo = |id| Operation::Reverse(Reverse { settlement: RequestId(id) });
    let mut undone = settled.clone();
    undone.push(sent(3, undo(1)));
    vec![
        row((REV_1, UnknownSettlement), settled, undo(9), undo(1)),
        row((REV_2, AlreadyReversed), undone, undo(1), undo(2)),
        row(
            (TRM_1, NotAParty),
            supported(MING, FANG, 0),
            terminate(LAN, MING, FANG),
            terminate(FANG, MING, FANG),
        ),
        row(
            (TRM_2, NoActiveRelationship),
            supported(MING, FANG, 0),
            terminate(MING, MING, LAN),
            terminate(MING, MING, FANG),
        ),
    ]
}

fn moving() -> Vec<Row> {
    let transfer = |person, region| Operation::Transfer(Transfer { person, region });
    let end = |person| Operation::EndInsurance(EndInsurance { person, reason: Reason::Withdrawal });
    let die = |person| Operation::EndInsurance(EndInsurance { person, reason: Reason::Death });
    let enroll = |person| {
        let (scheme, region): (Scheme, Region) = (Scheme::Resident, ZHEJIANG);
        Operation::Enroll(Enroll { person, scheme, region })
    };
    vec![
        row((TRF_3, InsuranceNotActive), vec![], transfer(JUN, ZHEJIANG), transfer(MING, ZHEJIANG)),
        row((TRF_4, SameRegion), vec![], transfer(MING, SHANGHAI), transfer(MING, SICHUAN)),
        row((INS_3, InsuranceNotActive), vec![], end(JUN), end(FANG)),
        row((INS_3, PersonDeceased), vec![], die(BO), die(JUN)),
        row((INS_5, AlreadyInsured), vec![], enroll(FANG), enroll(JUN)),
        row((INS_5, PersonDeceased), vec![], enroll(BO), enroll(JUN)),
    ]
}

fn accounts() -> Vec<Row> {
    let contribute = |person, amount| Operation::Contribute(Contribute { person, amount });
    let spend = |person, amount| Operation::Spend(Spend { person, amount });
    let fen = Amount::fen;
    vec![
        row(
            (CON_1, HolderNotInsuredEmployee),
            vec![],
            contribute(BO, fen(1)),
            contribute(LAN, fen(1)),
        ),
        row((CON_1, InvalidAmount), vec![], contribute(LAN, fen(0)), contribute(LAN, fen(1))),
        row((SPD_1, NoAccount), vec![], spend(FANG, fen(1)), spend(MING, fen(1))),
        row((SPD_1, InvalidAmount), vec![], spend(MING, fen(0)), spend(MING, fen(1))),
        row(
            (SPD_2, ExceedsFreeBalance),
            supported(MING, FANG, 4_000),
            spend(MING, fen(6_001)),
            spend(MING, fen(6_000)),
        ),
        row((SPD_3, PersonDeceased), vec![], spend(BO, fen(1)), spend(WEN, fen(1))),
    ]
}

fn requests() -> Vec<Row> {
    let one = |person: PersonId| Operation::Spend(Spend { person, amount: Amount::fen(1) });
    let spent = vec![sent(1, one(WEN))];
    vec![
        row((GEN_1, UnknownPerson), vec![], one(NOBODY), one(MING)),
        Row {
            request: sent(1, one(MING)),
            twin: Twin::Request(sent(2, one(MING))),
            ..row((IDM_2, RequestConflict), spent, one(MING), one(MING))
        },
    ]
}

fn limits() -> Vec<Row> {
    let begin = |holder, recipient| Operation::Establish(establish(holder, recipient));
    let settle = |amount| Operation::Settle(medical(MING, FANG, amount));
    let shared = trial_with(|policy| policy.access = Access::SharedBalance);
    let capped = trial_with(|policy| policy.settlement_cap = Some(Fen::new(100)));
    let at_window = Establish { channel: Channel::Window, ..establish(MING, FANG) };
    let at_window = Operation::Establish(at_window);
    let few = trial_with(|policy| policy.recipients_per_holder = Some(1));
    let begun = vec![plain(begin(MING, FANG))];
    vec![
        Row {
            policy: shared,
            twin: Twin::Policy(Box::new(trial())),
            ..row(
                (POL_1, QuotaNotInPolicy),
                begun.clone(),
                set_quota(MING, FANG, 1),
                set_quota(MING, FANG, 1),
            )
        },
        Row {
            policy: capped,
            ..row(
                (POL_2, ExceedsSettlementCap),
                supported(MING, FANG, 4_000),
                settle(101),
                settle(100),
            )
        },
        Row {
            policy: few,
            ..row((POL_3, TooManyRelationships), begun, begin(MING, WEN), begin(LAN, WEN))
        },
        Row {
            policy: trial_with(|policy| policy.regions = Some(vec![SHANGHAI, SICHUAN])),
            ..row((POL_4, RegionNotConnected), vec![], begin(MING, LAN), begin(MING, FANG))
        },
        Row {
            policy: trial_with(|policy| policy.channels = [Channel::App].into_iter().collect()),
            ..row((POL_5, ChannelNotOpen), vec![], at_window, begin(MING, FANG))
        },
    ]
}
