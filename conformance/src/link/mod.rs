//! Talking to a system under test as `PROTOCOL.md` says: the messages (`message`, their JSON Schema in
//! `schema`), what can go wrong (`trouble`), and the ways to carry messages: a process (`stdio`), an
//! address (`http`), files (`package` and `transcript`), and the built-in system (`builtin`, which
//! `serve` offers to others). What is asked, and whether an answer is right, is for `run`.

mod align;
pub mod builtin;
pub mod http;
pub mod package;
pub mod rename;
pub mod serve;
pub mod stdio;
pub mod transcript;
mod trouble;

use std::time::Duration;

use model::text;
use model::text::Text;

pub use self::trouble::Trouble;
use crate::format::message::{Message, Reply};

/// A connection to a system under test.
pub trait Link {
    /// Asks, and waits for the answer no longer than this.
    fn ask(&mut self, message: &Message, limit: Duration) -> Result<Reply, Trouble>;

    /// What the system wrote to its standard error since this was last asked.
    fn stderr(&mut self) -> String {
        String::new()
    }

    /// Says `bye` and lets the system end by itself; tells what was strange about it.
    fn leave(&mut self, limit: Duration) -> Option<Text>;

    /// Ends the system by force, with everything that it started.
    fn end(&mut self) {}
}

/// A way to reach a system.
pub trait Reach: Sync {
    /// A new connection; a process is started for it, where there is one.
    fn link(&self) -> Result<Box<dyn Link + Send + '_>, Trouble>;

    /// Whether all connections lead to one and the same system, which a second `hello` would make
    /// forget its open cases.
    fn is_shared(&self) -> bool {
        false
    }

    /// The arguments that make `gongji run` reach the same system.
    fn arguments(&self) -> String;
}

/// Whether a reply belongs to a message: its number, its kind and its case.
pub fn fitting(message: &Message, n: u64, reply: Reply) -> Result<Reply, Trouble> {
    let unread = matches!(reply, Reply::Error { n: 0, .. });
    if reply.n() != n && !unread {
        let got = reply.n();
        return Err(Trouble::Protocol(text!(
            "a reply to message {got} came where message {n} was to be answered: a second line for one message, or a late one",
            "应答复第{n}条消息，却收到对第{got}条消息的答复：可能是一条消息答复了两次，或答复过迟"
        )));
    }
    match reply {
        Reply::Unsupported { capability, text, .. } => {
            Err(Trouble::Unsupported { capability, text })
        }
        Reply::Error { text, .. } => Err(Trouble::Adapter(text)),
        reply if reply.answers(message) => Ok(reply),
        reply => {
            let (asked, got) = (message.name(), reply.name());
            let case = message.case().unwrap_or_default();
            Err(Trouble::Protocol(text!(
                "`{got}` is no reply to `{asked}` of the case `{case}`",
                "对案例`{case}`的`{asked}`消息不应答复`{got}`，或案例名称不符"
            )))
        }
    }
}
