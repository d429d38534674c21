//! A right system behind HTTP: a relay in front of a system that reads lines. This test program
//! starts itself as the server. HTTP is written out here because a library would not misbehave on
//! demand.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::exit;
use std::sync::{Arc, Mutex};
use std::thread::{sleep, spawn};
use std::time::Duration;

use serde_json::Value;

use crate::bad_system::Right;

/// Argument that starts a server: `WORD MODE COMMAND...`. MODE is `closes` (closes every connection
/// without a word), `ends` (ends with `bye`) or `hangs` (at the first operation). The server writes
/// its address to standard error. The file named by RECORD keeps the kind of every message.
pub(crate) const WORD: &str = "--server";

struct Relay {
    mode: String,
    right: Right,
    record: File,
}

/// Serves until the process is ended.
pub(crate) fn play(words: &[String]) {
    let [mode, command @ ..] = words else { panic!("MODE COMMAND...") };
    let record = std::env::var_os("RECORD").expect("RECORD names a file");
    let record = OpenOptions::new().create(true).append(true).open(record);
    let record = record.expect("a record can be kept");
    let relay = Relay { mode: mode.clone(), right: Right::start(command), record };
    let relay = Arc::new(Mutex::new(relay));
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    eprintln!("http://{}", listener.local_addr().expect("it has an address"));
    for stream in listener.incoming() {
        let (stream, relay) = (stream.expect("a connection"), Arc::clone(&relay));
        // A broken connection ends only itself.
        spawn(move || converse(stream, &relay));
    }
}

fn converse(stream: TcpStream, relay: &Mutex<Relay>) -> std::io::Result<()> {
    let mut to = stream.try_clone()?;
    let mut from = BufReader::new(stream);
    while let Some(body) = request(&mut from)? {
        let (kind, reply, mode) = relay.lock().expect("no other connection died").pass(&body);
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", reply.len());
        to.write_all((head + &reply).as_bytes())?;
        to.flush()?;
        if mode == "ends" && kind == "bye" {
            exit(0);
        }
        if mode == "closes" {
            sleep(Duration::from_millis(1));
            break;
        }
    }
    Ok(())
}

/// Reads the body of the next request; returns none if the connection has ended.
fn request(from: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        if line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().expect("a length is a number");
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body)?;
    Ok(Some(String::from_utf8(body).expect("a message is text")))
}

impl Relay {
    /// Returns the kind of the message, its reply, and the mode.
    fn pass(&mut self, body: &str) -> (String, String, String) {
        let message: Value = serde_json::from_str(body).expect("a message is JSON");
        let kind = message["message"].as_str().expect("a kind").to_string();
        writeln!(self.record, "{kind}").expect("a record can be kept");
        if kind == "do" && self.mode == "hangs" {
            sleep(Duration::from_secs(600));
        }
        (kind, self.right.ask(body), self.mode.clone())
    }
}
