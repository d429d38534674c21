//! Selects vectors of a suite and puts them in order: by tier, and within a tier by digest. Similar
//! vectors lie apart so that an operation that always crashes rarely comes three times in a row.

use model::catalogue;
use model::terms::Term;
use model::text;
use model::text::Text;
use sha2::{Digest, Sha256};

use crate::base::unfit::Unfit;
use crate::format::vectors::Vector;
use crate::format::vectors::manifest::Tier;
use crate::format::vectors::suite::Suite;

/// Choice of vectors, as the command line states it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selection {
    /// The tier.
    pub tier: Tier,
    /// Clauses or clause families; all if empty.
    pub clauses: Vec<String>,
    /// Patterns of IDs, with `*` for any text; all if empty.
    pub only: Vec<String>,
    /// The part of the suite to run.
    pub shard: Shard,
}

/// A part of a suite, counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shard {
    /// Its number.
    pub part: u32,
    /// The number of parts.
    pub of: u32,
}

impl Shard {
    /// The only part of an undivided suite.
    pub const WHOLE: Shard = Shard { part: 1, of: 1 };
}

impl std::str::FromStr for Shard {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Shard, Unfit> {
        let wrong = || {
            Unfit(Text::new(
                "write a part of a whole, such as 1/4",
                "请写成“第几片/共几片”，例如 1/4",
            ))
        };
        let (part, of) = text.split_once('/').ok_or_else(wrong)?;
        let number = |text: &str| text.parse::<u32>().map_err(|_| wrong());
        let (part, of) = (number(part)?, number(of)?);
        if (1..=of).contains(&part) { Ok(Shard { part, of }) } else { Err(wrong()) }
    }
}

impl Selection {
    /// Returns the selected vectors of a suite in the order in which they run.
    pub fn of<'a>(&self, suite: &'a Suite) -> Result<Vec<&'a Vector>, Text> {
        for clause in &self.clauses {
            let known = catalogue::all().iter().any(|entry| is_about(entry.id.name(), clause));
            if !known {
                return Err(text!("there is no clause `{clause}`", "没有条款 `{clause}`"));
            }
        }
        let all = suite.vectors.iter().filter(|(tier, vector)| {
            let about = |wanted: &String| {
                vector.clauses.iter().any(|clause| is_about(clause.name(), wanted))
            };
            *tier <= self.tier
                && (self.clauses.is_empty() || self.clauses.iter().any(about))
                && (self.only.is_empty()
                    || self.only.iter().any(|pattern| matches(pattern, &vector.id)))
        });
        let Shard { part, of } = self.shard;
        let mine = |at: usize| at % of as usize == part as usize - 1;
        let mut chosen: Vec<_> =
            all.enumerate().filter(|(at, _)| mine(*at)).map(|(_, one)| one).collect();
        if chosen.is_empty() {
            return Err(Text::new(
                "nothing is selected: no vector fits --tier, --clause, --only and --shard together",
                "没有选中任何向量：--tier、--clause、--only、--shard 合起来没有相符的向量",
            ));
        }
        chosen.sort_by_cached_key(|(tier, vector)| (*tier, Sha256::digest(&vector.id).to_vec()));
        Ok(chosen.into_iter().map(|(_, vector)| vector).collect())
    }
}

/// Returns true if a clause is the wanted one or belongs to the wanted family: `est-3`, `EST`.
fn is_about(clause: &str, wanted: &str) -> bool {
    let family = clause.split_once('-').map_or(clause, |(family, _)| family);
    clause.eq_ignore_ascii_case(wanted) || family.eq_ignore_ascii_case(wanted)
}

/// Returns true if a text fits a pattern in which `*` stands for any text.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, text, fits) in [
            ("*", "settle/premium", true),
            ("settle/*", "settle/premium", true),
            ("*premium", "settle/premium", true),
            ("s*/p*m", "settle/premium", true),
            ("settle/premium", "settle/premium", true),
            ("settle", "settle/premium", false),
            ("*x*", "settle/premium", false),
            ("a*a", "a", false),
        ] {
            assert_eq!(matches(pattern, text), fits, "{pattern} {text}");
        }
    }

    #[test]
    fn a_shard_is_one_of_some() {
        assert_eq!("2/3".parse(), Ok(Shard { part: 2, of: 3 }));
        for wrong in ["0/3", "4/3", "1", "a/b", "1/0"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
