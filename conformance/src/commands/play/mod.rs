//! `gongji play`: plays a case, and tells it as a story or as JSON.

mod arguments;
pub(crate) mod help;
mod json;
#[cfg(test)]
mod tests;

use std::io;

use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::format::named_case::find;
use crate::replay::play;
use crate::tell::story::story;
pub use arguments::PlayArgs;
use json::json;

/// Runs `gongji play FILE|NAME`; returns 1 if a step or a state breaks a property.
pub fn run(args: &PlayArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let (case, policy) = match find(&args.case, args.policy.as_deref()) {
        Ok(found) => found,
        Err(error) => {
            write!(console.err, "{}", error.to(console.language))?;
            return Ok(Exit::Usage);
        }
    };
    let played = play(&case, &policy);
    let shown = if args.json { json(&played) } else { story(&played, console.language) };
    write!(console.out, "{shown}")?;
    Ok(if played.holds() { Exit::Ok } else { Exit::Violated })
}
