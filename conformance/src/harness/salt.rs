//! Renames and reorders a case so that memorised answers fail. A number, the salt, determines the
//! names of people and requests, and the order in which people are registered. `scale` changes the
//! amounts.

use model::case_file::RawPerson;
use sha2::{Digest, Sha256};

use crate::link::rename::Renames;

/// Derives names for the people and requests of a vector from the salt.
pub(crate) fn renames(salt: u64, vector: &str) -> Renames {
    let (one, other) = (format!("{salt} {vector} person"), format!("{salt} {vector} request"));
    Renames::new(
        move |name, _| format!("{}-{}", word(&one, name), number(&one, name) % 1000),
        move |id, _| format!("{}.{}", number(&other, id), word(&other, id)),
    )
}

/// Puts people in an order derived from the salt.
pub(crate) fn shuffled(salt: u64, vector: &str, people: &mut [RawPerson]) {
    let seed = format!("{salt} {vector} order");
    people.sort_by_cached_key(|person| hash(&seed, &person.name));
}

fn hash(seed: &str, name: &str) -> [u8; 32] {
    Sha256::digest(format!("{seed}\0{name}")).into()
}

pub(crate) fn number(seed: &str, name: &str) -> u32 {
    let hash = hash(seed, name);
    u32::from_le_bytes([hash[0], hash[1], hash[2], hash[3]])
}

/// Makes a pronounceable word, sometimes with Chinese characters in it.
fn word(seed: &str, name: &str) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ke", "di", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "xe", "yi", "zo", "安",
        "宁",
    ];
    let bytes = hash(seed, name);
    bytes[4..7].iter().map(|&byte| SYLLABLES[usize::from(byte % 16)]).collect()
}
