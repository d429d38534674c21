//! Words for the settings of a policy. The model reads policies.

use model::catalogue::Parameter;
use model::expense::Category;
use model::policy::Policy;
use model::region::Region;
use model::terms::{Set, Term};
use model::text::{Language, Text};
use model::word::WordId;

/// Words the value to which `policy` sets `parameter`.
pub(crate) fn of(policy: &Policy, parameter: Parameter, language: Language) -> String {
    match parameter {
        Parameter::Reach => term(policy.reach, language),
        Parameter::Kinships => kinships(policy, language),
        Parameter::HolderSchemes => set(policy.holder_schemes, language),
        Parameter::RecipientSchemes => set(policy.recipient_schemes, language),
        Parameter::Commitment => term(policy.commitment, language),
        Parameter::Categories => categories(policy, language),
        Parameter::EndingEvents => set(policy.ending_events, language),
        Parameter::Access => term(policy.access, language),
        Parameter::Earmark => term(policy.earmark, language),
        Parameter::SettlementCap => limit(policy.settlement_cap, language),
        Parameter::RecipientsPerHolder => limit(policy.recipients_per_holder, language),
        Parameter::HoldersPerRecipient => limit(policy.holders_per_recipient, language),
        Parameter::Regions => regions(policy.regions.as_deref(), language),
        Parameter::Channels => set(policy.channels, language),
    }
}

fn term<T: Term>(term: T, language: Language) -> String {
    term.text().to(language).to_string()
}

fn set<T: Term>(terms: Set<T>, language: Language) -> String {
    join(terms.iter().map(|each| term(each, language)).collect(), language)
}

fn categories(policy: &Policy, language: Language) -> String {
    let covered = |category: &&Category| policy.coverage((**category).into()).is_some();
    let known = Category::ALL.iter().filter(covered).map(|&category| term(category, language));
    let own = policy.own.categories.iter().map(|(word, _)| own(policy, *word, language));
    join(known.chain(own).collect(), language)
}

fn kinships(policy: &Policy, language: Language) -> String {
    let known = policy.kinships.iter().map(|kinship| term(kinship, language));
    let own = policy.own.kinships.iter().map(|word| own(policy, *word, language));
    join(known.chain(own).collect(), language)
}

/// Returns the term of a word of the policy's own.
fn own(policy: &Policy, word: WordId, language: Language) -> String {
    policy.own.words[word.0 as usize].text.to(language).to_string()
}

fn regions(listed: Option<&[Region]>, language: Language) -> String {
    let all = Text::new("all", "全部");
    let codes = |listed: &[Region]| listed.iter().map(Region::to_string).collect();
    listed.map_or_else(|| all.to(language).to_string(), |listed| join(codes(listed), language))
}

fn limit<T: ToString>(limit: Option<T>, language: Language) -> String {
    let none = Text::new("no limit", "不限");
    limit.map_or_else(|| none.to(language).to_string(), |limit| limit.to_string())
}

fn join(words: Vec<String>, language: Language) -> String {
    let (nothing, comma) = (Text::new("none", "无"), Text::new(", ", "、"));
    if words.is_empty() { nothing.to(language).to_string() } else { words.join(comma.to(language)) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use model::money::Fen;
    use model::person::{Channel, Kinship, Scheme};
    use model::policy::{
        Access, CommitmentRule, Coverage, Earmark, EndingEvent, OwnWords, Payment, SchemeRule,
        VenueRule,
    };
    use model::region::Reach;

    /// Returns a policy that differs from the built-in ones in every parameter that can be told.
    pub(crate) fn policy() -> Policy {
        let mut categories = [None; Category::ALL.len()];
        categories[Category::Medical.index()] = Some(Coverage {
            venue: VenueRule::Institution.into(),
            payment: Payment::Partial,
            scheme: SchemeRule::Any,
        });
        Policy {
            name: "sample".into(),
            title: Text::new("a sample", "示例"),
            reach: Reach::SameProvince,
            kinships: [Kinship::Spouse, Kinship::Child].into_iter().collect(),
            holder_schemes: [Scheme::Employee].into_iter().collect(),
            recipient_schemes: Scheme::ALL.iter().copied().collect(),
            commitment: CommitmentRule::NotRequired,
            categories,
            ending_events: [EndingEvent::Death].into_iter().collect(),
            access: Access::SharedBalance,
            earmark: Earmark::OutOfReach,
            settlement_cap: Some(Fen::new(50_000)),
            recipients_per_holder: None,
            holders_per_recipient: Some(3),
            regions: Some(vec![Region::new(320_100), Region::new(320_500)]),
            channels: [Channel::Window].into_iter().collect(),
            own: OwnWords::default(),
        }
    }

    #[test]
    fn every_parameter_is_told_as_the_policy_sets_it() {
        let policy = policy();
        let told: Vec<String> = Parameter::ALL
            .iter()
            .map(|&parameter| format!("{parameter}: {}", of(&policy, parameter, Language::English)))
            .collect();
        assert_eq!(
            told,
            [
                "reach: within one province",
                "kinships: spouse, child",
                "holder_schemes: employee basic medical insurance",
                "recipient_schemes: employee basic medical insurance, urban and rural resident \
                 basic medical insurance",
                "commitment: no commitment letter is required",
                "categories: out-of-pocket medical expense",
                "ending_events: death",
                "access: from the holder's free balance directly, without a quota",
                "earmark: what is granted is out of the holder's reach",
                "settlement_cap: 500.00",
                "recipients_per_holder: no limit",
                "holders_per_recipient: 3",
                "regions: 320100, 320500",
                "channels: a service window",
            ]
        );
        assert_eq!(of(&policy, Parameter::Kinships, Language::Chinese), "配偶、子女");
        assert_eq!(of(&policy, Parameter::RecipientsPerHolder, Language::Chinese), "不限");
    }
}
