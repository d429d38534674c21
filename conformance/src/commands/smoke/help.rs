//! The help of `gongji smoke`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::{BUILTIN, COMMAND, Help, TIME_LIMIT, URL, VECTORS};

pub(crate) static HELP: Help = Help {
    name: "smoke",
    line: Text::new("Check an adapter", "检查适配器是否正确"),
    about: Text::new(
        "Checks the adapter before the system is judged: encoding, flushing,
decimals, long request IDs, unknown keys; then runs the tier smoke.",
        "在评判系统之前先检查适配器：编码、刷新、小数金额、长请求编号、无法识别的项；
然后运行 smoke 级别的向量。",
    ),
    usage: Text::new(
        "gongji smoke [OPTIONS] -- <COMMAND>...\n       gongji smoke [OPTIONS] --url <URL>",
        "gongji smoke [选项] -- <COMMAND>...\n      gongji smoke [选项] --url <URL>",
    ),
    after: Text::new(
        "Example: `gongji smoke -- python3 my-adapter.py`

Exit codes: the same as for `gongji run`",
        "示例：`gongji smoke -- python3 my-adapter.py`

退出码：与 `gongji run` 相同",
    ),
    arguments: &[
        ("url", URL),
        ("builtin", BUILTIN),
        ("command", COMMAND),
        ("time_limit", TIME_LIMIT),
        ("vectors", VECTORS),
    ],
};
