//! Plays one case: opens it, takes it through its steps and observes after each. `session` begins
//! and ends the conversation.

use model::observe::{Observation, ObservedAnswer, observe};
use model::operation::Written;
use model::terms::Term;
use model::text;
use model::text::Text;

use super::blame::Blame;
use super::came::{Came, strange};
use super::invariants::Watch;
use super::repetition::Repetition;
use super::setup::Setup;
use super::start::Beginning;
use super::{answers, salt, states};
use crate::base::stop;
use crate::format::message::{Decision, Hello, Message, Part, Reply};
use crate::format::report::{StepResult, Verdict};
use crate::format::vectors::Vector;
use crate::link::rename::Renames;
use crate::link::{Link, Trouble};

/// A case in play.
pub(crate) struct Talk<'t, 'a> {
    pub(crate) setup: &'t Setup<'a>,
    pub(crate) hello: &'t Hello,
    pub(crate) link: &'t mut (dyn Link + Send + 'a),
    pub(crate) case: &'t str,
    pub(crate) names: Option<Renames>,
}

impl Talk<'_, '_> {
    pub(crate) fn ask(&mut self, message: &Message) -> Result<Reply, Trouble> {
        self.link.ask(message, self.setup.limits.step)
    }

    /// Opens the case. Returns the state it must show, or the outcome if the start is not reached.
    pub(crate) fn begin(
        &mut self,
        vector: &Vector,
        beginning: Beginning,
    ) -> Result<Result<Observation, Came>, Trouble> {
        let Beginning { mut people, operations } = beginning;
        if let (Some(names), Some(salt)) = (&mut self.names, self.setup.salt) {
            people = people.iter().map(|person| names.on_record(person)).collect();
            salt::shuffled(salt, &vector.id, &mut people);
        }
        self.ask(&Message::Open { case: self.case.to_string(), people })?;
        for data in &operations {
            let (answer, said) = self.operation(data)?;
            if let ObservedAnswer::Rejected { .. } = answer {
                let (operation, code) = (data.operation.family(), said.unwrap_or_default());
                let says = text!(
                    "the starting situation is not reached: `{operation}` was refused with `{code}`",
                    "未能形成初始情况：`{operation}` 未予办理（`{code}`）"
                );
                return Ok(Err(Came::wrong(Verdict::FailOutcome, says)));
            }
        }
        let due = self.visible(observe(&vector.book, &vector.names));
        let got = self.observe()?;
        let Some(wrong) = states::state(None, None, &due, &got).into_iter().next() else {
            return Ok(Ok(due));
        };
        let verdict = match operations.is_empty() {
            true => Verdict::AdapterError,
            false => Verdict::FailState,
        };
        let (en, zh) = (wrong.says.en, wrong.says.zh);
        let says = text!(
            "`open` did not set up the state that it was given: {en}",
            "`open` 未形成所给的初始情况：{zh}"
        );
        Ok(Err(Came::wrong(verdict, says)))
    }

    /// Plays the steps up to the first wrong one.
    pub(crate) fn steps(
        &mut self,
        vector: &Vector,
        start: Observation,
        steps: &mut Vec<StepResult>,
    ) -> Result<Came, (Option<usize>, Trouble)> {
        let mut watch = Watch::new(self.setup.policy, &self.hello.shows, start.clone());
        let mut due = start;
        for (at, step) in vector.steps.iter().enumerate() {
            let number = Some(at + 1);
            if let Some(state) = &step.state {
                due = self.visible(state.clone());
            }
            steps.push(StepResult {
                request: step.data.clone(),
                expected: step.expect.clone(),
                got: None,
                expected_state: due.clone(),
                got_state: None,
                findings: Vec::new(),
            });
            let current = steps.last_mut().expect("pushed just now");
            if stop::is_asked() {
                return Err((number, Trouble::Stopped));
            }
            if let Err(trouble) = self.step(vector, at, &mut watch, current) {
                return Came::despite(number, current, trouble);
            }
            if !current.findings.is_empty() {
                return Ok(Came::first(number, &current.findings));
            }
        }
        Ok(Came::first(None, &[]))
    }

    fn step(
        &mut self,
        vector: &Vector,
        at: usize,
        watch: &mut Watch<'_>,
        current: &mut StepResult,
    ) -> Result<(), Trouble> {
        let step = &vector.steps[at];
        let (answer, said) = self.operation(&step.data)?;
        current.got = Some(answer.clone());
        current.findings.extend(answers::answer(vector, step, &answer, said.as_deref()));
        let shown = self.observe()?;
        current.got_state = Some(shown.clone());
        let due = &current.expected_state;
        if shown != *due {
            // A consequence of a wrong decision breaks no clause of its own.
            let decided = current.findings.iter().all(|one| one.verdict != Verdict::FailOutcome);
            let blame = decided.then(|| Blame::of(self.setup.policy, vector, at)).flatten();
            let repetition = Repetition::of(vector, step);
            current.findings.extend(states::state(blame.as_ref(), repetition, due, &shown));
        }
        current.findings.extend(watch.step(&step.data, &answer, &shown, due));
        current.findings = answers::gravest_first(std::mem::take(&mut current.findings));
        Ok(())
    }

    /// Asks for an operation. Returns the answer, and the code as the system wrote it.
    fn operation(&mut self, data: &Written) -> Result<(ObservedAnswer, Option<String>), Trouble> {
        let request = match &mut self.names {
            Some(names) => names.request(data),
            None => data.clone(),
        };
        let request = Box::new(request);
        let asked = Message::Do { case: self.case.to_string(), request };
        match self.ask(&asked)? {
            Reply::Answer { decision: Decision::Accepted, paid, self_paid, statement, .. } => {
                let statement = statement.map(|mut lines| {
                    lines.sort_by_key(|line| (line.debtor, line.creditor, line.amount));
                    lines
                });
                Ok((ObservedAnswer::Accepted { paid, self_paid, statement }, None))
            }
            Reply::Answer { code, .. } => {
                let said = code.unwrap_or_default();
                let codes = self.setup.codes.ours(&said).into_iter().collect();
                Ok((ObservedAnswer::Rejected { codes }, Some(said)))
            }
            other => Err(strange(&other)),
        }
    }

    /// Returns what the system shows, sorted and under the names of the vector.
    fn observe(&mut self) -> Result<Observation, Trouble> {
        let asked = Message::Observe { case: self.case.to_string() };
        let Reply::State { people, relationships, positions, .. } = self.ask(&asked)? else {
            return Err(Trouble::Protocol(Text::new("no state", "没有状态")));
        };
        let there = [people.is_some(), relationships.is_some(), positions.is_some()];
        for (part, there) in Part::ALL.iter().copied().zip(there) {
            if there != self.hello.shows.contains(&part) {
                return Err(Trouble::Protocol(text!(
                    "`state` has to show what `hello` says, no more and no less: `{part}`",
                    "`state` 显示的内容应与 `hello` 所述一致：`{part}`"
                )));
            }
        }
        let mut shown = Observation {
            people: people.unwrap_or_default(),
            relationships: relationships.unwrap_or_default(),
            positions: positions.unwrap_or_default(),
        };
        if let Some(names) = &self.names {
            names.back(&mut shown);
        }
        shown.people.sort_by(|one, other| one.name.cmp(&other.name));
        shown.relationships.sort_by(|one, other| {
            (&one.holder, &one.recipient).cmp(&(&other.holder, &other.recipient))
        });
        shown.positions.sort_by_key(|one| (one.debtor, one.creditor));
        Ok(shown)
    }

    /// Drops the parts of a state that this system does not show.
    fn visible(&self, mut state: Observation) -> Observation {
        let shows = |part| self.hello.shows.contains(&part);
        if !shows(Part::People) {
            state.people.clear();
        }
        if !shows(Part::Relationships) {
            state.relationships.clear();
        }
        if !shows(Part::Positions) {
            state.positions.clear();
        }
        state
    }
}
