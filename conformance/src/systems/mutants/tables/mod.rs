//! The list of the mutants: one table a group, or a few. What they do is elsewhere.

mod codes;
mod faults;
mod history;
mod misread;
mod words;

use super::{Group, Mutant, What, When};

/// Every mutant, group by group.
pub(crate) fn all() -> Vec<Mutant> {
    let mut all = faults::all();
    all.extend(misread::all());
    all.extend(history::all());
    all.extend(words::all());
    all.extend(codes::all());
    all.sort_by_key(Mutant::group);
    all
}

fn mutant(group: Group, what: What) -> Mutant {
    Mutant { group, what, when: When::Always }
}
