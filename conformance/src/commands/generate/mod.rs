//! `gongji generate`: writes the suite, or compares it with the existing files.

mod arguments;
pub(crate) mod help;

pub use arguments::GenerateArgs;

use std::io;
use std::path::{Path, PathBuf};

use model::catalogue;
use model::explore::threads;
use model::properties::Breach;
use model::text;
use model::text::{Language, Text};

use crate::base::console::{BAD, Console, GOOD};
use crate::base::exit::Exit;
use crate::format::named::{self, DEFAULT_POLICY, OpenError};
use crate::format::vectors::manifest::Tier;
use crate::suite::detect::hold_out::{self, Chosen};
use crate::suite::generate::assemble::Material;
use crate::suite::generate::history::{self, History};
use crate::suite::generate::write::{self, Difference, FileForm, Files};

/// The folder of the suite.
const FOLDER: &str = "vectors";
/// The number of differences that are named.
const SHOWN: usize = 12;

/// Runs `gongji generate`.
pub fn run(args: &GenerateArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let tier = args.tier.unwrap_or(Tier::Core);
    let usual = tier == Tier::Core && args.policy.is_none() && args.format.is_none();
    if args.out.is_none() && !usual {
        return console.wrong(&Text::new(
            "this is not the suite in `vectors`: name a folder with --out",
            "这不是 `vectors` 中的套件：请用 --out 指定文件夹",
        ));
    }
    let folder = args.out.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
    let prepared = policy(args).and_then(|policy| Ok((policy, history::listed(&folder)?)));
    let ((policy, text), before) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => {
            write!(console.err, "{}", error.to(console.language))?;
            return Ok(Exit::Usage);
        }
    };
    if let Some(larger) = before.as_ref().and_then(|manifest| {
        let tiers = manifest.tiers.iter().map(|one| one.name);
        tiers.max().filter(|largest| manifest.policy == policy.name && *largest > tier)
    }) {
        let folder = folder.display();
        return console.wrong(&text!(
            "`{folder}` holds a suite up to `{larger}`, which would lose the vectors beyond `{tier}`: name another folder",
            "`{folder}` 中的套件至 `{larger}` 级别，改写为 `{tier}` 级别将丢失其余向量：请另行指定文件夹"
        ));
    }
    let material = Material::of(&policy);
    if let Some(Breach { clause, .. }) = material.breach() {
        let Text { en, zh } = &catalogue::entry(clause).says;
        let (en, zh) = (en.trim_end_matches('.'), zh.trim_end_matches('。'));
        let file = args.policy.as_deref().unwrap_or(DEFAULT_POLICY);
        let said = text!(
            "the policy `{file}` breaks {clause} ({en}); nothing is generated. `gongji check {file}` tells how",
            "政策 `{file}` 违反{clause}（{zh}）；未生成。可用 `gongji check {file}` 查看经过"
        );
        console.wrong(&said)?;
        return Ok(Exit::Violated);
    }
    let twins = material.twins();
    let Chosen { selection, detection } =
        hold_out::choose(&material, &twins, threads(args.threads));
    let vectors = material.tiered(&selection, &twins, tier);
    let form = args.format.unwrap_or(FileForm::Yaml);
    let history = History::of(&folder, before.as_ref(), &policy.name);
    let suite = write::render(&material, &text, (tier, vectors), detection, history.as_ref(), form);
    let outcome = if args.check {
        write::compare(&folder, &suite).map(Done::Compared)
    } else {
        write::write(&folder, &suite, before.as_ref()).map(Done::Written)
    };
    match outcome {
        Ok(done) => tell(&done, &folder, &suite, console),
        Err(error) => {
            let (folder, error) = (folder.display(), error);
            console.wrong(&text!("cannot use `{folder}`: {error}", "无法使用 `{folder}`：{error}"))
        }
    }
}

enum Done {
    Compared(Vec<Difference>),
    Written(usize),
}

fn policy(args: &GenerateArgs) -> Result<(model::policy::Policy, String), OpenError> {
    let name = args.policy.as_deref().unwrap_or(DEFAULT_POLICY);
    let text = named::policy_text(name)?;
    Ok((model::policy_file::read(name, &text)?, text))
}

fn tell(done: &Done, folder: &Path, suite: &Files, console: &mut Console<'_>) -> io::Result<Exit> {
    let language = console.language;
    let (vectors, folder) =
        (suite.keys().filter(|name| name.contains('/')).count(), folder.display());
    match done {
        Done::Written(changed) => {
            let said = text!(
                "{vectors} vectors in `{folder}`, {changed} files changed",
                "`{folder}` 中有{vectors}个向量，改动{changed}个文件"
            );
            writeln!(console.out, "{GOOD}✓{GOOD:#} {}", said.to(language))?;
            Ok(Exit::Ok)
        }
        Done::Compared(differences) if differences.is_empty() => {
            let said = text!(
                "{vectors} vectors in `{folder}`, every byte as generated",
                "`{folder}` 中{vectors}个向量与生成结果逐字节一致"
            );
            writeln!(console.out, "{GOOD}✓{GOOD:#} {}", said.to(language))?;
            Ok(Exit::Ok)
        }
        Done::Compared(differences) => {
            let count = differences.len();
            let said = text!(
                "{count} files in `{folder}` differ from the generated ones",
                "`{folder}` 中有{count}个文件与生成结果不一致"
            );
            writeln!(console.out, "{BAD}✗{BAD:#} {}", said.to(language))?;
            for difference in differences.iter().take(SHOWN) {
                writeln!(console.out, "  {}", worded(difference, language))?;
            }
            if count > SHOWN {
                writeln!(console.out, "  …")?;
            }
            let advice = Text::new(
                "`gongji generate` rewrites them; review the difference before you commit it",
                "`gongji generate` 将重新写入；提交前请先查看差异",
            );
            writeln!(console.out, "{}", advice.to(language))?;
            Ok(Exit::Violated)
        }
    }
}

fn worded(difference: &Difference, language: Language) -> String {
    let text = match difference {
        Difference::Missing(name) => text!("missing: {name}", "缺少：{name}"),
        Difference::Differs(name) => text!("differs: {name}", "不一致：{name}"),
        Difference::Strange(name) => text!("not of the suite: {name}", "不属于套件：{name}"),
    };
    text.to(language).to_string()
}
