//! Counterexamples as cases: the scope's people at the start, then the requests on the shortest way
//! to the broken property. A case can be told, saved and played again.

use model::book::Book;
use model::case_file::{Case, CaseStep, LONGEST_NAME, is_name};
use model::explore::{Counterexample, FRESH, Scope};
use model::observe::Names;
use model::operation::{Operation, Request};
use model::person::PersonId;
use model::policy::Policy;
use model::relationship::RequestId;
use model::text;

use super::name_of;

/// Turns a counterexample under a policy into a case. `named` is the name of the policy in the case.
pub(crate) fn case(found: &Counterexample, scope: &Scope, policy: &Policy, named: &str) -> Case {
    let mut names = Names::under(policy);
    let mut book = Book::new();
    for (at, person) in scope.people.iter().enumerate() {
        book.register(called(&mut names, &person.name, at), person.person);
    }
    let strangers = found.requests.iter().flat_map(|request| request.operation.people());
    let all = strangers.map(|person| person.0 as usize + 1).max().unwrap_or(0);
    for at in scope.people.len()..all {
        called(&mut names, "nobody", at);
    }
    let mut ids = Ids { names: &mut names, fresh: 0 };
    let requests: Vec<Request> = found.requests.iter().map(|asked| ids.request(asked)).collect();
    let property = name_of(found.property);
    Case {
        id: id(&scope.name, property),
        title: text!(
            "{property} is broken in the scope {scope}",
            "核验范围{scope}内违反{property}",
            scope = scope.name
        ),
        why: text!(
            "The shortest way there that `gongji check` found; number of steps: {steps}.",
            "`gongji check` 找到的最短过程，共{steps}步。",
            steps = requests.len(),
        ),
        policy: named.to_string(),
        names,
        book,
        steps: requests.into_iter().map(|request| CaseStep { request, note: None }).collect(),
    }
}

/// Returns the ID of the case: a word that case files accept, whatever the scope is called.
fn id(scope: &str, property: &str) -> String {
    let property = property.to_lowercase();
    let room = LONGEST_NAME - "counterexample--".len() - property.len();
    let plain: String = scope
        .chars()
        .map(|c| c.to_ascii_lowercase())
        .filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-')
        .take(room)
        .collect();
    let id = format!("counterexample-{plain}-{property}");
    if is_name(&id) { id } else { format!("counterexample-scope-{property}") }
}

/// Enters the person at this place under a unique name that case files accept.
fn called(names: &mut Names, name: &str, at: usize) -> PersonId {
    let wanted = if is_name(name) { name.to_string() } else { format!("p{at}") };
    let number = |name: &str, names: &mut Names| names.person(name).0 as usize;
    let mut candidate = wanted.clone();
    let mut more = 1;
    // A new name gets the next number, which is the person's place.
    while number(&candidate, names) != at {
        more += 1;
        candidate = format!("{}-{more}", &wanted[..wanted.len().min(LONGEST_NAME - 4)]);
    }
    PersonId(at as u32)
}

/// A source of request IDs that a case file can name.
struct Ids<'a> {
    names: &'a mut Names,
    fresh: usize,
}

impl Ids<'_> {
    fn request(&mut self, asked: &Request) -> Request {
        let mut operation = asked.operation;
        if let Operation::Reverse(reverse) = &mut operation {
            reverse.settlement = self.id(reverse.settlement);
        }
        Request { id: asked.id.map(|id| self.id(id)), operation }
    }

    fn id(&mut self, id: RequestId) -> RequestId {
        if id == FRESH {
            self.fresh += 1;
            return self.names.request(&format!("n{}", self.fresh));
        }
        self.names.request(&format!("q{}", id.0 + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::named_case::open;
    use model::case_file;
    use model::clause::Clause;
    use model::explore::{Property, scope_file};
    use model::money::Amount;
    use model::operation::{Reverse, Spend, Terminate};
    use model::person::Channel;

    fn scope(name: &str) -> Scope {
        let text = crate::format::named::find(scope_file::built_in(), name).unwrap();
        scope_file::read(name, text).unwrap()
    }

    fn trial() -> Policy {
        crate::format::named::policy("cn-2026-trial").unwrap()
    }

    fn found(requests: Vec<Request>) -> Counterexample {
        Counterexample { property: Property::Clause(Clause::INV_4), breach: None, requests }
    }

    #[test]
    fn strangers_and_request_ids_get_names_and_the_case_is_read_as_it_was_written() {
        let scope = scope("requests");
        let stranger = PersonId(scope.people.len() as u32 + 1);
        let pair = scope.pairs[0];
        let spend = Spend { person: PersonId(0), amount: Amount::fen(1) };
        let reverse = Operation::Reverse(Reverse { settlement: RequestId(1) });
        let channel = Channel::App;
        let end = Operation::Terminate(Terminate { by: stranger, pair, channel });
        let requests = vec![
            Request { id: None, operation: end },
            Request { id: Some(RequestId(1)), operation: Operation::Spend(spend) },
            Request { id: Some(FRESH), operation: reverse },
            Request { id: Some(FRESH), operation: reverse },
        ];
        let case = case(&found(requests), &scope, &trial(), "cn-2026-trial");
        assert_eq!(case.id, "counterexample-requests-inv-4");
        let text = case_file::write(&case);
        for told in ["by: \"nobody-2\"", "request: \"q2\"", "request: \"n1\"", "request: \"n2\""] {
            assert!(text.contains(told), "no `{told}` in\n{text}");
        }
        assert!(text.contains("settlement: \"q2\""), "{text}");
        let (again, _) = open("case", &text, None, None).unwrap();
        assert_eq!(case_file::write(&again), text);
    }

    #[test]
    fn whatever_a_scope_and_its_people_are_called_the_case_can_be_read() {
        let mut scope = scope("requests");
        scope.name = "范围 123456".to_string();
        scope.people[0].name = "Ming Li".to_string();
        scope.people[1].name = "p0".to_string();
        let case = case(&found(Vec::new()), &scope, &trial(), "cn-2026-trial");
        assert_eq!(case.id, "counterexample-scope-inv-4");
        let (again, _) = open("case", &case_file::write(&case), None, None).unwrap();
        assert_eq!(again.names.of_person(PersonId(1)), "p0-2");
    }
}
