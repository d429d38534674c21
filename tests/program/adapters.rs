//! `gongji init-adapter` from outside: it writes the expected files and overwrites nothing, and the
//! Rust starter holds a whole conversation. Starters in other languages are in `other_programs`.

use std::path::Path;
use std::process::Command;

use tempfile::tempdir;

use super::conversation::holds;
use super::run;

fn written(folder: &Path, language: &str) {
    let run = run(folder, &[], &["init-adapter", "--lang", language]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.all());
}

#[test]
fn the_beginning_in_rust_holds_a_conversation() {
    let folder = tempdir().expect("a folder can be made");
    written(folder.path(), "rust");
    let mut compile = Command::new("rustc");
    compile
        .args(["-Dwarnings", "--edition", "2021", "gongji_adapter.rs"])
        .current_dir(folder.path());
    let output = compile.output().expect("rustc can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    holds(folder.path(), &["./gongji_adapter"]);
}

#[test]
fn nothing_is_overwritten_and_the_next_steps_are_told() {
    let folder = tempdir().expect("a folder can be made");
    let first = run(folder.path(), &[], &["init-adapter", "rust", "--out", "my adapter"]);
    insta::assert_snapshot!("init-adapter.en", first.all());
    let chinese = ["--lang", "zh", "init-adapter", "--lang", "node"];
    insta::assert_snapshot!("init-adapter.zh", run(folder.path(), &[], &chinese).all());
    std::fs::write(folder.path().join("gongji_adapter.js"), "mine").expect("a file can be written");
    insta::assert_snapshot!("init-adapter-again.zh", run(folder.path(), &[], &chinese).all());
    let again = run(folder.path(), &[], &["init-adapter", "--lang=node"]);
    insta::assert_snapshot!("init-adapter-again.en", again.all());
    let kept =
        std::fs::read_to_string(folder.path().join("gongji_adapter.js")).expect("it is there");
    assert_eq!(kept, "mine");
    let none = run(folder.path(), &[], &["init-adapter"]);
    assert_eq!((none.code, none.out.as_str()), (Some(2), ""), "{}", none.all());
    let strange = run(folder.path(), &[], &["init-adapter", "--lang", "cobol"]);
    assert_eq!((strange.code, strange.out.as_str()), (Some(2), ""), "{}", strange.all());
}
