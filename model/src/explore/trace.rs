//! Tracing which fields of a state are used: the rules and the properties run over a traced view as
//! over a plain one, and what they answer and change depends on the fields used alone. `project`
//! builds on that.

/// A recipient of the fields that are read or written through a view.
pub trait FieldTrace: Copy {
    /// Notes that the field in these bits is read or written.
    fn used(self, shift: u8, mask: u32);
}

/// The trace of a plain view, which costs nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Untraced;

impl FieldTrace for Untraced {
    #[inline(always)]
    fn used(self, _: u8, _: u32) {}
}
