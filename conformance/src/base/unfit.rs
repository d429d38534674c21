//! A value of the command line that cannot be used, told in both languages.

use model::text::Text;

/// A refusal of a value: what to write instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", .0.en)]
pub struct Unfit(pub Text);
