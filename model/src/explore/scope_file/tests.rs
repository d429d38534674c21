//! Bad scope files, one row a kind: the line that is named and a word of the advice.

use super::{built_in, read};

const SCOPE: &str = r#"format: "gongji-scope/1"
name: "small"
title: {en: "a small one", zh: "小"}
people:
  - {name: "ming", scheme: "employee", region: "310100", balance: "0.01"}
  - {name: "fang", scheme: "resident", region: "510100"}
kin:
  - {holder: "ming", recipient: "fang", kinship: "parent"}
operations:
  establish:
    - {}
  set_quota:
    - {granted: ["all_free"]}
  terminate:
    - {by: ["holder"], pairs: ["ming>fang"]}
"#;

#[test]
fn the_built_in_scopes_are_read_under_their_names() {
    for (name, text) in built_in() {
        assert_eq!(read(name, text).expect("a built-in scope is sound").name, *name);
    }
    assert!(read("small", SCOPE).is_ok());
}

#[test]
fn a_bad_scope_is_refused_with_its_line_and_what_to_write() {
    let many = "  - {name: \"fang\", scheme: \"resident\", region: \"510100\"}\n";
    let crowd: String = (0..8).map(|n| many.replace("fang", &format!("p{n}"))).collect();
    let rows = [
        ("gongji-scope/1", "gongji-scope/9", 1, "gongji-scope/1"),
        ("name: \"fang\"", "name: \"ming\"", 6, "name of its own"),
        ("\"parent\"", "\"cousins\"", 8, "cousin"),
        ("\"all_free\"", "\"all_freed\"", 13, "all_free"),
        ("\"holder\"], pairs: [\"ming>fang\"]", "\"holder\"], pairs: [\"fang>ming\"]", 15, "kin"),
        ("by: [\"holder\"]", "by: []", 15, "by"),
        ("  terminate:", "  reverse:\n    - {}\n  terminate:", 15, "settlements_kept"),
        (
            "  terminate:",
            "  contribute:\n    - {person: [\"ming\"], amount: [\"one_fen\"]}\n  terminate:",
            15,
            "limits",
        ),
        ("kin:\n", &format!("{crowd}kin:\n"), 4, "keep to 8"),
    ];
    for (from, to, line, word) in rows {
        assert_eq!(SCOPE.matches(from).count(), 1, "`{from}` stands once");
        let wrong = read("small.yaml", &SCOPE.replace(from, to)).expect_err(to);
        assert_eq!(wrong.place.line, line, "{wrong}");
        assert!(wrong.advice().en.contains(word), "{}", wrong.advice().en);
        assert!(!wrong.advice().zh.is_empty());
    }
}
