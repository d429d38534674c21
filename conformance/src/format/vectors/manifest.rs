//! The manifest (`gongji-manifest/1`): every vector with its revision, tier, number of operations
//! and digest, every tier with its numbers, and what the suite is known to detect. A file whose
//! bytes have another digest is not the suite's.

use std::collections::BTreeMap;

use model::text::Text;
use model::yaml::{self, FileError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Format that a manifest names in its first line.
pub const FORMAT: &str = "gongji-manifest/1";

model::terms! {
    /// Portion of the suite to run.
    Tier, "tier", "级别";
    Smoke "smoke" "is the adapter right at all?" "检查适配器是否正确";
    Core "core" "what conformance means" "判定系统是否符合条款";
    Full "full" "everything" "全部";
}

/// Table of contents of a suite.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `gongji-manifest/1`.
    pub format: String,
    /// The format of the vectors.
    pub vectors_format: String,
    /// The policy that the expectations follow from.
    pub policy: String,
    /// The digest of the policy's parameters.
    pub policy_digest: String,
    /// The tiers with their numbers; each contains the one before it.
    pub tiers: Vec<TierEntry>,
    /// The planted faults that the suite detects.
    pub detection: Detection,
    /// The vectors that are committed, in the order of their IDs.
    pub vectors: Vec<VectorEntry>,
    /// Vectors of earlier releases, with their last revision. Their IDs mean nothing else, ever.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<RetiredEntry>,
}

/// The numbers of a tier.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierEntry {
    /// The tier.
    pub name: Tier,
    /// The number of its vectors.
    pub vectors: Count,
    /// The number of operations in them.
    pub operations: Count,
}

/// The planted faults that `core` detects, counted. `gongji generate` writes it, and `gongji mutants`
/// tells it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Detection {
    /// Planted faults in all.
    pub mutants: Count,
    /// The number of these that a vector of the tier finds.
    pub killed: Count,
    /// The number that cannot be observed, each shown by an argument.
    pub equivalent: Count,
    /// Faults that were kept away from the selection, a third of the operators at a time.
    pub held_out: Count,
    /// The number of these found by the suite that was selected without them.
    pub held_out_killed: Count,
    /// The number found by equally many random operations: the median of several runs.
    pub random_killed: Count,
}

/// A vector in the table of contents.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VectorEntry {
    /// Its ID; the file is `ID.yaml`.
    pub id: String,
    /// Its revision.
    pub revision: Count,
    /// The smallest tier that has it.
    pub tier: Tier,
    /// The number of its operations.
    pub operations: Count,
    /// SHA-256 of the file's bytes.
    pub digest: String,
}

/// Vector that was removed from the suite.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetiredEntry {
    /// Its ID.
    pub id: String,
    /// Its last revision.
    pub revision: Count,
}

/// A number, quoted as every value of these files is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Count(pub u32);

impl Serialize for Count {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        let number = text.parse().map(Count).map_err(serde::de::Error::custom)?;
        let canonical = text == "0" || !text.starts_with(['0', '+']);
        canonical.then_some(number).ok_or_else(|| serde::de::Error::custom("a leading zero"))
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl From<usize> for Count {
    fn from(count: usize) -> Count {
        Count(u32::try_from(count).expect("a suite is small"))
    }
}

impl Manifest {
    /// Reads the text of a manifest.
    pub fn read(file: &str, text: &str) -> Result<Manifest, FileError> {
        let document = yaml::read::<Manifest>(file, text)?;
        let (manifest, places) = (document.value, document.places);
        places.introduces("format", &manifest.format, FORMAT)?;
        places.introduces("vectors_format", &manifest.vectors_format, super::FORMAT)?;
        if !manifest.vectors.is_sorted_by(|one, other| one.id < other.id) {
            let problem = Text::new("the vectors are not in order", "向量未按编号排序");
            let advice = Text::new("run `gongji generate`", "请运行 `gongji generate`");
            return Err(places.error("vectors", problem, advice));
        }
        Ok(manifest)
    }

    /// Writes the manifest as a file.
    pub fn write(&self) -> String {
        let lead = "# Generated by `gongji generate`; not edited by hand. See README.md.\n";
        format!("{lead}{}", yaml::write(self))
    }

    /// Returns the revisions of all vectors by ID, including retired ones.
    pub fn revisions(&self) -> BTreeMap<&str, u32> {
        let present = self.vectors.iter().map(|entry| (entry.id.as_str(), entry.revision.0));
        let retired = self.retired.iter().map(|entry| (entry.id.as_str(), entry.revision.0));
        retired.chain(present).collect()
    }
}

/// Returns the SHA-256 of some bytes, as the manifest writes it.
pub fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
