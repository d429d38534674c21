//! Goals: what a suite has to have asked. Each is about one clause, one comparison, one value, one
//! abstract transition or one pair of operations, and is reached by a trial whose last request
//! shows it. Which trials are taken is for `select`.

use model::case_file::{self, StepData};
use model::clause::{Clause, Code};
use model::expense::Category;
use model::judge::Protocol;
use model::money::{Amount, Fen};
use model::operation::{Family, Operation, Request};
use model::policy::Policy;
use model::records::Records;
use model::terms::{Set, Term};
use model::text::Text;

use super::aspect::Transition;
use super::judged::Judged;

model::terms! {
    /// Where the left side of a comparison lies.
    Side, "side", "位置";
    Below "below" "one below" "少一";
    At "at" "at it" "恰好";
    Above "above" "one above" "多一";
}

/// One thing that the suite has to have asked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Goal {
    /// A request that breaks this clause, and none besides, is refused with this code.
    Refused(Clause, Code),
    /// A request that this clause decides, permits or carries out is accepted.
    Accepted(Clause),
    /// The how-manieth comparison of a clause, one fen or one below, at, or above its boundary.
    Boundary(Clause, u8, Side),
    /// A request that breaks all of these is refused with any of their codes.
    Several(Vec<Clause>),
    /// A word of a closed vocabulary in an operation, and whether that was accepted.
    Value(Family, &'static str, &'static str, bool),
    /// An abstract transition, by its key.
    Stands(usize, u128, u128),
    /// Two operations accepted one after the other.
    After(Family, Family),
}

impl Goal {
    /// In how many different scenes it has to be reached: boundaries, refusals and whatever is
    /// accepted in two, because a system can be right by chance in one.
    pub fn contexts(&self) -> usize {
        match self {
            Goal::Refused(..) | Goal::Boundary(..) => 2,
            Goal::Stands(.., 0) => 2,
            _ => 1,
        }
    }

    /// The transition that the goal is, if it is one.
    pub fn transition(&self) -> Option<Transition> {
        let Goal::Stands(operation, stands, codes) = *self else { return None };
        Some(Transition {
            operation: Family::ALL[operation],
            stands: Set::from_bits(stands),
            codes: Set::from_bits(codes),
        })
    }

    /// The goal in words.
    pub fn text(&self) -> Text {
        match self {
            Goal::Refused(clause, code) => Text::owned(
                format!("{clause} refuses: {code}"),
                format!("{clause} 不予办理：{code}"),
            ),
            Goal::Accepted(clause) => {
                Text::owned(format!("{clause} accepts"), format!("{clause} 予以办理"))
            }
            Goal::Boundary(clause, slot, side) => Text::owned(
                format!("{clause}, comparison {}, {}", slot + 1, side.text().en),
                format!("{clause}，第{}项比较，{}", slot + 1, side.text().zh),
            ),
            Goal::Several(clauses) => {
                let names: Vec<&str> = clauses.iter().map(|clause| clause.name()).collect();
                Text::owned(
                    format!("broken together: {}", names.join(" ")),
                    format!("同时违反：{}", names.join("、")),
                )
            }
            Goal::Value(family, field, value, accepted) => Text::owned(
                format!(
                    "{family} with {field} {value}, {}",
                    if *accepted { "accepted" } else { "refused" }
                ),
                format!(
                    "{family} 的 {field} 为 {value}，{}",
                    if *accepted { "予以办理" } else { "不予办理" }
                ),
            ),
            Goal::Stands(..) => self.transition().map_or(Text::new("", ""), |one| one.text()),
            Goal::After(first, then) => Text::owned(
                format!("{then} right after {first}"),
                format!("{}之后紧接{}", first.text().zh, then.text().zh),
            ),
        }
    }
}

/// The goals that one judged request reaches. `before` are the records before it, `sent` what was
/// asked before it, `previous` the operation accepted right before.
pub fn reached<R: Records>(
    policy: &Policy,
    before: &R,
    sent: &[StepData],
    judged: &Judged,
    previous: Option<Family>,
) -> Vec<Goal> {
    let Judged { request, answer, protocol, .. } = judged;
    let accepted = answer.is_accepted();
    let family = request.operation.family();
    let mut goals = Vec::new();
    if accepted {
        goals.extend(judged.shows(before).iter().map(Goal::Accepted));
        goals.extend(protocol.verdict.held.iter().map(Goal::Accepted));
        goals.extend(previous.map(|previous| Goal::After(previous, family)));
    } else {
        goals.extend(refused(protocol));
    }
    goals.extend(boundaries(policy, before, request, protocol));
    if accepted || single(protocol).is_some() {
        let values = values(judged);
        goals.extend(values.map(|(field, value)| Goal::Value(family, field, value, accepted)));
    }
    let (operation, stands, codes) = Transition::of(policy, before, request, answer).key();
    goals.push(Goal::Stands(operation, stands, codes));
    goals.extend(history(sent, judged));
    goals.sort();
    goals.dedup();
    goals
}

/// Clauses that say more closely why another one refuses, whatever else a request says: a request
/// refused by both counts as refused for the first alone. Who passes on a received quota asks for
/// more than is free (QUO-7, QUO-3); who names themselves is within no other province (EST-6,
/// EST-5).
const WITHIN: [(Clause, Clause); 2] =
    [(Clause::QUO_7, Clause::QUO_3), (Clause::EST_6, Clause::EST_5)];

/// The clauses that refuse nothing themselves and name the reason of another clause's refusal.
const REASONS: [Clause; 2] = [Clause::QUO_5, Clause::QUO_7];

/// The guard that is broken, where only one is, or the clause within it. A clause that refuses for
/// two reasons at once is two guards.
pub fn single(protocol: &Protocol) -> Option<Clause> {
    let verdict = &protocol.verdict;
    let within = |clause: &Clause| WITHIN.iter().any(|(inner, _)| inner == clause);
    let broken = verdict.broken.union(verdict.noted.iter().filter(within).collect());
    let inner =
        WITHIN.iter().find(|(inner, outer)| broken == [*inner, *outer].into_iter().collect());
    match inner {
        Some((inner, _)) => Some(*inner),
        None => broken.iter().next().filter(|_| protocol.refusals.len() == 1),
    }
}

fn refused(protocol: &Protocol) -> Vec<Goal> {
    let broken = protocol.verdict.broken;
    let Some(alone) = single(protocol) else {
        let several = (!broken.is_empty()).then(|| Goal::Several(broken.iter().collect()));
        return several.into_iter().collect();
    };
    let own = protocol.refusals.iter().filter(|(clause, _)| *clause == alone);
    let mut goals: Vec<Goal> = own.map(|(clause, code)| Goal::Refused(*clause, *code)).collect();
    let reasons = REASONS.iter().filter(|reason| protocol.verdict.noted.contains(**reason));
    goals.extend(reasons.map(|reason| Goal::Refused(*reason, Code::ExceedsFreeBalance)));
    goals
}

/// The comparisons made at most one away from their boundary, and how far the amount of a
/// settlement reaches (SET-9, an effect that compares).
fn boundaries<R: Records>(
    policy: &Policy,
    before: &R,
    request: &Request,
    protocol: &Protocol,
) -> Vec<Goal> {
    let mut goals = Vec::new();
    let mut slots: Vec<Clause> = Vec::new();
    for comparison in &protocol.comparisons {
        let clause = comparison.clause;
        let slot = slots.iter().filter(|known| **known == clause).count() as u8;
        slots.push(clause);
        goals.extend(
            side(comparison.left, comparison.right).map(|side| Goal::Boundary(clause, slot, side)),
        );
    }
    if let Operation::Settle(settle) = &request.operation
        && protocol.verdict.broken.is_empty()
        && let (Some(active), Some(amount)) = (before.active(settle.pair), settle.amount.whole())
    {
        let left = model::rules::funds::to_settle(policy, before, settle.pair, active);
        if left > Fen::ZERO {
            let side = side(amount.count(), left.count());
            goals.extend(side.map(|side| Goal::Boundary(Clause::SET_9, 0, side)));
        }
    }
    goals
}

fn side(left: i64, right: i64) -> Option<Side> {
    match left - right {
        -1 => Some(Side::Below),
        0 => Some(Side::At),
        1 => Some(Side::Above),
        _ => None,
    }
}

/// What a request has to do with those sent before it: which one field it changes of one with the
/// same ID, which settlement it reverses, whether it says the same again without an ID.
fn history(sent: &[StepData], judged: &Judged) -> Vec<Goal> {
    let data = &judged.data;
    let goal = |field, what| Goal::Value(data.operation, field, what, judged.answer.is_accepted());
    let mut goals = Vec::new();
    goals.extend(changed(sent, data).map(|what| goal("changed", what)));
    let settled: Vec<&StepData> =
        sent.iter().filter(|step| step.operation == Family::Settle).collect();
    let named = |step: &&StepData| data.settlement.is_some() && step.request == data.settlement;
    if let Some(at) = settled.iter().position(named) {
        let which = match (at, settled.len()) {
            (0, 1) => "the_only",
            (0, _) => "the_first",
            (at, all) if at + 1 == all => "the_latest",
            _ => "one_between",
        };
        let premium = settled[at].category.is_some_and(Category::is_premium);
        goals.push(goal("which", which));
        goals.push(goal("of", if premium { "a_premium" } else { "an_expense" }));
    }
    if data.request.is_none() && sent.contains(data) {
        goals.push(goal("content", "the_same_again"));
    }
    goals
}

/// The one field in which a request differs from an earlier one with the same ID.
fn changed(sent: &[StepData], data: &StepData) -> Option<&'static str> {
    let id = data.request.as_ref()?;
    let first = sent.iter().find(|step| step.request.as_ref() == Some(id))?;
    if first.operation != data.operation {
        return Some("operation");
    }
    let json = |step: &StepData| serde_json::to_value(step).expect("plain data");
    let (first, now) = (json(first), json(data));
    let fields = case_file::fields(data.operation).iter().chain(VENUE);
    let differ = |field: &&&str| {
        let at = format!("/{}", field.replace('.', "/"));
        **field != "venue" && first.pointer(&at) != now.pointer(&at)
    };
    let mut differing = fields.filter(differ);
    differing.next().filter(|_| differing.next().is_none()).copied()
}

const VENUE: &[&str] = &["venue.kind", "venue.region"];

/// What kind of number an amount is.
fn kind_of(amount: Amount) -> &'static str {
    match amount {
        Amount::Whole(fen) if fen < Fen::ZERO => "negative",
        Amount::Whole(Fen::ZERO) => "zero",
        Amount::Whole(fen) if fen > Fen::LARGEST => "beyond_the_largest",
        Amount::Whole(fen) if fen.count() % 100 == 0 => "whole_yuan",
        Amount::Whole(_) => "with_fen",
        Amount::Uncountable(sum) if sum.to_string().starts_with("0.00") => "below_one_fen",
        Amount::Uncountable(_) => "fraction_of_a_fen",
    }
}

/// The words of closed vocabularies that the request uses, and what kind of number its amount is.
fn values(judged: &Judged) -> impl Iterator<Item = (&'static str, &'static str)> {
    let data = &judged.data;
    let venue = data.venue.map(|venue| venue.kind);
    [
        data.kinship.map(|word| ("kinship", word.name())),
        data.commitment.map(|word| ("commitment", word.name())),
        data.channel.map(|word| ("channel", word.name())),
        data.category.map(|word| ("category", word.name())),
        venue.map(|word| ("venue", word.name())),
        data.scheme.map(|word| ("scheme", word.name())),
        data.reason.map(|word| ("reason", word.name())),
        judged.names_nobody(),
        data.amount.or(data.granted).map(|amount| ("amount", kind_of(amount))),
    ]
    .into_iter()
    .flatten()
}
