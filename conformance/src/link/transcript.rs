//! The replies of a site to a package of messages: one reply a line, in the order of the messages,
//! read as a system that answers them. A line in the wrong place spoils its own case and no other:
//! `align` finds which line answers which message.

use std::time::Duration;

use model::terms::Term;
use model::text;
use model::text::Text;

use super::align::{self, Aligned};
use super::package::{Messages, Told};
use super::{Endpoint, Link, Trouble, fitting, stdio};
use crate::base::outside::shown;
use crate::format::message::{LONGEST_LINE, Message, Reply, Start};

/// The replies of a site.
pub struct Transcript<'a> {
    file: String,
    told: &'a Told,
    messages: &'a Messages,
    lines: Vec<&'a [u8]>,
    aligned: Aligned,
    /// True if the last line breaks off.
    cut: bool,
}

impl<'a> Transcript<'a> {
    /// Reads the replies in a file to these messages.
    pub fn read(
        file: &str,
        bytes: &'a [u8],
        messages: &'a Messages,
        told: &'a Told,
    ) -> Transcript<'a> {
        let mut lines: Vec<&[u8]> = bytes.split(|&byte| byte == b'\n').collect();
        let last = lines.pop().unwrap_or_default();
        // A reply that was cut off does not count; one that lacks only its LF does.
        let whole = Reply::read(last).is_ok();
        if whole {
            lines.push(last);
        }
        let aligned = Aligned::new(&lines, messages.count());
        let cut = !whole && !last.is_empty();
        Transcript { file: file.to_string(), told, messages, lines, aligned, cut }
    }

    /// Returns the line and the mark of another package, if the replies are to that one. They
    /// repeat the names of cases, which begin with the mark.
    pub fn foreign(&self, mark: &str) -> Option<(usize, String)> {
        let other = |(at, line): (usize, &&[u8])| {
            let case = align::case(line)?;
            let (its, number) = case.rsplit_once('-')?;
            let is_mark = its.len() + 1 == mark.len()
                && its.bytes().all(|byte| byte.is_ascii_hexdigit())
                && number.bytes().all(|byte| byte.is_ascii_digit());
            (is_mark && !mark.starts_with(its)).then(|| (at + 1, its.to_string()))
        };
        self.lines.iter().enumerate().find_map(other)
    }

    /// Returns the system's introduction of itself.
    pub fn hello(&self) -> Option<Reply> {
        self.lines.first().and_then(|line| Reply::read(line).ok())
    }

    /// Returns the first and the last line that answer messages of a case.
    pub fn lines_of(&self, case: &str) -> Option<(usize, usize)> {
        let lines = self.messages.of_case(case)?.flat_map(|n| self.aligned.of(n)).map(|at| at + 1);
        let lines: Vec<usize> = lines.collect();
        Some((lines.iter().copied().min()?, lines.iter().copied().max()?))
    }

    /// Returns true if every message has a reply.
    pub fn is_complete(&self) -> bool {
        (1..=self.messages.count()).all(|n| !self.aligned.of(n).is_empty())
    }

    /// Returns the first breach of the protocol after the last case, if any.
    pub fn strange_end(&self) -> Option<Text> {
        match self.reply(self.messages.count(), &Message::Bye) {
            Err(Trouble::Protocol(says)) => Some(says),
            _ => self.beyond().next(),
        }
    }

    fn beyond(&self) -> impl Iterator<Item = Text> {
        let file = &self.file;
        self.aligned.beyond().iter().map(move |at| {
            let (line, seen) = (at + 1, shown(self.lines[*at]));
            text!(
                "{file}:{line}: an extra line, which no message asked for: {seen}",
                "{file}:{line}：多余的一行，没有对应的消息：{seen}"
            )
        })
    }

    /// Returns the remarks on the file as a whole.
    pub fn remarks(&self) -> Vec<Text> {
        let (file, mut remarks) = (&self.file, Vec::new());
        let (count, last) = (self.messages.count(), self.aligned.last());
        if last < count {
            let next = last + 1;
            remarks.push(text!(
                "{file} answers {last} of {count} messages; message {next}, the line of that number in work.jsonl, has no reply. Run the whole package again; the standard error says why it stopped there",
                "{file} 只答复了{count}条消息中的前{last}条；第{next}条（work.jsonl 的同号行）没有答复。请从头重新运行整个工作包，中断原因见现场的标准错误输出"
            ));
        }
        if self.cut {
            let line = self.lines.len() + 1;
            remarks.push(text!("{file}:{line}: the line breaks off", "{file}:{line}：该行不完整"));
        }
        remarks.extend(self.beyond());
        remarks
    }

    fn wrong(&self, at: usize, says: Text) -> Trouble {
        let (file, line) = (&self.file, at + 1);
        let Text { en, zh } = says;
        Trouble::Protocol(text!("{file}:{line}: {en}", "{file}:{line}：{zh}"))
    }

    /// Returns the one line that answers a message.
    fn line(&self, n: usize) -> Result<usize, Trouble> {
        let file = &self.file;
        match self.aligned.of(n) {
            [] if self.lines.is_empty() => Err(Trouble::Unanswered(text!(
                "{file} has no reply at all",
                "{file} 中没有任何答复"
            ))),
            [] if n > self.aligned.last() => {
                let line = self.lines.len();
                Err(Trouble::Unanswered(text!(
                    "{file} ends with line {line}, before the reply",
                    "{file} 到第{line}行为止，没有答复"
                )))
            }
            [] => Err(Trouble::Protocol(text!(
                "{file}: message {n} has no reply, though later ones have",
                "{file}：第{n}条消息没有答复，而后面的消息有答复"
            ))),
            &[at] if self.aligned.is_misplaced(at) => {
                let says = text!(
                    "the reply to message {n} is out of order",
                    "对第{n}条消息的答复顺序有误"
                );
                Err(self.wrong(at, says))
            }
            &[at] => Ok(at),
            several => {
                let foreign = |at: &usize| Reply::read(self.lines[*at]).is_err();
                let foreign = several.iter().copied().find(foreign);
                let at = foreign.or(several.iter().copied().max()).unwrap_or_default();
                let seen = shown(self.lines[at]);
                let says = text!(
                    "message {n} has more than one line of reply: {seen}",
                    "第{n}条消息有不止一行答复：{seen}"
                );
                Err(self.wrong(at, says))
            }
        }
    }

    /// Returns the reply to a message.
    fn reply(&self, n: usize, message: &Message) -> Result<Reply, Trouble> {
        let at = self.line(n)?;
        let line = self.lines[at];
        if line.len() > LONGEST_LINE {
            let long =
                text!("a line of more than {LONGEST_LINE} bytes", "一行超过{LONGEST_LINE}字节");
            return Err(self.wrong(at, long));
        }
        let reply = Reply::read(line).map_err(|says| self.wrong(at, says))?;
        fitting(message, n as u64, reply).map_err(|trouble| match trouble {
            Trouble::Protocol(says) => self.wrong(at, says),
            other => other,
        })
    }
}

impl Endpoint for Transcript<'_> {
    fn link(&self) -> Result<Box<dyn Link + Send + '_>, Trouble> {
        Ok(Box::new(Reading { transcript: self, n: 0 }))
    }

    fn arguments(&self) -> String {
        stdio::quoted(&self.file)
    }
}

/// A reading of the replies in the order of the messages. It skips the messages that a case no
/// longer needs after a wrong answer.
struct Reading<'a> {
    transcript: &'a Transcript<'a>,
    n: usize,
}

impl Link for Reading<'_> {
    fn ask(&mut self, message: &Message, _: Duration) -> Result<Reply, Trouble> {
        let Transcript { messages, told, .. } = self.transcript;
        self.n =
            messages.next(message, self.n).expect("the package has every message that is asked");
        let mut reply = self.transcript.reply(self.n, message)?;
        if let Reply::Hello { capabilities, start, .. } = &mut reply {
            if (*start, told.start) == (Start::Operations, Start::Given) {
                let (its, given) = (start.name(), told.start.name());
                return Err(Trouble::Protocol(text!(
                    "the system says `start`: `{its}`, but the package was made for `{given}`; pack again with --hello",
                    "系统声明 `start` 为 `{its}`，工作包却按 `{given}` 制作；请用 --hello 重新制作"
                )));
            }
            *start = told.start;
            capabilities.retain(|one| told.capabilities.contains(one));
        }
        Ok(reply)
    }

    fn leave(&mut self, limit: Duration) -> Option<Text> {
        match self.ask(&Message::Bye, limit) {
            Ok(_) | Err(Trouble::Unanswered(_)) => None,
            Err(trouble) => Some(trouble.says()),
        }
    }
}
