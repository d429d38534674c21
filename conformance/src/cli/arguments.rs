//! What each argument and option is for, in both languages. Commands are in `commands`.

use model::text::Text;

/// The help of an argument or option: its command (any, where empty), its name, its text.
pub(super) static ARGUMENTS: &[(&str, &str, Text)] = &[
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
            "条款（EST-3）、条款类别（EST）或不予办理代码［默认：列出全部条款］",
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
