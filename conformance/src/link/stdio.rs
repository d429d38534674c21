//! A system as a process that reads messages from standard input and writes replies to standard
//! output, a line each. It runs in a process group of its own, which is ended as a whole. Reading
//! is bounded: nothing is taken from the pipe that was not asked for.

use std::io::{ErrorKind, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use model::text;
use model::text::Text;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

use super::{Endpoint, Link, Trouble, fitting};
use crate::base::outside::shown;
use crate::base::stop;
use crate::format::message::{LONGEST_LINE, Message, Reply};

/// Number of bytes of standard error that are kept.
const KEPT: usize = 8 << 10;
/// The least that a ready pipe takes at once, in bytes (`PIPE_BUF`).
const AT_ONCE: usize = 4096;
/// Longest wait between two checks for a stop of the run.
const SLICE: Duration = Duration::from_millis(100);
/// Time that a process has to end after closing its output.
const GRACE: Duration = Duration::from_millis(500);

/// A command that starts a system.
#[derive(Clone, Debug)]
pub struct Program {
    /// The command and its arguments.
    pub command: Vec<String>,
}

impl Endpoint for Program {
    fn link(&self) -> Result<Box<dyn Link + Send + '_>, Trouble> {
        Ok(Box::new(Process::start(&self.command)?))
    }

    fn arguments(&self) -> String {
        let words: Vec<String> = self.command.iter().map(|word| quoted(word)).collect();
        format!("-- {}", words.join(" "))
    }
}

/// Words why a program cannot be started. The operating system says it in English alone.
fn reason(error: &std::io::Error) -> Text {
    match error.kind() {
        ErrorKind::NotFound => Text::owned(error.to_string(), "找不到该程序"),
        ErrorKind::PermissionDenied => Text::owned(error.to_string(), "没有执行权限"),
        _ => text!("{error}", "系统错误：{error}"),
    }
}

/// Quotes a word so that a shell reads it back.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=@%+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_string();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// A running system.
struct Process {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
    /// The bytes that came and are not a whole line yet.
    buffer: Vec<u8>,
    n: u64,
    /// True until the first line comes.
    mute: bool,
    errors: Arc<Mutex<Vec<u8>>>,
    keeper: JoinHandle<()>,
    ended: bool,
    /// The case of the latest message, and the first message about it.
    case: Option<(String, u64)>,
}

impl Process {
    fn start(command: &[String]) -> Result<Process, Trouble> {
        let (program, arguments) = command.split_first().expect("the command line asks for one");
        let child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn();
        let mut child = child.map_err(|error| {
            let Text { en, zh } = reason(&error);
            let trouble = Trouble::Crash(text!(
                "cannot start `{program}`: {en}",
                "无法启动 `{program}`：{zh}"
            ));
            match program.split_once(char::is_whitespace) {
                Some((first, _)) if is_program(first) => trouble.and(text!(
                    "remove the quotes, so that each word is an argument of its own: -- {program}",
                    "请去掉引号，各词分开书写：-- {program}"
                )),
                _ => trouble,
            }
        })?;
        stop::started(child.id());
        let (input, output, errors) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(input), Some(output), Some(errors)) = (input, output, errors) else {
            unreachable!("all three are pipes")
        };
        let kept = Arc::new(Mutex::new(Vec::new()));
        let keep = Arc::clone(&kept);
        let keeper = std::thread::spawn(move || keep_errors(errors, &keep));
        Ok(Process {
            child,
            input,
            output,
            buffer: Vec::new(),
            n: 0,
            mute: true,
            errors: kept,
            keeper,
            ended: false,
            case: None,
        })
    }

    /// Waits until there is something to read, and reads it. Returns true if anything came in time.
    fn read_more(&mut self, wait: Duration) -> Result<bool, Trouble> {
        let mut watched = [PollFd::new(self.output.as_fd(), PollFlags::POLLIN)];
        match poll(&mut watched, PollTimeout::from(millis(wait))) {
            Ok(0) | Err(nix::errno::Errno::EINTR) => return Ok(false),
            Ok(_) => {}
            Err(error) => return Err(self.lost(&error.to_string())),
        }
        let before = self.buffer.len();
        self.buffer.resize(before + (64 << 10), 0);
        let read = self.output.read(&mut self.buffer[before..]);
        self.buffer.truncate(before + *read.as_ref().unwrap_or(&0));
        match read {
            Ok(0) => Err(self.gone()),
            Ok(_) => Ok(true),
            Err(error) => Err(self.lost(&error.to_string())),
        }
    }

    /// Writes a message as far as the system reads it in time. A pipe that is ready takes at least
    /// [`AT_ONCE`] bytes without blocking.
    fn send(&mut self, mut line: &[u8], until: Instant, limit: Duration) -> Result<(), Trouble> {
        while !line.is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Trouble::Timeout { limit, half: None, mute: false });
            }
            if stop::is_asked() {
                return Err(Trouble::Stopped);
            }
            let mut watched = [PollFd::new(self.input.as_fd(), PollFlags::POLLOUT)];
            match poll(&mut watched, PollTimeout::from(millis(left.min(SLICE)))) {
                Ok(0) | Err(nix::errno::Errno::EINTR) => continue,
                Ok(_) => {}
                Err(error) => return Err(self.lost(&error.to_string())),
            }
            match self.input.write(&line[..line.len().min(AT_ONCE)]) {
                Ok(written) => line = &line[written..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return Err(self.gone()),
            }
        }
        Ok(())
    }

    /// Returns the next line, without its end.
    fn line(&mut self, until: Instant, limit: Duration) -> Result<Vec<u8>, Trouble> {
        let mut looked = 0;
        loop {
            if let Some(at) = self.buffer[looked..].iter().position(|&byte| byte == b'\n') {
                let mut line: Vec<u8> = self.buffer.drain(..=looked + at).collect();
                line.pop();
                self.mute = false;
                return Ok(line);
            }
            looked = self.buffer.len();
            if looked > LONGEST_LINE {
                let seen = shown(&self.buffer);
                return Err(Trouble::Protocol(text!(
                    "a line of more than {LONGEST_LINE} bytes: {seen}",
                    "一行超过{LONGEST_LINE}字节：{seen}"
                )));
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let half = (!self.buffer.is_empty()).then(|| shown(&self.buffer));
                return Err(Trouble::Timeout { limit, half, mute: self.mute });
            }
            if stop::is_asked() {
                return Err(Trouble::Stopped);
            }
            self.read_more(left.min(SLICE))?;
        }
    }

    /// Complains of output that no message asked for.
    fn unasked(&mut self) -> Result<(), Trouble> {
        if self.buffer.is_empty() && !self.read_more(Duration::ZERO)? {
            return Ok(());
        }
        let line = self.buffer.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let seen = shown(line);
        let trouble = Trouble::Protocol(text!(
            "a line that nothing asked for, or a second reply to one message: {seen}",
            "未经询问的输出，或对一条消息的第二次答复：{seen}"
        ));
        Err(self.explained(trouble, line))
    }

    /// Adds to trouble with a line where that line seems to come from.
    fn explained(&self, trouble: Trouble, line: &[u8]) -> Trouble {
        if !matches!(trouble, Trouble::Protocol(_)) {
            return trouble;
        }
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(line) else {
            return match line.starts_with(b"{") {
                true => trouble,
                false => trouble.and(Text::new(
                    "stdout is for replies and nothing else: write logs to stderr",
                    "标准输出只用于答复，日志请写到标准错误输出",
                )),
            };
        };
        match (value["n"].as_u64(), &self.case) {
            (Some(n @ 1..), Some((_, first))) if n < *first => trouble.and(text!(
                "it belongs to message {n}, which is before this case: the fault lies there",
                "该行对应第{n}条消息，在本案例之前，问题出在那里"
            )),
            _ => trouble,
        }
    }

    fn lost(&mut self, error: &str) -> Trouble {
        Trouble::Crash(text!("the connection is broken: {error}", "连接中断：{error}"))
    }

    /// Returns the fate of a process that closed its output.
    fn gone(&mut self) -> Trouble {
        let status = self.wait(GRACE);
        let how = match status {
            None => Text::new("it closed its output and still runs", "系统关闭了输出，但仍在运行"),
            Some(status) => described(status),
        };
        let (en, zh) = (how.en, how.zh);
        if self.buffer.is_empty() {
            return Trouble::Crash(text!(
                "the system ended without an answer: {en}",
                "系统未答复即退出：{zh}"
            ));
        }
        let half = shown(&self.buffer);
        Trouble::Crash(text!(
            "the system ended in the middle of a line: {en}; the line began: {half}",
            "系统一行未写完即退出：{zh}；该行开头为：{half}"
        ))
    }

    fn wait(&mut self, limit: Duration) -> Option<ExitStatus> {
        let until = Instant::now() + limit;
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => return Some(status),
                Ok(None) if Instant::now() < until => std::thread::sleep(Duration::from_millis(2)),
                Ok(None) | Err(_) => return None,
            }
        }
    }
}

/// Returns true if there is a program of this name, or at this path.
fn is_program(word: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    match word.contains('/') {
        true => Path::new(word).is_file(),
        false => std::env::split_paths(&path).any(|folder| folder.join(word).is_file()),
    }
}

/// Converts to whole milliseconds, rounded up.
fn millis(wait: Duration) -> u16 {
    u16::try_from(wait.as_micros().div_ceil(1000)).unwrap_or(u16::MAX)
}

fn described(status: ExitStatus) -> Text {
    match (status.code(), status.signal()) {
        (Some(code), _) => text!("exit code {code}", "退出码{code}"),
        (None, Some(signal)) => text!("signal {signal}", "信号{signal}"),
        (None, None) => Text::new("for an unknown reason", "原因不明"),
    }
}

fn keep_errors(mut from: ChildStderr, to: &Mutex<Vec<u8>>) {
    let mut chunk = [0; 4096];
    while let Ok(read @ 1..) = from.read(&mut chunk) {
        let mut kept = to.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend_from_slice(&chunk[..read]);
        let excess = kept.len().saturating_sub(KEPT);
        kept.drain(..excess);
    }
}

impl Link for Process {
    fn ask(&mut self, message: &Message, limit: Duration) -> Result<Reply, Trouble> {
        if let Some(case) = message.case()
            && self.case.as_ref().is_none_or(|(current, _)| current != case)
        {
            self.case = Some((case.to_string(), self.n + 1));
        }
        self.unasked()?;
        self.n += 1;
        let mut line = message.write(self.n);
        line.push('\n');
        let until = Instant::now() + limit;
        self.send(line.as_bytes(), until, limit)?;
        let line = self.line(until, limit)?;
        let reply = Reply::read(&line).map_err(Trouble::Protocol);
        let reply = reply.and_then(|reply| fitting(message, self.n, reply));
        let reply = reply.map_err(|trouble| self.explained(trouble, &line))?;
        if !self.buffer.is_empty() {
            self.unasked()?;
        }
        Ok(reply)
    }

    fn stderr(&mut self) -> String {
        // The last output may still be on its way.
        let until = Instant::now() + GRACE;
        while self.ended && !self.keeper.is_finished() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(2));
        }
        let mut kept = self.errors.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&std::mem::take(&mut *kept)).into_owned()
    }

    fn leave(&mut self, limit: Duration) -> Option<Text> {
        let said = self.ask(&Message::Bye, limit);
        let strange = match said {
            Err(trouble) => Some(trouble.says()),
            Ok(_) => match self.wait(limit) {
                Some(status) if status.success() => None,
                Some(status) => {
                    let Text { en, zh } = described(status);
                    Some(text!(
                        "it ended with {en} after `bye`",
                        "系统在 `bye` 之后异常退出（{zh}）"
                    ))
                }
                None => Some(Text::new(
                    "it had to be ended by force after `bye`",
                    "系统在 `bye` 之后没有自行退出，已被强制结束",
                )),
            },
        };
        self.end();
        strange
    }

    fn end(&mut self) {
        if std::mem::replace(&mut self.ended, true) {
            return;
        }
        stop::end_group(self.child.id());
        // It may have left its group.
        let _ = self.child.kill();
        // A killed process is gone at once, unless the operating system hangs.
        let _ = self.wait(GRACE);
        stop::ended(self.child.id());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}
