//! A git clone with CR LF line ends, as on Windows. Files are embedded in the program and compared
//! byte by byte, so none of them may be checked out with a CR.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::run::{folder, root};

crate::trials![
    a_clone_for_windows_has_no_cr: ["git"],
];

fn a_clone_for_windows_has_no_cr() {
    if !root().join(".git").exists() {
        // The project was unpacked from an archive, so git has no attributes to apply.
        return;
    }
    let clone = folder("clone").join("gongji");
    let mut git = Command::new("git");
    git.args(["-c", "core.autocrlf=true", "clone", "--quiet", "--no-hardlinks"]);
    let output = git.args(["-c", "core.autocrlf=true"]).arg(root()).arg(&clone).output();
    let output = output.expect("git can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (mut files, mut spoiled) = (0, Vec::new());
    look(&clone, &mut |path, bytes| {
        files += 1;
        if bytes.contains(&b'\r') {
            spoiled.push(path.to_path_buf());
        }
    });
    assert!(files > 1_000, "only {files} files");
    assert!(spoiled.is_empty(), "{} files have a CR, first {:?}", spoiled.len(), spoiled[0]);
}

/// Visits every file of a clone.
fn look(folder: &Path, each: &mut impl FnMut(&Path, &[u8])) {
    for entry in fs::read_dir(folder).expect("a clone can be read") {
        let path = entry.expect("a clone can be read").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != ".git") {
                look(&path, each);
            }
        } else {
            each(&path, &fs::read(&path).expect("a clone can be read"));
        }
    }
}
