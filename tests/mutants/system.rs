//! What is broken in a row: a planted fault, a system that reads a parameter of the policy wrongly,
//! or the policy itself. Which rows there are is in `rows`.

use conformance::systems::faults::{Action, Faulty};
use model::explore::{Reference, System};
use model::judge::Judge;
use model::ledger::Ledger;
use model::operation::{Answer, Request};
use model::policy::Policy;
use model::records::Store;

/// A change of one parameter, with a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parameter(pub(crate) &'static str, pub(crate) fn(&mut Policy));

/// What is wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Broken {
    /// The system, by a planted fault.
    Rule(Action),
    /// The system, which takes a parameter for another; what must hold is the policy's.
    Reading(Parameter),
    /// The policy, which says so itself; what must hold for every policy still must.
    Policy(Parameter),
}

impl Broken {
    /// What a report calls it.
    pub(crate) fn name(self) -> String {
        match self {
            Broken::Rule(action) => action.to_string(),
            Broken::Reading(Parameter(name, _)) => format!("misread: {name}"),
            Broken::Policy(Parameter(name, _)) => format!("spoiled: {name}"),
        }
    }

    /// The policy that is checked.
    pub(crate) fn policy(self, mut sound: Policy) -> Policy {
        if let Broken::Policy(Parameter(_, spoil)) = self {
            spoil(&mut sound);
        }
        sound
    }

    /// The system that is checked.
    pub(crate) fn system(self, policy: &Policy) -> Broke {
        match self {
            Broken::Rule(action) => Broke::Rule(Faulty(action)),
            Broken::Reading(Parameter(_, spoil)) => {
                let mut misread = policy.clone();
                spoil(&mut misread);
                Broke::Reading(Box::new(misread))
            }
            Broken::Policy(_) => Broke::Nothing,
        }
    }
}

/// A system as a row has it.
#[derive(Clone, Debug)]
pub(crate) enum Broke {
    Rule(Faulty),
    Reading(Box<Policy>),
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
            Broke::Reading(misread) => Reference.answer(misread, store, request, judge),
            Broke::Nothing => Reference.answer(policy, store, request, judge),
        }
    }
}
