//! Wording for a command line that cannot be read, and of help and version, which come the same
//! way. The English wording is clap's own; the Chinese one is here.

use std::error::Error as _;
use std::io;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use model::text::Language;

use crate::base::console::{Console, STRONG};
use crate::base::exit::Exit;
use crate::base::unfit::Unfit;

/// Writes clap's message about a command line that names this subcommand, if any, and returns the
/// exit code.
pub(super) fn tell(
    error: &Error,
    asked: Option<&str>,
    console: &mut Console<'_>,
) -> io::Result<Exit> {
    if error.kind() == ErrorKind::DisplayVersion {
        writeln!(console.out, "{}", super::version::version().to(console.language))?;
        return Ok(Exit::Ok);
    }
    if !error.use_stderr() {
        write!(console.out, "{}", error.render().ansi())?;
        return Ok(Exit::Ok);
    }
    match console.language {
        Language::English => write!(console.err, "{}", error.render().ansi())?,
        Language::Chinese => {
            writeln!(console.err, "{STRONG}错误：{STRONG:#}{}", in_chinese(error))?;
            if let Some(near) = suggestion(error) {
                writeln!(console.err, "\n  您是否想输入：{near}")?;
            }
            let asked = asked.map(|name| format!("{name} ")).unwrap_or_default();
            writeln!(console.err, "\n详细说明请运行 `gongji {asked}--help`。")?;
        }
    }
    Ok(Exit::Usage)
}

fn in_chinese(error: &Error) -> String {
    let context = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    #[allow(clippy::wildcard_enum_match_arm)]
    match error.kind() {
        ErrorKind::UnknownArgument => format!("无法识别的参数 `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            format!("没有子命令 `{}`", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("`{argument}` 缺少取值"),
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue);
            format!("`{argument}` 的取值 `{value}` 无效，可选值：{valid}")
        }
        ErrorKind::ValueValidation => {
            let unfit = error.source().and_then(|source| source.downcast_ref::<Unfit>());
            let why = unfit.map(|Unfit(why)| format!("，{}", why.zh)).unwrap_or_default();
            format!("`{argument}` 的取值 `{value}` 无效{why}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数 `{argument}`"),
        ErrorKind::ArgumentConflict => format!("参数 `{argument}` 重复或与其他参数冲突"),
        ErrorKind::InvalidUtf8 => "参数不是有效的 UTF-8 文本".to_string(),
        _ => format!("命令行有误（{}）", error.kind()),
    }
}

/// Returns clap's guess of what was meant.
fn suggestion(error: &Error) -> Option<String> {
    let kinds =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    kinds.into_iter().find_map(|kind| error.get(kind)).map(words)
}

fn words(value: &ContextValue) -> String {
    if let ContextValue::Strings(all) = value { all.join("、") } else { value.to_string() }
}
