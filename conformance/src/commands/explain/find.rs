//! Search for a clause, a clause family or a code that somebody writes their own way, and for the
//! nearest names if there is none.

use model::catalogue::FAMILIES;
use model::clause::{Clause, Code};
use model::terms::Term;

/// The result of a search.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Found {
    /// A clause.
    Clause(Clause),
    /// A clause family.
    Family(&'static str),
    /// A refusal code.
    Code(Code),
    /// The nearest names, the nearest first: there is nothing of that name.
    Nothing(Vec<&'static str>),
}

/// Finds a clause (`EST-3`, `est-3`, `EST3`, `est_3`), a family (`est`) or a code.
pub(crate) fn find(asked: &str) -> Found {
    let plain = plain(asked);
    let clause = Clause::ALL.iter().find(|clause| self::plain(clause.name()) == plain);
    let family = FAMILIES.iter().find(|(family, _)| self::plain(family) == plain);
    let code = Code::ALL.iter().find(|code| self::plain(code.name()) == plain);
    match (clause, family, code) {
        (Some(&clause), _, _) => Found::Clause(clause),
        (_, Some((family, _)), _) => Found::Family(family),
        (_, _, Some(&code)) => Found::Code(code),
        (None, None, None) => Found::Nothing(nearest(&plain)),
    }
}

/// Keeps letters and digits only, in lower case.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns at most three names that could have been meant.
fn nearest(asked: &str) -> Vec<&'static str> {
    const ALIKE: u32 = 550;
    let mut near: Vec<(u32, &str)> = names()
        .map(|name| (likeness(asked, &plain(name)), name))
        .filter(|&(likeness, _)| likeness >= ALIKE)
        .collect();
    near.sort_by_key(|&(likeness, _)| std::cmp::Reverse(likeness));
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Measures how alike two names are, from 0 to 1000.
fn likeness(asked: &str, name: &str) -> u32 {
    let longer = asked.chars().count().max(name.chars().count()).max(1);
    let apart = strsim::osa_distance(asked, name);
    let typos = 1000 * (longer - apart.min(longer)) / longer;
    // Whoever writes part of a code means that code.
    let part = if asked.len() >= 4 && name.contains(asked) { 900 } else { 0 };
    u32::try_from(typos.max(part)).unwrap_or(u32::MAX)
}

/// Returns every name that can be asked about.
fn names() -> impl Iterator<Item = &'static str> {
    let clauses = Clause::ALL.iter().map(|&clause| clause.name());
    let codes = Code::ALL.iter().map(|&code| code.name());
    clauses.chain(codes).chain(FAMILIES.iter().map(|(family, _)| *family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_a_family_and_a_code_are_found_however_they_are_written() {
        for asked in ["EST-3", "est-3", "EST3", "Est_3", "est 3"] {
            assert_eq!(find(asked), Found::Clause(Clause::EST_3), "{asked}");
        }
        assert_eq!(find("quo"), Found::Family("QUO"));
        for asked in ["same_person", "SAME-PERSON", "SamePerson"] {
            assert_eq!(find(asked), Found::Code(Code::SamePerson), "{asked}");
        }
    }

    #[test]
    fn no_two_names_are_told_apart_by_case_or_marks_alone() {
        let mut names: Vec<String> = names().map(plain).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn what_is_not_found_has_neighbours_where_something_is_near() {
        for (asked, first) in [
            ("EST-33", "EST-3"),
            ("same_persn", "same_person"),
            ("kinship", "kinship_not_covered"),
            ("STE-4", "SET-4"),
        ] {
            let Found::Nothing(near) = find(asked) else { panic!("`{asked}` was found") };
            assert_eq!(near.first(), Some(&first), "{asked}: {near:?}");
            assert!(near.len() <= 3);
        }
        assert_eq!(find("zzzzzzzz"), Found::Nothing(Vec::new()));
        assert_eq!(find(""), Found::Nothing(Vec::new()));
    }
}
