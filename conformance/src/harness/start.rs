//! Begins a case: registers everybody as the vector says or, if a system only takes newly insured
//! people, adds the operations that lead to the same state.

use model::case_file::RawPerson;
use model::money::{Amount, Fen};
use model::operation::{Contribute, EndInsurance, Enroll, Operation, Request, Written};
use model::person::{Reason, Scheme, Standing};

use crate::format::message::Start;
use crate::format::vectors::Capability;

/// Messages that begin a case.
pub(crate) struct Beginning {
    /// The people to register.
    pub(crate) people: Vec<RawPerson>,
    /// The operations that follow.
    pub(crate) operations: Vec<Written>,
}

/// Plans how these people come to be registered.
pub(crate) fn beginning(start: Start, people: &[RawPerson]) -> Beginning {
    match start {
        Start::Given => Beginning {
            people: people.iter().map(RawPerson::without_display).collect(),
            operations: Vec::new(),
        },
        Start::Operations => {
            let mut beginning = Beginning { people: Vec::new(), operations: Vec::new() };
            for person in people {
                beginning.bring(person);
            }
            beginning
        }
    }
}

impl Beginning {
    /// Returns the capabilities that this beginning needs.
    pub(crate) fn needs(&self) -> Vec<Capability> {
        let mut needs: Vec<Capability> =
            self.operations.iter().map(|data| Capability::of(data.operation.family())).collect();
        needs.sort_unstable();
        needs.dedup();
        needs
    }

    /// Plans the start of one person. A person with an account was an employee when it was opened,
    /// so a resident with an account starts as an employee.
    fn bring(&mut self, person: &RawPerson) {
        let was_employee = person.scheme == Scheme::Employee || person.balance.is_some();
        let scheme = if was_employee { Scheme::Employee } else { Scheme::Resident };
        self.people.push(RawPerson {
            scheme,
            standing: Standing::Active,
            balance: was_employee.then_some(Fen::ZERO),
            ..person.without_display()
        });
        let name = || person.name.clone();
        let ask = |operation| Request { id: None, operation };
        let end = |reason| ask(Operation::EndInsurance(EndInsurance { person: name(), reason }));
        if let Some(balance) = person.balance.filter(|&balance| balance != Fen::ZERO) {
            let contribute = Contribute { person: name(), amount: Amount::Whole(balance) };
            self.operations.push(ask(Operation::Contribute(contribute)));
        }
        if scheme != person.scheme {
            self.operations.push(end(Reason::Withdrawal));
            let RawPerson { scheme, region, .. } = *person;
            let enroll = Enroll { person: name(), scheme, region };
            self.operations.push(ask(Operation::Enroll(enroll)));
        }
        match person.standing {
            Standing::Active => {}
            Standing::Ended => self.operations.push(end(Reason::Withdrawal)),
            Standing::Deceased => self.operations.push(end(Reason::Death)),
        }
    }
}
