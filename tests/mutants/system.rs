//! The broken part of a row: a planted fault, a system that misreads a parameter of the policy, or
//! the policy itself. The rows are in `rows`.

use conformance::systems::faults::{Action, Faulty};
use model::explore::{Reference, System};
use model::judge::Judge;
use model::ledger::Ledger;
use model::operation::{Answer, Request};
use model::policy::Policy;
use model::records::Store;

/// Named change of one parameter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parameter(pub(crate) &'static str, pub(crate) fn(&mut Policy));

/// Broken part.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Broken {
    /// The system has a planted fault.
    Rule(Action),
    /// The system misreads a parameter; the original policy's demands apply.
    Misreading(Parameter),
    /// The policy itself has the changed parameter; the demands on every policy apply.
    Policy(Parameter),
}

impl Broken {
    /// Returns the name for reports.
    pub(crate) fn name(self) -> String {
        match self {
            Broken::Rule(action) => action.to_string(),
            Broken::Misreading(Parameter(name, _)) => format!("misread: {name}"),
            Broken::Policy(Parameter(name, _)) => format!("spoiled: {name}"),
        }
    }

    /// Returns the policy under examination.
    pub(crate) fn policy(self, mut sound: Policy) -> Policy {
        if let Broken::Policy(Parameter(_, spoil)) = self {
            spoil(&mut sound);
        }
        sound
    }

    /// Returns the system under examination.
    pub(crate) fn system(self, policy: &Policy) -> Broke {
        match self {
            Broken::Rule(action) => Broke::Rule(Faulty(action)),
            Broken::Misreading(Parameter(_, spoil)) => {
                let mut misread = policy.clone();
                spoil(&mut misread);
                Broke::Misreading(Box::new(misread))
            }
            Broken::Policy(_) => Broke::Nothing,
        }
    }
}

/// System of a row.
#[derive(Clone, Debug)]
pub(crate) enum Broke {
    Rule(Faulty),
    Misreading(Box<Policy>),
    Nothing,
}

impl System for Broke {
    fn answer<S: Store + Ledger, J: Judge>(
        &self,
        policy: &Policy,
        store: &mut S,
        request: &Request,
        judge: &mut J,
    ) -> Answer {
        match self {
            Broke::Rule(faulty) => faulty.answer(policy, store, request, judge),
            Broke::Misreading(misread) => Reference.answer(misread, store, request, judge),
            Broke::Nothing => Reference.answer(policy, store, request, judge),
        }
    }
}
