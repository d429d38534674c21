//! `gongji serve`: the built-in reference, offered over standard streams or HTTP. `link::serve`
//! answers.

mod arguments;
pub(crate) mod help;

pub use arguments::ServeArgs;

use std::io::{self, BufReader};

use crate::base::console::Console;
use crate::base::exit::Exit;
use crate::commands::shared::reporting::wrong_suite;
use crate::format::named;
use crate::link::builtin::{BuiltIn, mutant};
use crate::link::serve;

/// Runs `gongji serve`.
pub fn run(args: &ServeArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let policy = match named::policy(args.policy.as_deref().unwrap_or(named::DEFAULT_POLICY)) {
        Ok(policy) => policy,
        Err(error) => return wrong_suite(&error.to(console.language), Exit::Usage, console),
    };
    let mutant = match args.mutant.as_deref().map(mutant).transpose() {
        Ok(mutant) => mutant,
        Err(problem) => return console.wrong(&problem),
    };
    let system = BuiltIn::new(policy, mutant);
    match args.http {
        None => {
            let input = &mut BufReader::new(io::stdin().lock());
            serve::lines(&system, input, &mut io::stdout().lock())?;
        }
        Some(port) => serve::http(&system, port, &mut |url| {
            writeln!(console.err, "{url}")?;
            console.err.flush()
        })?,
    }
    Ok(Exit::Ok)
}
