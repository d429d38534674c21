//! Shrinking on the built-in system with planted faults: the result fails in the same way, nothing can
//! be left out of it, and for some faults it is exactly the sequence that is expected. Systems behind
//! an adapter are in `tests/harness`.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use model::policy::Policy;
use model::terms::Term;

use super::*;
use crate::format::codes::Codes;
use crate::format::vectors::suite::Suite;
use crate::harness::alone;
use crate::harness::setup::{Limits, Setup};
use crate::link::builtin::{BuiltIn, mutant};
use crate::suite::detect::run::kills;
use crate::systems::mutants::{self, Group, Mutant};

struct Bench {
    suite: Suite,
    policy: Policy,
}

impl Bench {
    fn new() -> Bench {
        let (suite, policy) = crate::format::named::suite(None).expect("the suite is whole");
        Bench { suite, policy }
    }

    fn vector(&self, id: &str) -> &Vector {
        self.suite.by_id()[id]
    }

    /// Calls `work` with a function that plays cases on a system with a planted fault.
    fn with<T>(&self, fault: Option<Mutant>, work: impl FnOnce(&mut Play<'_>) -> T) -> T {
        let (codes, limit) = (Codes::default(), Duration::from_secs(1));
        let reach = BuiltIn::new(self.policy.clone(), fault);
        let setup = Setup {
            reach: &reach,
            policy: &self.policy,
            limits: Limits { step: limit, hello: limit },
            salt: None,
            codes: &codes,
            command: "gongji run",
            options: String::new(),
            mark: "c",
            cases: AtomicU64::new(0),
        };
        alone::in_conversation(&setup, |play| work(play)).expect("it is there")
    }

    fn asked<'a>(&'a self, vector: &'a Vector, bounds: Bounds) -> ShrinkTask<'a> {
        let (named, language) = (self.policy.name.as_str(), Language::English);
        ShrinkTask::new(vector, &self.policy, named, None, bounds, language)
    }

    /// Shrinks a vector on a system with a planted fault, and checks that the result fails as the
    /// vector does and is minimal.
    fn smallest(&self, vector: &Vector, fault: Mutant) -> Smallest {
        let name = fault.name();
        self.with(Some(fault), |play| {
            let way = Way::of(&play(vector)).unwrap_or_else(|| panic!("{name}: it passes"));
            let asked = self.asked(vector, Bounds::default());
            let found = minimise(&asked, play);
            let found = found.unwrap_or_else(|_| panic!("{name}: {} is not shrunk", vector.id));
            assert!(found.complete && found.case.steps.len() <= vector.steps.len(), "{name}");
            let again = |candidate: &Candidate, play: &mut Play<'_>| {
                let case = candidate.case(&heading(&asked, &way))?;
                let vector_of = alone::vector(&case, &self.policy)?;
                Way::of(&play(&Vector { clauses: vector.clauses.clone(), ..vector_of }))
            };
            let case = build(&found.case, &self.policy);
            let best = Candidate::of(&case);
            assert_eq!(again(&best, play).as_ref(), Some(&way), "{name}: {}", vector.id);
            for (what, less) in smaller(&best) {
                let came = again(&less, play);
                assert_ne!(came.as_ref(), Some(&way), "{name}: {} without {what}", vector.id);
            }
            found
        })
    }
}

fn build(case: &Case, policy: &Policy) -> Vector {
    alone::vector(case, policy).expect("the policy keeps its properties")
}

/// Returns every case that is one thing smaller.
fn smaller(best: &Candidate) -> Vec<(String, Candidate)> {
    let mut all = Vec::new();
    let mut push = |what: String, change: &dyn Fn(&mut Candidate)| {
        let mut less = best.clone();
        change(&mut less);
        if less != *best {
            all.push((what, less));
        }
    };
    for at in 0..best.steps.len() {
        push(format!("step {}", at + 1), &|less| drop(less.steps.remove(at)));
    }
    for (at, one) in best.people.iter().enumerate().filter(|(_, one)| !best.is_named(&one.name)) {
        push(one.name.clone(), &|less| drop(less.people.remove(at)));
    }
    for slot in best.slots() {
        let fen = best.fen(slot).expect("it is an amount");
        push(format!("a fen of {slot:?}"), &|less| less.set(slot, fen - fen.signum()));
        push(format!("{slot:?}"), &|less| less.set(slot, 0));
    }
    all
}

#[test]
fn what_is_left_fails_in_the_same_way_and_nothing_more_can_be_left_out() {
    let bench = Bench::new();
    let all = mutants::all();
    let mut shrunk = 0;
    for &group in Group::ALL {
        let of = all.iter().filter(|mutant| mutant.group() == group);
        for fault in of.step_by(7).take(4) {
            // The longest of the first vectors that find it: there is most to leave out.
            let vectors = bench.suite.vectors.iter().map(|(_, vector)| vector);
            let finding = vectors.filter(|one| kills(&bench.policy, one, fault).is_some()).take(5);
            let Some(vector) = finding.max_by_key(|one| one.steps.len()) else { continue };
            bench.smallest(vector, *fault);
            shrunk += 1;
        }
    }
    assert!(shrunk >= 40, "{shrunk}");
}

/// Tells the steps of a case, each by its operation, its people and its amount.
fn told(case: &Case) -> Vec<String> {
    let one = |step: &model::case_file::CaseStep| {
        let data = case.names.written(&step.request).operation;
        // The one who asks for an end stands before the pair.
        let who = data.roles().first().map(|(_, who)| who.to_string()).unwrap_or_default();
        let amount = data.amount().map(|amount| amount.to_string());
        let words = [data.family().name().to_string(), who, amount.unwrap_or_default()];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    case.steps.iter().map(one).collect()
}

#[test]
fn for_some_faults_exactly_this_is_left() {
    let bench = Bench::new();
    let paid = ["establish wei", "set_quota wei 0.01", "settle wei 0.01"];
    let rows: [(&str, &str, &[&str]); 9] = [
        (
            "guard left out: EST-3",
            "contribute/again-contribute-c-1-when-refused-forms",
            &["establish wei"],
        ),
        ("guard left out: INS-5", "story/a-life", &["enroll wei"]),
        (
            "effect doubled: CON-1 credit",
            "clear/everything-when-contributed",
            &["contribute wei 0.01"],
        ),
        (
            "guard left out: QUO-3",
            "set_quota/again-set-quota-q-1-when-refused-quotas",
            &["establish wei", "set_quota wei 0.01"],
        ),
        (
            "guard left out: SET-6",
            "reverse/the-first-when-refused-settlement",
            &["establish wei", "settle wei 0.01"],
        ),
        (
            "guard left out: IDM-2",
            "clear/conflict-establish-e-1-clear-when-with-ids-ended",
            &["establish wei", "clear"],
        ),
        (
            "received forgotten: INS-2, only with two holders",
            "story/many-holders",
            &["establish wei", "establish brother", "end_insurance mother"],
        ),
        (
            "effect left out: INS-2 end, only from the second time on",
            "story/a-life",
            &["end_insurance wei", "enroll wei", "establish wei", "end_insurance wei"],
        ),
        (
            "effect left out: REV-4 claim, only once the settlement was cleared",
            "story/reversal-after-move-after-clearing",
            &[paid[0], paid[1], paid[2], "clear", "reverse"],
        ),
    ];
    for (fault, id, steps) in rows {
        let found = bench.smallest(bench.vector(id), mutant(fault).expect("it is planted"));
        assert_eq!(told(&found.case), steps, "{fault}");
    }
}

#[test]
fn a_system_that_passes_has_nothing_to_shrink() {
    let bench = Bench::new();
    let vector = bench.vector("story/a-life");
    let asked = bench.asked(vector, Bounds::default());
    let outcome = bench.with(None, |play| minimise(&asked, play));
    assert!(matches!(outcome, Err(Unshrunk::Passes)));
}

#[test]
fn a_system_that_fails_every_other_time_is_told_apart() {
    let bench = Bench::new();
    let vector = bench.vector("story/a-life");
    let asked = bench.asked(vector, Bounds::default());
    let fault = mutant("guard left out: INS-5").unwrap();
    for first in [0, 1] {
        let outcome = bench.with(Some(fault), |wrong| {
            bench.with(None, |right| {
                let mut count = first;
                minimise(&asked, &mut |vector| {
                    count += 1;
                    if count % 2 == 0 { wrong(vector) } else { right(vector) }
                })
            })
        });
        assert!(matches!(outcome, Err(Unshrunk::Flaky(_))), "{first}");
    }
}

#[test]
fn what_fails_in_the_end_only_by_chance_is_told_apart() {
    let bench = Bench::new();
    let vector = bench.vector("story/a-life");
    let fault = mutant("guard left out: INS-5").unwrap();
    let mut plays = 0;
    let asked = bench.asked(vector, Bounds::default());
    let mut count = |play: &mut Play<'_>| {
        minimise(&asked, &mut |vector| {
            plays += 1;
            play(vector)
        })
    };
    assert!(bench.with(Some(fault), &mut count).is_ok());
    let last = plays;
    let outcome = bench.with(Some(fault), |wrong| {
        bench.with(None, |right| {
            let mut now = 0;
            minimise(&asked, &mut |vector| {
                now += 1;
                if now == last { right(vector) } else { wrong(vector) }
            })
        })
    });
    assert!(matches!(outcome, Err(Unshrunk::Flaky(_))));
}

#[test]
fn a_bound_leaves_the_smallest_so_far() {
    let bench = Bench::new();
    let vector = bench.vector("story/a-life");
    let fault = mutant("guard left out: INS-5").unwrap();
    let mut sizes = Vec::new();
    for most in [1, 5, 8, 1_000] {
        let bounds = Bounds { most: Some(most), time: None };
        let asked = bench.asked(vector, bounds);
        let outcome = bench.with(Some(fault), |play| minimise(&asked, play));
        let Ok(found) = outcome else { panic!("{most}: it is shrunk") };
        assert_eq!(found.complete, most == 1_000, "{most}");
        assert_eq!(found.case.steps.len(), found.came.steps.len());
        sizes.push(found.case.steps.len());
    }
    assert!(sizes.is_sorted_by(|one, other| one >= other), "{sizes:?}");
    assert_eq!(sizes.last(), Some(&1));
    let bounds = Bounds { most: None, time: Some(Duration::from_nanos(1)) };
    let asked = bench.asked(vector, bounds);
    let outcome = bench.with(Some(fault), |play| minimise(&asked, play));
    assert!(matches!(outcome, Ok(Smallest { complete: false, .. })));
}
