//! Telling what came of a run: on a terminal, as JUnit XML, JSON, Markdown and HTML. All of them
//! render the same [`Report`]; how it comes about is in `run`, what follows from it in numbers is in
//! `tally`, and every renderer gives the same bytes for the same report.

mod compare;
mod html;
mod json;
mod junit;
mod lines;
mod markdown;
#[cfg(test)]
pub(crate) mod sample;
mod schema;
mod story;
mod tally;
mod terminal;
#[cfg(test)]
mod tests;
mod words;

use std::io;
use std::path::Path;

use model::text::Language;

pub use html::html;
pub use json::json;
pub use junit::junit;
pub use markdown::markdown;
pub use schema::schema;
pub use story::story;
pub use tally::{Outcome, plainest};
pub use terminal::terminal;

use crate::files::whole;
use crate::run::result::Report;

/// Writes every report that is a file into a folder, each whole: `report.json`, `junit.xml`,
/// `report.md`, `report.html`.
pub fn write_all(report: &Report, dir: &Path, language: Language) -> io::Result<()> {
    std::fs::create_dir_all(dir)?;
    whole(&dir.join("report.json"), &json(report))?;
    whole(&dir.join("junit.xml"), &junit(report))?;
    whole(&dir.join("report.md"), &markdown(report, language))?;
    whole(&dir.join("report.html"), &html(report, language))
}
