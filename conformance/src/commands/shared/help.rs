//! The help of a command as data, and the texts of options that several commands take. `cli::help`
//! lays the help out.

use model::text::Text;

/// The help of a command: its line in the list, its full text, its usage, the text below its
/// options, and a text for each of its arguments and options.
pub(crate) struct Help {
    pub(crate) name: &'static str,
    pub(crate) line: Text,
    pub(crate) about: Text,
    pub(crate) usage: Text,
    pub(crate) after: Text,
    pub(crate) arguments: &'static [(&'static str, Text)],
}

pub(crate) const URL: Text = Text::new("The address where the system listens", "被测系统的网址");
pub(crate) const BUILTIN: Text = Text::new(
    "The built-in reference, with a planted fault if one is named",
    "内置参考系统；可指定一个植入错误",
);
pub(crate) const COMMAND: Text = Text::new(
    "The command that starts the system, after `--`",
    "启动被测系统的命令，写在 `--` 之后",
);
pub(crate) const TIME_LIMIT: Text = Text::new(
    "Time limit of a step; six times as long to start [default: 10]",
    "每一步的时限（秒）；启动时限为其六倍［默认：10］",
);
pub(crate) const PATIENCE: Text = Text::new(
    "Multiply all time limits by N, for slow surroundings",
    "所有时限乘以该倍数，用于较慢的环境",
);
pub(crate) const VECTORS: Text = Text::new(
    "A suite's folder [default: the suite inside the program]",
    "套件所在文件夹［默认：程序内置的套件］",
);
pub(crate) const TIER: Text =
    Text::new("Tier: smoke, core, full [default: core]", "级别：smoke、core、full［默认：core］");
pub(crate) const CLAUSE: Text = Text::new(
    "Only vectors about this clause (SET-6) or family (SET); can be given several times",
    "仅限涉及该条款（SET-6）或类别（SET）的向量；可多次指定",
);
pub(crate) const ONLY: Text = Text::new(
    "Only vectors whose ID matches, `*` for any text; can be given several times",
    "仅限编号相符的向量，`*` 代表任意内容；可多次指定",
);
pub(crate) const KNOWN_FAILURES: Text = Text::new(
    "A list of known failures, each with its verdict, reason, owner and expiry\n(format: `gongji run --help`, at the end)",
    "已知未通过清单，每项注明结论、原因、负责人和到期日\n（格式见 `gongji run --help` 末尾）",
);
pub(crate) const CODES: Text = Text::new(
    "A file that maps the system's own refusal codes\n(format: `gongji run --help`, at the end)",
    "代码对应文件：系统自有的不予办理代码与本套件的代码\n（格式见 `gongji run --help` 末尾）",
);
pub(crate) const SALT: Text = Text::new(
    "Other names of people and requests, another order of people and, if a vector allows it,\nother amounts, derived from this number: memorised answers then fail",
    "由该数字生成不同的人名、请求编号、人员顺序，并在向量允许时改用其他金额，\n防止按记忆作答",
);
pub(crate) const SHARD: Text = Text::new("Only part I of N: 1/4", "仅限若干片中的一片，例如 1/4");
pub(crate) const REPORT_DIR: Text =
    Text::new("Write the reports into this folder", "将报告写入该文件夹");
