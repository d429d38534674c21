//! The states of a shard in the order in which they were found, in segments that never move: adding
//! one copies none, and leaves no memory behind.

/// The number of states in a segment.
const SEGMENT: usize = 1_024;

/// A list of states that only grows.
#[derive(Debug)]
pub(super) struct Words<W> {
    segments: Vec<Vec<W>>,
    length: usize,
}

impl<W> Default for Words<W> {
    fn default() -> Self {
        Words { segments: Vec::new(), length: 0 }
    }
}

impl<W: Copy> Words<W> {
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// Returns the bytes that the segments take.
    pub(super) fn bytes(&self) -> usize {
        self.segments.len() * SEGMENT * size_of::<W>()
    }

    #[inline]
    pub(super) fn get(&self, place: usize) -> W {
        self.segments[place / SEGMENT][place % SEGMENT]
    }

    #[inline]
    pub(super) fn push(&mut self, word: W) {
        if self.length.is_multiple_of(SEGMENT) {
            self.segments.push(Vec::with_capacity(SEGMENT));
        }
        self.length += 1;
        if let Some(last) = self.segments.last_mut() {
            last.push(word);
        }
    }

    /// Returns all states, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = W> {
        self.segments.iter().flatten().copied()
    }
}
