//! Saves a case that a command found, under a free name, so that the file can find its policy.

use std::io;
use std::path::{Component, Path, PathBuf};

use model::case_file::{self, Case};
use model::policy_file;

use super::named;
use crate::base::files::whole;

/// Saves a case whole, or not at all, into a folder or the current one. Returns the path. Never
/// replaces a file: if the name is taken by another case, a number is added.
pub fn save(folder: Option<&Path>, case: &Case) -> io::Result<PathBuf> {
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder)?;
    }
    let (folder, text) = (folder.unwrap_or(Path::new("")), case_file::write(case));
    let mut path = folder.join(format!("gongji-{}.yaml", case.id));
    for number in 2_u32.. {
        match std::fs::read(&path) {
            Ok(there) if there == text.as_bytes() => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => break,
            _ => path = folder.join(format!("gongji-{}-{number}.yaml", case.id)),
        }
    }
    whole(&path, &text)?;
    Ok(path)
}

/// Returns how a case file in that folder names the policy: a built-in one by its name, a file by
/// its path from the folder.
pub fn policy_name(folder: Option<&Path>, named: &str) -> String {
    if named::find(policy_file::built_in(), named).is_some() {
        return named.to_string();
    }
    let policy = Path::new(named);
    let folder = folder.unwrap_or(Path::new(""));
    let way = match folder.to_str() {
        Some("" | "." | "./") => policy.to_path_buf(),
        _ => way(folder, policy).unwrap_or_else(|| policy.to_path_buf()),
    };
    let way = way.to_string_lossy().into_owned();
    let taken = named::find(policy_file::built_in(), &way).is_some();
    if taken { format!("./{way}") } else { way }
}

/// Returns the path from a folder, which need not exist yet, to a file.
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
