//! The help of `gongji explain`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
    name: "explain",
    line: Text::new("Explain a clause or a refusal code", "解释条款或不予办理代码"),
    about: Text::new(
        "Explains a clause, a clause family or a refusal code: what it says in both languages,
where it comes from, what of it is choice, and what changes it.",
        "解释条款、条款类别或不予办理代码：中英文内容、来源、哪些属于选定的理解、受哪些政策参数影响。",
    ),
    usage: Text::new(
        "gongji explain [OPTIONS] [CLAUSE|CODE]",
        "gongji explain [选项] [CLAUSE|CODE]",
    ),
    after: Text::new(
        "Examples: `gongji explain`, `gongji explain EST`, `gongji explain est-3`,
`gongji explain kinship_not_covered`",
        "示例：`gongji explain`、`gongji explain EST`、`gongji explain est-3`、
`gongji explain kinship_not_covered`",
    ),
    arguments: &[(
        "about",
        Text::new(
            "A clause (EST-3), a clause family (EST) or a refusal code\n[default: the list of all clauses]",
            "条款（EST-3）、条款类别（EST）或不予办理代码［默认：列出全部条款］",
        ),
    )],
};
