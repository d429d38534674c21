//! Whole systems: the built-in reference passes `core` over every link; mutants fail, and the
//! report names the clause that each breaks. The three systems of `tests/systems` are tested in
//! `other_programs`.

use std::process::{Command, Stdio};

use conformance::format::vectors::suite::Suite;
use conformance::suite::detect::run::kills;

use crate::run::gongji;
use crate::{GONGJI, Run, finished, folder, run};

crate::trials![
    the_reference_passes,
    the_reference_passes_over_http,
    mutants_fail_under_the_clause_that_they_break,
    what_is_told_first_is_the_clause_whose_effect_is_wrong,
    a_mutant_that_is_found_in_process_is_found_over_the_protocol,
];

fn passes(run: &Run) {
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    assert_eq!(run.count("pass"), run.results().len());
    assert!(run.results().len() > 500);
}

fn the_reference_passes() {
    passes(&run("builtin", &[], &["--builtin"]));
    passes(&run("builtin-salt", &["--salt", "42"], &["--builtin"]));
    passes(&run("served", &["--jobs", "2"], &["--", GONGJI, "serve"]));
}

fn the_reference_passes_over_http() {
    let mut server = Command::new(GONGJI)
        .args(["serve", "--http", "0"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut url = String::new();
    let stderr = server.stderr.as_mut().expect("it is a pipe");
    std::io::BufRead::read_line(&mut std::io::BufReader::new(stderr), &mut url).unwrap();
    let run = run("http", &["--jobs", "2"], &["--url", url.trim()]);
    server.kill().unwrap();
    server.wait().unwrap();
    passes(&run);
}

fn mutants_fail_under_the_clause_that_they_break() {
    for (mutant, clause) in [
        ("guard left out: QUO-3", "QUO-3"),
        ("guard left out: EST-2", "EST-2"),
        ("guard left out: TRF-3", "TRF-3"),
        ("guard left out: IDM-2", "IDM-2"),
        ("effect doubled: CON-1 credit", "INV-1"),
        ("effect doubled: CON-1 credit", "CON-1"),
    ] {
        let run = run("mutant", &[], &["--builtin", mutant]);
        assert_eq!(run.code, Some(1), "{mutant}: {}{}", run.out, run.err);
        let named = run.results().iter().any(|result| {
            let findings = |step: &serde_json::Value| step["findings"].as_array().cloned();
            let steps = result["steps"].as_array().cloned().unwrap_or_default();
            let mut all = steps.iter().filter_map(findings).flatten();
            all.any(|finding| finding["clause"] == clause)
        });
        assert!(named, "{mutant}: nothing names {clause}\n{}", run.out);
    }
}

fn what_is_told_first_is_the_clause_whose_effect_is_wrong() {
    let mut looked = 0;
    for mutant in conformance::systems::mutants::all() {
        let name = mutant.name();
        let effect = ["effect left out: ", "effect doubled: "]
            .iter()
            .find_map(|kind| name.strip_prefix(kind))
            .filter(|effect| !effect.contains(", only"));
        let Some((clause, what)) = effect.and_then(|effect| effect.split_once(' ')) else {
            continue;
        };
        // An unrecorded settlement shows only at its reversal.
        let clause = if what == "settlement" { "REV-1" } else { clause };
        let run = run("first", &[], &["--builtin", &name]);
        assert!(run.out.starts_with(&format!("{clause}: ")), "{name}\n{}", run.out);
        looked += 1;
    }
    assert!(looked > 25, "{looked}");
}

fn a_mutant_that_is_found_in_process_is_found_over_the_protocol() {
    let suite = Suite::built_in().unwrap();
    let policy = conformance::format::named::policy(&suite.manifest.policy).unwrap();
    let vectors = suite.vectors.iter().map(|(_, vector)| vector);
    let mut looked = 0;
    for mutant in conformance::systems::mutants::all().iter().step_by(32) {
        let found = vectors.clone().find(|vector| kills(&policy, vector, mutant).is_some());
        let Some(vector) = found else { continue };
        looked += 1;
        let reports = folder("found");
        let mut command = gongji("run");
        command.args(["--only", &vector.id]).arg("--report-dir");
        command.arg(&reports).args(["--", GONGJI, "serve", "--mutant", &mutant.name()]);
        let run = finished(command, &reports);
        assert_eq!(run.code, Some(1), "{}: {}\n{}{}", mutant.name(), vector.id, run.out, run.err);
        let step = kills(&policy, vector, mutant).map(|step| step + 1);
        assert_eq!(run.results()[0]["step"].as_u64(), step.map(|step| step as u64));
    }
    assert!(looked > 12, "{looked}");
}
