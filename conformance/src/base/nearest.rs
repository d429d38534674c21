//! Guesses which name was meant by one that does not exist.

/// Returns the name most similar to one that was not found.
pub fn nearest<N: AsRef<str>>(name: &str, names: impl Iterator<Item = N>) -> Option<N> {
    let like = |one: &N| strsim::jaro_winkler(one.as_ref(), name);
    names.max_by(|one, other| like(one).total_cmp(&like(other)))
}
