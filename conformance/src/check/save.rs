//! Saving a counterexample as a case file: where, under which name, and how the file names the
//! policy so that it is found from there.

use std::io;
use std::path::{Component, Path, PathBuf};

use model::case_file::{self, Case};
use model::policy_file;

use super::Asked;
use crate::files;

/// Saves a case, whole or not at all; answers where.
pub(super) fn save(asked: &Asked, case: &Case) -> io::Result<PathBuf> {
    if let Some(folder) = &asked.save {
        std::fs::create_dir_all(folder)?;
    }
    let folder = folder(asked);
    let path = folder.join(format!("gongji-{}.yaml", case.id));
    files::whole(&path, &case_file::write(case))?;
    Ok(path)
}

/// The folder to save in; an empty path is the current one.
fn folder(asked: &Asked) -> &Path {
    asked.save.as_deref().unwrap_or(Path::new(""))
}

/// How a case file in that folder names the policy: a built-in one by its name, a file by the way
/// to it from the folder.
pub(super) fn policy_name(asked: &Asked) -> String {
    if asked.is_built_in() {
        return asked.named.clone();
    }
    let policy = Path::new(&asked.named);
    let way = match folder(asked).to_str() {
        Some("" | "." | "./") => policy.to_path_buf(),
        _ => way(folder(asked), policy).unwrap_or_else(|| policy.to_path_buf()),
    };
    let way = way.to_string_lossy().into_owned();
    let taken = files::find(policy_file::built_in(), &way).is_some();
    if taken { format!("./{way}") } else { way }
}

/// The way from a folder, which need not exist yet, to a file.
fn way(folder: &Path, file: &Path) -> Option<PathBuf> {
    let (folder, file) = (std::path::absolute(folder).ok()?, std::fs::canonicalize(file).ok()?);
    let folder = std::fs::canonicalize(&folder).unwrap_or(folder);
    let common = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(common);
    if up.clone().any(|part| !matches!(part, Component::Normal(_))) {
        return Some(file);
    }
    let up = up.map(|_| Component::ParentDir);
    Some(up.chain(file.components().skip(common)).collect())
}
