//! Errors in a file: the problem, its place, and what to write instead, in both languages.
//! `subset`, the tree, and the readers of a file's meaning find them.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text;
use crate::text::{Language, Text};
use crate::tree::{Place, Wrong};

/// The error of a file that cannot be read as its type.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{file}:{place}: {}", says.problem.en)]
pub struct FileError {
    /// The file, under the name that the caller gave it.
    pub file: String,
    /// The place in the file.
    pub place: Place,
    says: Box<Says>,
}

/// The details; boxed, so that a result stays small.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Says {
    problem: Text,
    advice: Text,
    line: String,
}

/// The number of characters of a long line shown on either side of the place.
const AROUND: usize = 60;

impl FileError {
    /// Returns an error at a place of `text`.
    pub fn new(file: &str, text: &str, place: Place, problem: Text, advice: Text) -> FileError {
        let line = text.split('\n').nth(place.line - 1).unwrap_or_default().to_string();
        FileError { file: file.to_string(), place, says: Box::new(Says { problem, advice, line }) }
    }

    /// Returns the error of a value of `text` that cannot be read.
    pub(super) fn of(file: &str, text: &str, wrong: &Wrong) -> FileError {
        FileError::new(file, text, wrong.place(), wrong.problem(), wrong.advice())
    }

    /// Returns the problem.
    pub fn problem(&self) -> &Text {
        &self.says.problem
    }

    /// Returns the advice on what to write instead.
    pub fn advice(&self) -> &Text {
        &self.says.advice
    }

    /// Returns the same error, with a whole file of the right form behind the advice.
    pub fn with_example(mut self, example: &str) -> FileError {
        let Text { en, zh } = &self.says.advice;
        let example = example.trim_end();
        self.says.advice = text!(
            "{en}; a whole file looks like this:\n{example}",
            "{zh}；完整的文件示例如下：\n{example}"
        );
        self
    }

    /// Returns the whole message for a person: the place and the problem, the line with a caret
    /// under the place, and what to write instead.
    pub fn to(&self, language: Language) -> String {
        let Says { problem, advice, line } = &*self.says;
        let before = self.place.column - 1;
        let skipped = before.saturating_sub(AROUND);
        let shown: String = line.chars().skip(skipped).take(2 * AROUND).map(visible).collect();
        let lead: String = shown.chars().take(before - skipped).collect();
        let number = self.place.line.to_string();
        let gutter = " ".repeat(number.len());
        format!(
            "{}:{}: {}\n {gutter} |\n {number} | {shown}\n {gutter} | {}^\n {}\n",
            self.file,
            self.place,
            problem.to(language),
            " ".repeat(lead.width()),
            advice.to(language),
        )
    }
}

/// Returns a character that a terminal may show: one without a width of its own is replaced.
fn visible(character: char) -> char {
    if character.width().unwrap_or(0) == 0 { '\u{fffd}' } else { character }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_the_place_also_behind_chinese() {
        let text = "title:\n  zh: \"共济\"  x\n";
        let place = Place { line: 2, column: 13 };
        let error = FileError::new(
            "a.yaml",
            text,
            place,
            Text::new("wrong", "错"),
            Text::new("mend", "改"),
        );
        assert_eq!(error.to_string(), "a.yaml:2:13: wrong");
        assert_eq!(
            error.to(Language::Chinese),
            "a.yaml:2:13: 错\n   |\n 2 |   zh: \"共济\"  x\n   |               ^\n 改\n"
        );
    }

    #[test]
    fn a_long_line_is_shown_around_the_place_and_nothing_reaches_the_terminal() {
        let text = format!("{}\u{1b}[31m{}", "a".repeat(500), "b".repeat(500));
        let place = Place { line: 1, column: 501 };
        let error = FileError::new("a", &text, place, Text::new("p", "p"), Text::new("q", "q"));
        let shown = error.to(Language::English);
        assert!(!shown.contains('\u{1b}'));
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[2].chars().nth(lines[3].find('^').unwrap()), Some('\u{fffd}'));
    }
}
