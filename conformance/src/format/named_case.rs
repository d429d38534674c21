//! Opens the case that the command line names, built in or a file, with its policy.

use std::path::Path;

use model::case_file::{Case, Draft};
use model::policy::Policy;
use model::policy_file;
use model::text::Text;
use model::yaml::one_of;

use super::cases;
use super::named::{self, OpenError, contents};

/// Opens the case `name`, built in or a file, and the policy to play it under: its own unless
/// another is named.
pub fn find(name: &str, policy: Option<&str>) -> Result<(Case, Policy), OpenError> {
    let policy = policy.map(named::policy).transpose()?;
    match cases::find(name) {
        Some(text) => open(name, text, None, policy),
        None => open(name, &file(name)?, Path::new(name).parent(), policy),
    }
}

/// Returns the text of a case, built in or a file.
pub fn text_of(name: &str) -> Result<String, OpenError> {
    cases::find(name).map_or_else(|| file(name), |text| Ok(text.to_string()))
}

/// Reads a case, under `policy` or under the one that it names; a policy file is looked for beside
/// the case.
pub(crate) fn open(
    file: &str,
    text: &str,
    folder: Option<&Path>,
    policy: Option<Policy>,
) -> Result<(Case, Policy), OpenError> {
    let draft = Draft::read(file, text)?;
    let policy = policy.map_or_else(|| policy_of(&draft, folder), Ok)?;
    Ok((draft.under(&policy)?, policy))
}

fn policy_of(draft: &Draft, folder: Option<&Path>) -> Result<Policy, OpenError> {
    let named = named::find(policy_file::built_in(), draft.policy());
    match (named, folder) {
        (Some(text), _) => Ok(policy_file::read(draft.policy(), text)?),
        (None, Some(folder)) => {
            let path = folder.join(draft.policy());
            if !path.is_file() {
                return Err(draft.no_such_policy(known_policies()).into());
            }
            Ok(policy_file::read(&path.to_string_lossy(), &contents(&path, known_policies)?)?)
        }
        (None, None) => Err(draft.no_such_policy(known_policies()).into()),
    }
}

fn known_policies() -> Text {
    let names: Vec<&str> = policy_file::built_in().iter().map(|(name, _)| *name).collect();
    let Text { en, zh } = one_of(&names);
    model::text!(
        "{en}, or the path of a policy file, from this file's folder",
        "{zh}，或政策文件的路径（相对于本文件所在目录）",
        en = en,
        zh = zh,
    )
}

fn file(name: &str) -> Result<String, OpenError> {
    contents(Path::new(name), || {
        named::instead("a case file", "案例文件", "case", "案例", cases::built_in())
    })
}
