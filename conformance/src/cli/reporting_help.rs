//! What the help says of the commands around a run, in both languages: an adapter's beginning, and
//! the merging of reports. Running itself is in `running`.

use model::text::Text;

use super::commands::About;

/// The commands.
pub(super) static COMMANDS: [About; 2] = [
    About {
        name: "init-adapter",
        line: Text::new("Write the beginning of an adapter for your system", "生成适配器的起始代码"),
        about: Text::new(
            "Writes the beginning of an adapter: one file without dependencies that speaks the protocol
over stdin and stdout, with one function to fill in per operation.",
            "生成适配器的起始代码：一个无第三方依赖的文件，经标准输入输出按接口协议通信，
每项业务有一个待填写的函数。",
        ),
        usage: Text::new(
            "gongji init-adapter --lang python|java|node|rust [--out DIR]",
            "gongji init-adapter --lang python|java|node|rust [--out DIR]",
        ),
        after: Text::new(
            "Examples: `gongji init-adapter --lang python`, `gongji init-adapter java --out adapter`

Exit codes: 0 written · 2 wrong usage, or there is such a file already",
            "示例：`gongji init-adapter --lang python`、`gongji init-adapter java --out adapter`

退出码：0 已写入 · 2 用法有误，或文件已存在",
        ),
    },
    About {
        name: "merge",
        line: Text::new("Merge the JSON reports of shards", "合并各分片的 JSON 报告"),
        about: Text::new(
            "Merges the JSON reports of all shards of one run into the report of the whole. Parts that do
not belong together, were selected or salted otherwise, repeated or missing shards are refused.",
            "把一次运行的全部分片的 JSON 报告合并为一份完整报告。不属于同一次运行、重复或缺少分片的
一律拒绝合并。",
        ),
        usage: Text::new(
            "gongji merge [OPTIONS] <PART.json>…",
            "gongji merge [选项] <PART.json>…",
        ),
        after: Text::new(
            "Example: `gongji merge part-1/report.json part-2/report.json --out whole`

Exit codes: 0 as expected · 1 failures · 2 wrong usage, or parts that do not belong together ·
3 a part is incomplete · 4 the known failures are stale · 5 a part could not be measured",
            "示例：`gongji merge part-1/report.json part-2/report.json --out whole`

退出码：0 符合预期 · 1 有未通过 · 2 用法有误，或各部分不属于同一次运行 · 3 有未完成的部分 ·
4 已知未通过清单已过时 · 5 有无法测量的部分",
        ),
    },
];

/// Their arguments and options.
pub(super) static ARGUMENTS: [(&str, &str, Text); 4] = [
    (
        "init-adapter",
        "starter",
        Text::new(
            "The programming language: python, java, node, rust",
            "编程语言：python、java、node、rust",
        ),
    ),
    (
        "init-adapter",
        "out",
        Text::new(
            "Where it is written [default: the current folder]",
            "写入位置［默认：当前文件夹］",
        ),
    ),
    ("merge", "parts", Text::new("The JSON reports of all shards", "全部分片的 JSON 报告")),
    (
        "merge",
        "out",
        Text::new(
            "Write report.json, junit.xml, report.md and report.html of the whole here",
            "把合并后的 report.json、junit.xml、report.md、report.html 写到这里",
        ),
    ),
];
