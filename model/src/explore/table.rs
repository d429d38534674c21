//! The tables in which a shard finds its states again. Both look at the table for many arrivals
//! before any is taken in, so that the waits for memory overlap.

use super::word::Word;
use super::words::Words;

/// The number of bits of a state's place in its shard.
pub(super) const PLACE_BITS: u32 = 24;
/// The most states of a shard.
pub(super) const MOST_PLACES: usize = (1 << PLACE_BITS) - 1;

const TAG_SHIFT: u32 = PLACE_BITS;
const PLACE_MASK: u32 = (1 << TAG_SHIFT) - 1;

/// The number of arrivals whose places in the table are looked at together.
const AT_ONCE: usize = 64;

/// The number of words of a line.
const LINE: usize = 8;

/// Words that lie together in memory, filled from the first; zero: empty.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Line<W>([W; LINE]);

/// A table of whole words, in lines. It stays between six tenths and three quarters full, so that
/// hardly a word spills into the line after its own.
#[derive(Debug)]
pub(super) struct WordTable<W> {
    lines: Vec<Line<W>>,
    /// True if the word that is zero was visited.
    zero: bool,
}

impl<W: Word> Default for WordTable<W> {
    fn default() -> Self {
        WordTable { lines: vec![Line([W::ZERO; LINE]); 2], zero: false }
    }
}

impl<W: Word> WordTable<W> {
    pub(super) fn bytes(&self) -> usize {
        self.lines.len() * size_of::<Line<W>>()
    }

    /// Adds those arrivals to `words` that are new.
    pub(super) fn take_in(&mut self, words: &mut Words<W>, arrivals: &[W]) {
        let mut places = [0; AT_ONCE];
        for few in arrivals.chunks(AT_ONCE) {
            let mut empty = 0;
            for (place, word) in places.iter_mut().zip(few) {
                *place = place_in(self.lines.len(), word.mix());
                empty += usize::from(self.lines[*place].0[0] == W::ZERO);
            }
            std::hint::black_box(empty);
            for (place, word) in places.iter().zip(few) {
                if self.is_new(*word, *place) {
                    words.push(*word);
                }
            }
        }
    }

    /// Enters a word, unless it is there; the search begins at the line `at`.
    #[inline]
    fn is_new(&mut self, word: W, mut at: usize) -> bool {
        if word == W::ZERO {
            return !std::mem::replace(&mut self.zero, true);
        }
        loop {
            let Line(line) = &mut self.lines[at];
            // Without a decision for each word, because nobody can foresee these.
            if line.iter().fold(false, |found, known| found | (*known == word)) {
                return false;
            }
            if line[LINE - 1] == W::ZERO {
                let full = line.iter().map(|known| usize::from(*known != W::ZERO)).sum::<usize>();
                line[full % LINE] = word;
                return true;
            }
            at = if at + 1 == self.lines.len() { 0 } else { at + 1 };
        }
    }

    /// Makes room for `needed` words in all.
    pub(super) fn make_room(&mut self, words: &Words<W>, needed: usize) {
        if needed * 4 <= self.lines.len() * LINE * 3 {
            return;
        }
        self.lines = Vec::new();
        self.lines = vec![Line([W::ZERO; LINE]); needed * 5 / 3 / LINE + 2];
        for word in words.iter().filter(|word| *word != W::ZERO) {
            let at = place_in(self.lines.len(), word.mix());
            self.is_new(word, at);
        }
    }
}

/// A table of places: 0 for empty, else a tag, and the place and one.
#[derive(Debug)]
pub(super) struct PlaceTable {
    slots: Vec<u32>,
}

impl Default for PlaceTable {
    fn default() -> Self {
        PlaceTable { slots: vec![0; 16] }
    }
}

impl PlaceTable {
    pub(super) fn bytes(&self) -> usize {
        self.slots.len() * size_of::<u32>()
    }

    /// Adds those arrivals to `words` that are new, and returns the place of each.
    pub(super) fn take_in<W: Word>(&mut self, words: &mut Words<W>, arrivals: &[W]) -> Vec<u32> {
        let mut places = Vec::with_capacity(arrivals.len());
        for few in arrivals.chunks(AT_ONCE) {
            let mut hashes = [0u64; AT_ONCE];
            let mut entries = [0u32; AT_ONCE];
            for ((hash, entry), word) in hashes.iter_mut().zip(&mut entries).zip(few) {
                *hash = word.mix();
                *entry = self.slots[place_in(self.slots.len(), *hash)];
            }
            let mut near = 0;
            for (entry, hash) in entries.iter().zip(&hashes) {
                if *entry != 0 && *entry & !PLACE_MASK == tag(*hash) {
                    near += usize::from(words.get((entry & PLACE_MASK) as usize - 1) == W::ZERO);
                }
            }
            std::hint::black_box(near);
            for (word, hash) in few.iter().zip(hashes) {
                places.push(self.find_or_add(words, *word, hash));
            }
        }
        places
    }

    #[inline]
    fn find_or_add<W: Word>(&mut self, words: &mut Words<W>, word: W, hash: u64) -> u32 {
        let mut at = place_in(self.slots.len(), hash);
        loop {
            let entry = self.slots[at];
            if entry == 0 {
                break;
            }
            let place = (entry & PLACE_MASK) - 1;
            if entry & !PLACE_MASK == tag(hash) && words.get(place as usize) == word {
                return place;
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
        let place = words.len() as u32;
        words.push(word);
        self.slots[at] = tag(hash) | (place + 1);
        place
    }

    /// Keeps the table at most four fifths full and grows it by a half, so that memory follows the
    /// number of states.
    pub(super) fn make_room<W: Word>(&mut self, words: &Words<W>, needed: usize) {
        if needed * 5 <= self.slots.len() * 4 {
            return;
        }
        let mut slots = vec![0; (self.slots.len() * 3 / 2).max(needed * 2)];
        for (place, word) in words.iter().enumerate() {
            let hash = word.mix();
            let mut at = place_in(slots.len(), hash);
            while slots[at] != 0 {
                at = if at + 1 == slots.len() { 0 } else { at + 1 };
            }
            slots[at] = tag(hash) | (place as u32 + 1);
        }
        self.slots = slots;
    }
}

#[inline]
fn place_in(slots: usize, hash: u64) -> usize {
    (((hash & 0xFFFF_FFFF) * slots as u64) >> 32) as usize
}

#[inline]
fn tag(hash: u64) -> u32 {
    (hash >> 34) as u32 & 0xFF << TAG_SHIFT
}
