//! The questions that the sources leave open: each with its possible readings and with what the
//! model does today. The texts stand in `questions.yaml`; `conformance` has a case for each.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::catalogue::Source;
use crate::clause::Clause;
use crate::text::Text;
use crate::yaml;

/// One possible answer to a question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The answer.
    pub reading: Text,
    /// Its consequence.
    pub consequence: Text,
}

/// A question to which the clauses follow one reading of the sources, and another one is possible.
/// A source may decide it as far as its wording goes; then the question says so.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name: words in lower case, joined by hyphens.
    pub id: String,
    /// The question in one sentence.
    pub question: Text,
    /// The reason why it matters: the money that depends on it.
    pub why: Text,
    /// The possible answers, two at least.
    pub readings: Vec<Reading>,
    /// The model's answer today.
    pub today: Text,
    /// The clauses that give this answer.
    pub clauses: Vec<Clause>,
    /// The changes that another answer would bring.
    pub changes: Text,
    /// The sources that touch on it; empty if none does.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Those of them that decide it, as far as their wording goes; nothing if it is open.
    #[serde(default)]
    pub decided_by: Vec<Source>,
    /// The content of those sources.
    pub said: Text,
    /// The built-in case that shows today's answer, by its name.
    pub case: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    questions: Vec<Question>,
}

static QUESTIONS: LazyLock<Vec<Question>> = LazyLock::new(|| {
    read(include_str!("../questions.yaml")).unwrap_or_else(|wrong| panic!("{wrong}"))
});

/// Reads a file of questions, each under a name of its own and with at least two readings.
fn read(text: &str) -> Result<Vec<Question>, String> {
    let document = yaml::read::<Questions>("questions.yaml", text);
    let Questions { questions } = document.map_err(|error| error.to_string())?.value;
    for (at, question) in questions.iter().enumerate() {
        let id = &question.id;
        let complaint = if !kebab_case(id) {
            "is not written in lower case with hyphens"
        } else if questions[..at].iter().any(|earlier| earlier.id == *id) {
            "stands twice"
        } else if question.readings.len() < 2 {
            "has fewer than two readings"
        } else if question.clauses.is_empty() {
            "cites no clause"
        } else if texts(question)
            .any(|Text { en, zh }| en.trim().is_empty() || zh.trim().is_empty())
        {
            "has a text that is missing in one language"
        } else if !question.decided_by.iter().all(|source| question.sources.contains(source)) {
            "is decided by a source that it does not list"
        } else {
            continue;
        };
        return Err(format!("questions.yaml: `{id}` {complaint}"));
    }
    Ok(questions)
}

/// Tells if a name consists of words in lower case, joined by single hyphens.
fn kebab_case(name: &str) -> bool {
    name.split('-').all(|word| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// Returns every text of a question.
fn texts(question: &Question) -> impl Iterator<Item = &Text> {
    let Question { question: asked, why, readings, today, changes, said, .. } = question;
    let answers = readings.iter().flat_map(|answer| [&answer.reading, &answer.consequence]);
    [asked, why, today, changes, said].into_iter().chain(answers)
}

/// Returns every question, in the order of the file.
pub fn all() -> &'static [Question] {
    &QUESTIONS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::Term;

    const FILE: &str = include_str!("../questions.yaml");

    #[test]
    fn the_file_is_read_whole() {
        let questions = read(FILE).unwrap();
        assert_eq!(questions.len(), FILE.matches("\n  - id: ").count());
        assert!(questions.iter().all(|question| kebab_case(&question.case)));
    }

    #[test]
    fn every_clause_that_a_text_names_is_in_the_catalogue() {
        let known = |word: &str| Clause::ALL.iter().any(|clause| clause.name() == word);
        for question in all() {
            for text in texts(question).flat_map(|text| [&text.en, &text.zh]) {
                let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
                let cited = words.filter(|word| {
                    word.split_once('-').is_some_and(|(family, number)| {
                        family.len() == 3
                            && family.bytes().all(|b| b.is_ascii_uppercase())
                            && number.parse::<u8>().is_ok()
                    })
                });
                for word in cited {
                    assert!(known(word), "{}: {word}", question.id);
                }
            }
        }
    }

    #[test]
    fn the_sources_of_a_question_are_those_that_its_text_names() {
        for Question { id, sources, decided_by, said, .. } in all() {
            for text in [&said.en, &said.zh] {
                let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
                let mut named: Vec<Source> = words.filter_map(Source::parse).collect();
                named.sort();
                named.dedup();
                assert_eq!(named, *sources, "{id}: {text}");
            }
            let decided = [said.en.starts_with("Decided by"), said.zh.contains("已有规定")];
            assert_eq!(decided, [!decided_by.is_empty(); 2], "{id}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_question_is_told() {
        let first = FILE.find("  - id: ").unwrap();
        let second = first + FILE[first + 4..].find("\n  - id: ").unwrap() + 5;
        let one = &FILE[..second];
        let twice = format!("{one}{}", &FILE[first..second]);
        let readings = one.find("    readings:\n").unwrap();
        let today = one.find("    today:\n").unwrap();
        let answer = "      - reading: {en: \"A\", zh: \"甲\"}\n        consequence: {en: \"B\", zh: \"乙\"}\n";
        let single = format!("{}    readings:\n{answer}{}", &one[..readings], &one[today..]);
        let id = "one-bill-several-quotas";
        for (text, complaint) in [
            (twice, "stands twice"),
            (single, "has fewer than two readings"),
            (one.replacen(id, "One_Bill", 1), "is not written in lower case"),
            (one.replacen("\"SET-7\"", "\"SET-77\"", 1), "SET-77"),
            (one.replacen("\"May one bill", "\"\"\n      more: \"May", 1), "more"),
            (one.replacen("      zh: ", "      # ", 1), "zh"),
            (one.replacen("    said:", "    decided_by: [\"P\"]\n    said:", 1), "does not list"),
        ] {
            let wrong = read(&text).unwrap_err();
            assert!(wrong.contains(complaint), "{complaint}: {wrong}");
        }
        assert_eq!(read(one).map(|questions| questions.len()), Ok(1));
    }
}
