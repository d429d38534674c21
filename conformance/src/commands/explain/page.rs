//! The pages of the open questions, to be handed to whoever can answer them: Markdown in one
//! language, and HTML that holds both and prints well. Both say the same of a question: its sheet.

use minijinja::context;
use model::questions::Question;
use model::text::{Language, Text};
use serde::Serialize;

use super::question::HEADINGS;
use super::sheet::Sheet;
use crate::base::page::{self, filled};

/// The templates. The name of the second makes every value in it escaped.
const MARKDOWN: (&str, &str) = ("questions.md", include_str!("../../../templates/questions.md"));
const HTML: (&str, &str) = ("questions.html", include_str!("../../../templates/questions.html"));
/// The look of these pages, in addition to that of every page.
const STYLE: &str = include_str!("../../../templates/questions.css");

/// The words of a page that belong to no question.
#[derive(Serialize)]
struct Words {
    title: Text,
    opening: Text,
    answering: Text,
    question: Text,
    decided_by: Text,
    then: Text,
}

static WORDS: Words = Words {
    title: Text::new("Questions that the sources leave open", "来源材料未明确的问题"),
    opening: Text::new(
        "The model answers each of these questions today by a reading that it chose; another one is \
         possible, and money hangs on it. They are for the authors of the \
         policy and for the authority that can answer them. For each question this page says why it \
         matters and to whom, which readings are possible, what the model does today and under which \
         clauses, and what another answer would change. A short case shows today's answer step by step.",
        "以下每个问题，本模型目前按选定的理解处理；理解不同，资金由谁承担也不同。本页供政策制定人员使用，\
         并可报送有权答复的医疗保障行政部门。每个问题列明：为何重要、涉及何人，有哪些可能的理解，\
         本模型目前如何处理、依据哪些条款，改变理解须作哪些修改，\
         并附一个简短案例逐步说明目前的办理结果。",
    ),
    answering: Text::new(
        "An answer names the question and the number of a reading. If a source decides the question \
         as far as its wording goes, the table names the source. Quotations are from English \
         texts.",
        "答复时请写明问题名称和所选理解的序号。来源材料按其字面已有规定的，表中注明该来源。\
         引文据英文译文译回，措辞可能与原文不同。",
    ),
    question: Text::new("question", "问题"),
    decided_by: Text::new("decided by", "已有规定的来源"),
    then: Text::new("What everybody has then:", "办理后各人的账户情况："),
};

/// Writes the page of these questions as Markdown. `number` is the place of the first of them.
pub(super) fn markdown(
    questions: &'static [Question],
    number: usize,
    language: Language,
) -> String {
    let page = filled(
        MARKDOWN,
        context! {
            language => match language {
                Language::English => "en",
                Language::Chinese => "zh",
            },
            words => WORDS,
            headings => HEADINGS,
            sheets => sheets(questions, number),
        },
    );
    page.trim_end().to_string() + "\n"
}

/// Writes the page of these questions as HTML; `language` is the one shown first.
pub(super) fn html(questions: &'static [Question], number: usize, language: Language) -> String {
    filled(
        HTML,
        context! {
            chinese => language == Language::Chinese,
            style => page::STYLE.to_string() + STYLE,
            script => page::SCRIPT,
            words => WORDS,
            headings => HEADINGS,
            sheets => sheets(questions, number),
        },
    )
}

fn sheets(questions: &'static [Question], number: usize) -> Vec<Sheet> {
    (number..).zip(questions).map(|(number, question)| Sheet::of(number, question)).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use model::{catalogue, questions};

    use super::*;

    const LANGUAGES: [(Language, &str); 2] =
        [(Language::English, "QUESTIONS.md"), (Language::Chinese, "QUESTIONS.zh.md")];

    /// Leaves out what marks code and every blank, and reads what was escaped.
    fn plain(text: &str) -> String {
        let marks = [("<code>", ""), ("</code>", ""), ("&#x27;", "'"), ("&#x2f;", "/")];
        let text =
            marks.iter().fold(text.to_string(), |text, (mark, says)| text.replace(mark, says));
        text.chars().filter(|c| !c.is_whitespace() && *c != '`').collect()
    }

    fn texts(question: &Question) -> Vec<&Text> {
        let Question { question, why, readings, today, changes, said, .. } = question;
        let answers = readings.iter().flat_map(|answer| [&answer.reading, &answer.consequence]);
        [question, why, today, changes, said].into_iter().chain(answers).collect()
    }

    #[test]
    fn the_committed_pages_are_what_the_program_writes() {
        for (language, name) in LANGUAGES {
            let path = format!("{}/../model/{name}", env!("CARGO_MANIFEST_DIR"));
            let text = markdown(questions::all(), 1, language);
            if fs::read_to_string(&path).unwrap_or_default() != text {
                let aside = std::env::temp_dir().join(name);
                fs::write(&aside, text).expect("it can be written");
                panic!("{path} is not what `questions.yaml` makes: take {}", aside.display());
            }
        }
    }

    #[test]
    fn every_form_tells_every_question_whole_with_its_clauses_and_its_case() {
        let html = plain(&html(questions::all(), 1, Language::English));
        for (language, _) in LANGUAGES {
            let markdown = plain(&markdown(questions::all(), 1, language));
            for question in questions::all() {
                let clauses = question.clauses.iter().map(|&clause| &catalogue::entry(clause).says);
                for text in texts(question).into_iter().chain(clauses) {
                    let text = plain(text.to(language));
                    let forms = [&markdown, &html].map(|form| form.contains(&text));
                    assert_eq!(forms, [true; 2], "{}: {text}", question.id);
                }
                let case = plain(&format!("gongji play questions/{}", question.case));
                assert!(markdown.contains(&case) && html.contains(&case), "{case}");
            }
        }
    }

    #[test]
    fn the_page_of_one_question_keeps_its_number_and_has_no_other() {
        let all = questions::all();
        let pages =
            [html(&all[4..5], 5, Language::Chinese), markdown(&all[4..5], 5, Language::Chinese)];
        for page in pages {
            assert!(page.contains(" 5. ") || page.contains("<h2>5. "), "{page}");
            assert!(page.contains(&*all[4].question.zh) && !page.contains(&*all[5].question.zh));
            assert!(!page.contains("QUESTIONS"));
        }
    }

    #[test]
    fn no_text_means_markup_in_markdown() {
        for text in questions::all().iter().flat_map(texts) {
            for wording in [&text.en, &text.zh] {
                assert!(!wording.contains(['*', '<', '|', '\\', '[']), "{wording}");
                assert_eq!(wording.matches('`').count() % 2, 0, "{wording}");
            }
        }
    }
}
