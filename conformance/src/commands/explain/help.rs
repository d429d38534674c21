//! The help of `gongji explain`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
    name: "explain",
    line: Text::new("Explain a clause, a refusal code or an open question", "解释条款、不予办理代码或待明确的问题"),
    about: Text::new(
        "Explains a clause, a clause family or a refusal code: its wording in both languages, its
sources, the reading that was chosen, and the parameters that change it. Or a question that the
sources leave open: the possible readings, what the model does today, and a case that shows it. Of these it also
writes a page, to be handed to whoever can answer them.",
        "解释条款、条款类别或不予办理代码：中英文内容、来源、哪些属于选定的理解、受哪些政策参数影响。
也可解释来源材料未明确的问题：有哪些可能的理解、本模型目前如何处理、相应的案例；
并可输出成页，报送有权答复的医疗保障行政部门。",
    ),
    usage: Text::new(
        "gongji explain [OPTIONS] [CLAUSE|CODE|QUESTION]",
        "gongji explain [选项] [CLAUSE|CODE|QUESTION]",
    ),
    after: Text::new(
        "Examples: `gongji explain`, `gongji explain EST`, `gongji explain est-3`,
`gongji explain kinship_not_covered`, `gongji explain questions`, `gongji explain heirs`,
`gongji explain questions --html > questions.html`",
        "示例：`gongji explain`、`gongji explain EST`、`gongji explain est-3`、
`gongji explain kinship_not_covered`、`gongji explain questions`、`gongji explain heirs`、
`gongji explain questions --html > questions.html`",
    ),
    arguments: &[
        (
        "about",
        Text::new(
            "A clause (EST-3), a clause family (EST), a refusal code, or an open question (heirs;
`questions` lists them)\n[default: the list of all clauses]",
            "条款（EST-3）、条款类别（EST）、不予办理代码，
或待明确的问题（heirs；`questions` 列出全部问题）［默认：列出全部条款］",
        ),
        ),
        (
            "markdown",
            Text::new(
                "Write `questions`, or one question, as a page of Markdown in the language of `--lang`",
                "将 `questions` 或某一问题输出为 Markdown 页面，语言由 `--lang` 指定",
            ),
        ),
        (
            "html",
            Text::new(
                "Write it as a page of HTML that needs nothing else, with both languages; it prints on A4",
                "输出为独立的 HTML 页面，中英文可切换，可按 A4 打印",
            ),
        ),
    ],
};
