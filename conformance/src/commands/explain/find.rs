//! The search for a clause, a clause family, a code or an open question by a name in any spelling,
//! and for the nearest names if there is no such thing.

use model::catalogue::FAMILIES;
use model::clause::{Clause, Code};
use model::questions::{self, Question};
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
    /// An open question.
    Question(&'static Question),
    /// All open questions.
    Questions,
    /// Nothing of that name; these are the nearest names, the nearest first.
    Nothing(Vec<&'static str>),
}

/// The name of the list of open questions.
const QUESTIONS: &str = "questions";

/// Finds a clause (`EST-3`, `est-3`, `EST3`, `est_3`), a family (`est`), a code, an open question,
/// or the list of the open questions.
pub(crate) fn find(asked: &str) -> Found {
    let plain = plain(asked);
    let clause = Clause::ALL.iter().find(|clause| self::plain(clause.name()) == plain);
    let family = FAMILIES.iter().find(|(family, _)| self::plain(family) == plain);
    let code = Code::ALL.iter().find(|code| self::plain(code.name()) == plain);
    let question = questions::all().iter().find(|question| self::plain(&question.id) == plain);
    match (clause, family, code, question) {
        (Some(&clause), _, _, _) => Found::Clause(clause),
        (_, Some((family, _)), _, _) => Found::Family(family),
        (_, _, Some(&code), _) => Found::Code(code),
        (_, _, _, Some(question)) => Found::Question(question),
        (None, None, None, None) if plain == QUESTIONS => Found::Questions,
        (None, None, None, None) => Found::Nothing(nearest(&plain)),
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
    // A part of a code stands for that code.
    let part = if asked.len() >= 4 && name.contains(asked) { 900 } else { 0 };
    u32::try_from(typos.max(part)).unwrap_or(u32::MAX)
}

/// Returns every name that can be asked about.
fn names() -> impl Iterator<Item = &'static str> {
    let clauses = Clause::ALL.iter().map(|&clause| clause.name());
    let codes = Code::ALL.iter().map(|&code| code.name());
    let families = FAMILIES.iter().map(|(family, _)| *family);
    let questions = questions::all().iter().map(|question| question.id.as_str());
    clauses.chain(codes).chain(families).chain(questions).chain([QUESTIONS])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_name_is_found_however_they_are_written() {
        for asked in ["EST-3", "est-3", "EST3", "Est_3", "est 3"] {
            assert_eq!(find(asked), Found::Clause(Clause::EST_3), "{asked}");
        }
        assert_eq!(find("quo"), Found::Family("QUO"));
        for asked in ["same_person", "SAME-PERSON", "SamePerson"] {
            assert_eq!(find(asked), Found::Code(Code::SamePerson), "{asked}");
        }
        for question in questions::all() {
            assert_eq!(find(&question.id.to_uppercase()), Found::Question(question));
        }
        assert_eq!(find("Questions"), Found::Questions);
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
            ("part-return", "part-returned"),
            ("question", "questions"),
        ] {
            let Found::Nothing(near) = find(asked) else { panic!("`{asked}` was found") };
            assert_eq!(near.first(), Some(&first), "{asked}: {near:?}");
            assert!(near.len() <= 3);
        }
        assert_eq!(find("zzzzzzzz"), Found::Nothing(Vec::new()));
        assert_eq!(find(""), Found::Nothing(Vec::new()));
    }
}
