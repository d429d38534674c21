//! Systems that are wrong in one way: a relay in front of a right system spoils what passes
//! through. This test program starts itself as the relay, so that Rust alone suffices to test the
//! harness. The expected verdicts are in `predict`.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio, exit};
use std::thread::sleep;
use std::time::Duration;

use nix::unistd::{Pid, getpgid, getppid, setpgid};
use serde_json::{Value, json};

/// Argument that starts a bad system: `WORD MODE OPERATION COMMAND...`. The fault shows at
/// OPERATION, or at every operation if it is `-`. COMMAND starts the right system. If the
/// environment has RECORD, every line from the harness is kept in that file.
pub(crate) const WORD: &str = "--bad-system";

/// Delay longer than any test waits.
const FOR_EVER: Duration = Duration::from_secs(600);

/// Plays a bad system until the harness sends `bye`.
pub(crate) fn play(words: &[String]) {
    let [mode, operation, command @ ..] = words else { panic!("MODE OPERATION COMMAND...") };
    match mode.as_str() {
        "sleeps" => sleep(FOR_EVER),
        "stillborn" => {
            eprintln!("no module named ledger");
            exit(1);
        }
        _ => Bad::start(mode, operation, command).listen(),
    }
}

/// Right system, reached over its stdin and stdout.
pub(crate) struct Right {
    _child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Right {
    /// Starts the system with this command line.
    pub(crate) fn start(command: &[String]) -> Right {
        let (program, rest) = command.split_first().expect("a command");
        let mut child = Command::new(program)
            .args(rest)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the right system can be started");
        let to = child.stdin.take().expect("it was piped");
        let from = BufReader::new(child.stdout.take().expect("it was piped"));
        Right { _child: child, to, from }
    }

    /// Sends a line and returns the reply, including its line end.
    pub(crate) fn ask(&mut self, line: &str) -> String {
        writeln!(self.to, "{line}").and_then(|()| self.to.flush()).expect("it listens");
        let mut reply = String::new();
        self.from.read_line(&mut reply).expect("it answers");
        reply
    }
}

struct Bad {
    mode: String,
    operation: String,
    right: Right,
    record: Option<File>,
    /// Number of operations at which the fault was due.
    count: usize,
    /// True if the last operation was accepted although it must be rejected.
    wrong: bool,
    /// Number of operations in the open case.
    in_case: usize,
}

impl Bad {
    fn start(mode: &str, operation: &str, command: &[String]) -> Bad {
        let record = std::env::var_os("RECORD").map(|path| {
            let file = OpenOptions::new().create(true).append(true).open(path);
            file.expect("a record can be kept")
        });
        let (mode, operation) = (mode.to_string(), operation.to_string());
        let right = Right::start(command);
        Bad { mode, operation, right, record, count: 0, wrong: false, in_case: 0 }
    }

    fn listen(&mut self) {
        if self.mode == "banner" {
            write(b"Welcome!\n");
        }
        for line in std::io::stdin().lines() {
            let line = line.expect("the harness writes text");
            self.note(&line);
            match self.mode.as_str() {
                "echo" => write(format!("{line}\n").as_bytes()),
                "mute" => sleep(FOR_EVER),
                _ => self.hear(&line),
            }
        }
    }

    fn note(&mut self, line: &str) {
        if let Some(record) = &mut self.record {
            record.write_all(format!("{line}\n").as_bytes()).expect("a record can be kept");
        }
    }

    fn relay(&mut self, message: &Value) -> Value {
        let reply = self.right.ask(&message.to_string());
        serde_json::from_str(&reply).expect("the right system answers in JSON")
    }

    fn hear(&mut self, line: &str) {
        let message: Value = serde_json::from_str(line).expect("the harness writes JSON");
        let kind = message["message"].as_str().expect("a kind").to_string();
        match kind.as_str() {
            "open" => self.in_case = 0,
            "do" => self.in_case += 1,
            _ => {}
        }
        let asked = message["request"]["operation"].as_str().unwrap_or_default();
        let here = kind == "do" && (self.operation == "-" || self.operation == asked);
        if here && self.misbehave(&message) {
            return;
        }
        let mut reply = if here { self.operation(&message) } else { self.relay(&message) };
        match kind.as_str() {
            "hello" => self.spoil_hello(&mut reply),
            "observe" => self.spoil_state(&message, &mut reply),
            "open" => self.wrong = false,
            _ => {}
        }
        write(&line_of(&reply));
        self.after(&kind, &reply);
    }

    /// Acts after a reply, for faults that show between messages.
    fn after(&self, kind: &str, reply: &Value) {
        match (self.mode.as_str(), kind) {
            // The next process claims another build, and so counts as another system.
            ("another", "close") => exit(0),
            ("late_again", "close") => {
                sleep(Duration::from_millis(50));
                write(&line_of(reply));
            }
            ("deaf", _) | ("stays", "bye") => sleep(FOR_EVER),
            ("ends_badly", "bye") => exit(1),
            (_, "bye") => exit(0),
            _ => {}
        }
    }

    /// Commits the faults in how a reply is given; returns true if there was one.
    fn misbehave(&mut self, message: &Value) -> bool {
        self.count += 1;
        match self.mode.as_str() {
            "crash" => self.crash(),
            "crash_third" if self.in_case == 3 => self.crash(),
            "hang" => self.hang(),
            "runaway" => {
                // Joins the process group of the program that started the harness.
                let group = getpgid(Some(getppid())).expect("there is a parent");
                setpgid(Pid::from_raw(0), group).expect("a group can be left");
                eprintln!("child {}", std::process::id());
                sleep(FOR_EVER);
            }
            "flood" => loop {
                write(&[b'x'; 65536]);
            },
            "chatter" => loop {
                write(b"working on it\n");
            },
            "garbage" => write(b"\xff\xfe{not json\n"),
            "half" | "cut" => {
                write(&line_of(&self.relay(message))[..20]);
                if self.mode == "half" {
                    sleep(FOR_EVER);
                }
                exit(0);
            }
            "twice" => write(&line_of(&self.relay(message)).repeat(2)),
            "flaky" if self.count.is_multiple_of(3) => {
                write(&line_of(&error(message, "try again")));
            }
            "late" => {
                sleep(Duration::from_secs(30));
                return false;
            }
            "slow" => {
                sleep(Duration::from_millis(50));
                return false;
            }
            _ => return false,
        }
        true
    }

    fn crash(&self) -> ! {
        eprintln!("going down");
        exit(3)
    }

    fn hang(&mut self) -> ! {
        let this = std::env::current_exe().expect("this program lies somewhere");
        let child = Command::new(this).args([WORD, "sleeps", "-"]).spawn().expect("it can start");
        eprintln!("child {}", child.id());
        self.note("hanging");
        sleep(FOR_EVER);
        exit(0)
    }

    /// Returns the wrong answer to an operation, or the right one if the fault lies in how it is
    /// given.
    fn operation(&mut self, message: &Value) -> Value {
        self.wrong = false;
        match self.mode.as_str() {
            "nothing" => return answer(message, json!({"decision": "accepted"})),
            "refuses" => {
                return answer(message, json!({"decision": "rejected", "code": "no_account"}));
            }
            "error" => return error(message, "KeyError: 'someone'"),
            "unsupported" => return unsupported(message, "more", "not yet"),
            _ => {}
        }
        let mut reply = self.relay(message);
        let rejected = reply["decision"] == "rejected";
        match self.mode.as_str() {
            mode if rejected && (mode == "accepts" || mode.starts_with("blind_")) => {
                self.wrong = true;
                return answer(message, json!({"decision": "accepted"}));
            }
            "wrong_code" if rejected => {
                let party = reply["code"] == "not_a_party";
                reply["code"] = json!(if party { "no_account" } else { "not_a_party" });
            }
            "own_code" if rejected => {
                let code = reply["code"].as_str().expect("a code");
                reply["code"] = json!(format!("E-{code}"));
            }
            "applies_twice" => _ = self.relay(message),
            "vast" if reply.get("paid").is_some() => reply["paid"] = json!("-92233720368547758.08"),
            _ => {}
        }
        reply
    }

    fn spoil_hello(&self, reply: &mut Value) {
        let mut list = |key: &str| reply[key].as_array_mut().expect("a list").clone();
        match self.mode.as_str() {
            "undeclared" => {
                let mut declared = list("capabilities");
                declared.retain(|one| one != "clearing");
                reply["capabilities"] = Value::from(declared);
            }
            "blind" => {
                let mut shown = list("shows");
                shown.retain(|one| one != "positions");
                reply["shows"] = Value::from(shown);
            }
            "shows_twice" => {
                let mut shown = list("shows");
                shown.push(json!("people"));
                reply["shows"] = Value::from(shown);
            }
            "another" => reply["system"]["build"] = json!(std::process::id().to_string()),
            "reset_many" => {
                reply["isolation"] = json!("reset");
                reply["parallel"] = json!(5);
            }
            _ => {}
        }
    }

    fn spoil_state(&self, message: &Value, reply: &mut Value) {
        match self.mode.as_str() {
            "null" => {
                for person in reply["people"].as_array_mut().expect("a list") {
                    let person = person.as_object_mut().expect("a record");
                    person.entry("balance").or_insert(Value::Null);
                }
            }
            "blind" => {
                reply.as_object_mut().expect("a record").remove("positions");
            }
            "blind_error" if self.wrong => *reply = error(message, "cannot look"),
            "blind_unsupported" if self.wrong => *reply = unsupported(message, "x", "no"),
            "blind_crash" if self.wrong => exit(3),
            "strange_key" => reply["more"] = json!("than was asked for"),
            _ => {}
        }
    }
}

fn answer(message: &Value, more: Value) -> Value {
    let mut reply = json!({"message": "answer", "n": message["n"], "case": message["case"]});
    let all = reply.as_object_mut().expect("a record");
    all.extend(more.as_object().expect("a record").clone());
    reply
}

fn error(message: &Value, text: &str) -> Value {
    json!({"message": "error", "n": message["n"], "text": text})
}

fn unsupported(message: &Value, capability: &str, text: &str) -> Value {
    json!({"message": "unsupported", "n": message["n"], "capability": capability, "text": text})
}

fn line_of(reply: &Value) -> Vec<u8> {
    format!("{reply}\n").into_bytes()
}

/// Writes at once and ignores errors: the harness may have closed the pipe.
fn write(bytes: &[u8]) {
    let mut out = std::io::stdout();
    if out.write_all(bytes).and_then(|()| out.flush()).is_err() {
        exit(1);
    }
}
