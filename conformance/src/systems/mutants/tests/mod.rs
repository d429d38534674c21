//! Tests of the mutants: each differs from the rules somewhere unless it is argued to be
//! equivalent, none panics, and the system under test without a mutant does as the rules do.

mod dice;
mod vary;
mod walk;

use std::collections::BTreeSet;
use std::ops::Range;

use model::clause::Code;
use model::money::Fen;
use model::observe::observe;
use model::operation::{Answer, Receipt};
use model::person::Channel;
use model::policy::Policy;
use model::policy_file;
use model::terms::Term;

use self::walk::Walk;
use super::{Group, Mutant, all, equivalent};
use crate::systems::subject::{Subject, agrees};

fn policy(name: &str) -> Policy {
    let mut all = policy_file::built_in().iter();
    let (name, text) = all.find(|(known, _)| *known == name).expect("a built-in policy");
    policy_file::read(name, text).expect("a built-in policy is sound")
}

/// Returns a walk under the trial policy, under one without quotas, or under one with limits.
fn walk(number: u64, length: usize) -> Walk {
    let policy = match number % 6 {
        4 => policy("cn-2021-province"),
        5 => {
            let mut capped = policy("cn-2026-trial");
            capped.settlement_cap = Some(Fen::new(5_000));
            (capped.recipients_per_holder, capped.holders_per_recipient) = (Some(2), Some(2));
            capped.regions =
                Some(walk::REGIONS.iter().copied().filter(|it| it.code() != 510_300).collect());
            capped.channels = [Channel::App, Channel::Platform].into_iter().collect();
            capped
        }
        _ => policy("cn-2026-trial"),
    };
    Walk::new(policy, number, length)
}

fn walks(numbers: Range<u64>, length: usize) -> Vec<Walk> {
    numbers.map(|number| walk(number, length)).collect()
}

#[test]
fn mutants_are_many_each_named_once_and_in_every_group() {
    let all = all();
    assert!(all.len() >= 250, "only {}", all.len());
    let names: BTreeSet<String> = all.iter().map(Mutant::name).collect();
    assert_eq!(names.len(), all.len(), "a name stands for two");
    for &group in Group::ALL {
        let count = all.iter().filter(|mutant| mutant.group() == group).count();
        println!("{count:4} {}", group.text().en);
        assert!(count >= 3, "{group} has {count}");
    }
    println!("{:4} in all", all.len());
}

#[test]
fn without_a_mutant_the_subject_does_as_the_rules_do() {
    for walk in walks(0..6, 500) {
        let mut subject = Subject::new(&walk.policy, walk.start.clone(), &walk.names, None);
        assert_eq!(subject.observe(), observe(&walk.start, &walk.names));
        for step in &walk.steps {
            assert_eq!(subject.answer(&step.request), step.due);
            assert_eq!(subject.observe(), step.shown);
        }
    }
}

#[test]
fn no_mutant_panics() {
    let walks = walks(3..6, 2_000);
    for mutant in all() {
        for walk in &walks {
            let start = walk.start.clone();
            let mut subject = Subject::new(&walk.policy, start, &walk.names, Some(&mutant));
            for (number, step) in walk.steps.iter().enumerate() {
                subject.answer(&step.request);
                if number % 50 == 0 {
                    subject.observe();
                }
            }
            subject.observe();
        }
    }
}

/// Tells whether the mutant differs from the rules on this walk.
fn differs(mutant: &Mutant, walk: &Walk) -> bool {
    let start = walk.start.clone();
    let mut subject = Subject::new(&walk.policy, start, &walk.names, Some(mutant));
    walk.steps.iter().any(|step| {
        let answer = subject.answer(&step.request);
        !agrees(&step.due, &answer) || subject.observe() != step.shown
    })
}

#[test]
fn every_mutant_differs_or_is_argued_equivalent() {
    let walks = walks(0..30, 500);
    let unseen: Vec<String> = all()
        .iter()
        .filter(|mutant| equivalent(mutant).is_none())
        .filter(|mutant| !walks.iter().any(|walk| differs(mutant, walk)))
        .map(Mutant::name)
        .collect();
    assert!(unseen.is_empty(), "never differ:\n{}", unseen.join("\n"));
    let told: Vec<String> = all()
        .iter()
        .filter(|mutant| equivalent(mutant).is_some())
        .filter(|mutant| walks.iter().any(|walk| differs(mutant, walk)))
        .map(Mutant::name)
        .collect();
    assert!(told.is_empty(), "argued equivalent, and yet differ:\n{}", told.join("\n"));
}

#[test]
fn an_answer_agrees_when_its_first_code_is_one_of_those_due() {
    let refused = |codes: &[Code]| Answer::Rejected(codes.iter().copied().collect());
    let paid = |fen| Answer::Accepted(Receipt::Paid { paid: Fen::new(fen), self_paid: Fen::ZERO });
    let due = refused(&[Code::InvalidAmount, Code::NoAccount]);
    assert!(agrees(&due, &refused(&[Code::NoAccount])));
    assert!(agrees(&due, &refused(&[Code::InvalidAmount, Code::BelowUsed])));
    assert!(!agrees(&due, &refused(&[Code::BelowUsed, Code::NoAccount])));
    assert!(!agrees(&due, &refused(&[])));
    assert!(!agrees(&due, &paid(1)));
    assert!(agrees(&paid(1), &paid(1)));
    assert!(!agrees(&paid(1), &paid(2)));
}
