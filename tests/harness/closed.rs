//! Closed networks from outside: a package is made, a system answers it by plain redirection, and the
//! transcript gets the verdicts that the system gets when it is reached. Spoiled transcripts are in
//! `spoiled`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use conformance::format::vectors::manifest::Tier;
use conformance::format::vectors::suite::Suite;
use serde_json::Value;

use crate::{GONGJI, Run, bad, finished, folder, root, run};

/// A package, and the key to it.
pub(crate) struct Packed {
    pub(crate) folder: PathBuf,
    pub(crate) key: PathBuf,
    pub(crate) out: Run,
    /// The options that name the suite.
    suite: Vec<String>,
}

/// Packs into a folder of this name.
pub(crate) fn pack(name: &str, options: &[&str]) -> Packed {
    let place = folder(&format!("{name}-pack"));
    let (out, key) = (place.join("package"), place.join("package-key.yaml"));
    let mut command = gongji("pack");
    command.args(options).arg("--out").arg(&out);
    let named = options.iter().position(|option| *option == "--vectors");
    let suite = named.map_or(&[][..], |at| &options[at..at + 2]);
    let suite = suite.iter().map(|word| word.to_string()).collect();
    Packed { out: finished(command, &place), folder: out, key, suite }
}

fn gongji(what: &str) -> Command {
    let mut command = Command::new(GONGJI);
    command.current_dir(root()).env("LC_ALL", "C").env_remove("CLICOLOR_FORCE").arg(what);
    command
}

impl Packed {
    /// What the site asks its system.
    pub(crate) fn work(&self) -> String {
        fs::read_to_string(self.folder.join("work.jsonl")).expect("there is work")
    }

    /// Runs a system at the site, whatever becomes of it; the words are those that `gongji run`
    /// takes.
    pub(crate) fn site(&self, system: &[&str]) -> PathBuf {
        let transcript = self.folder.with_file_name("transcript.jsonl");
        let mut command = Command::new(system[1]);
        command.current_dir(root()).args(&system[2..]).stderr(Stdio::null());
        command.stdin(File::open(self.folder.join("work.jsonl")).expect("there is work"));
        command.stdout(File::create(&transcript).expect("a transcript can be written"));
        command.status().expect("the system can be started");
        transcript
    }

    /// Judges a transcript.
    pub(crate) fn judge(&self, options: &[&str], transcript: &Path) -> Run {
        let reports = folder(&format!("{}-judged", self.name()));
        let mut command = gongji("judge");
        let suite = if options.contains(&"--vectors") { &[][..] } else { &self.suite };
        command
            .args(options)
            .args(suite)
            .arg("--key")
            .arg(&self.key)
            .arg("--report-dir")
            .arg(&reports);
        command.arg(transcript);
        finished(command, &reports)
    }

    /// Judges these bytes as a transcript.
    pub(crate) fn judge_bytes(&self, bytes: &[u8]) -> Run {
        let transcript = self.folder.with_file_name("spoiled.jsonl");
        fs::write(&transcript, bytes).expect("a transcript can be written");
        self.judge(&[], &transcript)
    }

    fn name(&self) -> String {
        let place = self.folder.parent().and_then(Path::file_name).expect("it has a folder");
        place.to_string_lossy().trim_start_matches("harness-").to_string()
    }
}

/// The options for the tier `smoke` of a suite that has little else, and so is read at once.
pub(crate) fn smoke() -> [&'static str; 4] {
    static SUITE: LazyLock<String> = LazyLock::new(|| {
        let folder = folder("closed-suite");
        small_suite(&folder);
        folder.to_str().expect("a path is text").to_string()
    });
    ["--tier", "smoke", "--vectors", SUITE.as_str()]
}

/// Copies the vectors of the tier `smoke` and their twins.
fn small_suite(to: &Path) {
    let mut suite = Suite::built_in().expect("the suite is whole");
    let twins: Vec<String> = suite
        .tier(Tier::Smoke)
        .iter()
        .filter_map(|vector| vector.twin.as_ref().map(|twin| twin.id.clone()))
        .collect();
    suite.manifest.vectors.retain(|entry| entry.tier == Tier::Smoke || twins.contains(&entry.id));
    for entry in &suite.manifest.vectors {
        let file = format!("{}.yaml", entry.id);
        let copy = to.join(&file);
        fs::create_dir_all(copy.parent().expect("it has a folder")).expect("it can be made");
        fs::copy(root().join("vectors").join(file), copy).expect("a vector can be copied");
    }
    fs::write(to.join("manifest.yaml"), suite.manifest.write()).expect("it can be written");
}

const REFERENCE: [&str; 3] = ["--", GONGJI, "serve"];

/// Packs, answers and judges, and compares with a run against the same system.
fn same_as_run(name: &str, options: &[&str], system: &[&str]) -> Run {
    let packed = pack(name, options);
    assert_eq!(packed.out.code, Some(0), "{name}: {}", packed.out.err);
    same(&packed, name, options, system)
}

fn same(packed: &Packed, name: &str, options: &[&str], system: &[&str]) -> Run {
    let judged = packed.judge(&[], &packed.site(system));
    let reached = run(&format!("{name}-reached"), options, system);
    assert_eq!(judged.verdicts(), reached.verdicts(), "{name}: {}{}", judged.out, judged.err);
    assert_eq!(judged.code, reached.code, "{name}: {}{}", judged.out, judged.err);
    for (one, other) in judged.results().iter().zip(reached.results()) {
        assert_eq!((&one["step"], &one["steps"]), (&other["step"], &other["steps"]), "{name}");
    }
    let system = |run: &Run| run.report.as_ref().expect("a report")["system"].clone();
    for key in ["name", "build", "capabilities", "hides"] {
        assert_eq!(system(&judged)[key], system(&reached)[key], "{name}");
    }
    judged
}

#[test]
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

#[test]
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

#[test]
fn whole_systems_pass() {
    let python = ["--", "python3", "tests/systems/python/system.py"];
    assert_eq!(same_as_run("closed-python", &["--salt", "1"], &python).code, Some(0));
    let node = ["--", "node", "tests/systems/node/system.js"];
    assert_eq!(same_as_run("closed-node", &[], &node).code, Some(0));
}

/// A file with the first line that a system replies.
fn hello(name: &str, line: &str) -> PathBuf {
    let file = folder(name).join("hello.jsonl");
    fs::write(&file, line).expect("a file can be written");
    file
}

/// What the reference says of itself, changed.
fn reference_says(name: &str, change: impl Fn(&mut Value)) -> PathBuf {
    let packed = pack(&format!("{name}-hello"), &["--only", "clear/*"]);
    let text = fs::read_to_string(packed.site(&REFERENCE)).expect("it is text");
    let first = text.lines().next().expect("a line");
    let mut said: Value = serde_json::from_str(first).expect("a reply");
    change(&mut said);
    hello(&format!("{name}-said"), &format!("{said}\n"))
}

#[test]
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
    // It could do more than it was asked for.
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

#[test]
fn a_start_that_only_operations_bring_about_is_packed_as_such() {
    let said = reference_says("closed-start", |said| said["start"] = Value::from("operations"));
    let packed = pack("closed-start", &["--hello", said.to_str().unwrap()]);
    assert!(!packed.work().contains("\"standing\":\"ended\""));
    let judged = packed.judge(&[], &packed.site(&REFERENCE));
    assert_eq!(judged.code, Some(0), "{}{}", judged.out, judged.err);
    if Command::new("javac").arg("-version").output().is_ok() {
        let java = ["--", "tests/systems/java/run.sh", "--start", "operations"];
        let judged = packed.judge(&[], &packed.site(&java));
        assert_eq!(judged.code, Some(0), "{}{}", judged.out, judged.err);
    }
    // Packed for the other start, the system cannot be measured.
    let packed = pack("closed-start-given", &smoke());
    let text = fs::read_to_string(packed.site(&REFERENCE)).expect("it is text");
    let judged = packed.judge_bytes(text.replacen("\"given\"", "\"operations\"", 1).as_bytes());
    assert_eq!(judged.code, Some(5), "{}", judged.err);
    assert!(judged.remarks().contains("--hello"), "{}", judged.out);
}

#[test]
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

#[test]
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
    let status = Command::new("sh")
        .args(["-c", &again.replacen("gongji", GONGJI, 1)])
        .current_dir(&place)
        .env("LC_ALL", "C")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&status.stderr).into_owned();
    assert_eq!(status.status.code(), Some(0), "{again}: {said}");
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

#[test]
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
