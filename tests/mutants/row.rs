//! A row of the matrix: its columns, and the examination of its system. The rows are in `rows`.

use model::clause::Clause;
use model::explore::scope_file;
use model::explore::{Examined, Options, Property, Reached, Reference, Scope, System, examine};
use model::operation::Family;
use model::policy::Policy;

use crate::system::Broken;

/// Finding that catches a fault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum By {
    /// A property is broken, on a state, a step, or the whole graph.
    Clause(Clause),
    /// A person is stuck.
    Stuck,
    /// A clause that fires under the rules never fires.
    NeverReaches(Clause),
    /// An operation that is accepted under the rules is never accepted.
    NeverAccepts(Family),
}

impl By {
    fn of(property: Property) -> By {
        match property {
            Property::Clause(clause) => By::Clause(clause),
            Property::NeverStuck => By::Stuck,
        }
    }
}

/// Row of the matrix.
#[derive(Debug)]
pub(crate) struct Row {
    /// Planted fault.
    pub(crate) broken: Broken,
    /// Policy of the examination.
    pub(crate) policy: fn() -> Policy,
    /// Scope of the examination.
    pub(crate) scope: &'static str,
    /// Finding that must catch the fault.
    pub(crate) caught_by: By,
    /// Fewest steps; 0 if the start or only the whole scope shows the fault.
    pub(crate) steps: usize,
}

/// Scopes of the matrix alone, for requests that the built-in scopes lack.
const OWN: [(&str, &str); 5] = [
    ("repeats", include_str!("scopes/repeats.yaml")),
    ("last_fen", include_str!("scopes/last_fen.yaml")),
    ("one_premium", include_str!("scopes/one_premium.yaml")),
    ("no_quota", include_str!("scopes/no_quota.yaml")),
    ("strangers", include_str!("scopes/strangers.yaml")),
];

/// Returns the names of all scopes.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    scope_file::built_in().iter().chain(&OWN).map(|(name, _)| *name)
}

/// Returns the scope with this name.
pub(crate) fn scope(name: &str) -> Scope {
    let mut all = scope_file::built_in().iter().chain(&OWN);
    let (_, text) = all.find(|(known, _)| *known == name).expect("a row names a scope");
    scope_file::read(name, text).expect("the scope file is sound").with_room_for_faults()
}

/// Examines a scope with every property until one is broken.
pub(crate) fn run<S: System + Clone + Send + 'static>(
    scope: &Scope,
    policy: &Policy,
    system: &S,
    without_projection: bool,
) -> Examined {
    let options = Options {
        threads: 2,
        keep_graph: true,
        stop_at_first: true,
        without_projection,
        ..Options::default()
    };
    examine(scope, policy, system, &options, None)
}

/// Examines a scope with every property, up to this number of states or until one is broken.
pub(crate) fn run_some<S: System + Clone + Send + 'static>(
    scope: &Scope,
    policy: &Policy,
    system: &S,
    most: u64,
) -> Examined {
    let options =
        Options { threads: 1, stop_at_first: true, max_states: Some(most), ..Options::default() };
    examine(scope, policy, system, &options, None)
}

impl Row {
    /// Returns the row's name for reports.
    pub(crate) fn name(&self) -> String {
        let (policy, scope) = ((self.policy)().name, self.scope);
        format!("{} ({policy}, {scope})", self.broken.name())
    }

    /// Examines the row's system in the row's scope.
    pub(crate) fn examined(&self) -> Examined {
        let policy = self.broken.policy((self.policy)());
        run(&scope(self.scope), &policy, &self.broken.system(&policy), false)
    }

    /// Examines the row's system in the row's scope, asking the rules in every state.
    pub(crate) fn examined_in_full(&self) -> Examined {
        let policy = self.broken.policy((self.policy)());
        run(&scope(self.scope), &policy, &self.broken.system(&policy), true)
    }

    /// Examines the rules in the row's scope.
    pub(crate) fn reference(&self) -> Examined {
        run(&scope(self.scope), &(self.policy)(), &Reference, false)
    }

    /// Returns the findings, each with its number of steps.
    pub(crate) fn found(&self, examined: &Examined, reference: &Examined) -> Vec<(By, usize)> {
        if !examined.violations.is_empty() {
            let found = examined.violations.iter();
            return found.map(|v| (By::of(v.property), v.requests.len())).collect();
        }
        assert!(examined.complete, "{}: neither broken nor complete", self.name());
        let policy = (self.policy)();
        let (now, due) =
            (Reached::of(&policy, &examined.seen), Reached::of(&policy, &reference.seen));
        let clauses = due.reached.without(now.reached);
        let families = now.never_accepted.without(due.never_accepted);
        let clauses = clauses.iter().map(|clause| (By::NeverReaches(clause), 0));
        clauses.chain(families.iter().map(|family| (By::NeverAccepts(family), 0))).collect()
    }
}
