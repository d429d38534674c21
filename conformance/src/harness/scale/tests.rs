//! A vector with other amounts asks the same question, and answers learned by heart no longer fit.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use model::clause::Code;
use model::observe::observe;
use model::terms::Term;

use super::*;
use crate::format::codes::Codes;
use crate::format::message::{Decision, Isolation, Message, Part, Reply, Start, SystemName};
use crate::format::report::Verdict;
use crate::format::vectors::Capability;
use crate::format::vectors::suite::Suite;
use crate::harness::alone;
use crate::harness::setup::{Limits, Setup};
use crate::link::builtin::BuiltIn;
use crate::link::rename::Renames;
use crate::link::{Endpoint, Link, Trouble, fitting};
use crate::suite::detect::run::kills;
use crate::systems::mutants::{self, Mutant};

const SALTS: [u64; 3] = [1, 2, 3];

fn suite() -> (Suite, Policy) {
    crate::format::named::suite(None).expect("the suite is whole")
}

fn vectors(suite: &Suite) -> Vec<&Vector> {
    suite.vectors.iter().map(|(_, vector)| vector).collect()
}

/// Returns the verdict on every vector, for a system.
fn verdicts(reach: &dyn Endpoint, policy: &Policy, salt: u64, all: &[&Vector]) -> Vec<Verdict> {
    let (codes, limit) = (Codes::default(), Duration::from_secs(1));
    let setup = Setup {
        reach,
        policy,
        limits: Limits { step: limit, hello: limit },
        salt: Some(salt),
        codes: &codes,
        command: "gongji run",
        options: String::new(),
        mark: "c",
        cases: AtomicU64::new(0),
    };
    let played = alone::in_conversation(&setup, |play| {
        all.iter().map(|vector| play(vector).verdict).collect::<Vec<Verdict>>()
    });
    played.expect("it is there")
}

#[test]
fn the_reference_passes_with_other_amounts_and_a_good_share_has_them() {
    let (suite, policy) = suite();
    let all = vectors(&suite);
    let reference = BuiltIn::new(policy.clone(), None);
    for salt in SALTS {
        let scaled = super::all(&policy, Some(salt), &all);
        let verdicts = verdicts(&reference, &policy, salt, &scaled.vectors());
        assert!(verdicts.iter().all(|verdict| *verdict == Verdict::Pass), "salt {salt}");
        println!("salt {salt}: {} of {} vectors have other amounts", scaled.count(), all.len());
        assert!(scaled.count() >= FLOOR, "salt {salt}: {}", scaled.count());
    }
    let twice = [7, 7].map(|salt| scaled(&policy, salt, all[0]));
    assert!(twice[0] == twice[1], "a salt gives the same amounts each time");
}

/// The least number of vectors with other amounts.
const FLOOR: usize = 800;

#[test]
fn what_is_about_an_exact_amount_keeps_it() {
    let (suite, policy) = suite();
    let (by_id, mut kept) = (suite.by_id(), 0);
    for (id, vector) in &by_id {
        let exact = ["one-fen", "an-odd-sum", "largest", "fraction", "no-more-than"];
        if !exact.iter().any(|word| id.contains(word)) {
            continue;
        }
        for salt in SALTS {
            let Some(scaled) = scaled(&policy, salt, vector) else {
                kept += 1;
                continue;
            };
            // If one is scaled all the same, its comparisons are as near to their limits as before.
            assert_eq!(played(&policy, &scaled).1, played(&policy, vector).1, "{id}");
        }
    }
    assert!(kept > 100, "{kept}");
    for id in ["spend/wei-an-odd-sum-when-strangers", "clear/everything-when-one-fen-owed"] {
        assert!(scaled(&policy, 1, by_id[id]).is_none(), "{id}");
    }
}

#[test]
fn planted_faults_are_found_with_other_amounts_too() {
    let (suite, policy) = suite();
    let own = vectors(&suite);
    let all = mutants::all();
    let killed = |vectors: &[&Vector]| -> Vec<bool> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        in_parallel(threads, all.iter().collect(), |mutant: &Mutant| {
            vectors.iter().any(|vector| kills(&policy, vector, mutant).is_some())
        })
    };
    let before = killed(&own);
    for salt in SALTS {
        let scaled = super::all(&policy, Some(salt), &own);
        let after = killed(&scaled.vectors());
        let lost = all.iter().zip(before.iter().zip(&after));
        let lost: Vec<String> = lost
            .filter(|(_, (before, after))| **before && !**after)
            .map(|(mutant, _)| mutant.name())
            .collect();
        let count = |killed: &[bool]| killed.iter().filter(|killed| **killed).count();
        println!("salt {salt}: {} of {} found; lost: {lost:?}", count(&after), count(&before));
        assert!(lost.is_empty(), "salt {salt}: {lost:?}");
    }
}

/// A system that decides nothing. It has learned by heart the answers to the same requests of the
/// same people, under any names and recorded in any order.
struct ByHeart {
    known: BTreeMap<String, (ObservedAnswer, Observation)>,
}

/// The requests of a case so far, and the people on record.
#[derive(Default)]
struct Asked {
    people: Vec<RawPerson>,
    steps: Vec<Written>,
}

impl Asked {
    /// Returns the same under names that do not depend on the given ones. People get numbers in the
    /// order in which requests name them; those whom no request names are told by their records.
    fn plainly(&self) -> (Renames, String) {
        let mut names = Renames::numbered();
        let steps: Vec<Written> = self.steps.iter().map(|step| names.request(step)).collect();
        let said = |one: &RawPerson| {
            let one = RawPerson { name: String::new(), ..one.without_display() };
            serde_json::to_string(&one).expect("plain data")
        };
        let mut people = self.people.clone();
        people.sort_by_cached_key(said);
        let mut people: Vec<RawPerson> =
            people.iter().map(|one| names.on_record(&one.without_display())).collect();
        people.sort_by(|one, other| one.name.cmp(&other.name));
        let key = serde_json::to_string(&(people, steps)).expect("plain data");
        (names, key)
    }
}

impl ByHeart {
    fn of(vectors: &[&Vector]) -> ByHeart {
        let mut known = BTreeMap::new();
        for vector in vectors {
            let mut asked = Asked { people: vector.people.clone(), steps: Vec::new() };
            let mut state = observe(&vector.book, &vector.names);
            let nothing = ObservedAnswer::Accepted { paid: None, self_paid: None, statement: None };
            let all = vector.steps.iter().map(|step| (Some(&step.data), &step.expect, &step.state));
            for (data, expect, after) in std::iter::once((None, &nothing, &None)).chain(all) {
                asked.steps.extend(data.cloned());
                state = after.clone().unwrap_or(state);
                let (mut names, key) = asked.plainly();
                let mut shown = state.clone();
                shown.people.iter_mut().for_each(|one| one.name = names.person(&one.name));
                for one in &mut shown.relationships {
                    one.holder = names.person(&one.holder);
                    one.recipient = names.person(&one.recipient);
                }
                known.insert(key, (expect.clone(), shown));
            }
        }
        ByHeart { known }
    }
}

impl Endpoint for ByHeart {
    fn link(&self) -> Result<Box<dyn Link + Send + '_>, Trouble> {
        Ok(Box::new(Reciting { heart: self, n: 0, asked: Asked::default() }))
    }

    fn arguments(&self) -> String {
        String::new()
    }
}

struct Reciting<'a> {
    heart: &'a ByHeart,
    n: u64,
    asked: Asked,
}

impl Link for Reciting<'_> {
    fn ask(&mut self, message: &Message, _: Duration) -> Result<Reply, Trouble> {
        self.n += 1;
        let n = self.n;
        let reply = match message {
            Message::Hello { .. } => Reply::Hello {
                n,
                protocol: crate::format::message::PROTOCOL,
                system: SystemName { name: "by heart".to_string(), build: String::new() },
                capabilities: Capability::ALL.to_vec(),
                isolation: Isolation::Reset,
                parallel: 1,
                start: Start::Given,
                shows: Part::ALL.to_vec(),
            },
            Message::Open { case, people } => {
                self.asked = Asked { people: people.clone(), steps: Vec::new() };
                Reply::Opened { n, case: case.clone() }
            }
            Message::Do { case, request } => {
                self.asked.steps.push((**request).clone());
                let (case, answer) = (case.clone(), self.recited().0);
                let (decision, code) = match &answer {
                    ObservedAnswer::Accepted { .. } => (Decision::Accepted, None),
                    ObservedAnswer::Rejected { codes } => {
                        (Decision::Rejected, codes.first().map(Code::to_string))
                    }
                };
                let (paid, self_paid, statement) = match answer {
                    ObservedAnswer::Accepted { paid, self_paid, statement } => {
                        (paid, self_paid, statement)
                    }
                    ObservedAnswer::Rejected { .. } => (None, None, None),
                };
                Reply::Answer { n, case, decision, paid, self_paid, statement, code }
            }
            Message::Observe { case } => {
                let Observation { people, relationships, positions } = self.recited().1;
                let (people, relationships) = (Some(people), Some(relationships));
                let positions = Some(positions);
                Reply::State { n, case: case.clone(), people, relationships, positions }
            }
            Message::Close { case } => Reply::Closed { n, case: case.clone() },
            Message::Bye | Message::Later(_) => Reply::Bye { n },
        };
        fitting(message, n, reply)
    }

    fn leave(&mut self, _: Duration) -> Option<Text> {
        None
    }
}

impl Reciting<'_> {
    /// Returns the learned answer. What was not learned is refused.
    fn recited(&self) -> (ObservedAnswer, Observation) {
        let (names, key) = self.asked.plainly();
        match self.heart.known.get(&key) {
            Some((answer, shown)) => {
                let mut shown = shown.clone();
                names.back(&mut shown);
                (answer.clone(), shown)
            }
            None => {
                let codes = vec![Code::UnknownPerson];
                (ObservedAnswer::Rejected { codes }, Observation::default())
            }
        }
    }
}

#[test]
fn who_learned_the_answers_by_heart_fails_wherever_amounts_are_others() {
    let (suite, policy) = suite();
    let all = vectors(&suite);
    let heart = ByHeart::of(&all);
    // Other names and another order do not throw it off.
    let renamed = verdicts(&heart, &policy, 9, &all);
    assert!(renamed.iter().all(|verdict| *verdict == Verdict::Pass));
    let scaled = super::all(&policy, Some(9), &all);
    let came = verdicts(&heart, &policy, 9, &scaled.vectors());
    for ((own, other), verdict) in scaled.all.iter().zip(came) {
        assert_eq!(verdict == Verdict::Pass, other.is_none(), "{}", own.id);
    }
}
