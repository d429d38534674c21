//! The mutants that nobody can tell from the rules, each with the argument why.

use model::text::Text;

use super::Mutant;

/// Why nobody can observe that this mutant is wrong, where that is so.
pub fn equivalent(_: &Mutant) -> Option<Text> {
    None
}
