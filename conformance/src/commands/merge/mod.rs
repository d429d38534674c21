//! `gongji merge`: makes one report of the JSON reports of all shards. `report::merge` decides
//! which parts belong together.

mod arguments;
pub(crate) mod help;

use std::io;
use std::path::Path;

use model::text;
use model::text::Text;

use super::shared::reporting::{tell, unwritable};
use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::format::report::{FORMAT, Report};
use crate::report::merge::{Refusal, merge};
use crate::report::read_json;
pub use arguments::MergeArgs;

/// Runs `gongji merge`.
pub fn run(args: &MergeArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let parts: Result<Vec<_>, Text> = args
        .parts
        .iter()
        .map(|path| read(path).map(|part| (path.display().to_string(), part)))
        .collect();
    let files: Vec<Option<&Path>> = args.parts.iter().map(|part| Some(&**part)).collect();
    if let Some(problem) = unwritable(args.out.as_deref(), &files) {
        return console.wrong(&problem);
    }
    let whole = match parts.map_err(Refusal::Wrong).and_then(merge) {
        Ok(whole) => whole,
        Err(Refusal::Wrong(said)) => return console.wrong(&said),
        Err(Refusal::Incomplete(said)) => {
            console.wrong(&said)?;
            return Ok(Exit::Incomplete);
        }
    };
    tell(&whole, args.out.as_deref(), console)
}

fn read(path: &Path) -> Result<Report, Text> {
    let file = path.display();
    let bytes = std::fs::read(path)
        .map_err(|error| text!("cannot read `{file}`: {error}", "无法读取 `{file}`：{error}"))?;
    let report: Report = read_json(&bytes).map_err(|wrong| {
        let Text { en, zh } = wrong.told();
        text!("`{file}` is not a report of gongji: {en}", "`{file}` 不是 gongji 的报告：{zh}")
    })?;
    if report.format != FORMAT {
        let format = &report.format;
        return Err(text!(
            "`{file}` has the format `{format}`; this version reads `{FORMAT}`",
            "`{file}` 的格式为 `{format}`，本版本读取 `{FORMAT}`"
        ));
    }
    Ok(report)
}
