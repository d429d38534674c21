//! The help of `gongji play`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
    name: "play",
    line: Text::new("Play a case, step by step", "演示案例：逐步说明办理结果和依据"),
    about: Text::new(
        "Plays a case: each request, the decision and its reasons, the state after it, and
whether every property holds.",
        "演示案例：逐步说明谁办理什么业务、结果如何、依据哪一条款、办理后各人的账户情况，
以及是否违反不变条件。",
    ),
    usage: Text::new("gongji play [OPTIONS] <FILE|NAME>", "gongji play [选项] <FILE|NAME>"),
    after: Text::new(
        "Examples: `gongji play family`, `gongji play questions/heirs`,
`gongji play my-case.yaml --policy cn-2024-province`

Exit codes: 0 every property holds · 1 one is broken · 2 wrong usage or a bad file",
        "示例：`gongji play family`、`gongji play questions/heirs`、
`gongji play my-case.yaml --policy cn-2024-province`

退出码：0 无违反 · 1 有违反之处 · 2 用法或文件有误",
    ),
    arguments: &[
        (
            "case",
            Text::new("A case file, or an example case by its name", "案例文件，或示例案例的名称"),
        ),
        (
            "json",
            Text::new("Write answers and observations as JSON", "以 JSON 输出每一步的结果和状态"),
        ),
        (
            "policy",
            Text::new(
                "Decide under this policy instead of the case's own",
                "改用该政策（名称或文件）办理，而不用案例自带的政策",
            ),
        ),
    ],
};
