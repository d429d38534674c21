//! `gongji play FILE|NAME`: a case, step by step. Deciding is done in `model`; this reads the case
//! and tells what was decided.

use std::io;

use model::text::Text;

use crate::cli::PlayArgs;
use crate::console::{Console, Exit};

/// Plays a case from a file, or an example case by its name.
pub fn run(_: &PlayArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    console.wrong(&Text::new("`play` is not built yet", "`play` 尚未实现"))
}
