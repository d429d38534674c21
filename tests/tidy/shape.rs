//! Checks of one file from its text alone: its opening, its length and that of its functions, and
//! its words.

use crate::tree::File;

/// Limits, as a ratchet: they may only go down.
const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 70;

/// Checks that a file opens with `//!` and a sentence about its contents.
pub(crate) fn opening(file: &File) -> Vec<String> {
    let doc: String = file.text.lines().map_while(|line| line.strip_prefix("//!")).collect();
    complain(doc.trim().len() < 40, file, "does not open with `//!` and what lives in it")
}

/// Checks that the file and its functions keep to the limits.
pub(crate) fn lengths(file: &File) -> Vec<String> {
    let mut complaints = longer_than(file, LONGEST_FILE);
    for (name, lines) in functions(&file.code()) {
        let said = format!("`fn {name}` has {lines} lines; at most {LONGEST_FUNCTION}");
        complaints.extend(complain(lines > LONGEST_FUNCTION, file, &said));
    }
    complaints
}

/// Checks that the file has at most `most` lines.
pub(crate) fn longer_than(file: &File, most: usize) -> Vec<String> {
    let lines = file.text.lines().count();
    complain(lines > most, file, &format!("has {lines} lines; at most {most}"))
}

/// Checks that no test is skipped or passes by failing, and that no code is left unfinished.
pub(crate) fn unfinished(file: &File) -> Vec<String> {
    let code = file.code();
    ["ignore]", "ignore =", "should_panic", "todo!", "unimplemented!", "dbg!"]
        .into_iter()
        .filter(|word| code.contains(word))
        .flat_map(|word| complain(true, file, &format!("says `{word}`")))
        .collect()
}

/// Checks that no floating-point type is named.
pub(crate) fn floats(file: &File) -> Vec<String> {
    let code = file.code();
    let found = names(&code).find(|name| matches!(*name, "f32" | "f64"));
    complain(found.is_some(), file, "names a floating-point type")
}

/// Checks that no name uses a synonym of a term in the catalogue.
pub(crate) fn synonyms(file: &File) -> Vec<String> {
    const SYNONYMS: [&str; 15] = [
        "donor",
        "donee",
        "sponsor",
        "benefactor",
        "payee",
        "grantor",
        "grantee",
        "dependant",
        "dependent",
        "allowance",
        "reimburse",
        "reimbursement",
        "refund",
        "citizen",
        "recepient",
    ];
    let code = file.code();
    let mut found: Vec<&str> = names(&code)
        .filter(|name| words(name).iter().any(|word| SYNONYMS.contains(&word.as_str())))
        .collect();
    found.sort_unstable();
    found.dedup();
    let say = |name| complain(true, file, &format!("`{name}` is not the catalogue's word"));
    found.into_iter().flat_map(say).collect()
}

/// Checks that the file names no path of a particular machine.
pub(crate) fn machine_paths(file: &File) -> Vec<String> {
    let roots = ["home", "tmp", "root", "Users"].map(|root| format!("/{root}/"));
    let found = |line: &str| {
        roots.iter().any(|root| {
            let mut hits = line.match_indices(root.as_str());
            hits.any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.'))
        })
    };
    let lines = file.text.lines().enumerate().filter(|(_, line)| found(line));
    let say = |line| complain(true, file, &format!("names a machine's path in line {}", line + 1));
    lines.flat_map(|(line, _)| say(line)).collect()
}

/// Checks that every file under `tests` belongs to a test that cargo runs: it lies in a place that
/// cargo searches, a manifest names it, or a file beside it includes it.
pub(crate) fn orphans(files: &[File], manifests: &[File]) -> Vec<String> {
    let run = |file: &File| {
        let (folder, name) = file.path.rsplit_once('/').unwrap_or_default();
        let stem = name.trim_end_matches(".rs");
        let beside = |other: &&File| {
            other
                .path
                .rsplit_once('/')
                .is_some_and(|(of, _)| of == folder || folder.starts_with(of))
                && other.path != file.path
        };
        let taken_in = format!("mod {stem};");
        folder == "tests"
            || name == "main.rs"
            || manifests.iter().any(|manifest| manifest.text.contains(&file.path))
            || files.iter().filter(beside).any(|other| other.code().contains(&taken_in))
    };
    let orphans = files.iter().filter(|file| !run(file));
    orphans.flat_map(|file| complain(true, file, "is part of no test that cargo runs")).collect()
}

fn complain(wrong: bool, file: &File, what: &str) -> Vec<String> {
    if wrong { vec![format!("{}: {what}", file.path)] } else { Vec::new() }
}

/// Returns the names in code, including keywords.
pub(crate) fn names(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty())
}

/// Splits a name into lower-case words: `NotAParty` and `not_a_party` give three each.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.chars() {
        let last = words.last().cloned().unwrap_or_default();
        if c == '_' || c.is_uppercase() && last.chars().last().is_some_and(char::is_lowercase) {
            words.push(String::new());
        }
        if let (Some(word), true) = (words.last_mut(), c != '_') {
            word.extend(c.to_lowercase());
        }
    }
    words
}

/// Returns every function with a body: its name, and its number of lines from the signature to the
/// closing brace.
fn functions(code: &str) -> Vec<(String, usize)> {
    let starts = code
        .match_indices("fn ")
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    starts.filter_map(|(at, _)| function(&code[at..])).collect()
}

fn function(code: &str) -> Option<(String, usize)> {
    let name = names(&code[3..]).next()?.to_string();
    let (mut parens, mut braces) = (0_u32, 0_u32);
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => parens += 1,
            ')' | ']' => parens = parens.saturating_sub(1),
            ';' if parens == 0 && braces == 0 => return None,
            '{' => braces += 1,
            '}' if braces == 1 => return Some((name, code[..=at].lines().count())),
            '}' => braces = braces.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod samples {
    use super::*;

    fn complains(check: impl Fn(&File) -> Vec<String>, text: &str) -> bool {
        !check(&File::sample("model/src/sample.rs", text)).is_empty()
    }

    #[test]
    fn a_file_without_an_opening_is_found() {
        assert!(complains(opening, "use std::fmt;"));
        assert!(complains(opening, "//! x\nuse std::fmt;"));
        let said = "//! People: their insurance and their personal account. Kinship is elsewhere.";
        assert!(!complains(opening, said));
    }

    #[test]
    fn what_is_too_long_is_found() {
        let body = |lines| format!("fn long(a: [u8; 2]) {{\n{}}}\n", "    {};\n".repeat(lines));
        assert!(!complains(lengths, &body(68)));
        assert!(complains(lengths, &body(69)));
        assert!(complains(lengths, &"\n".repeat(401)));
        assert!(!complains(lengths, &"\n".repeat(400)));
        assert_eq!(functions("fn a();\nfn b() {\n}\nlet f: fn(u8) = b;"), [("b".into(), 2)]);
    }

    #[test]
    fn what_is_skipped_or_left_to_do_is_found() {
        for text in ["#[ignore]", "#[ignore = \"x\"]", "#[should_panic]", "todo!()", "dbg!(x)"] {
            assert!(complains(unfinished, text), "{text}");
        }
        assert!(!complains(unfinished, "// todo!() is not used here"));
    }

    #[test]
    fn a_synonym_in_a_name_is_found() {
        for text in ["let donor = 1;", "struct DonorAccount;", "fn refund_it() {}"] {
            assert!(complains(synonyms, text), "{text}");
        }
        assert!(!complains(synonyms, "let independent = \"donor\";"));
    }

    #[test]
    fn a_float_is_found() {
        assert!(complains(floats, "let x: f64 = y;"));
        assert!(!complains(floats, "// f64\nlet f64_free = 1;"));
    }

    #[test]
    fn a_machines_path_is_found() {
        for root in ["home", "tmp", "root", "Users"] {
            assert!(complains(machine_paths, &format!("see `/{root}/somebody`")), "{root}");
            assert!(!complains(machine_paths, &format!("see https://example.org/{root}/x")));
        }
    }

    #[test]
    fn a_test_file_that_nobody_runs_is_found() {
        let manifests = [File::sample("a/Cargo.toml", "path = \"../tests/named/one.rs\"")];
        let file = |path: &str, text: &str| File::sample(path, text);
        let files = [
            file("tests/plain.rs", ""),
            file("tests/folder/main.rs", "mod part;"),
            file("tests/folder/part.rs", ""),
            file("tests/named/one.rs", ""),
            file("tests/named/lost.rs", ""),
        ];
        let complaints = orphans(&files, &manifests);
        assert_eq!(complaints, ["tests/named/lost.rs: is part of no test that cargo runs"]);
    }
}
