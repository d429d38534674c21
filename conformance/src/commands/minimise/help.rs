//! The help of `gongji minimise`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::{
    BUILTIN, CODES, COMMAND, Help, PATIENCE, SALT, TIME_LIMIT, URL, VECTORS,
};

pub(crate) static HELP: Help = Help {
    name: "minimise",
    line: Text::new("Shrink a failing case on the live system", "在被测系统上缩减未通过的案例"),
    about: Text::new(
        "Shrinks a vector that a system fails to the shortest sequence, the fewest people and the
smallest amounts that still fail in the same way: with the same verdict, under the same
clause, at the same operation. The rules say what is right for every candidate.
The result is saved as a case, which `gongji play` and `gongji run --case` take.",
        "将系统未通过的向量缩减为仍出现同样问题的最短步骤、最少人员和最小金额：
结论相同、条款相同、出错的业务相同。每个候选案例的应有结果均由规则给出。
缩减结果保存为案例文件，可用 `gongji play` 和 `gongji run --case` 运行。",
    ),
    usage: Text::new(
        "gongji minimise [OPTIONS] <VECTOR|FILE> -- <COMMAND>...\n       gongji minimise [OPTIONS] <VECTOR|FILE> --url <URL> | --builtin [MUTANT]",
        "gongji minimise [选项] <VECTOR|FILE> -- <COMMAND>...\n      gongji minimise [选项] <VECTOR|FILE> --url <URL> | --builtin [MUTANT]",
    ),
    after: Text::new(
        "Example: `gongji minimise story/a-life -- python3 my-adapter.py`

Every candidate is a case of its own on the system. An interrupt (Ctrl-C), --most and --time
leave the smallest case found so far.

Exit codes: 0 it passes, nothing to shrink · 1 it fails, and nothing more can be left out ·
2 wrong usage or a bad file · 3 not complete: stopped, or it does not fail the same way
twice, or the system does not support this · 5 the system cannot be measured · 6 the suite is damaged",
        "示例：`gongji minimise story/a-life -- python3 my-adapter.py`

每个候选案例都作为新案例在系统上办理。中断（Ctrl-C）、--most 或 --time 到限时，
给出至此最小的案例。

退出码：0 已通过，无需缩减 · 1 未通过，且已无法再缩减 · 2 用法或文件有误 ·
3 未完成：被中止、每次结果不一，或系统不支持 · 5 无法测试该系统 · 6 套件已损坏",
    ),
    arguments: &[
        (
            "vector",
            Text::new(
                "A vector of the suite by its ID, or a case file (also a vector as a file)",
                "套件中向量的编号，或案例文件（也可为单个向量文件）",
            ),
        ),
        ("url", URL),
        ("builtin", BUILTIN),
        ("command", COMMAND),
        ("codes", CODES),
        ("salt", SALT),
        ("time_limit", TIME_LIMIT),
        ("patience", PATIENCE),
        (
            "most",
            Text::new(
                "Stop after N tries with the smallest case found: exit code 3",
                "最多尝试的次数；到限时给出至此最小的案例，退出码3",
            ),
        ),
        (
            "time",
            Text::new(
                "Stop after this time with the smallest case found: exit code 3",
                "最长用时（秒）；到限时给出至此最小的案例，退出码3",
            ),
        ),
        ("vectors", VECTORS),
        (
            "save",
            Text::new(
                "Folder to save the result in [default: the current folder]",
                "缩减结果的保存位置［默认：当前文件夹］",
            ),
        ),
    ],
};
