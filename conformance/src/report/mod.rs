//! Forms of a run's result: on a terminal, as JUnit XML, JSON, Markdown and HTML. All of them
//! render the same [`Report`], which `harness::runner` makes. `tally` counts it. Every renderer gives
//! the same bytes for the same report.

mod compare;
mod failure;
mod headline;
mod html;
mod json;
mod junit;
mod lines;
mod markdown;
pub mod merge;
#[cfg(test)]
pub(crate) mod sample;
mod tally;
mod terminal;
#[cfg(test)]
mod tests;
mod words;

use std::io;
use std::path::{Path, PathBuf};

use model::text::Language;

pub use self::failure::story;
pub use self::html::html;
pub use self::json::{json, read as read_json};
pub use self::junit::junit;
pub use self::markdown::markdown;
pub use self::tally::plainest;
pub use self::terminal::terminal;

use crate::base::files::whole;
use crate::format::report::Report;

/// The files of a report.
const FILES: [&str; 4] = ["report.json", "junit.xml", "report.md", PAGE];
/// The one for people.
const PAGE: &str = "report.html";

/// Returns the report in a folder that is one of these files, whatever path names it.
pub fn among<'a>(dir: &Path, files: &[&'a Path]) -> Option<&'a Path> {
    let reports = FILES.map(|name| dir.join(name).canonicalize().ok());
    let is_report = |file: &&&Path| {
        file.canonicalize().is_ok_and(|file| reports.iter().flatten().any(|one| *one == file))
    };
    files.iter().find(is_report).copied()
}

/// Makes a folder for reports, and removes earlier ones from it.
pub fn clear(dir: &Path) -> io::Result<()> {
    std::fs::create_dir_all(dir)?;
    for path in FILES.map(|name| dir.join(name)) {
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Writes every report that is a file into a folder, each whole; returns the path of the one for
/// people.
pub fn write_all(report: &Report, dir: &Path, language: Language) -> io::Result<PathBuf> {
    std::fs::create_dir_all(dir)?;
    let texts = [json(report), junit(report), markdown(report, language), html(report, language)];
    FILES.iter().zip(&texts).try_for_each(|(name, text)| whole(&dir.join(name), text))?;
    Ok(dir.join(PAGE))
}
