//! The help of `gongji init-adapter`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
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

Exit codes: 0 written · 2 wrong usage, or the file exists already",
        "示例：`gongji init-adapter --lang python`、`gongji init-adapter java --out adapter`

退出码：0 已写入 · 2 用法有误，或文件已存在",
    ),
    arguments: &[
        (
            "starter",
            Text::new(
                "The programming language: python, java, node, rust",
                "编程语言：python、java、node、rust",
            ),
        ),
        (
            "out",
            Text::new(
                "Folder to write it to [default: the current folder]",
                "写入位置［默认：当前文件夹］",
            ),
        ),
    ],
};
