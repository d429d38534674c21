//! Files of the project, and Rust source without comments and texts. The other files here check
//! them.

use std::fs;
use std::path::{Path, PathBuf};

/// Text file with its path from the root of the project.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// Makes a sample file for a test of a check.
    pub(crate) fn sample(path: &str, text: &str) -> File {
        File { path: path.to_string(), text: text.to_string() }
    }

    /// Returns the source with comments, texts and characters blanked; the lines keep their places.
    pub(crate) fn code(&self) -> String {
        code_only(&self.text)
    }
}

/// Reads every text file of the project.
pub(crate) fn all() -> Vec<File> {
    all_in(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// Reads every text file in a checkout of the project.
pub(crate) fn all_in(root: &Path) -> Vec<File> {
    let mut paths = Vec::new();
    walk(root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        // Binary files are skipped.
        let text = String::from_utf8(fs::read(&path).ok()?).ok()?;
        let path = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
        Some(File { path, text })
    };
    paths.into_iter().filter_map(read).collect()
}

/// Reads the Rust source files.
pub(crate) fn rust() -> Vec<File> {
    all().into_iter().filter(|file| file.path.ends_with(".rs")).collect()
}

/// Reads the source files in a folder.
pub(crate) fn under(folder: &str) -> Vec<File> {
    rust().into_iter().filter(|file| file.path.starts_with(&format!("{folder}/"))).collect()
}

/// Reads the manifests of all packages.
pub(crate) fn manifests() -> Vec<File> {
    all().into_iter().filter(|file| file.path.ends_with("Cargo.toml")).collect()
}

/// Reads one file.
pub(crate) fn file(path: &str) -> File {
    all().into_iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no `{path}`"))
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project can be read") {
        let path = entry.expect("a folder of the project can be read").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let built = name == "target" || name == ".git" || name.starts_with(".gongji-");
        if path.is_dir() && !built {
            walk(&path, found);
        } else if path.is_file() && name != ".git" && !name.ends_with(".snap.new") {
            found.push(path);
        }
    }
}

/// Blanks comments, texts and characters byte by byte, so that only code remains.
fn code_only(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let end = at + blank_length(&bytes[at..], code.last().copied()).max(1);
        let blank = end > at + 1;
        for &byte in &bytes[at..end.min(bytes.len())] {
            code.push(if blank && byte != b'\n' { b' ' } else { byte });
        }
        at = end;
    }
    String::from_utf8_lossy(&code).into_owned()
}

/// Returns the number of bytes from here that are not code; 0 if code continues.
fn blank_length(rest: &[u8], before: Option<u8>) -> usize {
    let inside_name = before.is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_');
    match rest {
        [b'/', b'/', ..] => rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len()),
        [b'/', b'*', ..] => find(rest, b"*/").map_or(rest.len(), |at| at + 2),
        [b'r', b'"' | b'#', ..] if !inside_name => raw_length(rest),
        [b'"', ..] => quoted_length(rest, b'"'),
        [b'\'', b'\\', ..] => quoted_length(rest, b'\''),
        // A character, unlike a lifetime, closes after one character of up to four bytes.
        [b'\'', ..] => match rest.iter().skip(2).take(4).position(|&b| b == b'\'') {
            Some(at) if at == 0 || !rest[1].is_ascii() => at + 3,
            _ => 0,
        },
        _ => 0,
    }
}

fn quoted_length(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != quote {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

fn raw_length(rest: &[u8]) -> usize {
    let marks = rest[1..].iter().take_while(|&&b| b == b'#').count();
    if rest.get(1 + marks) != Some(&b'"') {
        return 0;
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', marks)).collect();
    find(&rest[2 + marks..], &close).map_or(rest.len(), |at| 2 + marks + at + close.len())
}

fn find(rest: &[u8], what: &[u8]) -> Option<usize> {
    rest.windows(what.len()).position(|window| window == what)
}

#[test]
fn comments_texts_and_characters_are_no_code() {
    let source = "let a = 1; // f64\nlet b = \"f64 \\\" f64\"; /* f64\n*/ let c = 'f'; let d: &'a u8;\n\
                  let e = r#\"f64 \" f64\"#; let f = '\\''; let g = '共'; fn h() {}";
    let code = File::sample("x.rs", source).code();
    assert!(!code.contains("f64"), "{code}");
    for kept in ["let a = 1;", "let b =", "let c =", "&'a u8;", "let e =", "let g =", "fn h() {}"] {
        assert!(code.contains(kept), "`{kept}` is gone: {code}");
    }
    assert_eq!(code.lines().count(), source.lines().count());
}

#[test]
fn the_project_is_found() {
    let paths: Vec<String> = all().into_iter().map(|file| file.path).collect();
    for expected in ["Cargo.toml", "model/src/lib.rs", "model/catalogue.yaml"] {
        assert!(paths.iter().any(|path| path == expected), "no `{expected}` in {paths:?}");
    }
    assert!(paths.iter().all(|path| !path.starts_with("target/")));
}
