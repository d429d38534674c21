//! The help of `gongji run`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::{
    BUILTIN, CLAUSE, CODES, COMMAND, Help, KNOWN_FAILURES, ONLY, PATIENCE, REPORT_DIR, SALT, SHARD,
    TIER, TIME_LIMIT, URL, VECTORS,
};

pub(crate) static HELP: Help = Help {
        name: "run",
        line: Text::new("Run the suite against a system", "对被测系统运行测试套件"),
        about: Text::new(
            "Runs the suite against a system, through an adapter that speaks the protocol
(`gongji protocol`): a command, an address, or the built-in reference.",
            "通过适配器（接口协议见 `gongji protocol`）对被测系统运行测试套件：
被测系统可以是一条命令、一个网址，或内置的参考系统。",
        ),
        usage: Text::new(
            "gongji run [OPTIONS] -- <COMMAND>...\n       gongji run [OPTIONS] --url <URL> | --builtin [MUTANT]",
            "gongji run [选项] -- <COMMAND>...\n      gongji run [选项] --url <URL> | --builtin [MUTANT]",
        ),
        after: Text::new(
            concat!(
                "Examples: `gongji run -- python3 my-adapter.py`, `gongji run --clause SET -- ./adapter`,
`gongji run --url http://127.0.0.1:8080 --jobs 4`, `gongji run --builtin`

A list for --known-failures; `verdict` is the verdict's word in the report, `clause` may be left out,
and a vector that fails in another way stays failed:
",
                include_str!("../../format/examples/known-failures.yaml"),
                "
A file for --codes, one line for each code of your own:
",
                include_str!("../../format/examples/codes.yaml"),
                "
Exit codes: 0 as expected · 1 failures · 2 wrong usage or nothing selected · 3 not complete ·
4 the known failures are stale · 5 the system cannot be measured · 6 the suite is damaged"
            ),
            concat!(
                "示例：`gongji run -- python3 my-adapter.py`、`gongji run --clause SET -- ./adapter`、
`gongji run --url http://127.0.0.1:8080 --jobs 4`、`gongji run --builtin`

--known-failures 清单示例；`verdict` 为报告中的结论代码，`clause` 可省略；以其他方式未通过的向量仍计为未通过：
",
                include_str!("../../format/examples/known-failures.zh.yaml"),
                "
--codes 代码对应文件示例，系统自有代码每个一行：
",
                include_str!("../../format/examples/codes.yaml"),
                "
退出码：0 通过，或仅有已知未通过 · 1 有未通过 · 2 用法有误或未选中向量 · 3 未完成 ·
4 已知未通过清单已过时 · 5 无法测试该系统 · 6 套件已损坏"
            ),
        ),
    arguments: &[
        ("url", URL),
        ("builtin", BUILTIN),
        ("command", COMMAND),
        ("tier", TIER),
        ("clause", CLAUSE),
        ("only", ONLY),
        ("jobs", Text::new(
            "Number of cases at once, as far as the system allows [default: 1]",
            "同时运行的案例数，以系统允许为限［默认：1］",
        )),
        ("shard", SHARD),
        ("known_failures", KNOWN_FAILURES),
        ("codes", CODES),
        ("salt", SALT),
        ("time_limit", TIME_LIMIT),
        ("patience", PATIENCE),
        ("vectors", VECTORS),
        ("case", Text::new(
            "Run this case file instead of a suite; the rules give the expected results",
            "运行该案例文件而非套件，应有结果由规则给出",
        )),
        ("report_dir", REPORT_DIR),
    ],
};
