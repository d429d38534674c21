//! What each command is about, in both languages. Arguments and options are in `arguments`.

use model::text::Text;

/// What a command is about, in a line and in full, how it is used, and what is said below its
/// options.
pub(super) struct About {
    pub(super) name: &'static str,
    pub(super) line: Text,
    pub(super) about: Text,
    pub(super) usage: Text,
    pub(super) after: Text,
}

/// Every command, the program itself first.
pub(super) static COMMANDS: &[About] = &[
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
        line: Text::new("Explain a clause or a refusal code", "解释条款或不予办理代码"),
        about: Text::new(
            "Explains a clause, a clause family or a refusal code: what it says in both languages,
where it comes from, what of it is choice, and what changes it.",
            "解释条款、条款类别或不予办理代码：中英文内容、来源、哪些属于选定的理解、受哪些政策参数影响。",
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
            "查看测试向量的覆盖情况：逐条列出予以办理和不予办理的向量、各项边界、抽象转移，
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
