//! The clauses that a run reached, and those that it should have reached. A rule that never fires
//! is an error in the model or in the scopes, unless the policy's parameters make it impossible.

use super::seen::Seen;
use super::under::covered;
use crate::catalogue::{self, Kind};
use crate::clause::{Clause, Code};
use crate::expense::Category;
use crate::operation::Family;
use crate::person::{Channel, Kinship, Reason};
use crate::policy::{Access, CommitmentRule, Coverage, Earmark, Payment, Policy, SchemeRule};
use crate::region::Reach as Between;
use crate::terms::{Set, Term};
use crate::word::WordOf;

/// The reach of a run, measured against what a policy can bring about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reached {
    /// Clauses that fired: a guard refused, a demanded acceptance was given, an effect was carried
    /// out, or a property was evaluated on something it speaks of.
    pub reached: Set<Clause>,
    /// Clauses that never fired, though the policy has them.
    pub unreached: Set<Clause>,
    /// Clauses that this policy cannot bring about, or that no single system can.
    pub not_applicable: Set<Clause>,
    /// Codes that were never given, though the policy has them.
    pub codes_unreached: Set<Code>,
    /// Operations that were never accepted, though the policy has them.
    pub never_accepted: Set<Family>,
}

impl Reached {
    /// Returns the reach of `seen` under a policy.
    pub fn of(policy: &Policy, seen: &Seen) -> Reached {
        let all = Clause::ALL.iter().copied();
        let reached: Set<Clause> = all.clone().filter(|clause| has_fired(*clause, seen)).collect();
        let due: Set<Clause> = all.clone().filter(|clause| is_possible(policy, *clause)).collect();
        let codes = due.iter().flat_map(|clause| &catalogue::entry(clause).codes).copied();
        let families = Family::ALL.iter().copied();
        let due_families: Set<Family> = families
            .filter(|family| *family != Family::SetQuota || policy.access == Access::Quota)
            .collect();
        Reached {
            reached,
            unreached: due.without(reached),
            not_applicable: all.collect::<Set<Clause>>().without(due).without(reached),
            codes_unreached: codes.collect::<Set<Code>>().without(seen.codes),
            never_accepted: due_families.without(seen.accepted),
        }
    }

    /// Returns whether the run reached everything that the policy can bring about.
    pub fn is_whole(&self) -> bool {
        self.unreached.is_empty()
            && self.codes_unreached.is_empty()
            && self.never_accepted.is_empty()
    }
}

fn has_fired(clause: Clause, seen: &Seen) -> bool {
    match catalogue::entry(clause).kind {
        Kind::Guard => seen.broken.contains(clause),
        Kind::Permit => seen.noted_accepted.contains(clause),
        Kind::Reason => seen.noted_rejected.contains(clause),
        Kind::Effect => seen.cited.contains(clause) || seen.evaluated.contains(clause),
        Kind::Frame | Kind::Invariant | Kind::Request => seen.evaluated.contains(clause),
        Kind::Distributed => false,
    }
}

/// Returns whether a policy's parameters let a clause fire at all.
pub fn is_possible(policy: &Policy, clause: Clause) -> bool {
    let covered: Vec<(WordOf<Category>, Coverage)> = covered(policy).collect();
    let pays = |payment| covered.iter().any(|(_, coverage)| coverage.payment == payment);
    match clause {
        Clause::EST_3 => policy.kinships.len() < Kinship::ALL.len(),
        Clause::EST_4 => policy.commitment == CommitmentRule::Required,
        Clause::EST_5 => policy.reach != Between::Nationwide,
        Clause::QUO_3 | Clause::QUO_4 | Clause::QUO_6 | Clause::QUO_7 | Clause::QUO_9 => {
            policy.access == Access::Quota
        }
        Clause::QUO_5 => policy.access == Access::Quota && policy.earmark == Earmark::OutOfReach,
        Clause::SET_3 => policy.categories.iter().any(Option::is_none),
        Clause::SET_6 => pays(Payment::Full),
        Clause::SET_7 => pays(Payment::Partial),
        Clause::SET_8 => covered.iter().any(|(_, coverage)| coverage.scheme != SchemeRule::Any),
        Clause::INS_2 => Reason::ALL.iter().any(|reason| policy.ends_with(*reason)),
        Clause::POL_1 => policy.access == Access::SharedBalance,
        Clause::POL_2 => policy.settlement_cap.is_some(),
        Clause::POL_3 => {
            policy.recipients_per_holder.is_some() || policy.holders_per_recipient.is_some()
        }
        Clause::POL_4 => policy.regions.is_some(),
        Clause::POL_5 => policy.channels.len() < Channel::ALL.len(),
        Clause::INV_6 => covered.iter().any(|(category, _)| policy.is_premium(*category)),
        _ => catalogue::entry(clause).kind != Kind::Distributed,
    }
}
