//! What the help says of the commands that talk to a system, and of their arguments and options, in
//! both languages.

use model::text::Text;

use super::commands::About;

/// The commands.
pub(super) static COMMANDS: &[About] = &[
    About {
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
and a vector that fails otherwise stays failed:
",
                include_str!("../run/examples/known-failures.yaml"),
                "
A file for --codes, one line for each code of your own:
",
                include_str!("../run/examples/codes.yaml"),
                "
Exit codes: 0 as expected · 1 failures · 2 wrong usage or nothing selected · 3 not complete ·
4 the known failures are stale · 5 the system cannot be measured · 6 the suite is damaged"
            ),
            concat!(
                "示例：`gongji run -- python3 my-adapter.py`、`gongji run --clause SET -- ./adapter`、
`gongji run --url http://127.0.0.1:8080 --jobs 4`、`gongji run --builtin`

--known-failures 清单示例；`verdict` 为报告中的结论代码，`clause` 可省略；以其他方式未通过的向量仍计为未通过：
",
                include_str!("../run/examples/known-failures.yaml"),
                "
--codes 映射文件示例，系统自有代码每个一行：
",
                include_str!("../run/examples/codes.yaml"),
                "
退出码：0 符合预期 · 1 有未通过 · 2 用法有误或未选中向量 · 3 未完成 ·
4 已知未通过清单已过时 · 5 无法测量该系统 · 6 套件已损坏"
            ),
        ),
    },
    About {
        name: "minimise",
        line: Text::new("Shrink a failing case on the live system", "在被测系统上缩减未通过的案例"),
        about: Text::new(
            "Shrinks a vector that a system fails to the shortest sequence, the fewest people and the
smallest amounts that still fail in the same way: with the same verdict, under the same
clause, at the same operation. What is right is asked of the rules for every candidate.
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
twice, or the system does not do this · 5 the system cannot be measured · 6 the suite is damaged",
            "示例：`gongji minimise story/a-life -- python3 my-adapter.py`

每个候选案例都作为新案例在系统上办理。中断（Ctrl-C）、--most 或 --time 到限时，
给出至此最小的案例。

退出码：0 已通过，无需缩减 · 1 未通过，且已无法再缩减 · 2 用法或文件有误 ·
3 未完成：被中止、每次结果不一，或系统不支持 · 5 无法测量该系统 · 6 套件已损坏",
        ),
    },
    About {
        name: "smoke",
        line: Text::new("Look whether an adapter is right", "检查适配器是否正确"),
        about: Text::new(
            "Looks whether the adapter is right before the system is judged: encoding, flushing,
decimals, long request IDs, unknown keys; then runs the tier smoke.",
            "在评判系统之前先检查适配器：编码、刷新、小数金额、长请求编号、未知的键；
然后运行 smoke 级别的向量。",
        ),
        usage: Text::new(
            "gongji smoke [OPTIONS] -- <COMMAND>...\n       gongji smoke [OPTIONS] --url <URL>",
            "gongji smoke [选项] -- <COMMAND>...\n      gongji smoke [选项] --url <URL>",
        ),
        after: Text::new(
            "Example: `gongji smoke -- python3 my-adapter.py`

Exit codes: as those of `gongji run`",
            "示例：`gongji smoke -- python3 my-adapter.py`

退出码：与 `gongji run` 相同",
        ),
    },
    About {
        name: "serve",
        line: Text::new("Offer the built-in reference as a system", "以被测系统的方式提供内置参考系统"),
        about: Text::new(
            "Offers the built-in reference as any system under test is offered: messages on standard
input, replies on standard output; or over HTTP, on this machine alone.",
            "以被测系统的方式提供内置参考系统：从标准输入读取消息，向标准输出写答复；
或经 HTTP（仅限本机）。",
        ),
        usage: Text::new("gongji serve [OPTIONS]", "gongji serve [选项]"),
        after: Text::new(
            "Examples: `gongji run -- gongji serve`, `gongji serve --http 8080`

Exit codes: 0 the conversation is over · 2 wrong usage",
            "示例：`gongji run -- gongji serve`、`gongji serve --http 8080`

退出码：0 对话结束 · 2 用法有误",
        ),
    },
];

const URL: Text = Text::new("The address where the system listens", "被测系统的网址");
const BUILTIN: Text = Text::new(
    "The built-in reference, with a planted fault if one is named",
    "内置参考系统；可指定一个植入错误",
);
const COMMAND: Text = Text::new(
    "The command that starts the system, behind `--`",
    "启动被测系统的命令，写在 `--` 之后",
);
const TIME_LIMIT: Text = Text::new(
    "How long a step may take; six times as long to start [default: 10]",
    "每一步的时限（秒）；启动时限为其六倍［默认：10］",
);
const PATIENCE: Text = Text::new(
    "So many times all time limits, where all is slow",
    "所有时限乘以该倍数，用于较慢的环境",
);
pub(super) const VECTORS: Text = Text::new(
    "A suite's folder [default: the suite inside the program]",
    "套件所在文件夹［默认：程序内置的套件］",
);
pub(super) const TIER: Text = Text::new(
    "Which tier: smoke, core, full [default: core]",
    "级别：smoke、core、full［默认：core］",
);
pub(super) const CLAUSE: Text = Text::new(
    "Only vectors about this clause (SET-6) or family (SET); can be given several times",
    "仅限涉及该条款（SET-6）或类别（SET）的向量；可多次指定",
);
pub(super) const ONLY: Text = Text::new(
    "Only vectors whose ID fits, `*` for anything; can be given several times",
    "仅限编号相符的向量，`*` 代表任意内容；可多次指定",
);
pub(super) const KNOWN_FAILURES: Text = Text::new(
    "A list of what is known to fail and how, each with reason, owner and expiry\n(format: `gongji run --help`, at the end)",
    "已知未通过清单，每项注明结论、原因、负责人和到期日\n（格式见 `gongji run --help` 末尾）",
);
pub(super) const CODES: Text = Text::new(
    "What the system's own refusal codes stand for\n(format: `gongji run --help`, at the end)",
    "系统自有拒绝代码与本套件代码的对应文件\n（格式见 `gongji run --help` 末尾）",
);
pub(super) const SALT: Text = Text::new(
    "Other names of people and requests, another order of people and, where a vector allows it,\nother amounts, made from this number: answers learned by heart fail",
    "由该数字生成不同的人名、请求编号、人员顺序，并在向量允许时改用其他金额，\n使背下的答案失效",
);
pub(super) const SHARD: Text =
    Text::new("Only this part of so many: 1/4", "仅限若干份中的一份，例如 1/4");
pub(super) const REPORT_DIR: Text =
    Text::new("Write the reports into this folder", "将报告写入该文件夹");

/// The arguments and options: the command, the name, the text.
pub(super) static ARGUMENTS: &[(&str, &str, Text)] = &[
    ("run", "url", URL),
    ("run", "builtin", BUILTIN),
    ("run", "command", COMMAND),
    ("run", "tier", TIER),
    ("run", "clause", CLAUSE),
    ("run", "only", ONLY),
    (
        "run",
        "jobs",
        Text::new(
            "How many cases at once, as far as the system allows [default: 1]",
            "同时运行的案例数，以系统允许为限［默认：1］",
        ),
    ),
    ("run", "shard", SHARD),
    ("run", "known_failures", KNOWN_FAILURES),
    ("run", "codes", CODES),
    ("run", "salt", SALT),
    ("run", "time_limit", TIME_LIMIT),
    ("run", "patience", PATIENCE),
    ("run", "vectors", VECTORS),
    (
        "run",
        "case",
        Text::new(
            "Run this case file instead of a suite: the rules say what is expected of it",
            "运行该案例文件而非套件，应有结果由规则给出",
        ),
    ),
    ("run", "report_dir", REPORT_DIR),
    (
        "minimise",
        "vector",
        Text::new(
            "A vector of the suite by its ID, or a case file (also a vector as a file)",
            "套件中向量的编号，或案例文件（也可为单个向量文件）",
        ),
    ),
    ("minimise", "url", URL),
    ("minimise", "builtin", BUILTIN),
    ("minimise", "command", COMMAND),
    ("minimise", "codes", CODES),
    ("minimise", "salt", SALT),
    ("minimise", "time_limit", TIME_LIMIT),
    ("minimise", "patience", PATIENCE),
    (
        "minimise",
        "most",
        Text::new(
            "Leave it at the smallest found after so many tries: exit code 3",
            "最多尝试的次数；到限时给出至此最小的案例，退出码3",
        ),
    ),
    (
        "minimise",
        "time",
        Text::new(
            "Leave it at the smallest found after so long: exit code 3",
            "最长用时（秒）；到限时给出至此最小的案例，退出码3",
        ),
    ),
    ("minimise", "vectors", VECTORS),
    (
        "minimise",
        "save",
        Text::new(
            "Where the result is saved [default: the current folder]",
            "缩减结果的保存位置［默认：当前文件夹］",
        ),
    ),
    ("smoke", "url", URL),
    ("smoke", "builtin", BUILTIN),
    ("smoke", "command", COMMAND),
    ("smoke", "time_limit", TIME_LIMIT),
    ("smoke", "vectors", VECTORS),
    (
        "serve",
        "http",
        Text::new(
            "Listen at this port; 0 is any that is free",
            "监听该端口；0 表示任选一个空闲端口",
        ),
    ),
    (
        "serve",
        "policy",
        Text::new(
            "Answer by this policy, a name or a file [default: cn-2026-trial]",
            "所依据的政策（名称或文件）［默认：cn-2026-trial］",
        ),
    ),
    ("serve", "mutant", Text::new("Answer with this planted fault", "带有该植入错误")),
];
