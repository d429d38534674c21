//! The program is built anew when a committed vector is added or taken away, since all are embedded in
//! it, and when HEAD moves, since `--version` names the commit. Git need not be installed for that.

use std::fs::read_to_string;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=../vectors");
    let commit = commit(Path::new("../.git")).unwrap_or_else(|| "unknown".to_string());
    println!("cargo:rustc-env=GONGJI_COMMIT={commit}");
}

/// Reads the commit that is checked out; none in an unpacked archive.
fn commit(git: &Path) -> Option<String> {
    // In a work tree of its own, `.git` is a file that names the folder.
    let own = read_to_string(git).ok().and_then(|text| Some(text.strip_prefix("gitdir: ")?.into()));
    let own: PathBuf = own.map_or(git.into(), |named: String| git.with_file_name(named.trim()));
    let common = read_to_string(own.join("commondir")).unwrap_or_default();
    let common = own.join(common.trim());
    let packed = common.join("packed-refs");
    let moves = [own.join("HEAD"), own.join("logs/HEAD"), packed.clone()];
    for file in moves.iter().filter(|file| file.exists()) {
        println!("cargo:rerun-if-changed={}", file.display());
    }
    let head = read_to_string(own.join("HEAD")).ok()?;
    let Some(name) = head.trim().strip_prefix("ref: ") else { return Some(head.trim().into()) };
    if let Ok(commit) = read_to_string(common.join(name)) {
        return Some(commit.trim().into());
    }
    let packed = read_to_string(packed).ok()?;
    let found = packed.lines().find_map(|line| line.strip_suffix(name)?.strip_suffix(' '));
    found.map(String::from)
}
