//! Prints the structure of a checkout, by default this one: `cargo run --example layers [-- FOLDER]`.
//! What is printed is made by the same code that the tests check.

// Only a part of what the tests use is used here.
#![allow(dead_code)]

mod graph;
mod layers;
mod shape;
mod tree;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").to_string());
    print!("{}", layers::picture(&tree::all_in(folder.as_ref())));
}
