//! The help of `gongji coverage`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
        name: "coverage",
        line: Text::new("Show what the vectors cover, and what they do not", "查看测试向量的覆盖情况"),
        about: Text::new(
            "Shows what the vectors cover: clause by clause the accepted and the refused ones, every
boundary, the abstract transitions, and everything that is not covered, with the reason.",
            "查看测试向量的覆盖情况：逐条列出予以办理和不予办理的向量、各项边界、抽象状态变化，
以及未覆盖的内容及原因。",
        ),
        usage: Text::new(
            "gongji coverage [OPTIONS] [CLAUSE|VECTOR]",
            "gongji coverage [选项] [CLAUSE|VECTOR]",
        ),
        after: Text::new(
            "Examples: `gongji coverage`, `gongji coverage SET-6`, `gongji coverage clear/everything-when-quota`

Exit codes: 0 everything is covered or has its reason · 1 something is not · 2 wrong usage or
a bad file",
            "示例：`gongji coverage`、`gongji coverage SET-6`、`gongji coverage clear/everything-when-quota`

退出码：0 全部覆盖或已说明原因 · 1 有未覆盖且未说明的内容 · 2 用法或文件有误",
        ),
    arguments: &[
        ("about", Text::new(
            "A clause (SET-6) or a vector's ID [default: everything]",
            "条款（SET-6）或向量编号［默认：全部］",
        )),
        ("vectors", Text::new(
            "A suite's folder [default: the suite inside the program]",
            "套件所在文件夹［默认：程序内置的套件］",
        )),
        ("json", Text::new("Write JSON, and nothing else, to standard output", "标准输出只写 JSON")),
    ],
};
