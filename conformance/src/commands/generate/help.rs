//! The help of `gongji generate`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
    name: "generate",
    line: Text::new("Generate the vectors from the rules", "由规则生成测试向量"),
    about: Text::new(
        "Generates the suite: vectors that any system in any language can run, each with the
expected result of every step. The same sources give the same bytes on every machine.",
        "生成测试套件：任何语言实现的系统均可运行的测试向量，逐步给出应有的结果。
相同的来源在任何机器上生成相同的文件。",
    ),
    usage: Text::new("gongji generate [OPTIONS]", "gongji generate [选项]"),
    after: Text::new(
        "Examples: `gongji generate --check`, `gongji generate --format json --out my-suite`,
`gongji generate --tier full --out everything`

Exit codes: 0 written, or nothing differs · 1 something differs (--check) · 2 wrong usage or
a bad file",
        "示例：`gongji generate --check`、`gongji generate --format json --out my-suite`、
`gongji generate --tier full --out everything`

退出码：0 已写入，或无差异 · 1 有差异（--check） · 2 用法或文件有误",
    ),
    arguments: &[
        (
            "out",
            Text::new(
                "Folder to write the suite to, or to compare it with [default: vectors]",
                "套件的写入或比较位置［默认：vectors］",
            ),
        ),
        (
            "check",
            Text::new(
                "Write nothing; fail if a byte differs from the files in the folder",
                "不写入；与现有文件有任何字节不同即失败",
            ),
        ),
        (
            "tier",
            Text::new(
                "Tier to generate: smoke, core, full [default: core]",
                "级别：smoke、core、full［默认：core］",
            ),
        ),
        (
            "policy",
            Text::new(
                "Policy, by name or as a file [default: cn-2026-trial]",
                "所依据的政策（名称或文件）［默认：cn-2026-trial］",
            ),
        ),
        (
            "format",
            Text::new("As YAML or JSON [default: yaml]", "文件格式：yaml 或 json［默认：yaml］"),
        ),
        (
            "threads",
            Text::new(
                "Number of threads that run the planted faults\n[default: the number of cores]",
                "检验植入错误所用的线程数［默认：处理器核数］",
            ),
        ),
    ],
};
