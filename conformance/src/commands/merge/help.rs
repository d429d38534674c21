//! The help of `gongji merge`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
        name: "merge",
        line: Text::new("Merge the JSON reports of shards", "合并各分片的 JSON 报告"),
        about: Text::new(
            "Merges the JSON reports of all shards of one run into the report of the whole. Refuses parts that
do not belong together or differ in selection or salt, and repeated or missing shards.",
            "把一次运行的全部分片的 JSON 报告合并为一份完整报告。不属于同一次运行、重复或缺少分片的
一律不予合并。",
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

退出码：0 通过，或仅有已知未通过 · 1 有未通过 · 2 用法有误，或各部分不属于同一次运行 · 3 有未完成的部分 ·
4 已知未通过清单已过时 · 5 有无法测试的部分",
        ),
    arguments: &[
        ("parts", Text::new("The JSON reports of all shards", "全部分片的 JSON 报告")),
        ("out", Text::new(
            "Write report.json, junit.xml, report.md and report.html of the whole here",
            "把合并后的 report.json、junit.xml、report.md、report.html 写到这里",
        )),
    ],
};
