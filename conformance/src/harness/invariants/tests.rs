//! Each invariant is found broken wherever an answer or an observation of the suite is spoiled for
//! it. The expected answers and states break none.

use model::clause::{Clause, Code};
use model::expense::Category;
use model::money::Fen;
use model::observe::{
    Observation, ObservedAnswer, ObservedPerson, ObservedRelationship, State, observe,
};
use model::operation::{Family, Operation};
use model::person::Kinship;
use model::policy::{Coverage, Payment, Policy, VenueRule};
use model::relationship::Pair;
use model::terms::Term;

use super::Watch;
use crate::format::message::Part;
use crate::format::vectors::VectorStep;
use crate::format::vectors::manifest::Tier;
use crate::format::vectors::suite::Suite;

const ONE: Fen = Fen::new(1);

/// A function that spoils a request, an answer or an observation. It returns true if there was
/// something to spoil.
type Spoil = fn(&mut VectorStep, &mut Observation) -> bool;

/// Follows every vector under this policy, and calls `see` before each step with the state expected
/// after it. Checks that the expected answers and states break nothing.
fn follow(
    policy: &Policy,
    suite: &Suite,
    mut see: impl FnMut(&Watch<'_>, &VectorStep, &Observation),
) {
    for vector in suite.tier(Tier::Core) {
        let mut due = observe(&vector.book, &vector.names);
        let mut watch = Watch::new(policy, Part::ALL, due.clone());
        for step in &vector.steps {
            due = step.state.clone().unwrap_or(due);
            see(&watch, step, &due);
            assert_eq!(watch.step(&step.data, &step.expect, &due, &due), [], "{}", vector.id);
        }
    }
}

fn published() -> (Policy, Suite) {
    let suite = Suite::built_in().expect("the suite is whole");
    (crate::format::named::policy(&suite.manifest.policy).expect("the policy is there"), suite)
}

/// Spoils every step that can be spoiled, checks that each then breaks the clause, and returns
/// their number.
fn times(clause: Clause, spoil: Spoil) -> usize {
    let (policy, suite) = published();
    let mut times = 0;
    follow(&policy, &suite, |watch, step, due| {
        let (mut other, mut shown) = (step.clone(), due.clone());
        if spoil(&mut other, &mut shown) {
            let found = watch.clone().step(&other.data, &other.expect, &shown, due);
            assert!(found.iter().any(|one| one.clause == Some(clause)), "{other:?}: {found:?}");
            times += 1;
        }
    });
    times
}

fn is_accepted(step: &VectorStep) -> bool {
    matches!(step.expect, ObservedAnswer::Accepted { .. })
}

/// Adds a fen to somebody's balance.
fn minted(shown: &mut Observation) -> bool {
    let balance = shown.people.iter_mut().find_map(|person| person.balance.as_mut());
    balance.map(|balance| *balance += ONE).is_some()
}

fn in_state(shown: &mut Observation, state: State) -> Option<&mut ObservedRelationship> {
    shown.relationships.iter_mut().find(|one| one.state == state)
}

/// Changes a party to an active relationship.
fn party(
    shown: &mut Observation,
    who: fn(&ObservedRelationship) -> &String,
    change: fn(&mut ObservedPerson),
) -> bool {
    let Some(name) = in_state(shown, State::Active).map(|one| who(one).clone()) else {
        return false;
    };
    let person = shown.people.iter_mut().find(|person| person.name == name);
    person.map(change).is_some()
}

#[test]
fn money_is_neither_minted_nor_lost() {
    assert!(times(Clause::INV_1, |step, shown| is_accepted(step) && minted(shown)) > 1000);
    assert!(times(Clause::INV_9, |step, shown| !is_accepted(step) && minted(shown)) > 500);
    // A transfer that leaves the account behind.
    let left = |step: &mut VectorStep, shown: &mut Observation| {
        let had = shown.people.iter_mut().find_map(|person| person.balance.as_mut());
        is_accepted(step)
            && step.data.operation.family() == Family::Transfer
            && had.filter(|had| **had != Fen::ZERO).map(|had| *had = Fen::ZERO).is_some()
    };
    assert!(times(Clause::INV_1, left) > 10);
    // Money that comes and goes with a person.
    let vanished = |step: &mut VectorStep, shown: &mut Observation| {
        let rich = |person: &ObservedPerson| person.balance.is_some_and(|had| had != Fen::ZERO);
        let at = shown.people.iter().position(rich).filter(|_| {
            is_accepted(step)
                && !matches!(
                    step.data.operation.family(),
                    Family::Contribute | Family::Spend | Family::Settle | Family::Reverse
                )
        });
        at.map(|at| shown.people.remove(at)).is_some()
    };
    assert!(times(Clause::INV_1, vanished) > 10);
}

#[test]
fn what_remains_is_covered() {
    let uncovered = |_: &mut VectorStep, shown: &mut Observation| {
        let Some(one) = in_state(shown, State::Active) else { return false };
        let (holder, remaining) = (one.holder.clone(), one.remaining);
        let holder = shown.people.iter_mut().find(|person| person.name == holder);
        let holder = holder.filter(|_| remaining != Fen::ZERO);
        holder.map(|holder| holder.balance = Some(remaining - ONE)).is_some()
    };
    assert!(times(Clause::INV_2, uncovered) > 100);
    let nobodys = |_: &mut VectorStep, shown: &mut Observation| {
        let one = in_state(shown, State::Active).filter(|one| one.remaining != Fen::ZERO);
        let Some(holder) = one.map(|one| one.holder.clone()) else { return false };
        shown.people.retain(|person| person.name != holder);
        true
    };
    assert!(times(Clause::INV_2, nobodys) > 100);
    assert!(times(Clause::INV_4, nobodys) > 100);
    let left = |_: &mut VectorStep, shown: &mut Observation| {
        in_state(shown, State::Ended).map(|one| one.remaining = ONE).is_some()
    };
    assert!(times(Clause::INV_3, left) > 100);
    let overdrawn = |_: &mut VectorStep, shown: &mut Observation| {
        in_state(shown, State::Active).map(|one| one.used = one.granted + ONE).is_some()
    };
    assert!(times(Clause::INV_5, overdrawn) > 100);
}

#[test]
fn who_has_an_active_relationship_could_establish_it_now() {
    let ended: [Spoil; 2] = [
        |_, shown| party(shown, |one| &one.holder, |person| person.insurance = State::Ended),
        |_, shown| party(shown, |one| &one.recipient, |person| person.insurance = State::Ended),
    ];
    let moved: Spoil = |_, shown| {
        let Some(one) = in_state(shown, State::Active) else { return false };
        let [holder, recipient] = [one.holder.clone(), one.recipient.clone()];
        let region = shown.people.iter().find(|person| person.name == holder).map(|one| one.region);
        let recipient = shown.people.iter_mut().find(|person| person.name == recipient);
        recipient.zip(region).map(|(recipient, region)| recipient.region = region).is_some()
    };
    for spoil in ended.into_iter().chain([moved]) {
        assert!(times(Clause::INV_4, spoil) > 100);
    }
    // A request that has to be refused, accepted.
    let established = |step: &mut VectorStep, shown: &mut Observation| {
        let Some(Pair { holder, recipient }) = step.data.operation.pair() else { return false };
        let pair = (holder, recipient);
        let stands = shown.relationships.iter().any(|one| (&one.holder, &one.recipient) == pair);
        let declared = ObservedAnswer::Rejected { codes: vec![Code::KinshipNotCovered] };
        let unsigned = ObservedAnswer::Rejected { codes: vec![Code::CommitmentMissing] };
        if stands || ![declared, unsigned].contains(&step.expect) {
            return false;
        }
        shown.relationships.push(ObservedRelationship {
            holder: holder.clone(),
            recipient: recipient.clone(),
            state: State::Active,
            granted: Fen::ZERO,
            used: Fen::ZERO,
            remaining: Fen::ZERO,
        });
        step.expect = ObservedAnswer::Accepted { paid: None, self_paid: None, statement: None };
        true
    };
    assert!(times(Clause::INV_4, established) > 5);
}

/// Moves a fen of what was paid for this category to what is left to the recipient.
fn in_part(step: &mut VectorStep, of: Category) -> bool {
    let ObservedAnswer::Accepted { paid: Some(paid), self_paid: Some(own), .. } = &mut step.expect
    else {
        return false;
    };
    (*paid, *own) = (*paid - ONE, *own + ONE);
    matches!(&step.data.operation, Operation::Settle(settle) if settle.category == of.into())
}

#[test]
fn premiums_are_paid_in_full() {
    for premium in [Category::ResidentPremium, Category::LtciPremium] {
        assert!(times_under(&published().0, premium, |broken| broken) > 10, "{premium}");
    }
    // Any other category, also one that the policy wants paid in full (SET-6).
    let mut policy = published().0;
    for payment in [Payment::Partial, Payment::Full] {
        covered(&mut policy, Category::Medical).payment = payment;
        assert!(times_under(&policy, Category::Medical, |broken| !broken) > 10, "{payment}");
    }
    // What the policy lets be paid in part is no fault of a system.
    covered(&mut policy, Category::LtciPremium).payment = Payment::Partial;
    assert!(times_under(&policy, Category::LtciPremium, |broken| !broken) > 10);
    // A premium that the policy does not cover is one all the same.
    policy.categories[Category::LtciPremium.index()] = None;
    assert!(times_under(&policy, Category::LtciPremium, |broken| broken) > 10);
    // A covered category is a premium if it has no venue.
    covered(&mut policy, Category::Medical).venue = VenueRule::Nowhere.into();
    assert!(times_under(&policy, Category::Medical, |broken| broken) > 10);
}

fn covered(policy: &mut Policy, category: Category) -> &mut Coverage {
    policy.categories[category.index()].as_mut().expect("the category is covered")
}

/// Judges, under this policy, each settlement of this category as if one fen of it were left to the
/// recipient, and returns the number of them. Checks if each breaks INV-6 as it must.
fn times_under(policy: &Policy, of: Category, as_due: fn(bool) -> bool) -> usize {
    let mut times = 0;
    for vector in published().1.tier(Tier::Core) {
        let mut due = observe(&vector.book, &vector.names);
        let mut watch = Watch::new(policy, Part::ALL, due.clone());
        for step in &vector.steps {
            due = step.state.clone().unwrap_or(due);
            let mut other = step.clone();
            if in_part(&mut other, of) {
                let found = watch.clone().step(&other.data, &other.expect, &due, &due);
                let broken = found.iter().any(|one| one.clause == Some(Clause::INV_6));
                assert!(as_due(broken), "{of}: {other:?}: {found:?}");
                times += 1;
            }
            watch.step(&step.data, &step.expect, &due, &due);
        }
    }
    times
}

#[test]
fn positions_are_what_was_settled() {
    let forgotten = |step: &mut VectorStep, shown: &mut Observation| {
        let settled = is_accepted(step) && step.data.operation.family() == Family::Settle;
        let open = !shown.positions.is_empty();
        shown.positions.clear();
        settled && open
    };
    let invented = |step: &mut VectorStep, shown: &mut Observation| {
        let first = shown.positions.first_mut();
        is_accepted(step) && first.map(|one| one.amount += ONE).is_some()
    };
    let not_net = |_: &mut VectorStep, shown: &mut Observation| {
        let Some(mut turned) = shown.positions.first().cloned() else { return false };
        std::mem::swap(&mut turned.debtor, &mut turned.creditor);
        shown.positions.push(turned);
        true
    };
    let left_open = |step: &mut VectorStep, shown: &mut Observation| {
        let ObservedAnswer::Accepted { statement: Some(lines), .. } = &step.expect else {
            return false;
        };
        shown.positions = lines.clone();
        !lines.is_empty()
    };
    for spoil in [forgotten, invented, not_net, left_open] as [Spoil; 4] {
        assert!(times(Clause::INV_7, spoil) > 10);
    }
}

#[test]
fn a_pair_stands_once_and_what_ended_stays() {
    let twice = |_: &mut VectorStep, shown: &mut Observation| {
        let first = in_state(shown, State::Active).cloned();
        first.map(|first| shown.relationships.push(first)).is_some()
    };
    assert!(times(Clause::INV_8, twice) > 100);
    let changed = |step: &mut VectorStep, shown: &mut Observation| {
        !is_accepted(step) && in_state(shown, State::Ended).map(|one| one.granted += ONE).is_some()
    };
    assert!(times(Clause::INV_10, changed) > 10);
}

#[test]
fn what_is_due_breaks_nothing() {
    // A state that the policy itself allows is shown by every right system.
    let (mut policy, suite) = published();
    policy.kinships = [Kinship::Spouse].into_iter().collect();
    let mut broken = 0;
    follow(&policy, &suite, |watch, _, due| {
        broken += usize::from(!super::state::check(watch, due).is_empty());
    });
    assert!(broken > 10);
}
