//! Goals: what a suite must have asked. Each is about a clause, a comparison, a value, an abstract
//! transition or a pair of operations. A trial reaches a goal if its last request shows it;
//! [`select`](super::select) decides which trials are taken.

use model::clause::{Clause, Code};
use model::judge::Judgement;
use model::money::{Amount, Fen};
use model::operation::{
    EndInsurance, Enroll, Establish, Family, Operation, Request, Reverse, Settle, Written,
};
use model::person::Channel;
use model::policy::Policy;
use model::records::Records;
use model::terms::{Set, Term};
use model::text::Text;
use model::word::WordOf;

use super::asked::Judged;
use super::aspect::Transition;
use crate::replay::Replayed;

model::terms! {
    /// The side of a boundary on which the left side of a comparison lies.
    BoundarySide, "side", "位置";
    Below "below" "one below" "少一";
    At "at" "at it" "恰好";
    Above "above" "one above" "多一";
}

/// One thing that the suite must have asked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Goal {
    /// A request that breaks this clause, and none besides, is refused with this code.
    Refused(Clause, Code),
    /// A request that this clause decides, permits or carries out is accepted.
    Accepted(Clause),
    /// The nth comparison of a clause, one unit below, at, or one unit above its boundary.
    Boundary(Clause, u8, BoundarySide),
    /// A request that breaks all of these clauses is refused with any of their codes.
    Several(Vec<Clause>),
    /// A word of a closed vocabulary in an operation, and whether that was accepted.
    Value(Family, &'static str, &'static str, bool),
    /// An abstract transition, by its [`key`](Transition::key).
    Stands(usize, u128, u128),
    /// Two operations, accepted one right after the other.
    After(Family, Family),
}

impl Goal {
    /// Returns the number of different scenes in which the goal must be reached. Boundaries,
    /// refusals and accepted requests need two, because a system can be right by chance in one.
    pub fn contexts(&self) -> usize {
        match self {
            Goal::Refused(..) | Goal::Boundary(..) => 2,
            Goal::Stands(.., 0) => 2,
            _ => 1,
        }
    }

    /// Returns the transition of the goal, if it is about one.
    pub fn transition(&self) -> Option<Transition> {
        let Goal::Stands(operation, stands, codes) = *self else { return None };
        Some(Transition {
            operation: Family::ALL[operation],
            stands: Set::from_bits(stands),
            codes: Set::from_bits(codes),
        })
    }

    /// Returns the goal in words.
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

/// Returns the goals that one judged request reaches. `sent` holds
/// the earlier requests, and `previous` the operation accepted right before, if any.
pub fn reached(
    policy: &Policy,
    sent: &[Written],
    judged: &Judged,
    previous: Option<Family>,
) -> Vec<Goal> {
    let Replayed { before, request, answer, judgement, .. } = &judged.step;
    let accepted = answer.is_accepted();
    let family = request.operation.family();
    let mut goals = Vec::new();
    if accepted {
        goals.extend(judged.shows().iter().map(Goal::Accepted));
        goals.extend(judgement.ruling.held.iter().map(Goal::Accepted));
        goals.extend(previous.map(|previous| Goal::After(previous, family)));
    } else {
        goals.extend(refused(judgement));
    }
    goals.extend(boundaries(policy, before, request, judgement));
    if accepted || single(judgement).is_some() {
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

/// Pairs of clauses of which the first says more closely why the second refuses. A request that
/// both refuse counts as refused for the first alone. A holder who passes on a received quota asks
/// for more than is free (QUO-7, QUO-3); a person who names themselves is in no other province
/// (EST-6, EST-5).
const WITHIN: [(Clause, Clause); 2] =
    [(Clause::QUO_7, Clause::QUO_3), (Clause::EST_6, Clause::EST_5)];

/// The clauses that refuse nothing themselves and name the reason of another clause's refusal.
const REASONS: [Clause; 2] = [Clause::QUO_5, Clause::QUO_7];

/// Returns the broken guard, or the clause within it, if there is exactly one. A clause that refuses for
/// two reasons at once counts as two guards.
pub fn single(judgement: &Judgement) -> Option<Clause> {
    let verdict = &judgement.ruling;
    let within = |clause: &Clause| WITHIN.iter().any(|(inner, _)| inner == clause);
    let broken = verdict.broken.union(verdict.noted.iter().filter(within).collect());
    let inner =
        WITHIN.iter().find(|(inner, outer)| broken == [*inner, *outer].into_iter().collect());
    match inner {
        Some((inner, _)) => Some(*inner),
        None => broken.iter().next().filter(|_| judgement.refusals.len() == 1),
    }
}

fn refused(judgement: &Judgement) -> Vec<Goal> {
    let broken = judgement.ruling.broken;
    let Some(alone) = single(judgement) else {
        let several = (!broken.is_empty()).then(|| Goal::Several(broken.iter().collect()));
        return several.into_iter().collect();
    };
    let own = judgement.refusals.iter().filter(|(clause, _)| *clause == alone);
    let mut goals: Vec<Goal> = own.map(|(clause, code)| Goal::Refused(*clause, *code)).collect();
    let reasons = REASONS.iter().filter(|reason| judgement.ruling.noted.contains(**reason));
    goals.extend(reasons.map(|reason| Goal::Refused(*reason, Code::ExceedsFreeBalance)));
    goals
}

/// Returns the comparisons made at most one unit from their boundary, and how far the amount of a
/// settlement reaches (SET-9 is an effect that compares).
fn boundaries<R: Records>(
    policy: &Policy,
    before: &R,
    request: &Request,
    judgement: &Judgement,
) -> Vec<Goal> {
    let mut goals = Vec::new();
    let mut slots: Vec<Clause> = Vec::new();
    for comparison in &judgement.comparisons {
        let clause = comparison.clause;
        let slot = slots.iter().filter(|known| **known == clause).count() as u8;
        slots.push(clause);
        goals.extend(
            side(comparison.left, comparison.right).map(|side| Goal::Boundary(clause, slot, side)),
        );
    }
    if let Operation::Settle(settle) = &request.operation
        && judgement.ruling.broken.is_empty()
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

fn side(left: i64, right: i64) -> Option<BoundarySide> {
    match left - right {
        -1 => Some(BoundarySide::Below),
        0 => Some(BoundarySide::At),
        1 => Some(BoundarySide::Above),
        _ => None,
    }
}

/// Relates a request to earlier ones: the one field in which it differs from one with the same ID,
/// the settlement it reverses, or whether it repeats a request without an ID.
fn history(sent: &[Written], judged: &Judged) -> Vec<Goal> {
    let data = &judged.data;
    let goal = |field, what| {
        Goal::Value(data.operation.family(), field, what, judged.step.answer.is_accepted())
    };
    let mut goals = Vec::new();
    goals.extend(changed(sent, data).map(|what| goal("changed", what)));
    let settled: Vec<&Written> =
        sent.iter().filter(|step| step.operation.family() == Family::Settle).collect();
    let settlement = match &data.operation {
        Operation::Reverse(Reverse { settlement }) => Some(settlement),
        _ => None,
    };
    let named = |step: &&Written| settlement.is_some() && step.id.as_ref() == settlement;
    if let Some(at) = settled.iter().position(named) {
        let which = match (at, settled.len()) {
            (0, 1) => "the_only",
            (0, _) => "the_first",
            (at, all) if at + 1 == all => "the_latest",
            _ => "one_between",
        };
        let premium = matches!(&settled[at].operation,
            Operation::Settle(settle) if settle.category.is_premium());
        goals.push(goal("which", which));
        goals.push(goal("of", if premium { "a_premium" } else { "an_expense" }));
    }
    if data.id.is_none() && sent.contains(data) {
        goals.push(goal("content", "the_same_again"));
    }
    goals
}

/// Returns the one field in which a request differs from an earlier one with the same ID.
fn changed(sent: &[Written], data: &Written) -> Option<&'static str> {
    let id = data.id.as_ref()?;
    let first = sent.iter().find(|step| step.id.as_ref() == Some(id))?;
    let family = data.operation.family();
    if first.operation.family() != family {
        return Some("operation");
    }
    let json = |step: &Written| serde_json::to_value(step).expect("plain data");
    let (first, now) = (json(first), json(data));
    let fields = family.keys().iter().chain(VENUE);
    let differ = |field: &&&str| {
        let at = format!("/{}", field.replace('.', "/"));
        **field != "venue" && first.pointer(&at) != now.pointer(&at)
    };
    let mut differing = fields.filter(differ);
    differing.next().filter(|_| differing.next().is_none()).copied()
}

const VENUE: &[&str] = &["venue.kind", "venue.region"];

/// Classifies an amount: a kind of number worth asking about.
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

/// Returns the vocabulary words that the request uses, and the kind of its amount.
fn values(judged: &Judged) -> impl Iterator<Item = (&'static str, &'static str)> {
    fn known<T: Term>(word: &WordOf<T, String>) -> Option<&'static str> {
        word.known().map(Term::name)
    }
    let operation = &judged.data.operation;
    let words = match operation {
        Operation::Establish(Establish { kinship, commitment, .. }) => vec![
            ("kinship", known(kinship)),
            ("commitment", Some(commitment.name())),
            ("channel", unusual(operation)),
        ],
        Operation::Settle(Settle { category, venue, .. }) => vec![
            ("category", known(category)),
            ("venue", venue.as_ref().and_then(|venue| known(&venue.kind))),
        ],
        Operation::Enroll(Enroll { scheme, .. }) => vec![("scheme", Some(scheme.name()))],
        Operation::EndInsurance(EndInsurance { reason, .. }) => {
            vec![("reason", Some(reason.name()))]
        }
        Operation::Terminate(_) => vec![("channel", unusual(operation))],
        _ => Vec::new(),
    };
    let words = words.into_iter().filter_map(|(field, word)| Some((field, word?)));
    let amount = operation.amount().map(|amount| ("amount", kind_of(*amount)));
    words.chain(judged.names_nobody()).chain(amount)
}

/// Returns the channel, unless it is the usual one.
fn unusual(operation: &Operation<String, String, String>) -> Option<&'static str> {
    operation.channel().filter(|channel| **channel != Channel::App).map(|channel| channel.name())
}
