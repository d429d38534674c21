//! Stories: longer vectors, written by hand as cases because only a sequence shows their point. The
//! author chooses the requests; the rules say what must come of each.

use model::case_file::{Case, Draft};
use model::policy::Policy;
use model::records::Records;

/// The stories in `conformance/stories`, by name.
const OWN: [(&str, &str); 9] = [
    ("third-time", include_str!("../../../stories/third-time.yaml")),
    (
        "reversal-after-move-after-clearing",
        include_str!("../../../stories/reversal-after-move-after-clearing.yaml"),
    ),
    (
        "quota-after-quota-after-end",
        include_str!("../../../stories/quota-after-quota-after-end.yaml"),
    ),
    ("each-others-holder", include_str!("../../../stories/each-others-holder.yaml")),
    ("many-holders", include_str!("../../../stories/many-holders.yaml")),
    ("a-life", include_str!("../../../stories/a-life.yaml")),
    ("premium-tried-again", include_str!("../../../stories/premium-tried-again.yaml")),
    ("a-taken-id-stays-taken", include_str!("../../../stories/a-taken-id-stays-taken.yaml")),
    ("every-request-twice", include_str!("../../../stories/every-request-twice.yaml")),
];

/// Returns every story under a policy: the example cases that name the policy, and the stories in
/// `conformance/stories`.
pub fn all(policy: &Policy) -> Vec<Case> {
    let texts = crate::format::cases::built_in().iter().chain(&OWN);
    let drafts =
        texts.map(|(name, text)| Draft::read(name, text).unwrap_or_else(|wrong| panic!("{wrong}")));
    let told = drafts.filter(|draft| draft.policy() == policy.name);
    // A policy with a changed parameter makes some starting situations impossible.
    let cases = told.filter_map(|draft| draft.under(policy).ok());
    cases.filter(from_people_alone).collect()
}

/// Tells whether a case starts from people and their accounts alone, as a vector does.
pub fn from_people_alone(case: &Case) -> bool {
    case.book.next_pair(None).is_none() && case.book.next_position(None).is_none()
}
