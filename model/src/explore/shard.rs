//! A part of the visited states: the states themselves in the order they were found, and a table
//! for finding them again (`table`). The search is exact: it compares whole states, and a hash only
//! says where to look. A state's shard, table place and tag are taken from different bits of its
//! hash.

use super::table::{MOST_PLACES, PLACE_BITS, PlaceTable, WordTable};
use super::word::Word;
use super::words::Words;

/// The number of shards: enough to share out, and the same for any number of threads, so that
/// results do not depend on the threads.
pub(super) const SHARDS: usize = 64;

/// A state's number: its shard, and its place in the shard.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct StateId(pub(super) u32);

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

/// One part of the visited states.
#[derive(Debug)]
pub(super) struct Shard<W> {
    words: Words<W>,
    table: Table<W>,
    /// The index among `words` at which each level begins.
    levels: Vec<u32>,
}

/// The table for finding states again: with their places, which edges need, or of the words alone,
/// which is one look into memory instead of two.
#[derive(Debug)]
enum Table<W> {
    Places(PlaceTable),
    Words(WordTable<W>),
}

impl<W: Word> Shard<W> {
    /// Returns an empty shard; it tells the places of the states that it takes in if asked to.
    pub(super) fn new(tells_places: bool) -> Self {
        let table = if tells_places {
            Table::Places(PlaceTable::default())
        } else {
            Table::Words(WordTable::default())
        };
        Shard { words: Words::default(), table, levels: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn bytes(&self) -> usize {
        let table = match &self.table {
            Table::Places(table) => table.bytes(),
            Table::Words(table) => table.bytes(),
        };
        self.words.bytes() + table
    }

    pub(super) fn word(&self, place: usize) -> W {
        self.words.get(place)
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

    /// Takes in arrivals, in order, and tells the number of each if the shard tells places.
    pub(super) fn take_in(&mut self, shard: usize, arrivals: &[W]) -> Vec<StateId> {
        self.make_room(arrivals.len());
        match &mut self.table {
            Table::Words(table) => {
                table.take_in(&mut self.words, arrivals);
                Vec::new()
            }
            Table::Places(table) => {
                let places = table.take_in(&mut self.words, arrivals).into_iter();
                places.map(|place| StateId::new(shard, place)).collect()
            }
        }
    }

    /// Returns the place of a state that was visited.
    pub(super) fn find(&self, word: W) -> Option<u32> {
        // Asked for the few states of counterexamples alone.
        self.words.iter().position(|known| known == word).map(|place| place as u32)
    }

    fn make_room(&mut self, coming: usize) {
        let needed = self.words.len() + coming;
        assert!(needed < MOST_PLACES, "a shard of the visited states is full");
        match &mut self.table {
            Table::Places(table) => table.make_room(&self.words, needed),
            Table::Words(table) => table.make_room(&self.words, needed),
        }
    }
}
