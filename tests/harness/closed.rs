//! Closed networks from outside: `gongji` makes a package, a system answers it by plain
//! redirection, and the transcript gets the same verdicts as a run against the system itself.
//! Spoiled transcripts are tested in `spoiled`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::packed::{Packed, REFERENCE, pack, reference_says, same, same_as_run, smoke};
use crate::run::gongji;
use crate::{GONGJI, bad, finished, folder, run};

crate::trials![
    the_reference_passes_and_both_sides_keep_the_schema,
    a_wrong_system_gets_the_verdicts_that_it_gets_when_it_is_reached,
    what_a_system_cannot_do_is_left_out_and_not_supported,
    a_start_that_only_operations_bring_about_is_packed_as_such,
    the_shards_of_a_site_make_one_report,
    a_failure_says_where_it_stands_and_how_to_ask_again,
    what_is_expected_never_leaves,
];

fn the_reference_passes_and_both_sides_keep_the_schema() {
    let packed = pack("closed", &["--salt", "7"]);
    let transcript = packed.site(&REFERENCE);
    let judged = packed.judge(&[], &transcript);
    assert_eq!(judged.code, Some(0), "{}{}", judged.out, judged.err);
    assert_eq!(judged.verdicts(), run("closed-reached", &[], &["--builtin"]).verdicts());
    assert!(judged.results().len() > 500 && judged.count("pass") == judged.results().len());
    let schema = finished(
        {
            let mut command = gongji("protocol");
            command.arg("--schema");
            command
        },
        &folder("closed-schema"),
    );
    let schema: Value = serde_json::from_str(&schema.out).expect("the schema is JSON");
    let replies = fs::read_to_string(transcript).expect("it is text");
    for (part, text) in [("message", packed.work()), ("reply", replies)] {
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        compiler.add_resource("urn:protocol", schema.clone()).expect("a schema is JSON");
        let index = compiler.compile(&format!("urn:protocol#/$defs/{part}"), &mut schemas);
        let index = index.expect("it is a schema");
        assert!(text.lines().count() > 5000);
        for line in text.lines() {
            let value: Value = serde_json::from_str(line).expect("a line is JSON");
            schemas.validate(&value, index).unwrap_or_else(|wrong| panic!("{line}: {wrong:#}"));
        }
    }
}

fn a_wrong_system_gets_the_verdicts_that_it_gets_when_it_is_reached() {
    let packed = pack("closed-smoke", &smoke());
    for (mode, operation) in [
        ("accepts", "-"),
        ("nothing", "-"),
        ("wrong_code", "-"),
        ("error", "-"),
        ("blind", "-"),
        ("undeclared", "-"),
        ("strange_key", "-"),
        ("unsupported", "transfer"),
        ("garbage", "transfer"),
        ("twice", "transfer"),
    ] {
        same(&packed, &format!("closed-{mode}"), &smoke(), &bad(mode, operation));
    }
    same_as_run("closed-twice", &["--clause", "CON"], &bad("applies_twice", "contribute"));
    for (at, mutant) in ["guard left out: QUO-3", "effect doubled: CON-1 credit"].iter().enumerate()
    {
        let system = ["--", GONGJI, "serve", "--mutant", mutant];
        let options = ["--clause", "QUO", "--clause", "CON", "--salt", "9"];
        let judged = same_as_run(&format!("closed-mutant-{at}"), &options, &system);
        assert_eq!(judged.code, Some(1), "{mutant}");
    }
}

fn what_a_system_cannot_do_is_left_out_and_not_supported() {
    let less = reference_says("closed-less", |said| {
        let all = said["capabilities"].as_array_mut().expect("a list");
        all.retain(|one| one != "clearing");
    });
    let options = [&smoke()[..], &["--hello", less.to_str().unwrap()]].concat();
    let packed = pack("closed-less", &options);
    assert!(packed.out.out.contains("left out"), "{}", packed.out.out);
    assert!(!packed.work().contains("\"clear\""));
    let undeclared = packed.judge(&[], &packed.site(&bad("undeclared", "-")));
    let reached = run("closed-less-reached", &smoke(), &bad("undeclared", "-"));
    assert_eq!((undeclared.verdicts(), undeclared.code), (reached.verdicts(), reached.code));
    assert!(undeclared.count("not_supported") > 0);
    // The system can do more than the package asks.
    let more = packed.judge(&[], &packed.site(&REFERENCE));
    assert_eq!(more.verdicts(), reached.verdicts());
    assert!(more.out.contains("declares clearing"), "{}", more.out);
    let nothing = reference_says("closed-nothing", |said| {
        said["capabilities"] = Value::from([""; 0].to_vec())
    });
    let packed = pack("closed-nothing", &["--hello", nothing.to_str().unwrap()]);
    assert_eq!(packed.out.code, Some(2), "{}", packed.out.err);
    assert!(!packed.folder.exists() && !packed.key.exists());
}

fn a_start_that_only_operations_bring_about_is_packed_as_such() {
    let said = reference_says("closed-start", |said| said["start"] = Value::from("operations"));
    let packed = pack("closed-start", &["--hello", said.to_str().unwrap()]);
    assert!(!packed.work().contains("\"standing\":\"ended\""));
    let judged = packed.judge(&[], &packed.site(&REFERENCE));
    assert_eq!(judged.code, Some(0), "{}{}", judged.out, judged.err);
    // The package was made for the other way to start, so it cannot measure this system.
    let packed = pack("closed-start-given", &smoke());
    let text = fs::read_to_string(packed.site(&REFERENCE)).expect("it is text");
    let judged = packed.judge_bytes(text.replacen("\"given\"", "\"operations\"", 1).as_bytes());
    assert_eq!(judged.code, Some(5), "{}", judged.err);
    assert!(judged.remarks().contains("--hello"), "{}", judged.out);
}

fn the_shards_of_a_site_make_one_report() {
    let reports: Vec<PathBuf> = ["1/2", "2/2"]
        .iter()
        .map(|shard| {
            let name = format!("closed-shard-{}", &shard[..1]);
            let packed = pack(&name, &[&smoke()[..], &["--shard", shard]].concat());
            let judged = packed.judge(&[], &packed.site(&REFERENCE));
            assert_eq!(judged.code, Some(0), "{}", judged.err);
            folder_of(&format!("{name}-pack-judged")).join("report.json")
        })
        .collect();
    let mut command = gongji("merge");
    command.args(reports);
    let merged = finished(command, &folder("closed-merged"));
    assert_eq!(merged.code, Some(0), "{}{}", merged.out, merged.err);
}

fn folder_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("harness-{name}"))
}

fn a_failure_says_where_it_stands_and_how_to_ask_again() {
    let packed = pack("closed-again", &["--clause", "EST-3", "--salt", "3"]);
    let system = ["--", GONGJI, "serve", "--mutant", "guard left out: EST-3"];
    let judged = packed.judge(&[], &packed.site(&system));
    let failed = judged.results().iter().find(|one| one["verdict"] == "fail_outcome").unwrap();
    let says = failed["says"]["en"].as_str().unwrap();
    let (_, lines) = says.rsplit_once("transcript.jsonl, lines ").expect("it says where");
    let (first, last) = lines.trim_end_matches(')').split_once(" to ").expect("two lines");
    let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
    let text = fs::read_to_string(packed.folder.with_file_name("transcript.jsonl")).unwrap();
    let reply = |line: usize| text.lines().nth(line - 1).unwrap();
    assert!(reply(first).contains("\"opened\"") && reply(last).contains("\"closed\""), "{says}");
    let [id, again] = ["id", "again"].map(|key| failed[key].as_str().unwrap().to_string());
    let place = folder("closed-asked-again");
    let (program, words) = again.split_once(" pack ").expect("it is packed again");
    assert_eq!(program, "gongji");
    let mut command = gongji("pack");
    // No quoted word contains a space.
    command.args(words.split(' ').map(|word| word.trim_matches('\''))).current_dir(&place);
    let repacked = finished(command, &place);
    assert_eq!(repacked.code, Some(0), "{again}: {}", repacked.err);
    let packed = Packed {
        folder: place.join("again"),
        key: place.join("again-key.yaml"),
        out: judged,
        suite: Vec::new(),
    };
    let judged = packed.judge(&[], &packed.site(&system));
    let verdicts: BTreeMap<String, String> = judged.verdicts();
    assert_eq!(verdicts.len(), 1);
    assert_eq!(verdicts[&id], "fail_outcome");
}

fn what_is_expected_never_leaves() {
    let packed = pack("closed-secret", &[]);
    let secrets = crate::secrets();
    let names: Vec<String> = fs::read_dir(&packed.folder)
        .expect("it is there")
        .map(|entry| entry.expect("it is there").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(BTreeMap::from_iter(names.iter().map(|name| (name.as_str(), ()))).len(), 2);
    for name in &names {
        let text = fs::read_to_string(packed.folder.join(name)).expect("it is text");
        for secret in &secrets {
            assert!(!text.contains(secret), "{name} says `{secret}`");
        }
    }
}
