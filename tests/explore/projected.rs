//! Answers by projection against the rules in every state: the same states, transitions, edges,
//! clauses reached and violations in the built-in scopes, and in random scopes under random
//! policies with and without planted faults. A system that reads something beside the state is
//! found.

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};

use conformance::systems::faults::{self, Faulty};
use model::explore::{Exploration, Options, Reference, Scope, System, Word, explore, scope_file};
use model::judge::Judge;
use model::ledger::Ledger;
use model::money::Fen;
use model::operation::{Answer, Request};
use model::policy::{Access, Earmark, Policy};
use model::records::Store;
use model::region::Reach;
use model::terms::Set;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Explores in both ways and compares everything that comes of it. Returns the number of states.
fn compared<S: System>(scope: &Scope, policy: &Policy, system: &S, most: Option<u64>) -> u64 {
    match scope.bits() {
        0..=64 => compared_in::<u64, S>(scope, policy, system, most),
        65..=128 => compared_in::<u128, S>(scope, policy, system, most),
        _ => compared_in::<[u128; 2], S>(scope, policy, system, most),
    }
}

fn compared_in<W: Word, S: System>(
    scope: &Scope,
    policy: &Policy,
    system: &S,
    max_states: Option<u64>,
) -> u64 {
    let run = |without_projection, keep_graph, threads| {
        let options =
            Options { threads, keep_graph, without_projection, max_states, ..Options::default() };
        explore::<W, S>(scope, policy, system, &options)
    };
    let counts = |run: &Exploration<W>| (run.complete, run.states, run.transitions, run.depth);
    let name = &scope.name;
    let judged = run(true, true, 1);
    let counted = run(true, false, 2);
    assert_eq!(counts(&judged), counts(&counted), "{name}: two tables of states");
    assert_eq!(judged.judged, judged.transitions, "{name}: every request is judged");
    for (keep_graph, threads) in [(true, 1), (false, 1), (true, 2)] {
        let projected = run(false, keep_graph, threads);
        assert_eq!(counts(&projected), counts(&judged), "{name}");
        assert_eq!(projected.seen, judged.seen, "{name}");
        let told = [&projected, &judged].map(|run| format!("{:?}", run.violations));
        assert_eq!(told[0], told[1], "{name}");
        if let (Some(graph), Some(due)) = (&projected.graph, &judged.graph) {
            assert_eq!(graph.states(), due.states(), "{name}");
            let differs = |at: &usize| graph.edges(*at) != due.edges(*at);
            assert_eq!((0..graph.states()).find(differs), None, "{name}: the edges of a state");
        }
    }
    judged.states
}

#[test]
fn every_built_in_scope_is_the_same_by_projection() {
    for name in crate::names() {
        let states =
            compared(&crate::scope(name), &crate::policy("cn-2026-trial"), &Reference, None);
        assert!(states > 1_000, "{name}");
    }
}

#[test]
fn few_requests_are_judged_by_the_rules() {
    let options = Options { threads: 1, ..Options::default() };
    let family = crate::scope("family");
    let run = explore::<u64, _>(&family, &crate::policy("cn-2026-trial"), &Reference, &options);
    assert!(run.judged * 20 < run.transitions, "{} of {}", run.judged, run.transitions);
}

/// A choice for a random scope: who is there, and which operations are asked about.
#[derive(Clone, Debug)]
struct Drawn {
    balances: [u8; 3],
    resident: bool,
    kin: Vec<(usize, usize)>,
    lines: Vec<bool>,
    kept: bool,
    repeated: bool,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let kin = prop::sample::subsequence(vec![(1, 0), (2, 1), (0, 2)], 0..3);
    let lines = prop::collection::vec(prop::bool::weighted(0.6), OPERATIONS.len());
    let rest = (any::<bool>(), any::<bool>(), prop::bool::weighted(0.25));
    ([1..4_u8, 1..3, 1..3], kin, lines, rest).prop_map(
        |(balances, kin, lines, (resident, kept, repeated))| Drawn {
            balances,
            resident,
            kin,
            lines,
            kept,
            repeated,
        },
    )
}

/// Operations that a random scope may ask about beside establishing and granting.
const OPERATIONS: [&str; 8] = [
    "  settle:\n    - {category: [\"medical\"], venue: [\"institution 510100\"], \
     amount: [\"one_fen\", \"remaining_and_one_fen\"]}\n",
    "  terminate:\n    - {by: [\"holder\", \"recipient\"]}\n",
    "  transfer:\n    - {person: [\"a\"], region: [\"310100\", \"510100\"]}\n",
    "  end_insurance:\n    - {person: [\"b\"], reason: [\"withdrawal\"]}\n",
    "  enroll:\n    - {person: [\"b\"], scheme: [\"employee\"], region: [\"510100\"]}\n",
    "  spend:\n    - {person: [\"a\"], amount: [\"one_fen\", \"free_and_one_fen\"]}\n",
    "  clear:\n    - {}\n",
    "  reverse:\n    - {}\n",
];

fn drawn_scope(drawn: &Drawn) -> Scope {
    let mut text = String::from(
        "format: \"gongji-scope/1\"\nname: \"drawn\"\ntitle:\n  en: \"drawn\"\n  zh: \"随机\"\n\
         people:\n",
    );
    let regions = ["310100", "510100", "110100"];
    for (at, name) in ["a", "b", "c"].into_iter().enumerate() {
        let region = regions[at];
        if at == 1 && drawn.resident {
            let _ =
                writeln!(text, "  - {{name: \"b\", scheme: \"resident\", region: \"{region}\"}}");
        } else {
            let balance = drawn.balances[at];
            let _ = writeln!(
                text,
                "  - {{name: \"{name}\", scheme: \"employee\", region: \"{region}\", balance: \
                 \"0.0{balance}\"}}"
            );
        }
    }
    text += "kin:\n";
    for (holder, recipient) in std::iter::once(&(0, 1)).chain(&drawn.kin) {
        let (holder, recipient) = (["a", "b", "c"][*holder], ["a", "b", "c"][*recipient]);
        let _ = writeln!(
            text,
            "  - {{holder: \"{holder}\", recipient: \"{recipient}\", kinship: \"parent\"}}"
        );
    }
    let sent = if drawn.repeated { "sent: \"repeated\", " } else { "" };
    let _ = write!(
        text,
        "operations:\n  establish:\n    - {{commitment: [\"signed\", \"missing\"]}}\n  set_quota:\n    \
         - {{{sent}granted: [\"zero\", \"one_fen\", \"all_free_and_one_fen\"]}}\n"
    );
    for (line, _) in OPERATIONS.iter().zip(&drawn.lines).filter(|(_, is_there)| **is_there) {
        if drawn.kept || drawn.repeated || !line.contains("reverse") {
            // Where IDs are repeated, settlements and their reversals carry these.
            let by_id = line.contains("settle") || line.contains("reverse");
            let sent = if by_id { sent } else { "" };
            text += &line.replace("- {", &format!("- {{{sent}")).replace(", }", "}");
        }
    }
    if drawn.kept && !drawn.repeated {
        text += "settlements_kept: \"1\"\n";
    }
    if drawn.repeated {
        text += "requests_repeated: \"1\"\n";
    }
    match scope_file::read("drawn", &text) {
        Ok(scope) => scope.with_room_for_faults(),
        Err(error) => panic!("{error:?}\n{text}"),
    }
}

fn drawn_policy() -> impl Strategy<Value = Policy> {
    let named = prop::sample::select(vec!["cn-2026-trial", "cn-2024-province", "cn-2021-province"]);
    let reach = prop::sample::select(vec![Reach::CrossProvince, Reach::Nationwide]);
    let caps = (prop::option::of(1..3_u32), prop::option::of(1..3_i64));
    (named, reach, any::<(bool, bool, bool)>(), caps).prop_map(
        |(named, reach, (shared, within, ends), (holders, cap))| {
            let policy = crate::policy(named);
            Policy {
                reach,
                access: if shared { Access::SharedBalance } else { policy.access },
                earmark: if within { Earmark::WithinReach } else { policy.earmark },
                ending_events: if ends { policy.ending_events } else { Set::EMPTY },
                settlement_cap: cap.map(Fen::new),
                holders_per_recipient: holders,
                ..policy
            }
        },
    )
}

#[test]
fn random_scopes_under_random_policies_are_the_same_by_projection() {
    let faults = prop::option::weighted(0.6, prop::sample::select(faults::all()));
    let (broken, large) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let mut runner =
        TestRunner::new(Config { cases: 120, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&(drawn(), drawn_policy(), faults), |(drawn, policy, fault)| {
        let scope = drawn_scope(&drawn);
        let most = Some(2_000);
        let states = match fault {
            Some(fault) => compared(&scope, &policy, &Faulty(fault), most),
            None => compared(&scope, &policy, &Reference, most),
        };
        broken.set(broken.get() + u32::from(fault.is_some()));
        large.set(large.get() + u32::from(states > 200));
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    assert!(broken.get() > 20 && large.get() > 20, "{} {}", broken.get(), large.get());
}

/// Requests that this system has answered so far.
static ANSWERED: AtomicU32 = AtomicU32::new(0);

/// A system that reads something beside the state: now and then it covers no kinship.
struct Moody {
    strict: Policy,
}

impl System for Moody {
    fn answer<S: Store + Ledger, J: Judge>(
        &self,
        policy: &Policy,
        store: &mut S,
        request: &Request,
        judge: &mut J,
    ) -> Answer {
        let moody = ANSWERED.fetch_add(1, Ordering::Relaxed).is_multiple_of(5);
        Reference.answer(if moody { &self.strict } else { policy }, store, request, judge)
    }
}

#[test]
fn a_system_that_reads_something_beside_the_state_is_found() {
    let policy = crate::policy("cn-2026-trial");
    let strict = Policy { kinships: Set::EMPTY, ..policy.clone() };
    let moody = Moody { strict };
    let found = |system: &dyn Fn()| catch_unwind(AssertUnwindSafe(system)).is_err();
    let scope = crate::scope("province");
    let by_sample = || {
        let options = Options { threads: 1, ..Options::default() };
        explore::<u64, _>(&scope, &policy, &moody, &options);
    };
    assert!(found(&by_sample), "a state that is judged in full beside its projections tells");
    let sound = || {
        compared(&scope, &policy, &Reference, Some(500));
    };
    assert!(!found(&sound), "the rules read nothing else");
}
