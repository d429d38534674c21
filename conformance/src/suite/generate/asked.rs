//! Asks the rules one request, and keeps everything that they judged and did, with the clauses that
//! the request shows at work.

use model::book::Book;
use model::catalogue::{self, Kind};
use model::clause::Clause;
use model::money::Fen;
use model::operation::{Request, Written};
use model::person::{Channel, Person};
use model::policy::Policy;
use model::properties::{Breach, Findings};
use model::records::Records;
use model::terms::Set;

use super::probes;
use crate::replay::{self, Replayed};

/// A request with everything that was judged and done.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The request run through the rules.
    pub step: Replayed,
    /// The request as plain data.
    pub data: Written,
    /// The clauses that a change was made for.
    pub cited: Set<Clause>,
    /// The properties that applied to something here and were evaluated.
    pub evaluated: Set<Clause>,
    /// The first property that the policy itself breaks here, if any.
    pub breach: Option<Breach>,
}

impl Judged {
    /// Returns the clauses that an accepted request shows at work: those that permit it, those that
    /// make up its effect, and those that keep something unchanged that could have changed.
    pub fn shows(&self) -> Set<Clause> {
        let before = &self.step.before;
        let noted = self.step.judgement.ruling.noted;
        let ended = self.cited.iter().any(|clause| ENDS.contains(&clause));
        let account = |id| before.person(id).is_some_and(|person: Person| person.account.is_some());
        let with_account = self.step.request.operation.people().any(account);
        let at_work = |clause: &Clause| match (*clause, catalogue::entry(*clause).kind) {
            (Clause::EST_9, _) => noted.contains(Clause::EST_9),
            (Clause::EST_11 | Clause::TRM_3, _) => {
                self.data.operation.channel().is_some_and(|channel| *channel != Channel::App)
            }
            (Clause::QUO_8, _) => ended,
            (Clause::QUO_10, _) => self.ends_what_was_used(),
            (Clause::TRF_1 | Clause::INS_2, _) => self.cited.contains(*clause),
            (Clause::TRF_2 | Clause::INS_6, _) => with_account,
            (Clause::TRF_5, _) => before.next_position(None).is_some(),
            (_, Kind::Request) => noted.contains(*clause),
            (_, Kind::Effect | Kind::Frame | Kind::Invariant) => true,
            (_, Kind::Guard | Kind::Permit | Kind::Reason | Kind::Distributed) => {
                noted.union(self.cited).contains(*clause)
            }
        };
        noted.union(self.cited).union(self.evaluated).iter().filter(at_work).collect()
    }

    /// Returns whether a relationship ends of whose quota something was used, so that both sums stay
    /// on record.
    fn ends_what_was_used(&self) -> bool {
        let (before, after) = (&self.step.before, &self.step.after);
        let mut pairs =
            std::iter::successors(before.next_pair(None), |pair| before.next_pair(Some(*pair)));
        pairs.any(|pair| {
            let used =
                before.active(pair).is_some_and(|relationship| relationship.used > Fen::ZERO);
            used && after.active(pair).is_none()
        })
    }

    /// Returns the field and name of a person in the request who is not on record.
    pub fn names_nobody(&self) -> Option<(&'static str, &'static str)> {
        let roles = self.data.operation.roles();
        let nobody = roles.into_iter().find(|(_, name)| *name == probes::NOBODY);
        nobody.map(|(role, _)| ("unknown", role))
    }
}

/// The clauses under which relationships end.
const ENDS: [Clause; 3] = [Clause::TRM_1, Clause::TRF_1, Clause::INS_2];

/// The evaluated properties, and the first broken one.
#[derive(Default)]
struct Evaluated(Set<Clause>, Option<Breach>);

impl Findings for Evaluated {
    fn evaluated(&mut self, clause: Clause) {
        self.0.insert(clause);
    }

    fn broken(&mut self, breach: Breach) {
        self.1.get_or_insert(breach);
    }
}

/// Asks the rules one request, and examines everything that follows from it.
pub fn judge(policy: &Policy, before: Book, request: Request, data: &Written) -> Judged {
    let step = replay::step(policy, before, request);
    let mut found = Evaluated::default();
    step.check(policy, &mut found);
    let Evaluated(evaluated, breach) = found;
    let cited = step.changes.iter().map(|(clause, _)| *clause).collect();
    Judged { step, data: data.clone(), cited, evaluated, breach }
}
