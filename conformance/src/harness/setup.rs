//! What every conversation of a run shares: the way to the system, its time limits, the policy, and how
//! a vector is repeated.

use std::num::NonZeroU32;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use model::policy::Policy;

use crate::format::codes::Codes;
use crate::link::Reach;

/// How long a system may take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// For one step.
    pub step: Duration,
    /// To start and to say hello.
    pub hello: Duration,
}

/// How long a step may take if nothing else is said.
const STEP: Duration = Duration::from_secs(10);
/// How many times as long a system may take to start.
const TO_START: u32 = 6;

impl Limits {
    /// Returns the limits of a system with this time for a step, n times as long if all is slow.
    pub(crate) fn of(step: Option<Duration>, patience: Option<NonZeroU32>) -> Limits {
        let step = step.unwrap_or(STEP).saturating_mul(patience.map_or(1, u32::from));
        Limits { step, hello: step.saturating_mul(TO_START) }
    }
}

/// What every conversation of a run shares.
pub struct Setup<'a> {
    /// The way to the system.
    pub reach: &'a dyn Reach,
    /// The policy to judge by.
    pub policy: &'a Policy,
    /// How long the system may take.
    pub limits: Limits,
    /// From what other names are made, if any are.
    pub salt: Option<u64>,
    /// What the system's own codes stand for.
    pub codes: &'a Codes,
    /// The command that repeats a vector.
    pub command: &'static str,
    /// Its options, behind the ID.
    pub options: String,
    /// How the names of cases begin; a number follows.
    pub mark: &'a str,
    /// How many cases there were, those included that the system does not support.
    pub cases: AtomicU64,
}
