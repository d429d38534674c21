//! An open question as a sheet for policy authors: everything that a page says of it, as data in both
//! languages. The pages are in `page`; what a terminal shows is in `question`.

use model::catalogue::{self, Source};
use model::clause::Clause;
use model::questions::Question;
use model::terms::Term;
use model::text::Text;
use serde::Serialize;

use crate::format::cases;
use crate::format::named_case::open;
use crate::replay::{Played, play};
use crate::tell::story::{ToldStep, in_words};
use crate::tell::table::{TextTable, tables};

/// A question with its clauses and its case.
#[derive(Serialize)]
pub(super) struct Sheet {
    /// Its place among all questions.
    number: usize,
    question: &'static Question,
    clauses: Vec<CitedClause>,
    sources: Vec<CitedSource>,
    case: ShownCase,
}

#[derive(Serialize)]
struct CitedClause {
    id: Clause,
    status: Text,
    says: &'static Text,
}

#[derive(Serialize)]
struct CitedSource {
    name: &'static str,
    text: Text,
}

/// The shortest case that shows today's answer, played.
#[derive(Serialize)]
struct ShownCase {
    name: String,
    title: Text,
    why: Text,
    policy: String,
    start: Vec<TextTable>,
    steps: Vec<ToldStep>,
    end: Vec<TextTable>,
}

impl Sheet {
    /// Makes the sheet of the question with this number, and plays its case.
    pub(super) fn of(number: usize, question: &'static Question) -> Sheet {
        let clause = |&id: &Clause| {
            let entry = catalogue::entry(id);
            CitedClause { id, status: super::status(entry.status), says: &entry.says }
        };
        let source = |one: &Source| CitedSource { name: one.name(), text: Source::text(*one) };
        Sheet {
            number,
            question,
            clauses: question.clauses.iter().map(clause).collect(),
            sources: question.sources.iter().map(source).collect(),
            case: ShownCase::of(question),
        }
    }
}

impl ShownCase {
    fn of(question: &Question) -> ShownCase {
        let name = cases::of_question(question);
        let played = played(&name);
        let names = played.names.clone();
        let seen =
            |now| tables(now, &names).into_iter().filter(|one| !one.lines.is_empty()).collect();
        ShownCase {
            start: seen(&played.start),
            steps: played.steps.iter().map(|step| in_words(step, &played.names)).collect(),
            end: played.steps.last().map_or(Vec::new(), |step| seen(&step.after)),
            title: played.title,
            why: played.why,
            policy: played.policy,
            name,
        }
    }
}

/// Plays a built-in case under its own policy.
fn played(name: &str) -> Played {
    let text = cases::find(name).unwrap_or_else(|| panic!("there is no case `{name}`"));
    let (case, policy) = open(name, text, None, None).unwrap_or_else(|wrong| panic!("{wrong}"));
    play(&case, &policy)
}
