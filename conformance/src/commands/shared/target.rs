//! The system named on the command line, its time limits, and the words that name it again.

use std::path::Path;

use model::policy::Policy;
use model::text::Text;

use super::arguments::{How, Target};
use crate::format::vectors::manifest::Tier;
use crate::link::Endpoint;
use crate::link::builtin::{BuiltIn, mutant};
use crate::link::http::Address;
use crate::link::stdio::{self, Program};

/// Opens the link to the system that is named.
pub(crate) fn reach(target: &Target, policy: &Policy) -> Result<Box<dyn Endpoint>, Text> {
    match (&target.url, &target.builtin, target.command.as_slice()) {
        (Some(url), None, []) => Ok(Box::new(Address::new(url))),
        (None, Some(name), []) => {
            let mutant = name.as_deref().map(mutant).transpose()?;
            Ok(Box::new(BuiltIn::new(policy.clone(), mutant)))
        }
        (None, None, command @ [_, ..]) => Ok(Box::new(Program { command: command.to_vec() })),
        _ => Err(Text::new(
            "name one system: `-- COMMAND…`, `--url URL` or `--builtin`",
            "被测系统只能指定一个：`-- COMMAND…`、`--url URL` 或 `--builtin`",
        )),
    }
}

/// Returns the options with which the same system is asked again, in the same way, about the same
/// suite.
pub(crate) fn options(vectors: Option<&Path>, how: &How, reach: &dyn Endpoint) -> String {
    let mut words = same(None, vectors, how.salt);
    words.extend(how.codes.as_deref().map(|path| option("--codes", path)));
    words.extend(how.time_limit.map(|limit| format!("--time-limit {limit}")));
    words.extend(how.patience.map(|times| format!("--patience {times}")));
    words.push(reach.arguments());
    words.join(" ")
}

/// Returns the options under which a vector is the same again.
pub(crate) fn same(tier: Option<Tier>, vectors: Option<&Path>, salt: Option<u64>) -> Vec<String> {
    let tier = tier.filter(|&tier| tier != Tier::Core).map(|tier| format!("--tier {tier}"));
    let vectors = vectors.map(|path| option("--vectors", path));
    let salt = salt.map(|salt| format!("--salt {salt}"));
    [tier, vectors, salt].into_iter().flatten().collect()
}

/// Words an option with a path, as a shell reads it back.
pub(crate) fn option(name: &str, path: &Path) -> String {
    format!("{name} {}", word(path))
}

/// Words a path as one word of a command.
pub(crate) fn word(path: &Path) -> String {
    stdio::quoted(&path.to_string_lossy())
}
