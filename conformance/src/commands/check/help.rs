//! The help of `gongji check`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
        name: "check",
        line: Text::new(
            "Check a policy over every interleaving of its scopes",
            "核验政策：穷尽各核验范围内业务的所有先后顺序",
        ),
        about: Text::new(
            "Checks a policy: explores every interleaving of the operations of each scope, and shows the
shortest way to each violation.",
            "核验政策：穷尽每个核验范围内各项业务的所有先后顺序，如有问题，给出最短的过程。",
        ),
        usage: Text::new("gongji check [OPTIONS] [POLICY]", "gongji check [选项] [POLICY]"),
        after: Text::new(
            "Examples: `gongji check`, `gongji check my-policy.yaml --scope moves`

Exit codes: 0 all hold, all complete · 1 something is violated · 2 wrong usage or a bad
file · 3 not complete",
            "示例：`gongji check`、`gongji check my-policy.yaml --scope moves`

退出码：0 全部成立且全部完成 · 1 有违反之处 · 2 用法或文件有误 · 3 未完成",
        ),
    arguments: &[
        ("policy", Text::new(
            "A built-in policy by its name, or a policy file [default: cn-2026-trial]",
            "内置政策的名称，或政策文件［默认：cn-2026-trial］",
        )),
        ("scope", Text::new(
            "A scope by its name, or a scope file; can be given several times\n[default: all but `wide`]",
            "核验范围名称，或核验范围文件；可多次指定［默认：除 `wide` 以外的全部核验范围］",
        )),
        ("threads", Text::new(
            "Number of threads [default: the number of cores]",
            "使用的线程数［默认：处理器核数］",
        )),
        ("max_states", Text::new(
            "Leave a scope after N states; the check is then incomplete, exit code 3",
            "每个核验范围最多核验的状态数；达到即停止，结果为未完成，退出码3",
        )),
        ("no_projection", Text::new(
            "Ask the rules in every state, though they were asked the same\nbefore: the same findings, several times as slow",
            "对每个状态逐一核验，不沿用相同情形的已有判断；结论一致，耗时数倍",
        )),
        ("save", Text::new(
            "Folder for the case that shows a violation\n[default: the current folder]",
            "违反过程保存为案例文件的文件夹［默认：当前文件夹］",
        )),
        ("json", Text::new("Write JSON, and nothing else, to standard output", "标准输出只写 JSON")),
    ],
};
