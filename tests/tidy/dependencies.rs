//! Direct dependencies: each has one line of reason in CONTRIBUTING.md, and each such line has its
//! dependency.

use std::collections::BTreeSet;

use crate::tree::File;

/// Compares the manifests with the lines ``- `name`: reason`` under the heading `Dependencies`.
pub(crate) fn reasons(manifests: &[File], contributing: &File) -> Vec<String> {
    let wanted: BTreeSet<String> = manifests.iter().flat_map(|file| direct(&file.text)).collect();
    let given = reasoned(&contributing.text);
    let mut complaints = Vec::new();
    for name in &wanted {
        if !given.contains(name) {
            complaints.push(format!("{}: no reason for `{name}`", contributing.path));
        }
    }
    for name in &given {
        if !wanted.contains(name) {
            complaints.push(format!("{}: nobody depends on `{name}`", contributing.path));
        }
    }
    complaints
}

/// Returns the dependencies in a manifest, without the project's own crates.
fn direct(manifest: &str) -> Vec<String> {
    let mut section = "";
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']', ' ']);
            continue;
        }
        let Some((name, _)) = line.split_once('=') else { continue };
        let name = name.split('.').next().unwrap_or(name).trim().trim_matches('"');
        let ours = name.starts_with("gongji") || line.contains("path =");
        if section.ends_with("dependencies") && !line.starts_with([' ', '#']) && !ours {
            found.push(name.to_string());
        }
    }
    found
}

/// Returns the names that have a reason.
fn reasoned(contributing: &str) -> BTreeSet<String> {
    let mut lines = contributing.lines().skip_while(|line| *line != "## Dependencies");
    lines.next();
    lines
        .take_while(|line| !line.starts_with("## "))
        .filter_map(|line| line.strip_prefix("- `")?.split_once("`: "))
        .filter(|(_, reason)| reason.trim().len() >= 15)
        .map(|(name, _)| name.to_string())
        .collect()
}

#[test]
fn a_dependency_without_reason_and_a_reason_without_dependency_are_found() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\nserde = \"1\"\ngongji-model = { path = \
                    \"m\" }\nclap.workspace = true\n[dev-dependencies]\ninsta = \"1\"\n";
    assert_eq!(direct(manifest), ["serde", "clap", "insta"]);
    let text = "`rand`: elsewhere\n## Dependencies\n- `serde`: reads and writes records\n- `clap`: \n\
                - `axum`: listens to whoever asks\n## Next\n- `insta`: not in the section\n";
    let manifests = [File::sample("Cargo.toml", manifest)];
    let complaints = reasons(&manifests, &File::sample("C", text));
    let expected =
        ["C: no reason for `clap`", "C: no reason for `insta`", "C: nobody depends on `axum`"];
    assert_eq!(complaints, expected);
}
