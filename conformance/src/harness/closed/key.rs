//! The key to a package (`gongji-key/1`): what of the suite was packed and how, so that the same can
//! be made again when the replies are there. It names vectors, and is not sent.

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

/// How a key introduces itself.
const FORMAT: &str = "gongji-key/1";
/// How many digits tell one package from another.
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
    /// How the names of its cases begin.
    pub(crate) mark: String,
    cases: Count,
    messages: Count,
    /// The digest of `work.jsonl`.
    work: String,
}

impl Plan {
    /// A plan with a mark of its own, made from all that it says.
    pub(crate) fn new(selection: Selection, salt: Option<u64>, told: Told, suite: &str) -> Plan {
        let mut plan = Plan { selection, salt, told, mark: String::new() };
        // Another version of the program makes the same mark of the same plan.
        let key = Key { made_by: String::new(), ..Key::of(&plan, suite, None) };
        let digest = digest(key.write().as_bytes());
        let digits: String = digest.trim_start_matches("sha256:").chars().take(DIGITS).collect();
        plan.mark = format!("{digits}-");
        plan
    }
}

impl Key {
    /// The key of a package, or of one that is still to be made.
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

    /// Reads the text of a key, and what was planned. `file` is how messages name it.
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

    /// Whether what is made anew is what was sent.
    pub(crate) fn fits(&self, plan: &Plan, package: &Package) -> bool {
        let Plan { selection, salt, told, .. } = plan;
        let planned = Plan::new(selection.clone(), *salt, told.clone(), &self.suite);
        let again = Key::of(&planned, &self.suite, Some(package));
        *self == Key { made_by: self.made_by.clone(), ..again }
    }

    /// What it is about, in a line.
    pub(crate) fn about(&self) -> Text {
        let (tier, cases, messages) = (self.tier.name(), self.cases, self.messages);
        text!(
            "{tier}: {cases} cases, {messages} messages",
            "{tier}：{cases}个案例，{messages}条消息"
        )
    }
}

/// What to name where there is no key.
pub(crate) fn advice() -> Text {
    Text::new(
        "name the key that `gongji pack` wrote together with the package",
        "请给出 `gongji pack` 与工作包同时写出的对照文件",
    )
}
