//! Opens what the command line names: a policy, scope or suite that is built in, or a file. The
//! model gives files their meaning; `named_case` finds cases.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use model::explore::{Scope, scope_file};
use model::policy::Policy;
use model::policy_file;
use model::text;
use model::text::{Language, Text};
use model::yaml::{self, FileError};

use super::vectors::manifest::digest;
use super::vectors::suite::{POLICY, Suite, SuiteError};

/// Policy used if none is named.
pub const DEFAULT_POLICY: &str = "cn-2026-trial";

/// Reason why a named file or built-in cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The content of a file is wrong.
    #[error(transparent)]
    File(#[from] FileError),
    /// A suite cannot be used.
    #[error(transparent)]
    Suite(#[from] SuiteError),
    /// A case cannot be put to a system.
    #[error("`{case}` cannot be asked of a system: {}", .problem.en)]
    Unasked {
        /// The name of the case.
        case: String,
        /// The reason.
        problem: Box<Text>,
        /// The advice that follows.
        advice: Box<Text>,
    },
    /// A file cannot be read at all.
    #[error("cannot read `{}`: {error}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The reason.
        error: std::io::Error,
        /// The advice what to name instead.
        advice: Box<Text>,
    },
}

impl OpenError {
    /// Returns the whole message in the reader's language.
    pub fn to(&self, language: Language) -> String {
        match self {
            OpenError::File(error) => error.to(language),
            OpenError::Suite(error) => error.to(language),
            OpenError::Unasked { case, problem, advice } => {
                let message = text!(
                    "`{case}`: {why_en}\n {en}\n",
                    "`{case}`：{why_zh}\n {zh}\n",
                    why_en = problem.en,
                    why_zh = problem.zh,
                    en = advice.en,
                    zh = advice.zh,
                );
                message.to(language).to_string()
            }
            OpenError::Unreadable { path, error, advice } => {
                let why = match error.kind() {
                    ErrorKind::NotFound => Text::new("there is no such file", "文件不存在"),
                    ErrorKind::IsADirectory => Text::new("it is a folder", "这是一个文件夹"),
                    _ => Text::owned(error.to_string(), error.to_string()),
                };
                let message = text!(
                    "cannot read `{path}`: {why_en}\n {en}\n",
                    "错误：无法读取 `{path}`：{why_zh}\n {zh}\n",
                    path = path.display(),
                    why_en = why.en,
                    why_zh = why.zh,
                    en = advice.en,
                    zh = advice.zh,
                );
                message.to(language).to_string()
            }
        }
    }
}

/// Reads the bytes of a file. `advice` says what to name if that fails.
pub fn bytes(path: &Path, advice: impl FnOnce() -> Text) -> Result<Vec<u8>, OpenError> {
    std::fs::read(path).map_err(|error| OpenError::Unreadable {
        path: path.to_path_buf(),
        error,
        advice: Box::new(advice()),
    })
}

/// Reads the text of a file. `advice` says what to name if that fails.
pub fn contents(path: &Path, advice: impl FnOnce() -> Text) -> Result<String, OpenError> {
    let bytes = bytes(path, advice)?;
    Ok(yaml::decode(&path.to_string_lossy(), &bytes)?.to_string())
}

/// Opens a policy, by the name of a built-in one or the path of a file.
pub fn policy(name: &str) -> Result<Policy, OpenError> {
    Ok(policy_file::read(name, &policy_text(name)?)?)
}

/// Returns the text of a policy, by the name of a built-in one or the path of a file.
pub fn policy_text(name: &str) -> Result<String, OpenError> {
    match find(policy_file::built_in(), name) {
        Some(text) => Ok(text.to_string()),
        None => contents(Path::new(name), || {
            instead("a policy file", "政策文件", "policy", "政策", policy_file::built_in())
        }),
    }
}

/// Returns the text of the built-in policy of this name.
pub fn built_in_policy(name: &str) -> Option<&'static str> {
    find(policy_file::built_in(), name)
}

/// Opens the suite in a folder, or the built-in one, with the policy it was generated under. That
/// policy lies in the folder or is built in; another policy of the same name is refused.
pub fn suite(folder: Option<&Path>) -> Result<(Suite, Policy), OpenError> {
    let suite = Suite::of(folder)?;
    let name = &suite.manifest.policy;
    let own = folder.map(|folder| folder.join(POLICY)).filter(|path| path.exists());
    let text = match &own {
        Some(path) => contents(path, || Text::new("restore the file", "请恢复该文件"))?,
        None => policy_text(name)?,
    };
    if digest(text.as_bytes()) != suite.manifest.policy_digest {
        return Err(SuiteError::AnotherPolicy(name.clone()).into());
    }
    let file = own.map_or_else(|| name.clone(), |path| path.display().to_string());
    let policy = policy_file::read(&file, &text)?;
    Ok((suite, policy))
}

/// Opens a scope, by the name of a built-in one or the path of a file.
pub fn scope(name: &str) -> Result<Scope, OpenError> {
    let text = match find(scope_file::built_in(), name) {
        Some(text) => text.to_string(),
        None => contents(Path::new(name), || {
            instead("a scope file", "核验范围文件", "scope", "核验范围", scope_file::built_in())
        })?,
    };
    Ok(scope_file::read(name, &text)?)
}

/// Finds the text of the built-in of this name.
pub fn find(built_in: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    built_in.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Advises what to name instead of something that was not found.
pub fn instead(
    file: &str,
    file_zh: &str,
    kind: &str,
    kind_zh: &str,
    built_in: &[(&str, &str)],
) -> Text {
    let names: Vec<&str> = built_in.iter().map(|(name, _)| *name).collect();
    text!(
        "name {file}, or a {kind} that comes with the program: {en}",
        "请给出{file_zh}，或内置{kind_zh}的名称：{zh}",
        file = file,
        file_zh = file_zh,
        kind = kind,
        kind_zh = kind_zh,
        en = names.join(", "),
        zh = names.join("、"),
    )
}
