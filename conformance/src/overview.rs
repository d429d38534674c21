//! `gongji` without a subcommand, the main job: checks `cn-2026-trial` over all scopes but `wide`,
//! plays the example cases, and ends with one screen. The parts are in `check` and `play`.

use std::io;

use model::text::Text;

use crate::console::{Console, Exit};

/// Does the main job.
pub fn run(console: &mut Console<'_>) -> io::Result<Exit> {
    console.wrong(&Text::new(
        "the main job is not built yet; try `gongji explain` or `gongji --help`",
        "默认任务尚未实现；可先使用 `gongji explain` 或 `gongji --help`",
    ))
}
