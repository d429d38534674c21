//! The refusal of a value on the command line, in both languages.

use model::text::Text;

/// Refusal of a value, saying what to write instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", .0.en)]
pub struct Unfit(pub Text);
