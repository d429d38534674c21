//! The trace of one evaluation: the fields that it used, which are the key of its answer.

use std::cell::Cell;

use crate::explore::trace::FieldTrace;
use crate::explore::word::Word;

/// The fields used so far, as the bits of a word.
pub(super) struct Used<W>(Cell<W>);

impl<W: Word> Used<W> {
    /// Returns a trace of nothing.
    pub(super) fn nothing() -> Used<W> {
        Used(Cell::new(W::ZERO))
    }

    /// Returns the bits of the fields used.
    pub(super) fn bits(&self) -> W {
        self.0.get()
    }
}

impl<W: Word> FieldTrace for &Used<W> {
    #[inline]
    fn used(self, shift: u8, mask: u32) {
        self.0.set(self.0.get().with_bits(shift, mask, mask));
    }
}
