//! The help of `gongji judge`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::{CODES, Help, KNOWN_FAILURES, REPORT_DIR, VECTORS};

pub(crate) static HELP: Help = Help {
    name: "judge",
    line: Text::new("Judge the replies of a site to a work package", "评判现场对工作包的答复"),
    about: Text::new(
        "Judges the transcript of a work package, with the verdicts, reports and exit codes of
`gongji run`: one reply a line, in the order of the messages.",
        "评判工作包的答复记录，结论、报告和退出码与 `gongji run` 相同。
答复记录每行一条答复，顺序与消息一致。",
    ),
    usage: Text::new(
        "gongji judge [OPTIONS] --key <FILE> <TRANSCRIPT>",
        "gongji judge [选项] --key <FILE> <TRANSCRIPT>",
    ),
    after: Text::new(
        "Example: `gongji judge --key package-key.yaml transcript.jsonl --report-dir report`

Exit codes: 0 as expected · 1 failures · 2 wrong usage, or files that do not belong together ·
3 not complete: a reply is missing · 4 the known failures are stale ·
5 the system cannot be measured · 6 the key or the suite is damaged",
        "示例：`gongji judge --key package-key.yaml transcript.jsonl --report-dir report`

退出码：0 通过，或仅有已知未通过 · 1 有未通过 · 2 用法有误，或文件不属于同一工作包 ·
3 未完成，答复记录不全 · 4 已知未通过清单已过时 · 5 无法测试该系统 · 6 存底文件或套件已损坏",
    ),
    arguments: &[
        ("transcript", Text::new("The transcript that the site wrote", "现场写出的答复记录")),
        (
            "key",
            Text::new(
                "The key of the package, written by `gongji pack`",
                "`gongji pack` 写出的存底文件",
            ),
        ),
        ("vectors", VECTORS),
        ("known_failures", KNOWN_FAILURES),
        ("codes", CODES),
        ("report_dir", REPORT_DIR),
    ],
};
