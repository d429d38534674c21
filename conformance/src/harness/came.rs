//! The outcome of a case: its verdict, and the sentence that explains it.

use model::text;
use model::text::Text;

use crate::format::message::Reply;
use crate::format::report::{Finding, StepResult, Verdict};
use crate::link::Trouble;

/// Outcome of a case.
pub(crate) struct Came {
    pub(crate) verdict: Verdict,
    pub(crate) says: Option<Text>,
    pub(crate) step: Option<usize>,
    /// True if the system has to be ended whatever the verdict.
    pub(crate) fatal: bool,
}

impl Came {
    /// Makes the outcome of a case that never began.
    pub(crate) fn wrong(verdict: Verdict, says: Text) -> Came {
        Came { verdict, says: Some(says), step: None, fatal: false }
    }

    /// Makes the outcome of a step that ran into trouble. An answer found wrong before stays wrong.
    pub(crate) fn despite(
        step: Option<usize>,
        result: &mut StepResult,
        trouble: Trouble,
    ) -> Result<Came, (Option<usize>, Trouble)> {
        let Some(Finding { verdict, says: wrong, .. }) = result.findings.first().cloned() else {
            return Err((step, trouble));
        };
        let Text { en, zh } = trouble.says();
        let says =
            text!("the state that it shows is not known: {en}", "无法得知其显示的状态：{zh}");
        let both =
            Text::owned(format!("{}; {}", wrong.en, says.en), format!("{}；{}", wrong.zh, says.zh));
        result.findings.push(Finding { verdict: trouble.verdict(), clause: None, says });
        Ok(Came { verdict, says: Some(both), step, fatal: trouble.is_fatal() })
    }

    pub(crate) fn first(step: Option<usize>, findings: &[Finding]) -> Came {
        match findings.first() {
            Some(Finding { verdict, clause, says }) => {
                let named = clause.filter(|_| *verdict == Verdict::FailInvariant);
                let says = match (named, says) {
                    (Some(clause), Text { en, zh }) => text!("{clause}: {en}", "{clause}：{zh}"),
                    (None, says) => says.clone(),
                };
                Came { verdict: *verdict, says: Some(says), step, fatal: false }
            }
            None => Came { verdict: Verdict::Pass, says: None, step: None, fatal: false },
        }
    }

    pub(crate) fn trouble(step: Option<usize>, trouble: &Trouble) -> Came {
        let (verdict, says) = (trouble.verdict(), Some(trouble.says()));
        Came { verdict, says, step, fatal: trouble.is_fatal() }
    }
}

pub(crate) fn strange(reply: &Reply) -> Trouble {
    let name = reply.name();
    Trouble::Protocol(text!("`{name}` was not asked for", "未要求答复 `{name}`"))
}
