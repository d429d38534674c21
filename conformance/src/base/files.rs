//! Files and folders that are written whole, or not at all.

use std::path::Path;

/// Writes a file whole, or not at all: first beside it, then in its place.
pub fn whole(path: &Path, text: &str) -> std::io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!(".{name}-{}.tmp", std::process::id()));
    let written = std::fs::write(&aside, text).and_then(|()| std::fs::rename(&aside, path));
    if written.is_err() {
        // What is left of the attempt is of no use; that it could not be written is told anyway.
        let _ = std::fs::remove_file(&aside);
    }
    written
}

/// Writes a folder with these files whole, or not at all. Where it is there already it has to be empty.
pub fn folder(path: &Path, files: &[(&str, &str)]) -> std::io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!(".{name}-{}.tmp", std::process::id()));
    let written = std::fs::create_dir_all(&aside)
        .and_then(|()| {
            files.iter().try_for_each(|(name, text)| std::fs::write(aside.join(name), text))
        })
        .and_then(|()| std::fs::rename(&aside, path));
    if written.is_err() {
        // What is left of the attempt is of no use; that it could not be written is told anyway.
        let _ = std::fs::remove_dir_all(&aside);
    }
    written
}
