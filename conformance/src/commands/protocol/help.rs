//! The help of `gongji protocol`, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
        name: "protocol",
        line: Text::new("Print the adapter protocol, or its JSON Schema", "输出适配器接口协议或其 JSON Schema"),
        about: Text::new(
            "Prints the adapter protocol, one page, in English or in Chinese (`--lang`); or the JSON Schema
of its messages and replies.",
            "输出适配器接口协议（一页，中文或英文，由 `--lang` 指定），或其消息和答复的 JSON Schema。",
        ),
        usage: Text::new("gongji protocol [--schema]", "gongji protocol [--schema]"),
        after: Text::new(
            "Examples: `gongji protocol --lang en > PROTOCOL.md`,
`gongji protocol --lang zh > PROTOCOL.zh.md`, `gongji protocol --schema > protocol.schema.json`",
            "示例：`gongji protocol --lang zh > PROTOCOL.zh.md`、
`gongji protocol --lang en > PROTOCOL.md`、`gongji protocol --schema > protocol.schema.json`",
        ),
    arguments: &[
        ("schema", Text::new("The JSON Schema instead of the page", "输出 JSON Schema，而不是协议文本")),
    ],
};
