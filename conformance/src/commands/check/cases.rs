//! The results of the example cases, which the main job plays beside the check.

/// The results of the example cases.
#[derive(Clone, Debug, Default)]
pub(super) struct Cases {
    /// The number of cases played.
    pub played: usize,
    /// The number of their steps.
    pub steps: usize,
    /// The names of those that broke a property.
    pub broken: Vec<String>,
}
