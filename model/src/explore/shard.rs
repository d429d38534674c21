//! A part of the visited states: the states themselves in the order they were found, and a table of
//! their places for finding them again. The search is exact: it compares whole states, and a hash
//! only says where to look. A state's shard, table place and tag are taken from different bits of
//! its hash.

use super::word::Word;

/// The number of shards: enough to share out, and the same for any number of threads, so that
/// results do not depend on the threads.
pub(super) const SHARDS: usize = 64;

/// A state's number: its shard, and its place in the shard.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct StateId(pub(super) u32);

const PLACE_BITS: u32 = 24;
const MOST_PLACES: usize = (1 << PLACE_BITS) - 1;
const TAG_SHIFT: u32 = 24;
const PLACE_MASK: u32 = (1 << TAG_SHIFT) - 1;

impl StateId {
    pub(super) fn new(shard: usize, place: u32) -> StateId {
        StateId((shard as u32) << PLACE_BITS | place)
    }

    pub(super) fn shard(self) -> usize {
        (self.0 >> PLACE_BITS) as usize
    }

    pub(super) fn place(self) -> usize {
        (self.0 & MOST_PLACES as u32) as usize
    }
}

/// Returns the shard that a hash belongs to.
#[inline]
pub(super) fn shard_of(hash: u64) -> usize {
    (hash >> 58) as usize
}

/// A state on its way into its shard.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrival<W> {
    pub(super) word: W,
    /// The edge that leads to it, among those of its batch.
    pub(super) edge: u32,
    /// The state's place, filled in by the shard.
    pub(super) id: StateId,
}

/// One part of the visited states.
#[derive(Debug)]
pub(super) struct Shard<W> {
    words: Vec<W>,
    /// 0: empty; else the tag, and the place and one.
    table: Vec<u32>,
    /// The index among `words` at which each level begins.
    levels: Vec<u32>,
}

impl<W: Word> Shard<W> {
    pub(super) fn new() -> Self {
        Shard { words: Vec::new(), table: vec![0; 16], levels: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn bytes(&self) -> usize {
        self.words.capacity() * size_of::<W>() + self.table.capacity() * size_of::<u32>()
    }

    pub(super) fn word(&self, place: usize) -> W {
        self.words[place]
    }

    /// Begins a level: states that arrive from now on are one step further away.
    pub(super) fn begin_level(&mut self) {
        self.levels.push(self.words.len() as u32);
    }

    /// Returns the places of a level's states.
    pub(super) fn level(&self, level: usize) -> std::ops::Range<usize> {
        let end = self.levels.get(level + 1).map_or(self.words.len(), |end| *end as usize);
        self.levels[level] as usize..end
    }

    /// Takes in a batch. The table and the words are looked at for all of a few before any is
    /// taken in, so that the waits for memory overlap.
    pub(super) fn take_in(&mut self, shard: usize, batch: &mut [Arrival<W>]) {
        const AT_ONCE: usize = 16;
        for few in batch.chunks_mut(AT_ONCE) {
            self.make_room(few.len());
            let mut hashes = [0u64; AT_ONCE];
            let mut entries = [0u32; AT_ONCE];
            for ((hash, entry), arrival) in hashes.iter_mut().zip(&mut entries).zip(few.iter()) {
                *hash = arrival.word.mix();
                *entry = self.table[place_in(&self.table, *hash)];
            }
            let mut near = 0;
            for (entry, hash) in entries.iter().zip(&hashes) {
                if *entry != 0 && *entry & !PLACE_MASK == tag(*hash) {
                    near += usize::from(self.words[(entry & PLACE_MASK) as usize - 1] == W::ZERO);
                }
            }
            std::hint::black_box(near);
            for (arrival, hash) in few.iter_mut().zip(hashes) {
                arrival.id = StateId::new(shard, self.find_or_add(arrival.word, hash));
            }
        }
    }

    /// Returns the place of a state that was visited.
    pub(super) fn find(&self, word: W) -> Option<u32> {
        let hash = word.mix();
        let mut at = place_in(&self.table, hash);
        loop {
            let entry = self.table[at];
            if entry == 0 {
                return None;
            }
            let place = (entry & PLACE_MASK) - 1;
            if self.words[place as usize] == word {
                return Some(place);
            }
            at = if at + 1 == self.table.len() { 0 } else { at + 1 };
        }
    }

    #[inline]
    fn find_or_add(&mut self, word: W, hash: u64) -> u32 {
        let mut at = place_in(&self.table, hash);
        loop {
            let entry = self.table[at];
            if entry == 0 {
                break;
            }
            let place = (entry & PLACE_MASK) - 1;
            if entry & !PLACE_MASK == tag(hash) && self.words[place as usize] == word {
                return place;
            }
            at = if at + 1 == self.table.len() { 0 } else { at + 1 };
        }
        let place = self.words.len() as u32;
        self.words.push(word);
        self.table[at] = tag(hash) | (place + 1);
        place
    }

    /// Keeps the table at most four fifths full and grows it by a half, so that memory follows the
    /// number of states.
    fn make_room(&mut self, coming: usize) {
        let needed = self.words.len() + coming;
        assert!(needed < MOST_PLACES, "a shard of the visited states is full");
        if needed > self.words.capacity() {
            self.words.reserve_exact(self.words.len() / 4 + 64 + coming);
        }
        if needed * 5 > self.table.len() * 4 {
            let mut table = vec![0; (self.table.len() * 3 / 2).max(needed * 2)];
            for (place, word) in self.words.iter().enumerate() {
                let hash = word.mix();
                let mut at = place_in(&table, hash);
                while table[at] != 0 {
                    at = if at + 1 == table.len() { 0 } else { at + 1 };
                }
                table[at] = tag(hash) | (place as u32 + 1);
            }
            self.table = table;
        }
    }
}

#[inline]
fn place_in(table: &[u32], hash: u64) -> usize {
    (((hash & 0xFFFF_FFFF) * table.len() as u64) >> 32) as usize
}

#[inline]
fn tag(hash: u64) -> u32 {
    (hash >> 34) as u32 & 0xFF << TAG_SHIFT
}
