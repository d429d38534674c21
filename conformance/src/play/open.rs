//! Finding the case and the policy that somebody names, from what is built in or from files, and
//! playing them. The only part of `play` that touches files.

use std::io;
use std::path::{Path, PathBuf};

use model::case_file::{Case, Draft};
use model::policy::Policy;
use model::policy_file;
use model::text::{Language, Text};
use model::yaml::{self, FileError, one_of};

use super::{Form, json, play, story};
use crate::cases;
use crate::cli::PlayArgs;
use crate::console::{Console, Exit};

/// Why a case cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum PlayError {
    /// The case or its policy is not as it should be.
    #[error(transparent)]
    File(#[from] FileError),
    /// A file cannot be read at all.
    #[error("cannot read `{}`: {error}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

impl PlayError {
    /// The whole message for a person.
    pub fn to(&self, language: Language) -> String {
        match self {
            PlayError::File(error) => error.to(language),
            PlayError::Unreadable { path, error } => {
                let names: Vec<&str> = cases::built_in().iter().map(|(name, _)| *name).collect();
                let path = path.display();
                let message = model::text!(
                    "cannot read `{path}`: {error}\n name a case file, or a case that comes with \
                     the program: {names}\n",
                    "无法读取 `{path}`：{error}\n 请给出案例文件，或内置案例的名称：{names}\n",
                    path = path,
                    error = error,
                    names = names.join(", "),
                );
                message.to(language).to_string()
            }
        }
    }
}

/// `gongji play FILE|NAME`.
pub fn command(args: &PlayArgs, console: &mut Console<'_>) -> io::Result<Exit> {
    let form = if args.json { Form::Json } else { Form::Story };
    match run(&args.case, form, console.language) {
        Ok(shown) => {
            write!(console.out, "{shown}")?;
            Ok(Exit::Ok)
        }
        Err(error) => {
            write!(console.err, "{}", error.to(console.language))?;
            Ok(Exit::Usage)
        }
    }
}

/// Plays the case `name`, one that is built in or a file, and shows it.
pub fn run(name: &str, form: Form, language: Language) -> Result<String, PlayError> {
    let (case, policy) = match cases::find(name) {
        Some(text) => open(name, text, None)?,
        None => {
            let path = Path::new(name);
            open(name, &contents(path)?, path.parent())?
        }
    };
    let played = play(&case, &policy);
    Ok(match form {
        Form::Story => story(&played, language),
        Form::Json => json(&played),
    })
}

/// The text of a case: one that is built in, or a file.
pub fn text_of(name: &str) -> Result<String, PlayError> {
    cases::find(name).map_or_else(|| contents(Path::new(name)), |text| Ok(text.to_string()))
}

/// Reads a case under the policy that it names; a policy file is looked for beside the case.
pub(super) fn open(
    file: &str,
    text: &str,
    folder: Option<&Path>,
) -> Result<(Case, Policy), PlayError> {
    let draft = Draft::read(file, text)?;
    let built_in = policy_file::built_in();
    let named = built_in.iter().find(|(name, _)| *name == draft.policy());
    let policy = match (named, folder) {
        (Some((name, text)), _) => policy_file::read(name, text)?,
        (None, Some(folder)) => {
            let path = folder.join(draft.policy());
            if !path.is_file() {
                return Err(draft.no_such_policy(known_policies()).into());
            }
            policy_file::read(&path.to_string_lossy(), &contents(&path)?)?
        }
        (None, None) => return Err(draft.no_such_policy(known_policies()).into()),
    };
    Ok((draft.under(&policy)?, policy))
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

fn contents(path: &Path) -> Result<String, PlayError> {
    let bytes = std::fs::read(path)
        .map_err(|error| PlayError::Unreadable { path: path.to_path_buf(), error })?;
    Ok(yaml::decode(&path.to_string_lossy(), &bytes)?.to_string())
}
