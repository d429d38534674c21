//! Graph of the modules of a crate, read from the paths in its code. It yields the floors of the
//! rooms, and the cycles between rooms and between files within a room. The allowed arrows are in
//! `layers` and `imports`.

use std::collections::{BTreeMap, BTreeSet};

use crate::shape::names;
use crate::tree::File;

/// Path of a module from the root of its crate.
pub(crate) type Path = Vec<String>;

/// Pair of names in a folder: the first uses the second. `.` stands for the folder's own file.
pub(crate) type Arrow = (String, String);

/// Arrows between neighbours, by folder; the root of the crate is the empty path.
pub(crate) type Arrows = BTreeMap<Path, BTreeSet<Arrow>>;

/// Returns the arrows of the crate with its source in `folder`. Tests may name any module.
pub(crate) fn arrows(files: &[File], folder: &str) -> Arrows {
    let modules: BTreeMap<Path, String> = files
        .iter()
        .filter_map(|file| Some((module(&file.path, folder)?, shipped(&file.code()).to_string())))
        .collect();
    let mut arrows = Arrows::new();
    for (from, code) in &modules {
        for (path, is_passed_on) in named(code, from) {
            let mut known = (0..=path.len()).rev().map(|n| &path[..n]);
            let to = known.find(|to| modules.contains_key(*to)).unwrap_or_default();
            // A folder does not use the names that it only re-exports.
            if to == from || is_passed_on && to.starts_with(from) {
                continue;
            }
            let common = from.iter().zip(to).take_while(|(a, b)| a == b).count();
            let name = |path: &[String]| path.get(common).map_or(".", |name| name).to_string();
            arrows.entry(from[..common].to_vec()).or_default().insert((name(from), name(to)));
        }
    }
    arrows
}

/// Returns the cycles of a crate, each as its folder and the names that reach each other.
pub(crate) fn cycles(arrows: &Arrows) -> Vec<(Path, Vec<String>)> {
    let in_folder = |(folder, arrows): (&Path, &BTreeSet<Arrow>)| {
        let circles = circles(arrows).into_iter().map(|names| (folder.clone(), names));
        circles.collect::<Vec<_>>()
    };
    arrows.iter().flat_map(in_folder).collect()
}

/// Returns the rooms of a crate, floor by floor from the ground. Each room names only rooms on
/// lower floors, and those in its own cycle if it is in one.
pub(crate) fn floors(arrows: &BTreeSet<Arrow>) -> Vec<Vec<String>> {
    let mut left: BTreeSet<&str> = arrows.iter().flat_map(|(a, b)| [&**a, &**b]).collect();
    left.remove(".");
    let circles = circles(arrows);
    let together =
        |a: &str, b: &str| circles.iter().any(|c| [a, b].iter().all(|x| c.iter().any(|y| y == x)));
    let mut floors = Vec::new();
    while !left.is_empty() {
        let stands = |room: &&&str| {
            arrows.iter().all(|(a, b)| a != **room || !left.contains(&**b) || together(a, b))
        };
        let mut floor: Vec<&str> = left.iter().filter(stands).copied().collect();
        // A cycle is placed only once all its members can be.
        let all = floor.clone();
        floor.retain(|room| left.iter().all(|other| !together(room, other) || all.contains(other)));
        left.retain(|room| !floor.contains(room));
        floors.push(floor.into_iter().map(str::to_string).collect());
    }
    floors
}

/// Returns the module of a file; none if the file holds tests.
pub(crate) fn module(path: &str, folder: &str) -> Option<Path> {
    let inside = path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".rs")?;
    let mut parts: Path = inside.split('/').map(str::to_string).collect();
    if parts.iter().any(|part| part == "tests") {
        return None;
    }
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    Some(parts)
}

/// Returns the code before the tests in the same file.
pub(crate) fn shipped(code: &str) -> &str {
    let mut tests = code.match_indices("#[cfg(test)]").filter(|(at, mark)| {
        let behind = code[at + mark.len()..].trim_start();
        let behind = behind.split(['{', ';']).next().unwrap_or_default();
        behind.contains("mod ")
            && code[at + mark.len()..].trim_start()[behind.len()..].starts_with('{')
    });
    tests.next().map_or(code, |(at, _)| &code[..at])
}

/// Returns the paths that the code names within its crate, from the root, each with true if it is
/// re-exported.
pub(crate) fn named(code: &str, from: &Path) -> Vec<(Path, bool)> {
    let mut found = Vec::new();
    for root in ["crate", "super", "self"] {
        for (at, _) in code.match_indices(&format!("{root}::")) {
            let before = &code[..at];
            if before.ends_with(|c: char| c.is_alphanumeric() || "_$:".contains(c)) {
                continue;
            }
            let line = before.rsplit('\n').next().unwrap_or_default().trim();
            if line.ends_with('(') && line.contains("pub(in") {
                continue;
            }
            let is_passed_on = line.starts_with("pub") && line.ends_with("use");
            let paths = expanded(&code[at..]).into_iter();
            found.extend(paths.map(|path| (absolute(&path, from), is_passed_on)));
        }
    }
    found
}

/// Expands a tree of names into paths: `a::{b, c::d}` becomes two.
fn expanded(code: &str) -> Vec<Path> {
    let end = code.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
    let (head, rest) = code.split_at(end.unwrap_or(code.len()));
    let head: Path = names(head).map(str::to_string).collect();
    let Some(group) = rest.strip_prefix('{') else { return vec![head] };
    let inner = parts(group).into_iter().flat_map(|part| expanded(part.trim()));
    inner.map(|path| [head.clone(), path].concat()).collect()
}

/// Returns the parts of a group, up to its closing brace.
fn parts(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn absolute(path: &Path, from: &Path) -> Path {
    let up = path.iter().take_while(|name| *name == "super").count();
    match path.first().map(String::as_str) {
        Some("crate") => path[1..].to_vec(),
        Some("self") => [from, &path[1..]].concat(),
        _ => [&from[..from.len().saturating_sub(up)], &path[up..]].concat(),
    }
}

/// Returns the sets of two or more names that reach each other.
fn circles(arrows: &BTreeSet<Arrow>) -> Vec<Vec<String>> {
    let all: BTreeSet<&str> = arrows.iter().flat_map(|(a, b)| [&**a, &**b]).collect();
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        all.iter().map(|name| (*name, reach(name, arrows))).collect();
    let mut circles: Vec<Vec<String>> = all
        .iter()
        .filter(|name| reached[**name].contains(**name))
        .map(|name| {
            let mutual = |other: &&&str| {
                reached[*name].contains(**other) && reached[**other].contains(*name)
            };
            all.iter().filter(mutual).map(|name| (*name).to_string()).collect()
        })
        .collect();
    circles.sort();
    circles.dedup();
    circles
}

fn reach<'a>(from: &str, arrows: &'a BTreeSet<Arrow>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        let next = arrows.iter().filter(|(a, _)| a == name).map(|(_, b)| &**b);
        open.extend(next.filter(|next| reached.insert(*next)).collect::<Vec<_>>());
    }
    reached
}

#[test]
fn a_cycle_is_found_between_rooms_and_between_files_of_a_room() {
    let files = [
        File::sample("x/src/lib.rs", "pub mod a; pub mod b; pub mod c;"),
        File::sample("x/src/a/mod.rs", "pub mod one; pub mod two; pub use self::one::One;"),
        File::sample("x/src/a/one.rs", "use super::two::{Two, Three};"),
        File::sample("x/src/a/two.rs", "fn f() -> super::one::One {}\nuse crate::b::B;"),
        File::sample("x/src/b.rs", "// crate::a\nuse crate::c::{self, d::E};"),
        File::sample("x/src/c.rs", "#[cfg(test)]\nmod tests {\n use crate::a::One;\n}"),
        File::sample("x/src/tests.rs", "use crate::a::One;"),
    ];
    let found = arrows(&files, "x/src");
    let pair = |a: &str, b: &str| (a.to_string(), b.to_string());
    assert_eq!(found[&Path::new()], [pair("a", "b"), pair("b", "c")].into());
    let one_and_two = ["one", "two"].map(str::to_string).to_vec();
    assert_eq!(cycles(&found), [(vec!["a".to_string()], one_and_two)]);
    assert_eq!(
        floors(&found[&Path::new()]),
        [["c"], ["b"], ["a"]].map(|floor| floor.map(str::to_string).to_vec())
    );
    let back = File::sample("x/src/c.rs", "use crate::a::One;");
    let files: Vec<File> = files.into_iter().chain([back]).collect();
    let found = arrows(&files, "x/src");
    assert_eq!(cycles(&found)[0].1, ["a", "b", "c"]);
    assert_eq!(floors(&found[&Path::new()]).len(), 1);
}
