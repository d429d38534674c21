//! The help of the program itself, in both languages, with a text for every argument and option.

use model::text::Text;

use crate::commands::shared::help::Help;

pub(crate) static HELP: Help = Help {
    name: "gongji",
    line: Text::new(
        "The reference model of cross-provincial mutual aid",
        "职工基本医疗保险个人账户跨省共济的参考模型",
    ),
    about: Text::new(
        "The rules of cross-provincial mutual aid (跨省共济) between personal accounts of employee
medical insurance, as a model that is checked over every order in which things can happen.

Without a command: checks the policy cn-2026-trial over all scopes but `wide`, plays the
example cases, and ends with one screen.",
        "职工基本医疗保险个人账户跨省共济规则的参考模型：对业务可能发生的每一种先后顺序
逐一核验。

不带子命令时：在除 `wide` 以外的全部核验范围内核验政策 cn-2026-trial，演示示例案例，
最后输出一屏汇总。",
    ),
    usage: Text::new("gongji [OPTIONS] [COMMAND]", "gongji [选项] [子命令]"),
    after: Text::new(
        "To start: `gongji explain` lists the clauses, `gongji explain EST-3` explains one.

Exit codes: 0 everything holds · 1 something is violated · 2 wrong usage or a bad file ·
3 not complete, so nothing is claimed",
        "入门：`gongji explain` 列出全部条款，`gongji explain EST-3` 解释其中一条。

退出码：0 全部成立 · 1 有违反之处 · 2 用法或文件有误 · 3 未完成，不作结论",
    ),
    arguments: &[
        (
            "lang",
            Text::new(
                "Write in Chinese or English [default: the locale's]",
                "输出语言：zh 中文，en 英文［默认：随系统区域设置］",
            ),
        ),
        (
            "color",
            Text::new(
                "Write in colour: auto, always, never [default: auto]",
                "是否使用颜色：auto 自动，always 始终，never 从不［默认：auto］",
            ),
        ),
        ("help", Text::new("Print this help", "显示本帮助")),
        ("version", Text::new("Print the version", "显示版本")),
    ],
};
