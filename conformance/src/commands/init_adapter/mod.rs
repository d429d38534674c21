//! `gongji init-adapter`: writes the beginning of an adapter in one of four languages. The
//! beginnings are files in `conformance/starters`; `PROTOCOL.md` describes what they speak.

mod arguments;
pub(crate) mod help;

pub use arguments::InitAdapterArgs;

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use clap::ValueEnum;
use model::text;
use model::text::{Language, Text};

use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::base::lang::Lang;
use crate::base::lay_out::wrapped;
use crate::link::stdio;

/// A language in which there is a beginning.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Starter {
    /// Python 3.
    Python,
    /// Java 17 or later, run from its source.
    Java,
    /// Node.
    Node,
    /// Rust, with rustc alone.
    Rust,
}

impl Starter {
    /// Returns the name of its file, and the file's text.
    pub fn file(self) -> (&'static str, &'static str) {
        match self {
            Starter::Python => {
                ("gongji_adapter.py", include_str!("../../../starters/gongji_adapter.py"))
            }
            Starter::Java => {
                ("GongjiAdapter.java", include_str!("../../../starters/GongjiAdapter.java"))
            }
            Starter::Node => {
                ("gongji_adapter.js", include_str!("../../../starters/gongji_adapter.js"))
            }
            Starter::Rust => {
                ("gongji_adapter.rs", include_str!("../../../starters/gongji_adapter.rs"))
            }
        }
    }

    /// Returns the command that builds it, if it has to be built, and the one that starts it.
    fn commands(self, at: &str) -> (Option<String>, String) {
        match self {
            Starter::Python => (None, format!("python3 {}", quoted(at))),
            Starter::Java => (None, format!("java {}", quoted(at))),
            Starter::Node => (None, format!("node {}", quoted(at))),
            Starter::Rust => {
                let built = at.trim_end_matches(".rs");
                let program = if built.contains('/') { built } else { &format!("./{built}") };
                let build = format!("rustc -O -o {} {}", quoted(built), quoted(at));
                (Some(build), quoted(program))
            }
        }
    }
}

/// Quotes a path so that a shell takes it for one word, and no program takes it for an option.
fn quoted(path: &str) -> String {
    if path.starts_with('-') { stdio::quoted(&format!("./{path}")) } else { stdio::quoted(path) }
}

/// Reads `--lang python` after `init-adapter` as the programming language. `--lang zh` is the
/// language of the reader, as everywhere.
pub fn understood(args: Vec<OsString>) -> Vec<OsString> {
    let Some(at) = args.iter().position(|arg| arg == "init-adapter") else { return args };
    let named = |word: &str| Lang::from_str(word, false).is_err() && !word.starts_with('-');
    let mut out = Vec::with_capacity(args.len());
    let mut rest = args.into_iter().enumerate().peekable();
    while let Some((index, arg)) = rest.next() {
        let text = arg.to_str().filter(|_| index > at).unwrap_or_default();
        let next_named = rest.peek().and_then(|(_, next)| next.to_str()).is_some_and(named);
        match text.strip_prefix("--lang=") {
            Some(word) if named(word) => out.push(OsString::from(word)),
            _ if text == "--lang" && next_named => {}
            _ => out.push(arg),
        }
    }
    out
}

/// Runs `gongji init-adapter`.
pub fn run(args: &InitAdapterArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let folder = args.out.as_deref().unwrap_or(Path::new(""));
    let (name, text) = args.starter.file();
    let path = folder.join(name);
    let shown = path.display().to_string();
    if let Err(error) = write_new(folder, &path, text) {
        let problem = match error.kind() {
            ErrorKind::AlreadyExists if path.exists() => text!(
                "`{shown}` exists already and is not overwritten; name another folder with --out",
                "`{shown}` 已存在，不予覆盖；请用 --out 指定其他文件夹",
            ),
            _ => text!("cannot write `{shown}`: {error}", "无法写入 `{shown}`：{error}"),
        };
        return console.wrong(&problem);
    }
    next(args.starter, &shown, console)?;
    Ok(Exit::Ok)
}

/// Writes a file, unless there is one already.
fn write_new(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    if !folder.as_os_str().is_empty() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}

/// Says what to do next.
fn next(starter: Starter, path: &str, console: &mut Console<'_>) -> io::Result<()> {
    let (build, command) = starter.commands(path);
    let written = text!("Written: {path}", "已写入：{path}");
    writeln!(console.out, "{}\n", written.to(console.language))?;
    let build = build.map(|build| format!("{build} && ")).unwrap_or_default();
    let steps = [
        (
            Text::new("Check that it speaks the protocol:", "先确认能按接口协议通信："),
            format!("{build}gongji smoke -- {command}"),
        ),
        (
            Text::new(
                "Fill in `open`, `observe`, `establish` and `terminate`, and declare the \
                 capability `relationships`; then one capability after the other.",
                "填写 `open`、`observe`、`establish`、`terminate`，并声明能力 `relationships`；\
                 其余能力逐项补充。",
            ),
            format!("{build}gongji run --tier smoke -- {command}"),
        ),
        (
            Text::new(
                "When that passes, run all of `core`:",
                "通过后运行 `core` 级别的全部测试向量：",
            ),
            format!("gongji run --report-dir reports -- {command}"),
        ),
    ];
    for (at, (text, command)) in steps.iter().enumerate() {
        let lead = format!("{}. ", at + 1);
        write!(console.out, "{}", wrapped(&lead, text.to(console.language)))?;
        writeln!(console.out, "     {command}")?;
    }
    let last = match console.language {
        Language::English => {
            "\nThe protocol is on one page: `gongji protocol` prints it, `--schema` its JSON Schema."
        }
        Language::Chinese => {
            "\n接口协议共一页：`gongji protocol` 输出全文，`--schema` 输出其 JSON Schema。"
        }
    };
    writeln!(console.out, "{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Vec<String> {
        let args = args.iter().map(OsString::from).collect();
        understood(args).iter().map(|arg| arg.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn the_programming_language_can_be_named_like_the_readers() {
        for (args, expected) in [
            (&["g", "init-adapter", "--lang", "python"][..], &["g", "init-adapter", "python"][..]),
            (&["g", "init-adapter", "--lang=java"], &["g", "init-adapter", "java"]),
            (
                &["g", "--lang", "zh", "init-adapter", "--lang", "node"],
                &["g", "--lang", "zh", "init-adapter", "node"],
            ),
            (
                &["g", "init-adapter", "rust", "--lang", "en"],
                &["g", "init-adapter", "rust", "--lang", "en"],
            ),
            (&["g", "init-adapter", "--lang", "go"], &["g", "init-adapter", "go"]),
            (&["g", "run", "--lang", "python"], &["g", "run", "--lang", "python"]),
            (&["g", "init-adapter", "--lang"], &["g", "init-adapter", "--lang"]),
        ] {
            assert_eq!(read(args), expected, "{args:?}");
        }
    }

    #[test]
    fn a_path_is_one_word_of_a_shell() {
        for (path, word) in [
            ("a/b.py", "a/b.py"),
            ("a b.py", "'a b.py'"),
            ("it's.py", r"'it'\''s.py'"),
            ("-x.py", "./-x.py"),
        ] {
            assert_eq!(quoted(path), word);
        }
        let (build, start) = Starter::Rust.commands("gongji_adapter.rs");
        assert_eq!(build.as_deref(), Some("rustc -O -o gongji_adapter gongji_adapter.rs"));
        assert_eq!(start, "./gongji_adapter");
    }

    #[test]
    fn every_beginning_is_short() {
        for starter in Starter::value_variants() {
            let (name, text) = starter.file();
            assert!(text.lines().count() <= 150, "{name} has {} lines", text.lines().count());
        }
    }
}
