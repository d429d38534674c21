//! What `--help` says, in both languages: one text for every command, argument and option.

use clap::builder::Styles;
use clap::{Arg, Command, CommandFactory};
use model::text::{Language, Text};

use super::Cli;
use crate::console::STRONG;

/// What a command is about, in a line and in full, how it is used, and what is said below its
/// options.
struct About {
    name: &'static str,
    line: Text,
    about: Text,
    usage: Text,
    after: Text,
}

static COMMANDS: [About; 7] = [
    About {
        name: "gongji",
        line: Text::new("The reference model of cross-provincial mutual aid", "职工医保个人账户跨省共济参考模型"),
        about: Text::new(
            "The rules of cross-provincial mutual aid (跨省共济) between personal accounts of employee
medical insurance, as a model that is checked over every order in which things can happen.

Without a command: checks the policy cn-2026-trial over all scopes but `wide`, plays the
example cases, and ends with one screen.",
            "职工医保个人账户跨省共济规则的参考模型：对业务可能发生的每一种先后顺序逐一核验。

不带子命令时：用除 `wide` 以外的全部场景核验政策 cn-2026-trial，演示示例案例，
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
    },
    About {
        name: "check",
        line: Text::new("Check a policy over every interleaving of its scopes", "核验政策：穷尽各场景中业务的所有先后顺序"),
        about: Text::new(
            "Checks a policy: explores every interleaving of the operations of each scope, and shows the
shortest way to whatever goes wrong.",
            "核验政策：穷尽每个场景中各项业务的所有先后顺序，如有问题，给出最短的过程。",
        ),
        usage: Text::new("gongji check [OPTIONS] [POLICY]", "gongji check [选项] [POLICY]"),
        after: Text::new(
            "Examples: `gongji check`, `gongji check my-policy.yaml --scope moves`

Exit codes: 0 all hold, all complete · 1 something is violated · 2 wrong usage or a bad
file · 3 not complete",
            "示例：`gongji check`、`gongji check my-policy.yaml --scope moves`

退出码：0 全部成立且全部完成 · 1 有违反之处 · 2 用法或文件有误 · 3 未完成",
        ),
    },
    About {
        name: "play",
        line: Text::new("Play a case, step by step", "演示案例：逐步说明办理结果和依据"),
        about: Text::new(
            "Plays a case: who asks for what, what is decided and why, what everybody has then, and
whether every property holds.",
            "演示案例：逐步说明谁办理什么业务、结果如何、依据哪一条款、办理后各人的账户情况，
以及是否违反不变条件。",
        ),
        usage: Text::new("gongji play [OPTIONS] <FILE|NAME>", "gongji play [选项] <FILE|NAME>"),
        after: Text::new(
            "Examples: `gongji play family`, `gongji play my-case.yaml --policy cn-2024-province`

Exit codes: 0 every property holds · 1 one is broken · 2 wrong usage or a bad file",
            "示例：`gongji play family`、`gongji play my-case.yaml --policy cn-2024-province`

退出码：0 无违反 · 1 有违反之处 · 2 用法或文件有误",
        ),
    },
    About {
        name: "explain",
        line: Text::new("Explain a clause or a refusal code", "解释条款或拒绝代码"),
        about: Text::new(
            "Explains a clause, a clause family or a refusal code: what it says in both languages,
where it comes from, what of it is choice, and what changes it.",
            "解释条款、条款类别或拒绝代码：中英文内容、来源、哪些属于选定的理解、受哪些政策参数影响。",
        ),
        usage: Text::new(
            "gongji explain [OPTIONS] [CLAUSE|CODE]",
            "gongji explain [选项] [CLAUSE|CODE]",
        ),
        after: Text::new(
            "Examples: `gongji explain`, `gongji explain EST`, `gongji explain est-3`,
`gongji explain kinship_not_covered`",
            "示例：`gongji explain`、`gongji explain EST`、`gongji explain est-3`、
`gongji explain kinship_not_covered`",
        ),
    },
    About {
        name: "generate",
        line: Text::new("Generate the vectors from the rules", "由规则生成测试向量"),
        about: Text::new(
            "Generates the suite: vectors that any system in any language can run, each with what has
to come of every step. The same sources give the same bytes on every machine.",
            "生成测试套件：任何语言实现的系统均可运行的测试向量，逐步给出应有的结果。
相同的来源在任何机器上生成相同的文件。",
        ),
        usage: Text::new("gongji generate [OPTIONS]", "gongji generate [选项]"),
        after: Text::new(
            "Examples: `gongji generate --check`, `gongji generate --format json --out my-suite`,
`gongji generate --tier full --out everything`

Exit codes: 0 written, or nothing differs · 1 something differs (--check) · 2 wrong usage or
a bad file",
            "示例：`gongji generate --check`、`gongji generate --format json --out my-suite`、
`gongji generate --tier full --out everything`

退出码：0 已写入，或无差异 · 1 有差异（--check） · 2 用法或文件有误",
        ),
    },
    About {
        name: "coverage",
        line: Text::new("Show which vector covers what, and what none does", "查看测试向量的覆盖情况"),
        about: Text::new(
            "Shows what the vectors cover: clause by clause the accepted and the refused ones, every
boundary, the abstract transitions, and everything that is not covered, with the reason.",
            "查看测试向量的覆盖情况：逐条列出受理和拒绝的向量、各项边界、抽象转移，
以及未覆盖的内容及原因。",
        ),
        usage: Text::new(
            "gongji coverage [OPTIONS] [CLAUSE|VECTOR]",
            "gongji coverage [选项] [CLAUSE|VECTOR]",
        ),
        after: Text::new(
            "Examples: `gongji coverage`, `gongji coverage SET-6`, `gongji coverage clear/everything-when-quota`

Exit codes: 0 everything is covered or has its reason · 1 something is not · 2 wrong usage or
a bad file",
            "示例：`gongji coverage`、`gongji coverage SET-6`、`gongji coverage clear/everything-when-quota`

退出码：0 全部覆盖或已说明原因 · 1 有未覆盖且未说明的内容 · 2 用法或文件有误",
        ),
    },
    About {
        name: "mutants",
        line: Text::new("Show which planted faults the vectors find", "查看测试向量能发现哪些植入错误"),
        about: Text::new(
            "Runs systems with one planted fault each through the vectors: who is found out by which,
who is not, and why; and the rate at which faults are found that the selection never saw.",
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
    },
];

/// The help of an argument or option: its command (any, where empty), its name, its text.
static ARGUMENTS: [(&str, &str, Text); 27] = [
    (
        "",
        "lang",
        Text::new(
            "Write in Chinese or English [default: the locale's]",
            "输出语言：zh 中文，en 英文［默认：随系统区域设置］",
        ),
    ),
    (
        "",
        "color",
        Text::new(
            "Write in colour: auto, always, never [default: auto]",
            "是否使用颜色：auto 自动，always 始终，never 从不［默认：auto］",
        ),
    ),
    ("", "help", Text::new("Print this help", "显示本帮助")),
    ("", "version", Text::new("Print the version", "显示版本")),
    (
        "check",
        "policy",
        Text::new(
            "A built-in policy by its name, or a policy file [default: cn-2026-trial]",
            "内置政策的名称，或政策文件［默认：cn-2026-trial］",
        ),
    ),
    (
        "check",
        "scope",
        Text::new(
            "A scope by its name, or a scope file; can be given several times\n[default: all but `wide`]",
            "场景名称，或场景文件；可多次指定［默认：除 `wide` 以外的全部场景］",
        ),
    ),
    (
        "check",
        "threads",
        Text::new(
            "How many threads explore [default: as many as there are cores]",
            "使用的线程数［默认：处理器核数］",
        ),
    ),
    (
        "check",
        "max_states",
        Text::new(
            "Leave a scope after so many states: then not complete, exit code 3",
            "每个场景最多检查的状态数；达到即停止，结果为未完成，退出码3",
        ),
    ),
    (
        "check",
        "save",
        Text::new(
            "Where to save the case that shows what is broken\n[default: the current folder]",
            "违反过程的案例文件保存位置［默认：当前文件夹］",
        ),
    ),
    (
        "check",
        "json",
        Text::new("Write JSON, and nothing else, to standard output", "标准输出只写 JSON"),
    ),
    (
        "play",
        "case",
        Text::new("A case file, or an example case by its name", "案例文件，或示例案例的名称"),
    ),
    (
        "play",
        "json",
        Text::new("Write answers and observations as JSON", "以 JSON 输出每一步的结果和状态"),
    ),
    (
        "play",
        "policy",
        Text::new(
            "Decide under this policy instead of the case's own",
            "改用该政策（名称或文件）办理，而不用案例自带的政策",
        ),
    ),
    (
        "explain",
        "about",
        Text::new(
            "A clause (EST-3), a clause family (EST) or a refusal code\n[default: the list of all clauses]",
            "条款（EST-3）、条款类别（EST）或拒绝代码［默认：列出全部条款］",
        ),
    ),
    (
        "generate",
        "out",
        Text::new(
            "Where the suite is written or compared [default: vectors]",
            "套件的写入或比较位置［默认：vectors］",
        ),
    ),
    (
        "generate",
        "check",
        Text::new(
            "Write nothing; fail when a byte differs from what is there",
            "不写入；与现有文件有任何字节不同即失败",
        ),
    ),
    (
        "generate",
        "tier",
        Text::new(
            "How much: smoke, core, full [default: core]",
            "级别：smoke、core、full［默认：core］",
        ),
    ),
    (
        "generate",
        "policy",
        Text::new(
            "Under this policy, a name or a file [default: cn-2026-trial]",
            "所依据的政策（名称或文件）［默认：cn-2026-trial］",
        ),
    ),
    (
        "generate",
        "format",
        Text::new("As YAML or JSON [default: yaml]", "文件格式：yaml 或 json［默认：yaml］"),
    ),
    (
        "generate",
        "threads",
        Text::new(
            "How many threads run the planted faults\n[default: as many as there are cores]",
            "检验植入错误所用的线程数［默认：处理器核数］",
        ),
    ),
    (
        "coverage",
        "about",
        Text::new(
            "A clause (SET-6) or a vector's ID [default: everything]",
            "条款（SET-6）或向量编号［默认：全部］",
        ),
    ),
    (
        "coverage",
        "vectors",
        Text::new(
            "A suite's folder [default: the suite inside the program]",
            "套件所在文件夹［默认：程序内置的套件］",
        ),
    ),
    (
        "coverage",
        "json",
        Text::new("Write JSON, and nothing else, to standard output", "标准输出只写 JSON"),
    ),
    (
        "mutants",
        "tier",
        Text::new(
            "Which tier runs: smoke, core, full [default: core]",
            "所用级别：smoke、core、full［默认：core］",
        ),
    ),
    (
        "mutants",
        "vectors",
        Text::new(
            "A suite's folder [default: the suite inside the program]",
            "套件所在文件夹［默认：程序内置的套件］",
        ),
    ),
    (
        "mutants",
        "threads",
        Text::new(
            "How many threads run [default: as many as there are cores]",
            "使用的线程数［默认：处理器核数］",
        ),
    ),
    (
        "mutants",
        "json",
        Text::new("Write JSON, and nothing else, to standard output", "标准输出只写 JSON"),
    ),
];

/// The command line, with every text in `language`.
pub fn command(language: Language) -> Command {
    dress(Cli::command().styles(Styles::plain()), language)
}

fn dress(command: Command, language: Language) -> Command {
    let name = command.get_name().to_string();
    let of = |about: &About| about.name == name;
    let texts = COMMANDS.iter().find(|about| of(about));
    let texts = texts.unwrap_or_else(|| panic!("`{name}` has no help"));
    let template = template(&command, texts, language);
    command
        .about(texts.line.to(language).to_string())
        .override_usage(texts.usage.to(language).to_string())
        .help_template(template)
        .mut_args(|arg| describe(arg, &name, language))
        .mut_subcommands(|command| dress(command, language))
}

fn describe(arg: Arg, command: &str, language: Language) -> Arg {
    let id = arg.get_id().as_str();
    let of = |(of, name, _): &&(&str, &str, Text)| (of.is_empty() || *of == command) && *name == id;
    let text = ARGUMENTS.iter().find(of).map(|(_, _, text)| text);
    let text = text.unwrap_or_else(|| panic!("`{command} {id}` has no help"));
    let text = text.to(language).to_string();
    arg.help(text)
}

/// The layout of the help, with the headings that this command needs.
fn template(command: &Command, texts: &About, language: Language) -> String {
    let about = texts.about.to(language);
    let usage = heading(&Text::new("Usage:", "用法："), language);
    let space = if language == Language::English { " " } else { "" };
    let mut parts = vec![format!("{about}\n\n{usage}{space}{{usage}}")];
    let mut section = |wanted: bool, title: Text, tag: &str| {
        if wanted {
            parts.push(format!("{}\n{{{tag}}}", heading(&title, language)));
        }
    };
    section(command.has_subcommands(), Text::new("Commands:", "子命令："), "subcommands");
    let positional = command.get_positionals().next().is_some();
    section(positional, Text::new("Arguments:", "参数："), "positionals");
    section(true, Text::new("Options:", "选项："), "options");
    if !texts.after.en.is_empty() {
        parts.push(texts.after.to(language).to_string());
    }
    parts.join("\n\n") + "\n"
}

fn heading(text: &Text, language: Language) -> String {
    format!("{STRONG}{}{STRONG:#}", text.to(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_help_text_belongs_to_something() {
        let root = command(Language::English);
        let named = |name: &str| match name {
            "gongji" => Some(&root),
            _ => root.find_subcommand(name),
        };
        for about in &COMMANDS {
            assert!(named(about.name).is_some(), "`{}` is no command", about.name);
        }
        for (of, id, _) in &ARGUMENTS {
            let command = named(if of.is_empty() { "gongji" } else { of });
            let command = command.unwrap_or_else(|| panic!("`{of}` is no command"));
            assert!(command.get_arguments().any(|arg| arg.get_id() == id), "no `{of} {id}`");
        }
    }

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        for language in [Language::English, Language::Chinese] {
            command(language).debug_assert();
        }
    }
}
