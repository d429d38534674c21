//! Pages in both languages: compares the parts of a Chinese page that must equal its English page,
//! which needs no knowledge of either language. Only readers can compare the meaning.

use std::collections::BTreeSet;

use crate::tree::File;

/// Ending of a Chinese page's name.
const CHINESE: &str = ".zh.md";

/// Compares each Chinese page among these files with its English page, and returns the differences.
pub(crate) fn translated(files: &[File]) -> Vec<String> {
    let chinese = files.iter().filter(|file| file.path.ends_with(CHINESE));
    let beside = |chinese: &File| {
        let path = chinese.path.replace(CHINESE, ".md");
        match files.iter().find(|file| file.path == path) {
            Some(english) => differences(english, chinese),
            None => vec![format!("{}: there is no `{path}`", chinese.path)],
        }
    };
    chinese.flat_map(beside).collect()
}

fn differences(english: &File, chinese: &File) -> Vec<String> {
    let (en, zh) = (Page::read(&english.text), Page::read(&chinese.text));
    let aspects = [
        ("headings", en.headings, zh.headings),
        ("code blocks", en.code, zh.code),
        ("tables", en.rows, zh.rows),
        ("sections", en.marks, zh.marks),
    ];
    let nothing = Line::default();
    let differ = |(what, en, zh): (&str, Vec<Line>, Vec<Line>)| {
        let pair = |at: usize| (en.get(at).unwrap_or(&nothing), zh.get(at).unwrap_or(&nothing));
        let last = en.len().max(zh.len());
        let (due, has) = (0..last).map(pair).find(|(due, has)| !has.is_like(due))?;
        let only = |a: &Line, b: &Line| {
            a.said.difference(&b.said).cloned().collect::<Vec<_>>().join(" · ")
        };
        Some(format!(
            "{}: its {what} are not those of the English page: `{}` became `{}`, missing: {}, more: {}",
            chinese.path,
            due.kept,
            has.kept,
            only(due, has),
            only(has, due),
        ))
    };
    aspects.into_iter().filter_map(differ).collect()
}

/// Part of a page: the text to keep verbatim, and the words that stay the same in any language.
#[derive(Debug, Default)]
struct Line {
    kept: String,
    said: BTreeSet<String>,
    translated: bool,
}

impl Line {
    fn is_like(&self, english: &Line) -> bool {
        (self.translated || self.kept == english.kept) && self.said == english.said
    }
}

/// Parts of a page.
#[derive(Debug, Default)]
struct Page {
    /// Level of each heading.
    headings: Vec<Line>,
    /// Lines of code, with the fences; words in them may be Chinese.
    code: Vec<Line>,
    /// Rows of tables: the number of cells, any code in the first cell, and the marks of the rest.
    rows: Vec<Line>,
    /// Sections: the number of items, with code, figures and links.
    marks: Vec<Line>,
}

impl Page {
    fn read(text: &str) -> Page {
        let mut page = Page::default();
        let (mut section, mut language) = (String::new(), None);
        for line in text.lines() {
            match (line.strip_prefix("```"), language) {
                (Some(fence), _) => {
                    language = if language.is_none() { Some(fence) } else { None };
                    page.code.push(Line { kept: line.to_string(), ..Line::default() });
                }
                (None, Some(language)) => page.code.push(code(line, language)),
                (None, None) => {
                    if line.starts_with('#') {
                        page.end_section(&mut section);
                        let level = line.split(' ').next().unwrap_or_default();
                        page.headings.push(Line { kept: level.to_string(), ..Line::default() });
                    }
                    if line.starts_with('|') {
                        page.rows.push(row(line));
                    }
                    section.push_str(line);
                    section.push('\n');
                }
            }
        }
        page.end_section(&mut section);
        page
    }

    fn end_section(&mut self, section: &mut String) {
        let items = section.lines().filter(|line| line.starts_with("- ")).count();
        let kept = format!("{items} items");
        self.marks.push(Line { kept, said: marks(section), ..Line::default() });
        section.clear();
    }
}

/// Reads a line of code. Shell is kept up to its comment, other code whole, except for output in
/// Chinese.
fn code(line: &str, language: &str) -> Line {
    let comment = match language {
        "sh" if line.starts_with('#') => Some(0),
        "sh" => line.find(" # "),
        _ => None,
    };
    let kept = line[..comment.unwrap_or(line.len())].trim_end().to_string();
    Line { kept, said: marks(line), translated: language == "text" && has_chinese(line) }
}

fn row(line: &str) -> Line {
    let cells: Vec<&str> = line.trim().trim_matches('|').split('|').collect();
    let first = cells.first().copied().unwrap_or_default();
    let kept = format!("{} cells, {:?}", cells.len(), spans(first, "`", "`"));
    Line { kept, said: marks(line), ..Line::default() }
}

/// Returns the marks that are the same in any language: code, quoted words, figures and links.
/// Links to the two languages of a page count as the same.
fn marks(text: &str) -> BTreeSet<String> {
    let links = spans(text, "](", ")").into_iter().map(|link| link.replace(CHINESE, ".md"));
    let word = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let words = text.split(|c| !word(c)).map(|word| word.trim_matches(['.', '-']));
    let figures = words.filter(|word| word.contains(|c: char| c.is_ascii_digit()));
    let code = spans(text, "`", "`").into_iter().chain(spans(text, "\"", "\""));
    links.chain(figures.map(str::to_string)).chain(code).collect()
}

/// Returns the texts between two marks, on one line or across two.
fn spans(text: &str, open: &str, close: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((inside, after)) =
        rest.split_once(open).and_then(|(_, behind)| behind.split_once(close))
    {
        found.push(inside.split_whitespace().collect::<Vec<_>>().join(" "));
        rest = after;
    }
    found
}

fn has_chinese(text: &str) -> bool {
    text.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[cfg(test)]
mod samples {
    use super::*;

    const ENGLISH: &str = "# A page\n\n[中文](page.zh.md) Up to 120 letters, as `long`\nallows.\n- one\n\n\
        ## Words\n| word | what |\n|---|---|\n| `give` it | to `whom` |\n| take | 2 things |\n\n\
        ```sh\ngongji play family  # a case\n# write \"no\"\n```\n\
        ```text\nbroken after 3 steps\n> {\"n\":1}\n```\n";
    const CHINESE_PAGE: &str = "# 一页\n\n[English](page.md) 依 `long`\n至多 120 个字。\n- 其一\n\n\
        ## 词语\n| 词 | 含义 |\n|---|---|\n| `give` 给予 | 给 `whom` |\n| 取 | 2 项 |\n\n\
        ```sh\ngongji play family  # 案例\n# 写 \"no\"\n```\n\
        ```text\n3步后违反\n> {\"n\":1}\n```\n";

    fn complaints(chinese: &str) -> Vec<String> {
        let files = [("page.md", ENGLISH), ("page.zh.md", chinese), ("other.md", "# Other\n")];
        translated(&files.map(|(path, text)| File::sample(path, text)))
    }

    #[test]
    fn a_page_that_says_the_same_is_good() {
        assert_eq!(complaints(CHINESE_PAGE), Vec::<String>::new());
    }

    #[test]
    fn a_page_that_differs_in_one_thing_is_found() {
        let changes = [
            ("## 词语", "### 词语", "headings"),
            ("## 词语\n", "", "headings"),
            ("play family", "play  family", "code blocks"),
            ("# 写 \"no\"", "# 写 \"yes\"", "code blocks"),
            ("# 写 \"no\"\n", "", "code blocks"),
            ("```sh\n", "```text\n", "code blocks"),
            ("3步", "4步", "code blocks"),
            ("{\"n\":1}", "{\"n\": 1}", "code blocks"),
            ("```\n```text\n3步", "3步", "code blocks"),
            ("| 取 | 2 项 |\n", "", "tables"),
            ("| 取 | 2 项 |", "| 取 |", "tables"),
            ("| 取 | 2 项 |", "| 取 | 3 项 |", "tables"),
            ("| `give` 给予 |", "| `gives` 给予 |", "tables"),
            ("| `give` 给予 | 给 `whom` |", "| 给予 | `give` 给 `whom` |", "tables"),
            ("给 `whom`", "给", "tables"),
            ("`long`", "`short`", "sections"),
            ("120", "12", "sections"),
            ("- 其一\n", "", "sections"),
            ("](page.md)", "](other.md)", "sections"),
        ];
        for (from, to, what) in changes {
            assert_eq!(CHINESE_PAGE.matches(from).count(), 1, "{from}");
            let said = complaints(&CHINESE_PAGE.replace(from, to));
            let found = said.iter().any(|line| line.contains(&format!("its {what} are not")));
            assert!(found, "{from} → {to}: {said:?}");
        }
    }

    #[test]
    fn a_chinese_page_without_an_english_one_is_found() {
        let alone = [File::sample("a/page.zh.md", CHINESE_PAGE)];
        assert_eq!(translated(&alone), ["a/page.zh.md: there is no `a/page.md`"]);
    }
}
