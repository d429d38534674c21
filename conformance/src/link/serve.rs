//! The built-in reference offered to others, to try the harness's side of the protocol against:
//! messages in, replies out, over standard streams or HTTP. Keys and words that it does not know are
//! no errors, as the protocol demands of every system.

use std::io::{self, BufRead, Read, Write};

use model::case_file::RawPerson;
use model::operation::{Family, Written};
use model::person::Channel;
use model::terms::Term;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::builtin::{BuiltIn, Office};
use crate::format::message::{LONGEST_LINE, Message, PROTOCOL, Reply};

/// Answers every line until `bye` or the end of input.
pub fn lines(system: &BuiltIn, input: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<()> {
    let mut office = Office::new(system);
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let reply = answer(&mut office, &line);
        writeln!(out, "{}", reply.write())?;
        out.flush()?;
        if matches!(reply, Reply::Bye { .. }) {
            return Ok(());
        }
    }
}

/// Answers every POST at this port of the local machine, and tells where it listens. Port 0 stands
/// for any free one.
pub fn http(
    system: &BuiltIn,
    port: u16,
    tell: &mut dyn FnMut(&str) -> io::Result<()>,
) -> io::Result<()> {
    let server = tiny_http::Server::http(("127.0.0.1", port)).map_err(io::Error::other)?;
    tell(&format!("http://{}", server.server_addr()))?;
    let mut office = Office::new(system);
    for mut request in server.incoming_requests() {
        let mut body = Vec::new();
        let most = LONGEST_LINE as u64;
        let mut read = request.as_reader().take(most);
        let reply = match read.read_to_end(&mut body) {
            Ok(_) => answer(&mut office, &body),
            Err(error) => Reply::Error { n: 0, text: error.to_string() },
        };
        let kind = tiny_http::Header::from_bytes("Content-Type", "application/json; charset=utf-8");
        let mut response = tiny_http::Response::from_string(reply.write());
        if let Ok(kind) = kind {
            response.add_header(kind);
        }
        // A client that has gone away in the meantime gets no reply.
        let _ = request.respond(response);
    }
    Ok(())
}

/// Returns the reply to one message, however malformed it is.
fn answer(office: &mut Office<'_>, line: &[u8]) -> Reply {
    let value: Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => return Reply::Error { n: 0, text: format!("no message: {error}") },
    };
    let Some(n) = value.get("n").and_then(Value::as_u64) else {
        return Reply::Error { n: 0, text: "`n` is no whole number".to_string() };
    };
    match message(value) {
        Ok(message) => office.reply(n, &message),
        Err(text) => Reply::Error { n, text },
    }
}

fn message(mut value: Value) -> Result<Message, String> {
    let text = |value: &Value, key: &str| {
        let found = value.get(key).and_then(Value::as_str).map(str::to_string);
        found.ok_or_else(|| format!("`{key}` is missing or no text"))
    };
    let case = text(&value, "case");
    Ok(match text(&value, "message")?.as_str() {
        "hello" if value["protocol"] != PROTOCOL => {
            return Err(format!("this system speaks protocol {PROTOCOL}"));
        }
        "hello" => Message::Hello { policy: text(&value, "policy")? },
        "open" => {
            let Some(people) = value["people"].as_array_mut() else {
                return Err("`people` is missing or no list".to_string());
            };
            let people = people.iter_mut().map(|one| person(one.take()));
            Message::Open { case: case?, people: people.collect::<Result<_, _>>()? }
        }
        "do" => {
            let request = Box::new(request(value["request"].take())?);
            Message::Do { case: case?, request }
        }
        "observe" => Message::Observe { case: case? },
        "close" => Message::Close { case: case? },
        "bye" => Message::Bye,
        other => return Err(format!("no message is called {other}")),
    })
}

fn person(value: Value) -> Result<RawPerson, String> {
    known(value, &["name", "scheme", "standing", "region", "balance"])
}

fn request(mut value: Value) -> Result<Written, String> {
    usual(&mut value);
    if let Some(venue) = value.get_mut("venue").and_then(Value::as_object_mut) {
        venue.retain(|key, _| key == "kind" || key == "region");
    }
    let operation = value.get("operation").and_then(Value::as_str).and_then(Family::parse);
    let own = operation.map_or(&[] as &[&str], Family::keys);
    known(value, &[&["operation", "request"], own].concat())
}

/// Replaces an unknown channel by the usual one, because a channel changes nothing (EST-11, TRM-3).
fn usual(value: &mut Value) {
    if let Some(said) = value.get_mut("channel")
        && said.as_str().is_some_and(|said| Channel::parse(said).is_none())
    {
        *said = Value::from(Channel::App.name());
    }
}

/// Reads the value without its unknown keys.
fn known<T: DeserializeOwned>(value: Value, keys: &[&str]) -> Result<T, String> {
    let Value::Object(entries) = value else { return Err("not an object".to_string()) };
    let own: Map<String, Value> =
        entries.into_iter().filter(|(key, _)| keys.contains(&key.as_str())).collect();
    let own = Value::Object(own).to_string();
    model::tree::json::read(own.as_bytes()).map_err(|wrong| wrong.told().en.to_string())
}
