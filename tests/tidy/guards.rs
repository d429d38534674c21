//! Compares the source of the rules with the catalogue: the codes with which each guard refuses,
//! and the clauses that each operation judges. `clauses` checks that every clause is cited.

use std::collections::BTreeSet;

use model::catalogue::{self, Kind};
use model::clause::{Clause, Code};
use model::operation::Family;
use model::terms::Term;

use crate::shape::names;
use crate::tree::File;

/// Compares the codes of the guards in the rules with those in the catalogue.
pub(crate) fn codes(rules: &[File]) -> Vec<String> {
    let judged: BTreeSet<(Clause, Code)> =
        rules.iter().flat_map(|file| refusals(&file.code())).collect();
    let entries = catalogue::all().iter();
    let listed = entries.flat_map(|entry| entry.codes.iter().map(|&code| (entry.id, code)));
    differences(&judged, &listed.collect(), "refuses with")
}

/// Compares the operations that judge each clause in the rules with those in the catalogue.
pub(crate) fn operations(rules: &[File]) -> Vec<String> {
    let by_operation = |entry: &&catalogue::Entry| {
        let general = matches!(catalogue::family(entry.id), "GEN" | "IDM");
        matches!(entry.kind, Kind::Guard | Kind::Permit | Kind::Reason) && !general
    };
    let entries: Vec<_> = catalogue::all().iter().filter(by_operation).collect();
    let judged: BTreeSet<(Clause, Family)> = rules
        .iter()
        .flat_map(|file| judging(&file.code()))
        .filter(|(clause, _)| entries.iter().any(|entry| entry.id == *clause))
        .collect();
    let listed = entries.iter().flat_map(|e| e.operations.iter().map(|&family| (e.id, family)));
    differences(&judged, &listed.collect(), "is judged by")
}

fn differences<T: Term + Ord>(
    judged: &BTreeSet<(Clause, T)>,
    listed: &BTreeSet<(Clause, T)>,
    what: &str,
) -> Vec<String> {
    let say = |(clause, term): &(Clause, T), place| {
        format!("{clause} {what} `{}` only in the {place}", term.name())
    };
    let rules = judged.difference(listed).map(|pair| say(pair, "rules"));
    rules.chain(listed.difference(judged).map(|pair| say(pair, "catalogue"))).collect()
}

/// Returns the clause and the code of every guard.
fn refusals(code: &str) -> Vec<(Clause, Code)> {
    let mut found = Vec::new();
    for method in [".require(", ".money(", ".amount(", ".compare("] {
        for (at, _) in code.match_indices(method) {
            let arguments = arguments(&code[at + method.len()..]);
            // A comparison built by hand names its clause in a field above.
            let clause = match method {
                ".compare(" => code[..at].rsplit("clause: ").next().unwrap_or_default(),
                _ => arguments.first().copied().unwrap_or_default(),
            };
            let code = match method {
                ".amount(" => "InvalidAmount",
                _ => arguments.last().copied().unwrap_or_default(),
            };
            found.extend(clause_named(clause).zip(code_named(code)));
        }
    }
    found
}

/// Splits the arguments of a call, from after its opening parenthesis.
fn arguments(call: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0_u32, 0, Vec::new());
    for (at, c) in call.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' | ']' | '}' | ',' if depth == 0 => {
                found.push(call[start..at].trim());
                start = at + 1;
                if c != ',' {
                    break;
                }
            }
            _ => {}
        }
    }
    found.retain(|argument| !argument.is_empty());
    found
}

/// Returns every clause that the rule of an operation names, with the operation. A guard in a
/// helper function counts for the rule above it.
fn judging(code: &str) -> Vec<(Clause, Family)> {
    let rules = code.split("impl Rule for ").skip(1);
    rules
        .flat_map(|rule| {
            let name = names(rule).next().unwrap_or_default();
            let family = Family::ALL.iter().find(|family| format!("{family:?}") == name);
            let clauses = names(rule).filter_map(clause_named);
            clauses.filter_map(move |clause| Some((clause, *family?)))
        })
        .collect()
}

fn clause_named(handle: &str) -> Option<Clause> {
    Clause::parse(&names(handle).next()?.replace('_', "-"))
}

fn code_named(variant: &str) -> Option<Code> {
    let variant = names(variant).last()?;
    Code::ALL.iter().copied().find(|code| format!("{code:?}") == variant)
}

#[test]
fn guards_are_read_from_source() {
    let source = "impl Rule for Settle { fn judge() {\n\
                  judge.require(SET_2, a == b(c, [d, e]), Code::BeneficiaryNotRecipient);\n\
                  let x = judge.amount(SET_5, self.amount, Fen::ONE);\n\
                  judge.money(\n SET_6,\n amount,\n Relation::AtMost,\n free,\n QuotaExhausted,\n);\n\
                  let c = Comparison { clause: POL_3, left }; judge.compare(c, SamePerson);\n} }";
    let expected = [
        (Clause::SET_2, Code::BeneficiaryNotRecipient),
        (Clause::SET_6, Code::QuotaExhausted),
        (Clause::SET_5, Code::InvalidAmount),
        (Clause::POL_3, Code::SamePerson),
    ];
    assert_eq!(refusals(source), expected);
    assert!(judging(source).contains(&(Clause::SET_2, Family::Settle)));
}

#[test]
fn a_guard_that_refuses_otherwise_than_the_catalogue_says_is_found() {
    let sample = [File::sample(
        "model/src/rules/sample.rs",
        "impl Rule for Enroll { judge.require(EST_6, a, NotAParty); }",
    )];
    let said = codes(&sample);
    for complaint in [
        "EST-6 refuses with `not_a_party` only in the rules",
        "EST-6 refuses with `same_person` only in the catalogue",
    ] {
        assert!(said.iter().any(|line| line == complaint), "{said:?}");
    }
    let said = operations(&sample);
    for complaint in [
        "EST-6 is judged by `enroll` only in the rules",
        "EST-6 is judged by `establish` only in the catalogue",
    ] {
        assert!(said.iter().any(|line| line == complaint), "{said:?}");
    }
}
