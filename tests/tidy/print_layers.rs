//! Prints the structure of a checkout, by default this one: `cargo run --example layers [--
//! FOLDER]`. The tests check the structure with the same code.

// This program uses only some of the functions that the tests use.
#![allow(dead_code)]

mod graph;
mod layers;
mod shape;
mod tree;

use graph::Path;
use tree::File;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").to_string());
    print!("{}", picture(&tree::all_in(folder.as_ref())));
}

/// Returns the structure as text: floors, arrows and cycles of both crates.
fn picture(files: &[File]) -> String {
    let mut lines = Vec::new();
    for folder in layers::CRATES {
        let arrows = graph::arrows(files, folder);
        let rooms = arrows.get(&Path::new()).cloned().unwrap_or_default();
        lines.push(format!("{folder}: {} arrows between rooms", rooms.len()));
        for (floor, rooms) in graph::floors(&rooms).iter().enumerate().rev() {
            lines.push(format!("  floor {:2}  {}", floor + 1, rooms.join(" ")));
        }
        let cycles = graph::cycles(&arrows);
        lines.push(format!("  cycles: {}", cycles.len()));
        let told = |(at, names): &(Path, Vec<String>)| {
            let folder = if at.is_empty() { "(rooms)".to_string() } else { at.join("/") };
            format!("    {folder}: {}", names.join(", "))
        };
        lines.extend(cycles.iter().map(told));
    }
    lines.join("\n") + "\n"
}
