//! The kinds of trouble between the harness and a system. Each has its own name: neither a crash
//! nor an error of the adapter is a refusal. `harness::judge` finds faults in answers.

use std::time::Duration;

use model::text;
use model::text::Text;

use crate::base::outside::shown;
use crate::base::seconds::Seconds;
use crate::format::report::Verdict;

/// Reason why there is no answer to judge.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The protocol is broken.
    Protocol(Text),
    /// The adapter says that it failed.
    Adapter(String),
    /// The system says that it does not support this.
    Unsupported {
        /// The missing capability.
        capability: String,
        /// The system's explanation.
        text: String,
    },
    /// The system ended, or cannot be reached.
    Crash(Text),
    /// No answer came in time.
    Timeout {
        /// The time that was waited.
        limit: Duration,
        /// The beginning of a line that was never ended, if there is one.
        half: Option<String>,
        /// True if no line has come at all: output may be stuck in the system's own buffer.
        mute: bool,
    },
    /// The replies of a site end before this one, so nothing is known.
    Unanswered(Text),
    /// The run was stopped by hand.
    Stopped,
    /// Another trouble, with a remark on it.
    Known(Box<Trouble>, Text),
}

impl Trouble {
    /// Adds a remark.
    pub fn and(self, more: Text) -> Trouble {
        match self {
            Trouble::Stopped => Trouble::Stopped,
            trouble => Trouble::Known(Box::new(trouble), more),
        }
    }

    /// Returns the verdict of a case that met this trouble.
    pub fn verdict(&self) -> Verdict {
        match self {
            Trouble::Protocol(_) => Verdict::ProtocolError,
            Trouble::Adapter(_) => Verdict::AdapterError,
            Trouble::Unsupported { .. } => Verdict::NotSupported,
            Trouble::Crash(_) => Verdict::Crash,
            Trouble::Timeout { .. } => Verdict::Timeout,
            Trouble::Unanswered(_) | Trouble::Stopped => Verdict::NotMeasured,
            Trouble::Known(trouble, _) => trouble.verdict(),
        }
    }

    /// Returns true if the system must be restarted before it is asked anything else.
    pub fn is_fatal(&self) -> bool {
        match self {
            Trouble::Known(trouble, _) => trouble.is_fatal(),
            trouble => !matches!(trouble, Trouble::Adapter(_) | Trouble::Unsupported { .. }),
        }
    }

    /// Describes what happened in a sentence.
    pub fn says(&self) -> Text {
        match self {
            Trouble::Protocol(text) | Trouble::Crash(text) | Trouble::Unanswered(text) => {
                text.clone()
            }
            Trouble::Adapter(said) => {
                let said = shown(said.as_bytes());
                text!("the adapter says: {said}", "适配器报告：{said}")
            }
            Trouble::Unsupported { capability, text } => {
                let said = shown(text.as_bytes());
                text!(
                    "the system does not support `{capability}`: {said}",
                    "系统不支持 `{capability}`：{said}"
                )
            }
            Trouble::Timeout { limit, half, mute } => {
                let seconds = Seconds(*limit);
                match half {
                    None if *mute => text!(
                        "no answer within {seconds} s; is each line flushed?",
                        "{seconds}秒内没有答复；每行是否已立即刷新？"
                    ),
                    None => text!("no answer within {seconds} s", "{seconds}秒内没有答复"),
                    Some(half) => text!(
                        "no answer within {seconds} s, only a line without its end (LF): {half}",
                        "{seconds}秒内没有完整答复，只收到一行未结束（缺LF）的内容：{half}"
                    ),
                }
            }
            Trouble::Known(trouble, more) => {
                let Text { en, zh } = trouble.says();
                Text::owned(format!("{en}; {}", more.en), format!("{zh}；{}", more.zh))
            }
            Trouble::Stopped => Text::new("the run was stopped", "运行已被中止"),
        }
    }
}
