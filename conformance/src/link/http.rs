//! A system at an address: each message is the body of a POST, its reply the body of the response.
//! All connections lead to the same system. `serve` offers the built-in system this way.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use model::text;
use model::text::Text;

use super::{Endpoint, Link, Trouble, fitting, stdio};
use crate::base::outside::shown;
use crate::base::stop;
use crate::format::message::{LONGEST_LINE, Message, Reply};

/// Longest wait between two checks for a stop of the run.
const SLICE: Duration = Duration::from_millis(100);

/// Address at which a system listens.
#[derive(Debug)]
pub struct Address {
    url: String,
    agent: ureq::Agent,
    n: AtomicU64,
}

impl Address {
    /// Makes the way to the system at a URL.
    pub fn new(url: &str) -> Address {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            // A server may close an idle connection at any time, and no message is sent twice.
            .max_idle_connections(0)
            .build();
        Address { url: url.to_string(), agent: config.into(), n: AtomicU64::new(0) }
    }

    /// Waits for the response, unless the run is stopped: the call itself cannot be interrupted.
    fn reply(&self, message: String, limit: Duration) -> Result<(u16, Vec<u8>), Trouble> {
        let (agent, url) = (self.agent.clone(), self.url.clone());
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            // The receiver is gone if the run was stopped.
            let _ = tell.send(post(&agent, &url, message, limit));
        });
        loop {
            match told.recv_timeout(SLICE) {
                Ok(reply) => return reply,
                Err(_) if stop::is_asked() => return Err(Trouble::Stopped),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(Trouble::Crash(Text::new("no response came", "没有收到响应")));
                }
            }
        }
    }

    fn ask(&self, message: &Message, limit: Duration) -> Result<Reply, Trouble> {
        let n = self.n.fetch_add(1, Ordering::Relaxed) + 1;
        let (status, body) = self.reply(message.write(n), limit)?;
        if status != 200 {
            let seen = shown(&body);
            return Err(Trouble::Protocol(text!(
                "the HTTP status is {status} and not 200: {seen}",
                "HTTP 状态为{status}，应为200：{seen}"
            )));
        }
        let line = body.strip_suffix(b"\n").unwrap_or(&body);
        fitting(message, n, Reply::read(line).map_err(Trouble::Protocol)?)
    }
}

/// Sends a message, and reads the status and the body of the response.
fn post(
    agent: &ureq::Agent,
    url: &str,
    message: String,
    limit: Duration,
) -> Result<(u16, Vec<u8>), Trouble> {
    let sent = agent
        .post(url)
        .config()
        .timeout_global(Some(limit))
        .build()
        .content_type("application/json; charset=utf-8")
        .header("Connection", "close")
        .send(message);
    let mut response = sent.map_err(|error| trouble(&error, limit))?;
    let body = response.body_mut().with_config().limit(LONGEST_LINE as u64).read_to_vec();
    Ok((response.status().as_u16(), body.map_err(|error| trouble(&error, limit))?))
}

fn trouble(error: &ureq::Error, limit: Duration) -> Trouble {
    let said = error.to_string();
    match error {
        ureq::Error::Timeout(_) => Trouble::Timeout { limit, half: None, mute: false },
        ureq::Error::BodyExceedsLimit(_) => Trouble::Protocol(text!(
            "a reply of more than {LONGEST_LINE} bytes",
            "答复超过{LONGEST_LINE}字节"
        )),
        ureq::Error::Protocol(_) | ureq::Error::Http(_) => {
            Trouble::Protocol(text!("this is no HTTP response: {said}", "这不是 HTTP 响应：{said}"))
        }
        _ => {
            Trouble::Crash(text!("the address cannot be reached: {said}", "无法连接该地址：{said}"))
        }
    }
}

impl Endpoint for Address {
    fn link(&self) -> Result<Box<dyn Link + Send + '_>, Trouble> {
        Ok(Box::new(Connection { address: self }))
    }

    fn is_shared(&self) -> bool {
        true
    }

    fn arguments(&self) -> String {
        format!("--url {}", stdio::quoted(&self.url))
    }
}

struct Connection<'a> {
    address: &'a Address,
}

impl Link for Connection<'_> {
    fn ask(&mut self, message: &Message, limit: Duration) -> Result<Reply, Trouble> {
        self.address.ask(message, limit)
    }

    fn leave(&mut self, limit: Duration) -> Option<Text> {
        self.ask(&Message::Bye, limit).err().map(|trouble| trouble.says())
    }
}
