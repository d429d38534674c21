//! Words for the faults that need a whole system: one vocabulary for each group, in which each word
//! is a mutant. The files under `subject` implement them.

mod aims;
mod display;
mod numbers;
mod refusals;
mod requests;

pub use self::aims::{PersonFault, RegionFault, RelationshipFault};
pub use self::display::Shown;
pub use self::numbers::{Number, Sum, Turn};
pub use self::refusals::{Strict, Trace};
pub use self::requests::{ClearingFault, Field, Repeat};
