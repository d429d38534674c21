//! A system at an address: each message is the body of a POST, its reply the body of the response.
//! All connections lead to the same system. How the built-in system is offered so is in `serve`.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use model::text;
use model::text::Text;

use super::message::{LONGEST_LINE, Message, Reply};
use super::{Link, Reach, Trouble, fitting, shown, stdio};

/// An address where a system listens.
#[derive(Debug)]
pub struct Address {
    url: String,
    agent: ureq::Agent,
    n: AtomicU64,
}

impl Address {
    /// The system at this URL.
    pub fn new(url: &str) -> Address {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .build();
        Address { url: url.to_string(), agent: config.into(), n: AtomicU64::new(0) }
    }

    fn ask(&self, message: &Message, limit: Duration) -> Result<Reply, Trouble> {
        let n = self.n.fetch_add(1, Ordering::Relaxed) + 1;
        let sent = self
            .agent
            .post(&self.url)
            .config()
            .timeout_global(Some(limit))
            .build()
            .content_type("application/json; charset=utf-8")
            .send(message.write(n));
        let mut response = sent.map_err(|error| trouble(&error, limit))?;
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(LONGEST_LINE as u64).read_to_vec();
        let body = body.map_err(|error| trouble(&error, limit))?;
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

fn trouble(error: &ureq::Error, limit: Duration) -> Trouble {
    let said = error.to_string();
    match error {
        ureq::Error::Timeout(_) => Trouble::Timeout { limit, half: None },
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

impl Reach for Address {
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
