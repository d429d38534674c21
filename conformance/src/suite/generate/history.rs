//! The suite that was published before, from which revisions are counted: the one in the output
//! folder or, if there is none, the one built into the program. A suite of another policy is no
//! history.

use std::collections::BTreeMap;
use std::path::Path;

use model::catalogue::Status;
use model::explore::{in_parallel, threads};
use model::terms::Term;
use model::text::Text;

use crate::format::named::{self, OpenError};
use crate::format::vectors::manifest::{Count, Manifest, RetiredEntry, Tier, VectorEntry, digest};
use crate::format::vectors::suite::{MANIFEST, Suite};
use crate::format::vectors::{self, Vector};

/// A suite that was published before.
#[derive(Debug)]
pub struct History {
    manifest: Manifest,
    /// The revision of every vector, present or retired, by ID.
    known: BTreeMap<String, u32>,
    /// The readable vectors, by ID.
    earlier: BTreeMap<String, Vector>,
}

/// Reads the manifest of the suite in a folder, if there is one.
pub fn listed(folder: &Path) -> Result<Option<Manifest>, OpenError> {
    let path = folder.join(MANIFEST);
    if !path.exists() {
        return Ok(None);
    }
    let text = named::contents(&path, || Text::new("name a folder", "请指定文件夹"))?;
    Ok(Some(Manifest::read(&path.to_string_lossy(), &text)?))
}

/// Reads a vector that was published before. Its level is that of its clauses then, and the status of
/// a clause may have changed since: that alone makes nothing of it unreadable.
fn earlier(file: &str, text: &str) -> Option<Vector> {
    let at = |status: &Status| format!("\nlevel: \"{status}\"\n");
    let read = |level: &Status| {
        let others = Status::ALL.iter().filter(|other| *other != level);
        let text =
            others.fold(text.to_string(), |text, other| text.replacen(&at(other), &at(level), 1));
        vectors::read(file, &text).ok()
    };
    Status::ALL.iter().find_map(read)
}

/// Reads the vectors of a folder that can be read, whether or not they match the manifest.
fn readable(folder: &Path, manifest: &Manifest) -> Vec<Vector> {
    let read = |entry: &VectorEntry| {
        let file = format!("{}.yaml", entry.id);
        let text = std::fs::read_to_string(folder.join(&file)).ok()?;
        earlier(&file, &text).filter(|vector| vector.id == entry.id)
    };
    in_parallel(threads(None), manifest.vectors.iter().collect(), read)
        .into_iter()
        .flatten()
        .collect()
}

impl History {
    /// Finds what was published of this policy before. `listed` is the manifest of the folder that
    /// is about to be written.
    pub fn of(folder: &Path, listed: Option<&Manifest>, policy: &str) -> Option<History> {
        let (manifest, vectors) = match listed {
            Some(manifest) => (manifest.clone(), readable(folder, manifest)),
            None => {
                let Suite { manifest, vectors } = Suite::built_in().ok()?;
                (manifest, vectors.into_iter().map(|(_, vector)| vector).collect())
            }
        };
        if manifest.policy != policy {
            return None;
        }
        let known =
            manifest.revisions().into_iter().map(|(id, revision)| (id.to_string(), revision));
        let known = known.collect();
        let earlier = vectors.into_iter().map(|vector| (vector.id.clone(), vector)).collect();
        Some(History { manifest, known, earlier })
    }

    /// Returns the revision of a vector: the next one if it asks or expects something else than
    /// before, or returns after it was retired. `render` turns a vector into its file.
    pub fn revision(&self, vector: &Vector, render: impl Fn(&Vector) -> String) -> u32 {
        let Some(&known) = self.known.get(&vector.id) else { return 1 };
        // A file written after its manifest, by a run that was stopped, has counted already.
        let counted = |earlier: &Vector| earlier.revision == known && earlier.expects_as(vector);
        // If a file was altered, only its digest in the manifest is left to compare.
        let as_listed = || {
            let digest = digest(render(&Vector { revision: known, ..vector.clone() }).as_bytes());
            self.manifest.vectors.iter().any(|one| one.id == vector.id && one.digest == digest)
        };
        let same = self.earlier.get(&vector.id).is_some_and(counted) || as_listed();
        if same { known } else { known + 1 }
    }

    /// Lists the vectors that are gone, among those that a suite up to this tier would have.
    pub fn retired(&self, tier: Tier, present: &[VectorEntry]) -> Vec<RetiredEntry> {
        let larger = |id: &str| {
            self.manifest.vectors.iter().any(|entry| entry.id == id && entry.tier > tier)
        };
        let gone = self
            .known
            .iter()
            .filter(|(id, _)| present.iter().all(|entry| entry.id != **id) && !larger(id));
        gone.map(|(id, revision)| RetiredEntry { id: id.clone(), revision: Count(*revision) })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use model::observe::ObservedAnswer;

    use super::*;

    const TRIAL: &str = "cn-2026-trial";

    /// Returns the built-in suite, and its first vector at another revision.
    fn published() -> (History, Vector) {
        let mut history =
            History::of(Path::new("nowhere"), None, TRIAL).expect("it is of this policy");
        let (_, vector) = history.earlier.pop_first().expect("the suite has vectors");
        let vector = Vector { revision: 4, ..vector };
        history.earlier.insert(vector.id.clone(), vector.clone());
        history.known.insert(vector.id.clone(), 4);
        (history, vector)
    }

    #[test]
    fn a_revision_rises_with_what_is_asked_or_expected_and_not_with_the_wording() {
        let (mut history, vector) = published();
        let revision =
            |history: &History, vector: &Vector| history.revision(vector, vectors::write);
        let reworded = Vector { title: Text::new("other", "其他"), ..vector.clone() };
        assert_eq!(revision(&history, &reworded), 4);
        let mut renamed = vector.clone();
        renamed.people[0].display = Some(Text::new("Other", "他人"));
        assert_eq!(revision(&history, &renamed), 4, "a display name is wording");
        let mut other = vector.clone();
        other.people[0].region = model::region::Region::new(110_100);
        assert_eq!(revision(&history, &other), 5);
        let mut other = vector.clone();
        other.steps[0].expect = ObservedAnswer::Rejected { codes: Vec::new() };
        assert_eq!(revision(&history, &other), 5);
        let mut new = vector.clone();
        new.id = "clear/never-seen".to_string();
        assert_eq!(revision(&history, &new), 1);
        // A vector written by a run that was stopped is neither counted twice nor forgotten.
        history.earlier.insert(other.id.clone(), Vector { revision: 5, ..other.clone() });
        assert_eq!(revision(&history, &other), 5);
        // If a file is damaged, only its digest is left.
        history.earlier.clear();
        assert_eq!(revision(&history, &reworded), 5);
        history.known.insert(vector.id.clone(), 1);
        assert_eq!(revision(&history, &Vector { revision: 1, ..vector.clone() }), 1);
    }

    #[test]
    fn a_vector_whose_clauses_changed_their_status_is_still_read() {
        let (_, vector) = published();
        let text = vectors::write(&vector);
        let (now, then) = match vector.level() {
            Status::Stated => ("\"stated\"", "\"interpreted\""),
            Status::Interpreted => ("\"interpreted\"", "\"stated\""),
        };
        let older = text.replacen(&format!("level: {now}"), &format!("level: {then}"), 1);
        assert_ne!(older, text);
        assert!(vectors::read("older", &older).is_err());
        assert_eq!(earlier("older", &older), Some(vector));
        assert_eq!(earlier("spoiled", &older.replace("policy:", "police:")), None);
    }

    #[test]
    fn what_is_no_more_is_retired_and_counts_on_when_it_returns() {
        let (mut history, vector) = published();
        let mut present = history.manifest.vectors.clone();
        // Some were retired before.
        let before = history.manifest.retired.clone();
        assert_eq!(history.retired(Tier::Core, &present), before);
        present.retain(|entry| entry.id != vector.id);
        let gone = RetiredEntry { id: vector.id.clone(), revision: Count(4) };
        let known = |entry: &RetiredEntry| before.contains(entry);
        let mut retired = history.retired(Tier::Core, &present);
        retired.retain(|entry| !known(entry));
        assert_eq!(retired, std::slice::from_ref(&gone));
        // A smaller tier never had it.
        present.retain(|entry| entry.tier == Tier::Smoke);
        let smoke = history.retired(Tier::Smoke, &present);
        assert!(smoke.iter().all(|entry| entry.id == vector.id || known(entry)), "{smoke:?}");
        history.manifest.vectors.retain(|entry| entry.id != vector.id);
        history.manifest.retired.push(gone);
        history.earlier.remove(&vector.id);
        assert_eq!(history.revision(&vector, vectors::write), 5);
    }

    #[test]
    fn another_policy_has_no_history_here() {
        assert!(History::of(Path::new("nowhere"), None, "cn-2021-province").is_none());
    }
}
