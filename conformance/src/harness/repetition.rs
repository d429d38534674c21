//! Detects repeated request IDs and blames wrong answers to them on the clauses about repetition.

use model::clause::Clause;
use model::text;
use model::text::Text;

use crate::format::report::Finding;
use crate::format::vectors::{Vector, VectorStep};

/// Kind of a request whose ID the vector has sent before. The repetition decides what the answer
/// must be, not the rules for a new request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Repetition {
    /// The content is the same as before.
    Same,
    /// The content differs.
    Other,
}

impl Repetition {
    pub(crate) fn of(vector: &Vector, step: &VectorStep) -> Option<Repetition> {
        let request = &step.request;
        let before = vector.steps.iter().take_while(|one| !std::ptr::eq(*one, step));
        let mut same_id =
            before.filter(|one| one.request.id.is_some_and(|id| request.id == Some(id)));
        let first = same_id.next()?.request.operation;
        let same = first.content() == request.operation.content();
        Some(if same { Repetition::Same } else { Repetition::Other })
    }

    /// Rewords a finding as a fault in handling the repetition.
    pub(crate) fn told(self, finding: Finding) -> Finding {
        let Text { en, zh } = finding.says;
        let (clause, says) = match self {
            Repetition::Same => (
                Clause::IDM_1,
                text!(
                    "{en}; the request was sent before: the first answer has to be given again, without a second effect",
                    "{zh}；该请求为再次提交，应返回首次答复，不得再次办理"
                ),
            ),
            Repetition::Other => (
                Clause::IDM_2,
                text!(
                    "{en}; its request ID was sent before with other content: it has to be refused, without effect",
                    "{zh}；该请求编号此前已用于其他内容，应不予办理"
                ),
            ),
        };
        Finding { clause: Some(clause), says, ..finding }
    }
}
