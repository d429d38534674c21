//! The help of `gongji pack`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::{CLAUSE, Help, ONLY, SALT, SHARD, TIER, VECTORS};

pub(crate) static HELP: Help = Help {
    name: "pack",
    line: Text::new("Make a work package for a closed network", "为封闭网络制作测试工作包"),
    about: Text::new(
        "Makes a work package for a system that cannot be reached from here: a folder with every
message that the harness would send, to be run at the site. The expected results stay here;
so does the key, which `gongji judge` needs for the site's replies.",
        "为无法直接连接的被测系统制作工作包：文件夹内是测试程序将要发送的全部消息，交由现场运行。
应有结果不随包发送；存底文件留在本地，`gongji judge` 评判现场答复时需要它。",
    ),
    usage: Text::new("gongji pack [OPTIONS] --out <DIR>", "gongji pack [选项] --out <DIR>"),
    after: Text::new(
        "Examples: `gongji pack --out package`, `gongji pack --tier smoke --out package`,
`gongji pack --hello hello.jsonl --salt 7 --out package --key kept/package-key.yaml`

At the site: `ADAPTER < work.jsonl > transcript.jsonl`
Afterwards, here: `gongji judge --key package-key.yaml transcript.jsonl`

Exit codes: 0 written · 2 wrong usage, nothing selected, or the folder exists already ·
3 stopped: nothing is written · 6 the suite is damaged",
        "示例：`gongji pack --out package`、`gongji pack --tier smoke --out package`、
`gongji pack --hello hello.jsonl --salt 7 --out package --key kept/package-key.yaml`

现场运行：`ADAPTER < work.jsonl > transcript.jsonl`
然后在本地：`gongji judge --key package-key.yaml transcript.jsonl`

退出码：0 已写入 · 2 用法有误、未选中向量，或文件夹已存在 · 3 已中止，未写入 · 6 套件已损坏",
    ),
    arguments: &[
        ("tier", TIER),
        ("clause", CLAUSE),
        ("only", ONLY),
        ("shard", SHARD),
        ("salt", SALT),
        ("vectors", VECTORS),
        (
            "hello",
            Text::new(
                "File whose first line is the system's reply to `hello`, such as an earlier transcript; for a\nsystem that lacks capabilities or begins with operations [default: all capabilities, start `given`]",
                "被测系统对 `hello` 的答复（文件第一行），用于能力不全或起始方式不同的系统；\n也可用以前的答复记录［默认：全部能力，起始方式 `given`］",
            ),
        ),
        ("out", Text::new("The folder to send", "要发送的文件夹")),
        (
            "key",
            Text::new(
                "The file that stays here [default: beside the folder, DIR-key.yaml]",
                "留在本地的存底文件［默认：与文件夹并列的 DIR-key.yaml］",
            ),
        ),
    ],
};
