//! The words for ways of being wrong that need a whole system: one vocabulary a group, each member
//! a mutant. What each does is in the file of the same name under `subject`.

mod aims;
mod numbers;
mod refusals;
mod requests;
mod shown;

pub use self::aims::{PersonFault, RegionFault, RelationshipFault};
pub use self::numbers::{Number, Sum, Turn};
pub use self::refusals::{Strict, Trace};
pub use self::requests::{ClearingFault, Field, Repeat};
pub use self::shown::Shown;
