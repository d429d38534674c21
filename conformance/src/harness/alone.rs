//! Runs cases outside a suite: a named one (`gongji run --case`), or one after another as they
//! arise (`gongji minimise`). The rules decide what a case must lead to.

use std::path::Path;

use model::case_file::Case;
use model::policy::Policy;
use model::policy_file;
use model::text::Text;

use super::session::{Session, begin};
use super::setup::Setup;
use crate::format::named::{self, OpenError};
use crate::format::named_case::{find, text_of};
use crate::format::report::CaseResult;
use crate::format::vectors::suite::Suite;
use crate::format::vectors::{self, Vector};
use crate::link::Trouble;
use crate::replay;
use crate::suite::generate::{build, stories};

/// A case, with the policy that determines its outcome.
pub struct Alone {
    /// The case with its expected outcome.
    pub vector: Vector,
    /// The policy.
    pub policy: Policy,
    /// The policy's name, or its path from the working directory.
    pub named: String,
}

/// Opens the named case as a suite of one vector.
pub fn suite(name: &str) -> Result<(Suite, Policy), OpenError> {
    let Alone { vector, policy, .. } = open(name)?;
    Ok((Suite::of_one(vector), policy))
}

/// Opens the named case: a built-in one, a case file, or a vector file, which states its own
/// expectations.
pub fn open(name: &str) -> Result<Alone, OpenError> {
    let text = text_of(name)?;
    if text.lines().any(|line| line.trim_end() == format!("format: \"{}\"", vectors::FORMAT)) {
        let vector = vectors::read(name, &text)?;
        let (policy, named) = (named::policy(&vector.policy)?, vector.policy.clone());
        return Ok(Alone { vector, policy, named });
    }
    let (case, policy) = find(name, None)?;
    let unasked = |problem, advice| OpenError::Unasked {
        case: name.to_string(),
        problem: Box::new(problem),
        advice: Box::new(advice),
    };
    if !stories::from_people_alone(&case) {
        return Err(unasked(
            Text::new(
                "it begins with relationships or positions, and a system is only given people",
                "案例一开始就有共济关系或待清算金额，而被测系统开始时只能登记人员",
            ),
            Text::new(
                "begin with people and their accounts, and let the steps lead there",
                "请从人员及其个人账户开始，由步骤形成所需情况",
            ),
        ));
    }
    match vector(&case, &policy) {
        Some(vector) => {
            let named = policy_of(name, &case.policy);
            Ok(Alone { vector, policy, named })
        }
        None => Err(unasked(
            Text::new(
                "the policy breaks its own properties in this case",
                "在此案例中，该政策违反自身的不变条件",
            ),
            Text::new(
                "`gongji play` tells which; nothing can be expected of a system there",
                "`gongji play` 会指出是哪一条；此时无法规定系统的应有结果",
            ),
        )),
    }
}

/// Returns the name of a built-in policy, or the path of a policy file that a case file names.
fn policy_of(file: &str, policy: &str) -> String {
    let built_in = named::find(policy_file::built_in(), policy).is_some();
    let beside = || Path::new(file).with_file_name(policy).to_string_lossy().into_owned();
    if built_in { policy.to_string() } else { beside() }
}

/// Builds the vector of a case, if the policy keeps its own properties in it.
pub fn vector(case: &Case, policy: &Policy) -> Option<Vector> {
    replay::play(case, policy).holds().then(|| build::of_case(policy, case))
}

/// Begins a conversation for cases as they arise, and passes `work` the function that plays one.
pub fn in_conversation<T>(
    setup: &Setup<'_>,
    work: impl FnOnce(&mut dyn FnMut(&Vector) -> CaseResult) -> T,
) -> Result<T, Trouble> {
    let (hello, link) = begin(setup)?;
    let mut session = Session::new(setup, &hello, Some(link));
    let done = work(&mut |vector| session.play(vector).0);
    // An irregular end concerns none of the cases.
    let _ = session.leave();
    Ok(done)
}
