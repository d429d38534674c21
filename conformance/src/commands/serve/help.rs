//! The help of `gongji serve`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
    name: "serve",
    line: Text::new("Offer the built-in reference as a system", "以被测系统的方式提供内置参考系统"),
    about: Text::new(
        "Offers the built-in reference like any system under test: messages on standard input,
replies on standard output; or over HTTP, on this machine alone.",
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
    arguments: &[
        (
            "http",
            Text::new(
                "Listen on this port; 0 takes any free one",
                "监听该端口；0 表示任选一个空闲端口",
            ),
        ),
        (
            "policy",
            Text::new(
                "Policy to answer by, by name or as a file [default: cn-2026-trial]",
                "所依据的政策（名称或文件）［默认：cn-2026-trial］",
            ),
        ),
        ("mutant", Text::new("Answer with this planted fault", "带有该植入错误")),
    ],
};
