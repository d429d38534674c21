//! Rows of the matrix, grouped by the broken part: guards, effects, parameters.

mod effects;
mod guards;
mod readings;

use crate::row::Row;

/// Builds the rows from one line each, with columns by name.
macro_rules! matrix {
    ($(
        broken: $broken:expr, policy: $policy:expr, scope: $scope:literal,
        caught_by: $by:expr, steps: $steps:literal;
    )+) => {
        &[$(Row {
            broken: $broken, policy: $policy, scope: $scope, caught_by: $by, steps: $steps,
        }),+]
    };
}
use matrix;

/// Returns every row.
pub(crate) fn all() -> Vec<&'static Row> {
    [guards::ROWS, effects::ROWS, readings::ROWS].into_iter().flatten().collect()
}
