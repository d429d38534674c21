//! Other amounts, so that answers learned by heart fail: every amount of a vector multiplied by one
//! whole number made from the salt. The rules then give the expectations anew.
//!
//! A vector is scaled only if it still asks the same question. By the rules, every decision and
//! code stays the same, and every sum of a receipt or a state is exactly n times as large, for the
//! factor n. Every step also reaches the same goals as before. An amount that was a fen below, at
//! or above a limit still is, an amount that had fen still has, and an abstract transition is the
//! same. Scaling would make a distance of one fen one of n, while the limits of one fen, of the
//! largest sum and of a cap do not grow. So vectors about boundaries keep their exact amounts, and
//! so do those whose title names a sum.

#[cfg(test)]
mod tests;

use model::case_file::{RawPerson, on_record};
use model::explore::{in_parallel, threads};
use model::money::{Amount, Fen};
use model::observe::{Observation, ObservedAnswer, ObservedPosition};
use model::operation::{Request, Written};
use model::policy::Policy;
use model::text;
use model::text::Text;
use model::yaml::Places;

use super::salt;
use crate::format::vectors::{Vector, VectorStep};
use crate::replay::Replayed;
use crate::suite::generate::build;
use crate::suite::generate::goal::{self, Goal};

/// The largest factor.
const MOST: u32 = 60;

/// Vectors, with other amounts if they can have them.
pub(crate) struct Scaled<'a> {
    salt: Option<u64>,
    all: Vec<(&'a Vector, Option<Vector>)>,
}

/// Gives the vectors other amounts, if there is a salt and if they can have them.
pub(crate) fn all<'a>(policy: &Policy, salt: Option<u64>, vectors: &[&'a Vector]) -> Scaled<'a> {
    let scale = |vector| (vector, salt.and_then(|salt| scaled(policy, salt, vector)));
    Scaled { salt, all: in_parallel(threads(None), vectors.to_vec(), scale) }
}

impl Scaled<'_> {
    /// Returns the vectors as they run.
    pub(crate) fn vectors(&self) -> Vec<&Vector> {
        self.all.iter().map(|(own, scaled)| scaled.as_ref().unwrap_or(own)).collect()
    }

    /// Counts the vectors with other amounts.
    pub(crate) fn count(&self) -> usize {
        self.all.iter().filter(|(_, scaled)| scaled.is_some()).count()
    }

    /// Says in words how many have other amounts, if there is a salt.
    pub(crate) fn says(&self) -> Option<Text> {
        self.salt?;
        let (scaled, count) = (self.count(), self.all.len());
        Some(text!(
            "--salt: {scaled} of {count} vectors have other amounts; the others name none, or are about an exact one",
            "--salt：{count}个向量中有{scaled}个改用了其他金额；其余不涉及金额，或检验的正是确切金额"
        ))
    }
}

/// Gives the vector other amounts; none if it names no amount, or would ask another question with
/// every factor.
pub(crate) fn scaled(policy: &Policy, salt: u64, vector: &Vector) -> Option<Vector> {
    if names_a_sum(vector) || !has_amounts(vector) {
        return None;
    }
    let own = played(policy, vector);
    if own.0 != vector.steps {
        return None;
    }
    // A refusal and its accepted twin get the same factor, if both can have it.
    let of = vector.twin.as_ref().map_or(&vector.id, |twin| &twin.id);
    let first = 2 + salt::number(&format!("{salt} amounts"), of) % (MOST - 1);
    let factors = std::iter::successors(Some(first), |factor| Some(factor / 2));
    let mut factors = factors.take_while(|factor| *factor > 1).map(i64::from);
    factors.find_map(|factor| {
        let mut vector = times(vector, factor)?;
        let (steps, goals) = played(policy, &vector);
        let same = vector.steps == steps && goals == own.1;
        vector.steps = steps;
        same.then_some(vector)
    })
}

/// Plays the requests by the rules. Returns the steps, and the goals that each reaches.
fn played(policy: &Policy, vector: &Vector) -> (Vec<VectorStep>, Vec<Vec<Goal>>) {
    let asked: Vec<(Request, Written)> =
        vector.steps.iter().map(|step| (step.request, step.data.clone())).collect();
    let (steps, judged) = build::play(policy, &vector.book, &vector.names, asked);
    let (mut previous, mut sent) = (None, Vec::new());
    let mut goals = Vec::with_capacity(judged.len());
    for judged in &judged {
        goals.push(goal::reached(policy, &sent, judged, previous));
        sent.push(judged.data.clone());
        let Replayed { request, answer, .. } = &judged.step;
        previous = answer.is_accepted().then(|| request.operation.family());
    }
    (steps, goals)
}

/// Returns true if there is an amount that a factor changes.
fn has_amounts(vector: &Vector) -> bool {
    let nothing = Amount::Whole(Fen::ZERO);
    let balances = vector.people.iter().filter_map(|one| one.balance.map(Amount::Whole));
    let asked = vector.steps.iter().filter_map(|step| step.data.operation.amount().copied());
    balances.chain(asked).any(|amount| amount != nothing)
}

/// Returns true if the title names a sum: digits around a point.
fn names_a_sum(vector: &Vector) -> bool {
    let digit = |b: &u8| b.is_ascii_digit();
    let sum = |text: &[u8]| digit(&text[0]) && text[1] == b'.' && digit(&text[2]);
    vector.title.en.as_bytes().windows(3).any(sum)
}

/// Multiplies every amount, expected ones as well; none if a product cannot be counted.
fn times(vector: &Vector, factor: i64) -> Option<Vector> {
    let (nowhere, mut names) = (Places::nowhere(), vector.names.clone());
    let mut people: Vec<RawPerson> = vector.people.clone();
    for one in &mut people {
        one.balance = sum(one.balance, factor)?;
    }
    let book = on_record(&people, Fen::LARGEST, &nowhere, &mut names).ok()?;
    let mut steps = vector.steps.clone();
    for step in &mut steps {
        if let Some(own) = step.data.operation.amount_mut() {
            *own = amount(*own, factor)?;
        }
        step.request = names.numbered(&step.data);
        answer(&mut step.expect, factor)?;
        if let Some(state) = &mut step.state {
            observation(state, factor)?;
        }
    }
    Some(Vector { people, book, names, steps, ..vector.clone() })
}

/// Multiplies an optional sum; none if the product cannot be counted.
fn sum(of: Option<Fen>, factor: i64) -> Option<Option<Fen>> {
    match of {
        None => Some(None),
        Some(fen) => fen.count().checked_mul(factor).map(|fen| Some(Fen::new(fen))),
    }
}

/// Multiplies an optional amount; none if it is not a whole number of fen, because the product
/// could be one.
fn amount(of: Amount, factor: i64) -> Option<Amount> {
    let fen = of.whole()?;
    sum(Some(fen), factor)?.map(Amount::Whole)
}

fn answer(answer: &mut ObservedAnswer, factor: i64) -> Option<()> {
    if let ObservedAnswer::Accepted { paid, self_paid, statement } = answer {
        *paid = sum(*paid, factor)?;
        *self_paid = sum(*self_paid, factor)?;
        positions(statement.as_mut().into_iter().flatten(), factor)?;
    }
    Some(())
}

fn observation(state: &mut Observation, factor: i64) -> Option<()> {
    for one in &mut state.people {
        one.balance = sum(one.balance, factor)?;
        one.free = sum(one.free, factor)?;
    }
    for one in &mut state.relationships {
        for fen in [&mut one.granted, &mut one.used, &mut one.remaining] {
            *fen = sum(Some(*fen), factor)??;
        }
    }
    positions(state.positions.iter_mut(), factor)
}

fn positions<'a>(lines: impl Iterator<Item = &'a mut ObservedPosition>, factor: i64) -> Option<()> {
    for line in lines {
        line.amount = sum(Some(line.amount), factor)??;
    }
    Some(())
}
