//! Talks to a system under test as `PROTOCOL.md` says. Messages travel to a process (`stdio`), to
//! an address (`http`), in files (`package` and `transcript`), or to the built-in system
//! (`builtin`, which `serve` offers to others). `trouble` lists what can go wrong on the way.
//! `format::message` defines the messages; `harness` decides what to ask, and judges the answers.

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

/// Connection to a system under test.
pub trait Link {
    /// Sends a message and waits for the reply, at most for `limit`.
    fn ask(&mut self, message: &Message, limit: Duration) -> Result<Reply, Trouble>;

    /// Returns the standard error that the system has written since the last call.
    fn stderr(&mut self) -> String {
        String::new()
    }

    /// Says `bye` and lets the system end by itself. Returns a remark if the end was irregular.
    fn leave(&mut self, limit: Duration) -> Option<Text>;

    /// Ends the system by force, with every process that it started.
    fn end(&mut self) {}
}

/// Way to reach a system.
pub trait Endpoint: Sync {
    /// Opens a connection, and starts a process for it if the system is one.
    fn link(&self) -> Result<Box<dyn Link + Send + '_>, Trouble>;

    /// Returns true if all connections lead to the same system. A second `hello` would make such a
    /// system forget its open cases.
    fn is_shared(&self) -> bool {
        false
    }

    /// Returns the arguments with which `gongji run` reaches the same system.
    fn arguments(&self) -> String;
}

/// Checks that a reply belongs to its message by number, kind and case.
pub fn fitting(message: &Message, n: u64, reply: Reply) -> Result<Reply, Trouble> {
    let unread = matches!(reply, Reply::Error { n: 0, .. });
    if reply.n() != n && !unread {
        let got = reply.n();
        return Err(Trouble::Protocol(text!(
            "a reply to message {got} came instead of one to message {n}: a second line for one message, or a late one",
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
                "对案例 `{case}` 的 `{asked}` 消息不应答复 `{got}`，或案例名称不符"
            )))
        }
    }
}
