//! `gongji pack`: a folder that is sent, and a key that stays.

mod arguments;
pub(crate) mod help;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use model::text;
use model::text::Text;
use model::yaml::{FileError, Place};

use crate::base::console::{Console, STRONG};
use crate::base::exit::Exit;
use crate::base::lay_out::{grouped, wrapped};
use crate::base::{files, stop};
use crate::commands::shared::{judging, reporting, target};
use crate::format::message::Reply;
use crate::format::named::{self, OpenError};
use crate::harness::closed::key::Key;
use crate::harness::closed::{Package, Plan, Refusal, WORK, readme};
use crate::harness::session::introduced;
use crate::link::package::Told;
pub use arguments::PackArgs;

/// Runs `gongji pack`.
pub fn run(args: &PackArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    stop::on_interrupt();
    let key_file = args.key.clone().unwrap_or_else(|| beside(&args.out));
    let (key, package, policy) = match packed(args, &key_file) {
        Ok(packed) => packed,
        Err(refusal) => return reporting::refused(refusal, console),
    };
    if let Err((place, error)) = write(&args.out, &key_file, &key, &package, &policy) {
        let place = place.display();
        return console
            .wrong(&text!("cannot write `{place}`: {error}", "无法写入 `{place}`：{error}"));
    }
    tell(&args.out, &key_file, &key, &package, console)?;
    Ok(Exit::Ok)
}

/// Makes the requested package and its key, and returns them with the name of its policy.
fn packed(args: &PackArgs, key_file: &Path) -> Result<(Key, Package, String), Refusal> {
    let (suite, policy) = judging::suite(args.selected.vectors.as_deref())?;
    let told = args.hello.as_deref().map(told).transpose()?.unwrap_or_default();
    free(&args.out, key_file)?;
    let digest = suite.digest();
    let plan = Plan::new(args.selected.selection(), args.salt, told, &digest);
    let package = plan.package(&suite, &policy)?;
    Ok((Key::of(&plan, &digest, Some(&package)), package, policy.name))
}

/// Reads a system's reply to `hello` in the first line of a file.
fn told(path: &Path) -> Result<Told, OpenError> {
    let advice = || {
        let en = "name a file with the system's reply to `hello`, such as an earlier transcript";
        Text::new(en, "请给出被测系统对 `hello` 的答复文件，例如以前的答复记录")
    };
    let text = named::contents(path, advice)?;
    let line = text.split('\n').next().unwrap_or_default();
    let hello = Reply::read(line.as_bytes())
        .and_then(|reply| introduced(reply).map_err(|trouble| trouble.says()));
    let place = Place { line: 1, column: 1 };
    let wrong = |problem| FileError::new(&path.to_string_lossy(), &text, place, problem, advice());
    Ok(hello.map(Told::from).map_err(wrong)?)
}

/// Returns the path of the key if none is named: beside the folder, and not in it.
fn beside(out: &Path) -> PathBuf {
    let mut name = out.file_name().map_or_else(|| OsString::from("package"), OsString::from);
    name.push("-key.yaml");
    out.with_file_name(name)
}

/// Checks that nothing would be overwritten, and that the key does not lie in the folder that is
/// sent.
fn free(out: &Path, key: &Path) -> Result<(), Text> {
    let shown = out.display();
    let empty = || std::fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none());
    if out.exists() && !empty() {
        return Err(text!(
            "`{shown}` exists already and is not overwritten; name another folder with --out",
            "`{shown}` 已存在，不予覆盖；请用 --out 指定其他文件夹"
        ));
    }
    if key.exists() {
        let key = key.display();
        return Err(text!(
            "`{key}` exists already: without it, replies to its package could not be judged; name another file with --key",
            "`{key}` 已存在；缺少它就无法评判相应工作包的答复。请用 --key 指定其他文件"
        ));
    }
    let folder = key.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let within = match (out.canonicalize(), folder.canonicalize()) {
        (Ok(out), Ok(folder)) => folder.starts_with(out),
        _ => folder == out,
    };
    if within {
        return Err(text!(
            "the key must not lie in `{shown}`, which is sent: it names the vectors",
            "存底文件不得放在要发送的 `{shown}` 中：其中写明了所选的向量"
        ));
    }
    Ok(())
}

/// Writes the key and the folder, or neither; returns the path that could not be written, and the
/// reason.
fn write<'a>(
    out: &'a Path,
    key_file: &'a Path,
    key: &Key,
    package: &Package,
    policy: &str,
) -> Result<(), (&'a Path, io::Error)> {
    let work = package.messages.work();
    let readme = readme::readme(policy, package, &work);
    let above = out.parent().unwrap_or(out);
    std::fs::create_dir_all(above).map_err(|error| (above, error))?;
    files::whole(key_file, &key.write()).map_err(|error| (key_file, error))?;
    files::folder(out, &[(WORK, &work), ("README.md", &readme)]).map_err(|error| {
        // Without its package the key is of no use.
        let _ = std::fs::remove_file(key_file);
        (out, error)
    })
}

fn tell(
    out: &Path,
    key_file: &Path,
    key: &Key,
    package: &Package,
    console: &mut Console<'_>,
) -> io::Result<()> {
    let judge = format!("gongji judge {} transcript.jsonl", target::option("--key", key_file));
    let (out, key_file, left_out) = (out.display(), key_file.display(), package.left_out);
    let size = grouped(package.messages.work().len() as u64);
    let Text { en, zh } = key.about();
    let head = text!("{out} · {en}, {size} bytes", "{out} · {zh}，{size}字节");
    writeln!(console.out, "{STRONG}{}{STRONG:#}", head.to(console.language))?;
    if left_out > 0 {
        let said = text!(
            "{left_out} vectors are left out: they need capabilities that the system does not declare",
            "有{left_out}个向量未列入：所需能力系统未声明"
        );
        write!(console.out, "{}", wrapped("  ", said.to(console.language)))?;
    }
    let steps = [
        (
            text!(
                "Send the folder {out}, and keep {key_file}.",
                "发送文件夹 {out}，保留 {key_file}。"
            ),
            None,
        ),
        (
            Text::new("At the site, in the folder:", "现场在该文件夹中运行："),
            Some(format!("ADAPTER < {WORK} > transcript.jsonl")),
        ),
        (Text::new("Then, here:", "然后在本地："), Some(judge)),
    ];
    for (at, (text, command)) in steps.iter().enumerate() {
        write!(console.out, "{}", wrapped(&format!("{}. ", at + 1), text.to(console.language)))?;
        if let Some(command) = command {
            writeln!(console.out, "     {command}")?;
        }
    }
    Ok(())
}
