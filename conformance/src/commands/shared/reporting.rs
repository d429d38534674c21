//! Reporting of a run: the folder for the reports, the terminal, and the reason why a run has no
//! result.

use std::io;
use std::path::Path;

use model::text;
use model::text::Text;

use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::format::outcome::Outcome;
use crate::format::report::Report;
use crate::harness::closed::Refusal;
use crate::link::Trouble;
use crate::report;

/// Makes the folder for the reports, and removes those of an earlier run, because they say nothing
/// about this one. Returns the reason if it cannot, for instance because one of them is to be
/// `read`.
pub(crate) fn unwritable(folder: Option<&Path>, read: &[Option<&Path>]) -> Option<Text> {
    let folder = folder?;
    let read: Vec<&Path> = read.iter().copied().flatten().collect();
    if let Some(lost) = report::among(folder, &read) {
        let (lost, folder) = (lost.display(), folder.display());
        return Some(text!(
            "a report would overwrite `{lost}`, which this command reads: name a folder other than `{folder}`",
            "报告将覆盖需要读取的 `{lost}`：请另行指定文件夹，不要使用 `{folder}`"
        ));
    }
    report::clear(folder).err().map(|error| not_written(folder, &error))
}

fn not_written(folder: &Path, error: &io::Error) -> Text {
    let folder = folder.display();
    text!("cannot write the reports into `{folder}`: {error}", "无法将报告写入 `{folder}`：{error}")
}

/// Writes a report into the folder, if one is named, and to the terminal.
pub(crate) fn tell(
    report: &Report,
    folder: Option<&Path>,
    console: &mut Console<'_>,
) -> io::Result<Exit> {
    let write = |folder| {
        report::write_all(report, folder, console.language)
            .map_err(|error| not_written(folder, &error))
    };
    let written = folder.map(write).transpose();
    let page = written.as_ref().ok().and_then(Option::as_deref);
    report::terminal(report, page, console.language, console.out)?;
    match written {
        Ok(_) => Ok(Outcome::of(report).exit()),
        Err(problem) => console.wrong(&problem),
    }
}

/// Tells why a system cannot be measured at all.
pub(crate) fn not_measurable(trouble: &Trouble, console: &mut Console<'_>) -> io::Result<Exit> {
    if *trouble == Trouble::Stopped {
        console.wrong(&trouble.says())?;
        return Ok(Exit::Incomplete);
    }
    let Text { en, zh } = trouble.says();
    console.wrong(&text!("the system cannot be measured: {en}", "无法测试该系统：{zh}"))?;
    Ok(Exit::NotMeasurable)
}

/// Tells what is wrong with a file.
pub(crate) fn wrong_suite(said: &str, exit: Exit, console: &mut Console<'_>) -> io::Result<Exit> {
    write!(console.err, "{said}")?;
    Ok(exit)
}

/// Tells why a package cannot be made or judged.
pub(crate) fn refused(refusal: Refusal, console: &mut Console<'_>) -> io::Result<Exit> {
    match refusal {
        Refusal::File(error, exit) => wrong_suite(&error.to(console.language), exit, console),
        Refusal::Wrong(problem, exit) => console.wrong(&problem).map(|_| exit),
    }
}
