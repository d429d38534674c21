//! Starter adapters in languages other than Rust, as `gongji init-adapter` writes them: each holds
//! a whole conversation. The Rust starter is tested with the program.

use crate::conversation::holds;
use crate::run::{folder, gongji};

crate::trials![
    the_beginning_in_python_holds_a_conversation: ["python3"],
    the_beginning_in_javascript_holds_a_conversation: ["node"],
    the_beginning_in_java_holds_a_conversation: ["java", "javac"],
];

fn the_beginning_in_python_holds_a_conversation() {
    begins("python", &["python3", "gongji_adapter.py"]);
}

fn the_beginning_in_javascript_holds_a_conversation() {
    begins("node", &["node", "gongji_adapter.js"]);
}

fn the_beginning_in_java_holds_a_conversation() {
    begins("java", &["java", "GongjiAdapter.java"]);
}

fn begins(language: &str, command: &[&str]) {
    let folder = folder(&format!("begins-{language}"));
    let mut write = gongji("init-adapter");
    let output = write.args(["--lang", language]).current_dir(&folder).output();
    let output = output.expect("the program can be started");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    holds(&folder, command);
}
