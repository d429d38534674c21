//! The list of the mutants: one table for each group, or for a few. `subject` implements them.

mod codes;
mod history;
mod misread;
mod stateless;
mod vocabularies;

use super::{Group, Mutant, What, When};

/// Returns every mutant, group by group.
pub(crate) fn all() -> Vec<Mutant> {
    let mut all = stateless::all();
    all.extend(misread::all());
    all.extend(history::all());
    all.extend(vocabularies::all());
    all.extend(codes::all());
    all.sort_by_key(Mutant::group);
    all
}

fn mutant(group: Group, what: What) -> Mutant {
    Mutant { group, what, when: When::Always }
}
