//! The messages of the protocol: what the harness sends (`sent`), what a system replies, read strictly
//! (`reply`), and the words that both use (`words`). How messages are carried is in `link`.

mod reply;
mod sent;
mod words;

pub use self::reply::{Hello, Reply, SystemName};
pub use self::sent::Message;
pub use self::words::{Isolation, LONGEST_LINE, PROTOCOL, Part, Start};
pub use model::observe::Decision;
