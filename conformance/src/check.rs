//! `gongji check [POLICY]`: a policy over every interleaving of its scopes. Exploring them is done
//! in `model`; this asks for it and reports.

use std::io;

use model::text::Text;

use crate::cli::CheckArgs;
use crate::console::{Console, Exit};

/// Checks a policy, `cn-2026-trial` unless one is named, over the scopes asked for.
pub fn run(_: &CheckArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    console.wrong(&Text::new("`check` is not built yet", "`check` 尚未实现"))
}
