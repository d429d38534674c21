//! The name that somebody probably meant by one that does not exist.

/// The name that is most like one that was not found.
pub fn nearest<N: AsRef<str>>(name: &str, names: impl Iterator<Item = N>) -> Option<N> {
    let like = |one: &N| strsim::jaro_winkler(one.as_ref(), name);
    names.max_by(|one, other| like(one).total_cmp(&like(other)))
}
