//! Writes files and folders whole, or not at all.

use std::path::Path;

/// Writes a file whole, or not at all: first to a temporary name beside it, then renamed.
pub fn whole(path: &Path, text: &str) -> std::io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!(".{name}-{}.tmp", std::process::id()));
    let written = std::fs::write(&aside, text).and_then(|()| std::fs::rename(&aside, path));
    if written.is_err() {
        // The caller learns of the first error; the leftovers are of no use.
        let _ = std::fs::remove_file(&aside);
    }
    written
}

/// Writes a folder with these files whole, or not at all. An existing folder must be empty.
pub fn folder(path: &Path, files: &[(&str, &str)]) -> std::io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!(".{name}-{}.tmp", std::process::id()));
    let written = std::fs::create_dir_all(&aside)
        .and_then(|()| {
            files.iter().try_for_each(|(name, text)| std::fs::write(aside.join(name), text))
        })
        .and_then(|()| std::fs::rename(&aside, path));
    if written.is_err() {
        // The caller learns of the first error; the leftovers are of no use.
        let _ = std::fs::remove_dir_all(&aside);
    }
    written
}
