//! How the example cases went, which the main job plays beside the check.

/// How the example cases went.
#[derive(Clone, Debug, Default)]
pub(super) struct Cases {
    /// How many were played.
    pub played: usize,
    /// How many steps they have together.
    pub steps: usize,
    /// The names of those that broke a property.
    pub broken: Vec<String>,
}
