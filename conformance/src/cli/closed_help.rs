//! What the help says of the commands for closed networks and of the protocol, in both languages.
//! What they share with `gongji run` is in `running_help`.

use model::text::Text;

use super::commands::About;
use super::running_help::{
    CLAUSE, CODES, KNOWN_FAILURES, ONLY, REPORT_DIR, SALT, SHARD, TIER, VECTORS,
};

/// The commands.
pub(super) static COMMANDS: &[About] = &[
    About {
        name: "pack",
        line: Text::new("Make a work package for a closed network", "为封闭网络制作测试工作包"),
        about: Text::new(
            "Makes a work package for a system that cannot be reached from here: a folder with every
message that the harness would send, to be run at the site. What is expected stays here; the
key, which is not sent, is what `gongji judge` needs for the site's replies.",
            "为无法直接连接的被测系统制作工作包：文件夹内是测试程序将要发送的全部消息，交由现场运行。
预期结果不随包发送；对照文件留在本地，`gongji judge` 评判现场答复时需要它。",
        ),
        usage: Text::new(
            "gongji pack [OPTIONS] --out <DIR>",
            "gongji pack [选项] --out <DIR>",
        ),
        after: Text::new(
            "Examples: `gongji pack --out package`, `gongji pack --tier smoke --out package`,
`gongji pack --hello hello.jsonl --salt 7 --out package --key kept/package-key.yaml`

At the site: `ADAPTER < work.jsonl > transcript.jsonl`
Afterwards, here: `gongji judge --key package-key.yaml transcript.jsonl`

Exit codes: 0 written · 2 wrong usage, nothing selected, or there is such a folder already ·
3 stopped: nothing is written · 6 the suite is damaged",
            "示例：`gongji pack --out package`、`gongji pack --tier smoke --out package`、
`gongji pack --hello hello.jsonl --salt 7 --out package --key kept/package-key.yaml`

现场运行：`ADAPTER < work.jsonl > transcript.jsonl`
然后在本地：`gongji judge --key package-key.yaml transcript.jsonl`

退出码：0 已写入 · 2 用法有误、未选中向量，或文件夹已存在 · 3 已中止，未写入 · 6 套件已损坏",
        ),
    },
    About {
        name: "judge",
        line: Text::new("Judge what a site replied to a work package", "评判现场对工作包的答复"),
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

退出码：0 符合预期 · 1 有未通过 · 2 用法有误，或文件不属于同一工作包 ·
3 未完成，答复记录不全 · 4 已知未通过清单已过时 · 5 无法测量该系统 · 6 对照文件或套件已损坏",
        ),
    },
    About {
        name: "protocol",
        line: Text::new("Print the adapter protocol, or its JSON Schema", "输出适配器接口协议或其 JSON Schema"),
        about: Text::new(
            "Prints the adapter protocol, one page, in English or in Chinese (`--lang`); or the JSON Schema
of its messages and replies.",
            "输出适配器接口协议（一页，中文或英文，由 `--lang` 指定），或其消息和答复的 JSON Schema。",
        ),
        usage: Text::new("gongji protocol [--schema]", "gongji protocol [--schema]"),
        after: Text::new(
            "Examples: `gongji protocol --lang en > PROTOCOL.md`,
`gongji protocol --lang zh > PROTOCOL.zh.md`, `gongji protocol --schema > protocol.schema.json`",
            "示例：`gongji protocol --lang zh > PROTOCOL.zh.md`、
`gongji protocol --lang en > PROTOCOL.md`、`gongji protocol --schema > protocol.schema.json`",
        ),
    },
];

/// Their arguments and options.
pub(super) static ARGUMENTS: &[(&str, &str, Text)] = &[
    ("pack", "tier", TIER),
    ("pack", "clause", CLAUSE),
    ("pack", "only", ONLY),
    ("pack", "shard", SHARD),
    ("pack", "salt", SALT),
    ("pack", "vectors", VECTORS),
    (
        "pack",
        "hello",
        Text::new(
            "What the system replies to `hello`, in the first line: for a system that cannot do\neverything, or begins otherwise; an earlier transcript will do [default: all capabilities, start `given`]",
            "被测系统对 `hello` 的答复（文件第一行），用于能力不全或起始方式不同的系统；\n也可用以前的答复记录［默认：全部能力，起始方式 `given`］",
        ),
    ),
    ("pack", "out", Text::new("The folder to be sent", "要发送的文件夹")),
    (
        "pack",
        "key",
        Text::new(
            "The file that stays here [default: beside the folder, DIR-key.yaml]",
            "留在本地的对照文件［默认：与文件夹并列的 DIR-key.yaml］",
        ),
    ),
    ("judge", "transcript", Text::new("What the site wrote", "现场写出的答复记录")),
    (
        "judge",
        "key",
        Text::new(
            "The key of the package, written by `gongji pack`",
            "`gongji pack` 写出的对照文件",
        ),
    ),
    ("judge", "vectors", VECTORS),
    ("judge", "known_failures", KNOWN_FAILURES),
    ("judge", "codes", CODES),
    ("judge", "report_dir", REPORT_DIR),
    (
        "protocol",
        "schema",
        Text::new("The JSON Schema instead of the page", "输出 JSON Schema，而不是协议文本"),
    ),
];
