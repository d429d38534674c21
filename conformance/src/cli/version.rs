//! The text of `gongji --version`: the version, the commit it was built from, and the digest of the
//! built-in suite. A report names its suite by that digest.

use model::text;
use model::text::Text;

use crate::format::vectors::suite::Suite;

/// Returns the three lines.
pub(super) fn version() -> Text {
    let (version, commit) = (env!("CARGO_PKG_VERSION"), env!("GONGJI_COMMIT"));
    let suite = Suite::built_in_digest().unwrap_or_default();
    text!(
        "gongji {version}\ncommit {commit}\nsuite {suite}",
        "gongji {version}\n提交 {commit}\n套件 {suite}",
    )
}
