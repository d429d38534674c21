//! Reads a suite from a folder or from the copy inside the program, whole and strictly. If a file
//! is missing, strange or altered, the error names it and nothing is run.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use include_dir::{Dir, include_dir};
use model::explore::{in_parallel, threads};
use model::text;
use model::text::{Language, Text};
use model::yaml::{self, FileError};

use super::manifest::{self, Manifest, Tier, TierEntry, VectorEntry};
use super::{Vector, read};

/// The committed vectors, inside the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../vectors");
/// Name of the file that lists the others.
pub const MANIFEST: &str = "manifest.yaml";
/// Name of the file with the policy of a suite, if that policy is not built in.
pub const POLICY: &str = "policy.yaml";

/// Suite with its manifest and all its vectors.
#[derive(Clone, Debug)]
pub struct Suite {
    /// Its table of contents.
    pub manifest: Manifest,
    /// Its vectors with the smallest tier that has them, in the order of their IDs.
    pub vectors: Vec<(Tier, Vector)>,
}

/// Reason why a suite cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SuiteError {
    /// The content of a file is wrong.
    #[error(transparent)]
    File(#[from] FileError),
    /// A file cannot be read at all.
    #[error("cannot read `{file}`: {error}")]
    Unreadable {
        /// The file.
        file: String,
        /// The reason.
        error: std::io::Error,
    },
    /// A listed file is missing.
    #[error("`{0}` is listed in the manifest and missing")]
    Missing(String),
    /// The folder has no table of contents.
    #[error("there is no `manifest.yaml` in `{0}`")]
    NoSuite(String),
    /// A file's bytes are not those that the manifest lists.
    #[error("`{0}` has been altered: its digest is not the manifest's")]
    Altered(String),
    /// A file is not the vector that it is listed as.
    #[error("`{file}` is listed as `{listed}` and calls itself `{own}`")]
    Misnamed {
        /// The file.
        file: String,
        /// The ID in the manifest.
        listed: String,
        /// The ID in the file.
        own: String,
    },
    /// The policy is not the one that the suite follows from.
    #[error("the policy `{0}` is not the one that the suite was generated under")]
    AnotherPolicy(String),
    /// A refusal names a twin that is not there.
    #[error("`{0}` names a twin that is not in the suite")]
    NoTwin(String),
}

impl SuiteError {
    /// Returns the whole message in the reader's language.
    pub fn to(&self, language: Language) -> String {
        let mended = Text::new(
            "restore the file, or write the suite anew with `gongji generate`",
            "请恢复该文件，或用 `gongji generate` 重新生成",
        );
        let problem = match self {
            SuiteError::File(error) => return error.to(language),
            SuiteError::NoSuite(folder) => {
                let problem = text!(
                    "there is no `{MANIFEST}` in `{folder}`, so no suite that can be run",
                    "`{folder}` 中没有 `{MANIFEST}`，不是可运行的套件",
                    folder = folder
                );
                let advice = Text::new(
                    "name a folder that `gongji generate --out` wrote without `--format json`: that form is for programs of your own",
                    "请指定由 `gongji generate --out` 生成的文件夹（不带 `--format json`；JSON 形式供自有程序使用）",
                );
                return format!("{}\n {}\n", problem.to(language), advice.to(language));
            }
            SuiteError::Unreadable { file, error } => {
                text!(
                    "cannot read `{file}`: {error}",
                    "无法读取 `{file}`：{error}",
                    file = file,
                    error = error
                )
            }
            SuiteError::Missing(file) => text!(
                "`{file}` is listed in the manifest and missing",
                "`{file}` 已列入清单，但不存在",
                file = file
            ),
            SuiteError::Altered(file) => text!(
                "`{file}` has been altered: its digest is not the manifest's",
                "`{file}` 已被改动：摘要与清单不符",
                file = file
            ),
            SuiteError::Misnamed { file, listed, own } => text!(
                "`{file}` is listed as `{listed}` and calls itself `{own}`",
                "`{file}` 在清单中为 `{listed}`，文件内却为 `{own}`",
                file = file,
                listed = listed,
                own = own
            ),
            SuiteError::AnotherPolicy(name) => text!(
                "the policy `{name}` is not the one that the suite was generated under: its digest is not the manifest's",
                "政策 `{name}` 不是生成该套件时所用的政策：摘要与清单不符",
                name = name
            ),
            SuiteError::NoTwin(id) => text!(
                "`{id}` names a twin that is not in the suite",
                "`{id}` 所指的对照向量不在套件中",
                id = id
            ),
        };
        format!("{}\n {}\n", problem.to(language), mended.to(language))
    }
}

impl Suite {
    /// Reads the suite in a folder, or the built-in one.
    pub fn of(folder: Option<&Path>) -> Result<Suite, SuiteError> {
        folder.map_or_else(Suite::built_in, Suite::open)
    }

    /// Returns a copy of the built-in suite, which is read once.
    pub fn built_in() -> Result<Suite, SuiteError> {
        static READ: Mutex<Option<Suite>> = Mutex::new(None);
        // Reading changes nothing, so a thread that panicked left nothing half done.
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(suite) = &*read {
            return Ok(suite.clone());
        }
        let mut files = HashMap::new();
        contents(&BUILT_IN, &mut files);
        let suite = Suite::from(|name| {
            let bytes = files.get(name).map(|bytes| bytes.to_vec());
            bytes.ok_or_else(|| SuiteError::Missing(name.to_string()))
        })?;
        Ok(read.insert(suite).clone())
    }

    /// Reads the suite in a folder.
    pub fn open(folder: &Path) -> Result<Suite, SuiteError> {
        if !folder.join(MANIFEST).exists() {
            return Err(SuiteError::NoSuite(folder.display().to_string()));
        }
        Suite::from(|name| {
            let path = folder.join(name);
            std::fs::read(&path).map_err(|error| {
                let file = path.display().to_string();
                match error.kind() {
                    std::io::ErrorKind::NotFound => SuiteError::Missing(file),
                    _ => SuiteError::Unreadable { file, error },
                }
            })
        })
    }

    fn from(get: impl Fn(&str) -> Result<Vec<u8>, SuiteError> + Sync) -> Result<Suite, SuiteError> {
        let bytes = get(MANIFEST)?;
        let manifest = Manifest::read(MANIFEST, yaml::decode(MANIFEST, &bytes)?)?;
        let entries = manifest.vectors.iter().collect();
        let vectors = in_parallel(threads(None), entries, |entry| vector(entry, &get));
        let vectors = vectors.into_iter().collect::<Result<Vec<_>, _>>()?;
        let suite = Suite { manifest, vectors };
        let by_id = suite.by_id();
        let lost = suite.vectors.iter().find(|(_, vector)| {
            vector.twin.as_ref().is_some_and(|twin| !by_id.contains_key(twin.id.as_str()))
        });
        match lost {
            Some((_, vector)) => Err(SuiteError::NoTwin(vector.id.clone())),
            None => Ok(suite),
        }
    }

    /// Returns the [digest](Suite::digest) of the suite that comes with the program, without reading it;
    /// nothing if the program has none.
    pub fn built_in_digest() -> Option<String> {
        BUILT_IN.get_file(MANIFEST).map(|file| manifest::digest(file.contents()))
    }

    /// Returns the digest of its manifest, and thus of everything in it.
    pub fn digest(&self) -> String {
        manifest::digest(self.manifest.write().as_bytes())
    }

    /// Makes a suite of one vector.
    pub fn of_one(vector: Vector) -> Suite {
        let (tier, count) = (Tier::Core, manifest::Count::from);
        let operations = count(vector.steps.len());
        let digest = manifest::digest(super::write(&vector).as_bytes());
        let tiers = vec![TierEntry { name: tier, vectors: count(1), operations }];
        let (id, revision) = (vector.id.clone(), manifest::Count(vector.revision));
        let manifest = Manifest {
            format: manifest::FORMAT.to_string(),
            vectors_format: super::FORMAT.to_string(),
            policy: vector.policy.clone(),
            policy_digest: String::new(),
            tiers,
            detection: manifest::Detection::default(),
            vectors: vec![VectorEntry { id, revision, tier, operations, digest }],
            retired: Vec::new(),
        };
        Suite { manifest, vectors: vec![(tier, vector)] }
    }

    /// Indexes the vectors by ID.
    pub fn by_id(&self) -> BTreeMap<&str, &Vector> {
        self.vectors.iter().map(|(_, vector)| (vector.id.as_str(), vector)).collect()
    }

    /// Returns the vectors of a tier and of all smaller ones.
    pub fn tier(&self, tier: Tier) -> Vec<&Vector> {
        let within = self.vectors.iter().filter(|(own, _)| *own <= tier);
        within.map(|(_, vector)| vector).collect()
    }
}

/// Collects the files of a folder and its subfolders by path.
fn contents<'a>(folder: &Dir<'a>, to: &mut HashMap<String, &'a [u8]>) {
    let files = folder.files().map(|file| (file.path().to_string_lossy().into(), file.contents()));
    to.extend(files);
    folder.dirs().for_each(|folder| contents(folder, to));
}

/// Reads a vector that the manifest lists.
fn vector(
    entry: &VectorEntry,
    get: impl Fn(&str) -> Result<Vec<u8>, SuiteError>,
) -> Result<(Tier, Vector), SuiteError> {
    let file = format!("{}.yaml", entry.id);
    let bytes = get(&file)?;
    if manifest::digest(&bytes) != entry.digest {
        return Err(SuiteError::Altered(file));
    }
    let vector = read(&file, yaml::decode(&file, &bytes)?)?;
    if vector.id != entry.id {
        let listed = entry.id.clone();
        return Err(SuiteError::Misnamed { file, listed, own: vector.id });
    }
    Ok((entry.tier, vector))
}
