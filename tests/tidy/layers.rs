//! Rooms of the program, from the ground up: each names only rooms below it, and no two files in a
//! room reach each other. `imports` holds the storeys of the model.

use crate::graph::{self, Path};
use crate::tree::File;

/// Source folders of the two crates.
pub(crate) const CRATES: [&str; 2] = ["model/src", "conformance/src"];

/// Rooms of the program from the ground up. ARCHITECTURE.md has the same list, with the purpose of
/// each.
const ROOMS: [&str; 12] = [
    "base", "format", "replay", "tell", "systems", "link", "suite", "examine", "harness", "report",
    "commands", "cli",
];

/// Reports every arrow that runs up, and every room that is missing from the list.
pub(crate) fn direction(files: &[File]) -> Vec<String> {
    let arrows = graph::arrows(files, "conformance/src");
    let place = |room: &str| ROOMS.iter().position(|one| *one == room);
    let mut complaints = Vec::new();
    for (from, to) in arrows.get(&Path::new()).into_iter().flatten() {
        match (place(from), place(to)) {
            (Some(from_at), Some(to_at)) if from_at > to_at => {}
            (Some(_), Some(_)) => complaints.push(format!("`{from}` may not know `{to}`")),
            // The file that starts the program may name the command line alone.
            _ if from == "." => {}
            _ => complaints.push(format!("`{from}` or `{to}` is no room with a place")),
        }
    }
    complaints
}

/// Reports every command that names another; `shared` holds the code that several need.
pub(crate) fn commands(files: &[File]) -> Vec<String> {
    let arrows = graph::arrows(files, "conformance/src");
    let between = arrows.get(&vec!["commands".to_string()]).into_iter().flatten();
    let wrong = between.filter(|(from, to)| from != "." && to != "." && to != "shared");
    wrong.map(|(from, to)| format!("the command `{from}` may not know `{to}`")).collect()
}

/// Reports every cycle, between rooms and between files in a room.
pub(crate) fn cycles(files: &[File], folder: &str) -> Vec<String> {
    let cycles = graph::cycles(&graph::arrows(files, folder)).into_iter();
    cycles
        .map(|(at, names)| {
            format!("{folder}/{}: {} name each other", at.join("/"), names.join(", "))
        })
        .collect()
}

/// Reports rooms that ARCHITECTURE.md lacks, adds or orders differently.
pub(crate) fn described(architecture: &File) -> Vec<String> {
    let rows = architecture.text.lines().filter_map(|line| line.strip_prefix("| `"));
    let listed: Vec<&str> =
        rows.filter_map(|row| row.split_once("/` |")).map(|(room, _)| room).collect();
    let from_the_top: Vec<&str> = ROOMS.iter().rev().copied().collect();
    let differs = listed != from_the_top;
    differs
        .then(|| format!("ARCHITECTURE.md lists the rooms {listed:?}, not {from_the_top:?}"))
        .into_iter()
        .collect()
}

#[test]
fn an_arrow_that_runs_up_is_found() {
    let sample = |path: &str, text: &str| File::sample(&format!("conformance/src/{path}"), text);
    let files = |path: &str, text: &str| {
        let rest = [
            "base/mod.rs",
            "commands/mod.rs",
            "commands/run/mod.rs",
            "commands/play/mod.rs",
            "odd.rs",
        ];
        let others = rest.into_iter().filter(|other| *other != path).map(|other| sample(other, ""));
        others.chain([sample(path, text)]).collect::<Vec<File>>()
    };
    assert_eq!(
        direction(&files("base/mod.rs", "use crate::commands::run::run;")),
        ["`base` may not know `commands`"]
    );
    assert!(direction(&files("commands/mod.rs", "use crate::base::files;")).is_empty());
    assert_eq!(direction(&files("odd.rs", "use crate::base::files;")).len(), 1);
    assert_eq!(
        commands(&files("commands/run/mod.rs", "use crate::commands::play::play;")),
        ["the command `run` may not know `play`"]
    );
}
