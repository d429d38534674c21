//! Serves systems on closed networks. `gongji pack` writes a package of messages for the site, and
//! `gongji judge` judges the replies that come back.
//!
//! ```text
//! suite + plan ── runner against the reference ──► work.jsonl ──► the site ──► transcript.jsonl
//!                                            │                                        │
//!                                            └──► key (stays) ──► the same again ─────┴──► runner ──► report
//! ```
//!
//! Both commands use the runner of `gongji run`; only the link differs (`link::package`,
//! `link::transcript`). The package holds messages and nothing else. Judging rebuilds the rest from
//! the suite and the key (`key`), and compares it with the digest in the key.

pub(crate) mod key;
pub(crate) mod located;
pub(crate) mod readme;

use std::sync::atomic::AtomicU64;

use model::policy::Policy;
use model::text;
use model::text::Text;

use super::runner::{self, RunPlan};
use super::scale;
use super::select::Selection;
use super::setup::{Limits, Setup};
use crate::base::exit::Exit;
use crate::format::codes::Codes;
use crate::format::known::Known;
use crate::format::named::OpenError;
use crate::format::report::Verdict;
use crate::format::vectors::suite::Suite;
use crate::link::package::{Messages, Recorder, Told};

/// Name of the file with all messages.
pub(crate) const WORK: &str = "work.jsonl";

/// Settings from which, with the suite, a package is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Plan {
    pub(crate) selection: Selection,
    pub(crate) salt: Option<u64>,
    pub(crate) told: Told,
    /// Prefix of its case names. Replies repeat it and so show which package they answer.
    pub(crate) mark: String,
}

/// All messages, with the number of vectors left out because the system does not support them.
pub(crate) struct Package {
    pub(crate) messages: Messages,
    pub(crate) left_out: usize,
}

/// Reason for a failure, with the exit code of the program.
pub(crate) enum Refusal {
    /// A file is unusable.
    File(OpenError, Exit),
    /// The request cannot be met.
    Wrong(Text, Exit),
}

impl From<OpenError> for Refusal {
    fn from(error: OpenError) -> Refusal {
        Refusal::File(error, Exit::Usage)
    }
}

impl From<(OpenError, Exit)> for Refusal {
    fn from((error, exit): (OpenError, Exit)) -> Refusal {
        Refusal::File(error, exit)
    }
}

impl From<Text> for Refusal {
    fn from(problem: Text) -> Refusal {
        Refusal::Wrong(problem, Exit::Usage)
    }
}

impl Plan {
    /// Records everything that the harness would ask a correct system.
    pub(crate) fn package(&self, suite: &Suite, policy: &Policy) -> Result<Package, Refusal> {
        let Plan { selection, salt, told, mark } = self;
        let recorder = Recorder::new(policy.clone(), told);
        let setup = Setup {
            reach: &recorder,
            policy,
            limits: Limits::of(None, None),
            salt: *salt,
            codes: &Codes::default(),
            command: "gongji run",
            options: String::new(),
            mark,
            cases: AtomicU64::new(0),
        };
        let scaled = scale::all(policy, *salt, &selection.of(suite)?);
        let (vectors, known) = (scaled.vectors(), &Known::default());
        let asked = RunPlan { suite, selection, vectors, jobs: 1, known };
        let report = runner::run(&setup, &asked, &|_| ());
        let mut left_out = 0;
        for result in &report.results {
            let id = &result.id;
            match result.verdict {
                Verdict::Pass => {}
                Verdict::NotSupported => left_out += 1,
                Verdict::NotMeasured => {
                    let stopped =
                        Text::new("stopped; nothing is written", "已中止，未写入任何内容");
                    return Err(Refusal::Wrong(stopped, Exit::Incomplete));
                }
                _ => {
                    let wrong = text!(
                        "the reference itself fails `{id}`: the suite was not made from these rules",
                        "参考系统本身未通过 `{id}`：套件不是由当前规则生成的"
                    );
                    return Err(Refusal::Wrong(wrong, Exit::Damaged));
                }
            }
        }
        if left_out == report.results.len() {
            let nothing = Text::new(
                "nothing is left to ask: the system declares none of the capabilities that the selected vectors need",
                "没有可发送的内容：系统未声明所选向量需要的任何能力",
            );
            return Err(nothing.into());
        }
        Ok(Package { messages: recorder.asked(), left_out })
    }
}
