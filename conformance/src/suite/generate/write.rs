//! The suite as files. They are rendered in memory first, then compared with a folder (`--check`)
//! or written to it, each file whole or not at all, the manifest last. Files that no manifest ever
//! listed are left alone.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::assemble::Material;
use super::history::History;
use crate::base::files::whole;
use crate::format::named;
use crate::format::vectors::manifest::{self, Detection, Manifest, Tier, TierEntry, VectorEntry};
use crate::format::vectors::suite::{MANIFEST, POLICY};
use crate::format::vectors::{self, Vector};

/// The form in which files are written.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileForm {
    /// As YAML, the form that is committed.
    Yaml,
    /// As JSON, with the same meaning.
    Json,
}

impl FileForm {
    fn extension(self) -> &'static str {
        match self {
            FileForm::Yaml => "yaml",
            FileForm::Json => "json",
        }
    }

    fn render(self, vector: &Vector) -> String {
        match self {
            FileForm::Yaml => vectors::write(vector),
            FileForm::Json => pretty(&vectors::to_json(vector)),
        }
    }
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

/// The files of a suite, by their names within its folder.
pub type Files = BTreeMap<String, String>;

/// Renders a suite up to a tier. Its history supplies the revisions and the retired vectors.
pub fn render(
    material: &Material,
    policy_text: &str,
    (tier, mut vectors): (Tier, Vec<(Tier, Vector)>),
    detection: Detection,
    history: Option<&History>,
    form: FileForm,
) -> Files {
    let ids: BTreeSet<String> = vectors.iter().map(|(_, vector)| vector.id.clone()).collect();
    let mut files = Files::new();
    let mut entries = Vec::with_capacity(vectors.len());
    for (smallest, vector) in &mut vectors {
        // A twin in a larger tier is missing here, so it is not named.
        vector.twin = vector.twin.take().filter(|twin| ids.contains(&twin.id));
        let render = |vector: &Vector| form.render(vector);
        vector.revision = history.map_or(1, |history| history.revision(vector, render));
        let text = form.render(vector);
        if form == FileForm::Yaml {
            let read = vectors::read(&vector.id, &text).unwrap_or_else(|wrong| panic!("{wrong}"));
            assert!(read == *vector, "{}: what is written is not what is read", vector.id);
        }
        entries.push(VectorEntry {
            id: vector.id.clone(),
            revision: manifest::Count(vector.revision),
            tier: *smallest,
            operations: vector.steps.len().into(),
            digest: manifest::digest(text.as_bytes()),
        });
        files.insert(format!("{}.{}", vector.id, form.extension()), text);
    }
    let manifest = Manifest {
        format: manifest::FORMAT.to_string(),
        vectors_format: vectors::FORMAT.to_string(),
        policy: material.policy.name.clone(),
        policy_digest: manifest::digest(policy_text.as_bytes()),
        tiers: tiers(&vectors),
        detection,
        retired: history.map_or_else(Vec::new, |history| history.retired(tier, &entries)),
        vectors: entries,
    };
    match form {
        FileForm::Yaml => files.insert(MANIFEST.to_string(), manifest.write()),
        FileForm::Json => {
            let value = serde_json::to_value(&manifest).expect("a manifest is plain data");
            files.insert("manifest.json".to_string(), pretty(&value))
        }
    };
    files.insert("schema.json".to_string(), pretty(&vectors::schema()));
    if named::built_in_policy(&material.policy.name) != Some(policy_text) {
        files.insert(POLICY.to_string(), policy_text.to_string());
    }
    files
}

fn tiers(vectors: &[(Tier, Vector)]) -> Vec<TierEntry> {
    let largest = vectors.iter().map(|(tier, _)| *tier).max();
    let tiers = [Tier::Smoke, Tier::Core, Tier::Full].into_iter();
    let present = tiers.filter(|tier| largest.is_some_and(|largest| *tier <= largest));
    present
        .map(|name| {
            let within = || vectors.iter().filter(|(tier, _)| *tier <= name);
            let operations: usize = within().map(|(_, vector)| vector.steps.len()).sum();
            TierEntry { name, vectors: within().count().into(), operations: operations.into() }
        })
        .collect()
}

/// A difference between a folder and a suite.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Difference {
    /// A file is missing.
    Missing(String),
    /// A file says something else.
    Differs(String),
    /// A file is there that does not belong to the suite.
    Strange(String),
}

/// Compares a folder with a suite, byte by byte.
pub fn compare(folder: &Path, files: &Files) -> io::Result<Vec<Difference>> {
    let mut differences = Vec::new();
    for (name, text) in files {
        match std::fs::read(folder.join(name)) {
            Ok(bytes) if bytes == text.as_bytes() => {}
            Ok(_) => differences.push(Difference::Differs(name.clone())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                differences.push(Difference::Missing(name.clone()));
            }
            Err(error) => return Err(error),
        }
    }
    let strange = listed(folder)?.into_iter().filter(|name| !files.contains_key(name));
    differences.extend(strange.map(Difference::Strange));
    Ok(differences)
}

/// Lists the files of a folder that could belong to a suite: its policy, and YAML and JSON files in
/// folders one level down.
fn listed(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    if !folder.is_dir() {
        return Ok(names);
    }
    names.extend(Some(POLICY.to_string()).filter(|name| folder.join(name).exists()));
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_type()?.is_dir() {
            continue;
        }
        let family = entry.file_name().to_string_lossy().into_owned();
        for file in std::fs::read_dir(entry.path())? {
            let name = file?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".yaml") || name.ends_with(".json") {
                names.push(format!("{family}/{name}"));
            }
        }
    }
    names.sort();
    Ok(names)
}

/// Writes a suite into a folder and returns the number of files changed. Files of the previous
/// manifest that the suite no longer has are removed. The manifest is written last, so that an
/// interrupted run is noticed.
pub fn write(folder: &Path, suite: &Files, previous: Option<&Manifest>) -> io::Result<usize> {
    let mut changed = 0;
    let last = |name: &&String| name.starts_with("manifest.");
    for name in suite.keys().filter(|name| !last(name)).chain(suite.keys().filter(last)) {
        let path = folder.join(name);
        if std::fs::read(&path).is_ok_and(|bytes| bytes == suite[name].as_bytes()) {
            continue;
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        whole(&path, &suite[name])?;
        changed += 1;
    }
    if previous.is_some() && !suite.contains_key(POLICY) && folder.join(POLICY).exists() {
        std::fs::remove_file(folder.join(POLICY))?;
        changed += 1;
    }
    for entry in previous.iter().flat_map(|manifest| &manifest.vectors) {
        let name = format!("{}.yaml", entry.id);
        if suite.contains_key(MANIFEST) && !suite.contains_key(&name) {
            match std::fs::remove_file(folder.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => changed += 1,
            }
        }
    }
    Ok(changed)
}
