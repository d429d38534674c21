//! The help of `gongji mutants`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
        name: "mutants",
        line: Text::new("Show which planted faults the vectors find", "查看测试向量能发现哪些植入错误"),
        about: Text::new(
            "Runs systems with one planted fault each through the vectors: which vector finds which fault,
which faults survive, and why; and the detection rate of faults that the selection never saw.",
            "用测试向量检验各植入一个错误的系统：由哪个向量发现、哪些未被发现及其原因，
以及选取时未使用的错误的发现率。",
        ),
        usage: Text::new("gongji mutants [OPTIONS]", "gongji mutants [选项]"),
        after: Text::new(
            "Examples: `gongji mutants`, `gongji mutants --tier smoke`, `gongji mutants --json`

Exit codes: 0 every fault is found or argued to be unobservable · 1 one is alive · 2 wrong usage or a bad file",
            "示例：`gongji mutants`、`gongji mutants --tier smoke`、`gongji mutants --json`

退出码：0 全部发现或已论证无法观察 · 1 有未发现的错误 · 2 用法或文件有误",
        ),
    arguments: &[
        ("tier", Text::new(
            "Tier to run: smoke, core, full [default: core]",
            "所用级别：smoke、core、full［默认：core］",
        )),
        ("vectors", Text::new(
            "A suite's folder [default: the suite inside the program]",
            "套件所在文件夹［默认：程序内置的套件］",
        )),
        ("threads", Text::new(
            "Number of threads [default: the number of cores]",
            "使用的线程数［默认：处理器核数］",
        )),
        ("json", Text::new("Write JSON, and nothing else, to standard output", "标准输出只写 JSON")),
    ],
};
