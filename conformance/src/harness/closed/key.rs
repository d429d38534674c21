//! The key to a package (`gongji-key/1`). It records what was packed and how, so that the package
//! can be rebuilt when the replies arrive. It names vectors, and so is never sent.

use model::terms::Term;
use model::text;
use model::text::Text;
use model::yaml::{self, FileError};
use serde::{Deserialize, Serialize};

use super::{Package, Plan};
use crate::format::message::Start;
use crate::format::vectors::Capability;
use crate::format::vectors::manifest::{Count, Tier, digest};
use crate::harness::select::{Selection, Shard};
use crate::link::package::Told;

/// Format that a key names in its first line.
const FORMAT: &str = "gongji-key/1";
/// Number of digits in a mark, enough to tell packages apart.
const DIGITS: usize = 8;

/// The key as a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Key {
    format: String,
    /// The version of the program that packed.
    pub(crate) made_by: String,
    /// The digest of the suite.
    pub(crate) suite: String,
    tier: Tier,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    clauses: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    only: Vec<String>,
    shard: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    capabilities: Vec<Capability>,
    start: Start,
    /// The prefix of its case names.
    pub(crate) mark: String,
    cases: Count,
    messages: Count,
    /// The digest of `work.jsonl`.
    work: String,
}

impl Plan {
    /// Makes a plan whose mark is derived from all its settings.
    pub(crate) fn new(selection: Selection, salt: Option<u64>, told: Told, suite: &str) -> Plan {
        let mut plan = Plan { selection, salt, told, mark: String::new() };
        // Every version of the program must derive the same mark from the same plan.
        let key = Key { made_by: String::new(), ..Key::of(&plan, suite, None) };
        let digest = digest(key.write().as_bytes());
        let digits: String = digest.trim_start_matches("sha256:").chars().take(DIGITS).collect();
        plan.mark = format!("{digits}-");
        plan
    }
}

impl Key {
    /// Makes the key of a package, or of one that is not packed yet.
    pub(crate) fn of(plan: &Plan, suite: &str, package: Option<&Package>) -> Key {
        let Plan { selection, salt, told, mark } = plan;
        let Selection { tier, clauses, only, shard: Shard { part, of } } = selection;
        let count = |of: fn(&Package) -> usize| Count::from(package.map_or(0, of));
        Key {
            format: FORMAT.to_string(),
            made_by: env!("CARGO_PKG_VERSION").to_string(),
            suite: suite.to_string(),
            tier: *tier,
            clauses: clauses.clone(),
            only: only.clone(),
            shard: format!("{part}/{of}"),
            salt: salt.map(|salt| salt.to_string()),
            capabilities: told.capabilities.clone(),
            start: told.start,
            mark: mark.clone(),
            cases: count(|package| package.messages.cases()),
            messages: count(|package| package.messages.count()),
            work: package.map_or(String::new(), |one| digest(one.messages.work().as_bytes())),
        }
    }

    /// The key as a file.
    pub(crate) fn write(&self) -> String {
        yaml::write(self)
    }

    /// Reads a key and the plan in it. Messages call the file `file`.
    pub(crate) fn read(file: &str, text: &str) -> Result<(Key, Plan), FileError> {
        let document = yaml::read::<Key>(file, text)?;
        let (key, places) = (document.value, document.places);
        places.introduces("format", &key.format, FORMAT)?;
        let wrong = |at: &str, value: &str| {
            let problem =
                text!("`{value}` was not written by gongji", "`{value}` 不是由 gongji 写出的");
            places.error(at, problem, advice())
        };
        let shard = key.shard.parse().map_err(|_| wrong("shard", &key.shard))?;
        let salt = key.salt.as_ref().map(|salt| salt.parse().map_err(|_| wrong("salt", salt)));
        let (clauses, only) = (key.clauses.clone(), key.only.clone());
        let selection = Selection { tier: key.tier, clauses, only, shard };
        let told = Told { capabilities: key.capabilities.clone(), start: key.start };
        let plan = Plan { selection, salt: salt.transpose()?, told, mark: key.mark.clone() };
        Ok((key, plan))
    }

    /// Returns true if the rebuilt package is the one that was sent.
    pub(crate) fn fits(&self, plan: &Plan, package: &Package) -> bool {
        let Plan { selection, salt, told, .. } = plan;
        let planned = Plan::new(selection.clone(), *salt, told.clone(), &self.suite);
        let again = Key::of(&planned, &self.suite, Some(package));
        *self == Key { made_by: self.made_by.clone(), ..again }
    }

    /// Summarises the package in a line.
    pub(crate) fn about(&self) -> Text {
        let (tier, cases, messages) = (self.tier.name(), self.cases, self.messages);
        text!(
            "{tier}: {cases} cases, {messages} messages",
            "{tier}：{cases}个案例，{messages}条消息"
        )
    }
}

/// Advises which file to name if there is no key.
pub(crate) fn advice() -> Text {
    Text::new(
        "name the key that `gongji pack` wrote together with the package",
        "请给出 `gongji pack` 与工作包同时写出的存底文件",
    )
}
