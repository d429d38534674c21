//! A scope under a policy: the channels that the policy opens, its own words, and the words of the
//! model that it covers otherwise than the scope asks for them. Under a policy that has none of
//! these, a scope is asked as its file has it.

use super::amount_rule::AmountRule;
use super::layout::{Room, layout};
use super::scope::{Ids, Scope, Template};
use crate::expense::{Category, Venue};
use crate::operation::{Establish, Operation, Settle};
use crate::person::{Commitment, Kinship};
use crate::policy::{Coverage, Policy, SchemeRule};
use crate::region::Region;
use crate::terms::Term;
use crate::word::WordOf;

/// The most contents of a scope, because their numbers are bytes.
const MOST_CONTENTS: usize = u8::MAX as usize;

/// The words of a policy about which none of a set of scopes asks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Unasked {
    /// The covered kinships of the policy's own.
    pub kinships: Vec<WordOf<Kinship>>,
    /// The covered categories.
    pub categories: Vec<WordOf<Category>>,
}

impl Scope {
    /// Returns the same scope with the requests that a policy makes worth asking.
    #[must_use]
    pub fn under(mut self, policy: &Policy) -> Scope {
        self.through_open_channels(policy);
        for &kinship in &policy.own.kinships {
            self.ask_kinship(WordOf::Other(kinship));
        }
        for (category, coverage) in covered(policy) {
            let asked = self.asks_as_covered(category, coverage);
            if !asked && (!is_named_by_a_rule(category) || self.asks_about(category)) {
                self.ask_category(category, coverage);
            }
        }
        self.layout = layout(&self, Room::Exact);
        self
    }

    /// Establishes through the first channel that the policy opens if the scope names none, and
    /// once through the usual one, which is then closed (POL-5).
    fn through_open_channels(&mut self, policy: &Policy) {
        let Some(open) = policy.channels.iter().next() else { return };
        let mut closed = None;
        for template in self.templates.iter_mut().filter(|template| template.any_channel) {
            let Operation::Establish(establish) = &mut template.operation else { continue };
            if !policy.channels.contains(establish.channel) {
                let same = Template { operation: Operation::Establish(*establish), ..*template };
                closed.get_or_insert(same);
                establish.channel = open;
            }
        }
        self.templates.extend(closed);
    }

    /// Asks for a relationship of this kinship, of the first pair that the scope lets establish one.
    fn ask_kinship(&mut self, kinship: WordOf<Kinship>) {
        let base = self.templates.iter().find_map(|template| match template.operation {
            Operation::Establish(establish)
                if establish.commitment == Commitment::Signed
                    && template.any_channel
                    && template.id != Ids::Watched =>
            {
                Some((template.clone(), establish))
            }
            _ => None,
        });
        let Some((base, establish)) = base else { return };
        let operation = Operation::Establish(Establish { kinship, ..establish });
        self.ask_anew(&base, operation, &[None]);
    }

    /// Asks for settlements of this category as it is covered: of the first recipient for whom it
    /// is, and of the first for whom it is not, with the amounts that the scope has for them.
    fn ask_category(&mut self, category: WordOf<Category>, coverage: Coverage) {
        let fits = |scope: &Scope, settle: &Settle| {
            let recipient = scope.people.get(settle.pair.recipient.0 as usize);
            recipient.is_some_and(|one| coverage.accepts_scheme(one.person.insurance.scheme))
        };
        for wanted in [true, false] {
            let base = self.own_settlements().find(|(_, settle)| fits(self, settle) == wanted);
            let Some((base, settle)) = base.map(|(base, settle)| (base.clone(), settle)) else {
                continue;
            };
            let (mut amounts, mut region): (Vec<Option<AmountRule>>, _) = (Vec::new(), None);
            for (template, other) in self.own_settlements() {
                if other.pair == settle.pair {
                    region = region.or(other.venue.map(|venue| venue.region));
                    if !amounts.contains(&template.amount) {
                        amounts.push(template.amount);
                    }
                }
            }
            let home = || self.people[settle.pair.recipient.0 as usize].person.insurance.region;
            let region: Region = region.unwrap_or_else(home);
            let venue = coverage.venue_kind().map(|kind| Venue { kind, region });
            let operation = Operation::Settle(Settle { category, venue, ..settle });
            self.ask_anew(&base, operation, &amounts);
            if coverage.scheme == SchemeRule::Any {
                break;
            }
        }
    }

    /// Returns the settlements of a recipient's own expenses, each sent as a request of its own.
    fn own_settlements(&self) -> impl Iterator<Item = (&Template, Settle)> {
        self.templates.iter().filter_map(|template| match template.operation {
            Operation::Settle(settle) if template.id != Ids::Watched => {
                (settle.beneficiary == settle.pair.recipient).then_some((template, settle))
            }
            _ => None,
        })
    }

    /// Adds an operation of a new content with each of these amounts, if there is room for one.
    fn ask_anew(&mut self, base: &Template, operation: Operation, amounts: &[Option<AmountRule>]) {
        if self.contents >= MOST_CONTENTS {
            return;
        }
        let content = self.contents as u8;
        self.contents += 1;
        for &amount in amounts {
            self.templates.push(Template { operation, amount, content, ..base.clone() });
        }
    }

    fn settles(&self, test: impl Fn(&Settle) -> bool) -> bool {
        self.templates.iter().any(
            |template| matches!(&template.operation, Operation::Settle(settle) if test(settle)),
        )
    }

    fn asks_about(&self, category: WordOf<Category>) -> bool {
        self.settles(|settle| settle.category == category)
    }

    fn asks_as_covered(&self, category: WordOf<Category>, coverage: Coverage) -> bool {
        self.settles(|settle| {
            settle.category == category
                && coverage.accepts_venue(settle.venue.map(|venue| venue.kind))
        })
    }
}

impl Unasked {
    /// Returns the covered words of a policy about which none of these scopes asks.
    pub fn of(policy: &Policy, scopes: &[Scope]) -> Unasked {
        let kinships = policy.own.kinships.iter().map(|word| WordOf::Other(*word));
        let asks = |kinship: &WordOf<Kinship>| {
            scopes.iter().flat_map(|scope| &scope.templates).any(|template| {
                matches!(&template.operation, Operation::Establish(one) if one.kinship == *kinship)
            })
        };
        let categories = covered(policy).filter(|(category, coverage)| {
            !scopes.iter().any(|scope| scope.asks_as_covered(*category, *coverage))
        });
        Unasked {
            kinships: kinships.filter(|kinship| !asks(kinship)).collect(),
            categories: categories.map(|(category, _)| category).collect(),
        }
    }
}

/// Returns the covered categories: those of the model, and the policy's own.
pub(super) fn covered(policy: &Policy) -> impl Iterator<Item = (WordOf<Category>, Coverage)> {
    let known = Category::ALL.iter().map(|category| WordOf::Known(*category));
    let known = known.filter_map(|category| Some((category, policy.coverage(category)?)));
    let own = policy.own.categories.iter();
    known.chain(own.map(|(word, coverage)| (WordOf::Other(*word), *coverage)))
}

/// Returns whether the clauses name this category as covered (SET-3), so that the scopes ask for it.
fn is_named_by_a_rule(category: WordOf<Category>) -> bool {
    category.known().is_some_and(|category| category.is_at_a_venue().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::scope_file;
    use crate::person::Channel;
    use crate::policy_file::{built_in, read};

    fn scopes() -> Vec<Scope> {
        let built_in = scope_file::built_in().iter();
        built_in.map(|(name, text)| scope_file::read(name, text).expect("it is sound")).collect()
    }

    fn under(policy: &Policy) -> Vec<Scope> {
        scopes().into_iter().map(|scope| scope.under(policy)).collect()
    }

    #[test]
    fn under_the_built_in_policies_the_scopes_are_asked_as_their_files_have_them() {
        for (name, text) in built_in() {
            let policy = read(name, text).expect("it is sound");
            for (before, after) in scopes().iter().zip(under(&policy)) {
                assert_eq!(format!("{before:?}"), format!("{after:?}"), "{name}");
            }
            assert_eq!(Unasked::of(&policy, &scopes()), Unasked::default(), "{name}");
        }
    }

    #[test]
    fn relationships_are_established_through_a_channel_that_is_open() {
        let mut policy = read(built_in()[0].0, built_in()[0].1).expect("it is sound");
        policy.channels = [Channel::Window].into_iter().collect();
        for scope in under(&policy) {
            let channels = scope.templates.iter().filter_map(|template| match template.operation {
                Operation::Establish(establish) if template.any_channel => Some(establish.channel),
                _ => None,
            });
            let channels: Vec<Channel> = channels.collect();
            assert_eq!(channels.last(), Some(&Channel::App), "{}: POL-5", scope.name);
            assert!(channels.iter().rev().skip(1).all(|one| *one == Channel::Window));
        }
    }

    #[test]
    fn the_words_that_only_this_policy_covers_are_asked_about() {
        let text = built_in()[0].1.replace("    - \"sibling\"", "    - \"stepchild\"").replace(
            "    drug: ",
            "    dental: {venue: \"clinic\", payment: \"partial\", scheme: \"any\"}\n    \
             accident_premium: {venue: \"none\", payment: \"full\", scheme: \"resident\"}\n    \
             commercial_premium: {venue: \"none\", payment: \"full\", scheme: \"any\"}\n    drug: ",
        ) + "words:\n  kinships:\n    stepchild: {en: \"stepchild\", zh: \"继子女\"}\n  \
             categories:\n    dental: {en: \"dental care\", zh: \"牙科费用\"}\n    \
             accident_premium: {en: \"accident premium\", zh: \"意外险保费\"}\n  \
             venues:\n    clinic: {en: \"clinic\", zh: \"定点诊所\"}\n";
        let policy = read("own.yaml", &text).expect("it is sound");
        let before = Unasked::of(&policy, &scopes());
        assert_eq!((before.kinships.len(), before.categories.len()), (1, 3));
        let scopes = under(&policy);
        assert_eq!(Unasked::of(&policy, &scopes), Unasked::default());
        let premium = scopes.iter().find(|scope| scope.name == "premium").expect("it is built in");
        for (category, coverage) in covered(&policy) {
            assert!(premium.asks_as_covered(category, coverage), "{category:?}");
        }
    }
}
