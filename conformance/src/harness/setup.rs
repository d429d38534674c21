//! Settings shared by every conversation of a run: the way to the system, its time limits, the
//! policy, and the command that repeats a vector.

use std::num::NonZeroU32;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use model::policy::Policy;

use crate::format::codes::Codes;
use crate::link::Endpoint;

/// Time limits of a system.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// For one step.
    pub step: Duration,
    /// To start and to say hello.
    pub hello: Duration,
}

/// Default limit for one step.
const STEP: Duration = Duration::from_secs(10);
/// Ratio of the limit for starting to the limit for one step.
const TO_START: u32 = 6;

impl Limits {
    /// Returns the limits of a system with this time for a step, n times as long if all is slow.
    pub(crate) fn of(step: Option<Duration>, patience: Option<NonZeroU32>) -> Limits {
        let step = step.unwrap_or(STEP).saturating_mul(patience.map_or(1, u32::from));
        Limits { step, hello: step.saturating_mul(TO_START) }
    }
}

/// Settings shared by every conversation of a run.
pub struct Setup<'a> {
    /// The way to the system.
    pub reach: &'a dyn Endpoint,
    /// The policy to judge by.
    pub policy: &'a Policy,
    /// The time limits.
    pub limits: Limits,
    /// The number from which other names are derived, if they are.
    pub salt: Option<u64>,
    /// The meaning of the system's own codes.
    pub codes: &'a Codes,
    /// The command that repeats a vector.
    pub command: &'static str,
    /// Its options, behind the ID.
    pub options: String,
    /// The prefix of case names; a number follows.
    pub mark: &'a str,
    /// The number of cases so far, including unsupported ones.
    pub cases: AtomicU64,
}
