//! `gongji protocol`: prints the page on the protocol of adapters, or the JSON Schema of its
//! messages.

mod arguments;
pub(crate) mod help;

use std::io;

use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::format::protocol_schema::{PAGE, pretty};
pub use arguments::ProtocolArgs;

/// Runs `gongji protocol`.
pub fn run(args: &ProtocolArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    match args.schema {
        true => write!(console.out, "{}", pretty())?,
        false => write!(console.out, "{}", PAGE.to(console.language))?,
    }
    Ok(Exit::Ok)
}
