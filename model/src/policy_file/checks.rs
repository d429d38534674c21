//! Checks for contradictions in a policy file whose every word is known. Each error has its place
//! and says what to write instead.

use std::collections::BTreeMap;

use super::{AllOr, FORMAT, Raw, RawCoverage};
use crate::catalogue::{Parameter, Source};
use crate::expense::Category;
use crate::money::Fen;
use crate::person::Channel;
use crate::policy::{Access, Coverage, Earmark, OwnWords, Policy, VenueRule};
use crate::provinces;
use crate::region::Region;
use crate::terms::{Set, Term};
use crate::text;
use crate::text::Text;
use crate::word::{Vocabulary, WordOf};
use crate::yaml::{FileError, Places, one_of};

/// The word written as the source of a parameter if the sources are silent or open.
pub(super) const INTERPRETED: &str = "interpreted";

/// The checks of one file.
pub(super) struct Checks<'a> {
    places: &'a Places,
}

impl<'a> Checks<'a> {
    pub(super) fn new(places: &'a Places) -> Self {
        Checks { places }
    }

    pub(super) fn refuse<T>(
        &self,
        path: &str,
        problem: Text,
        advice: Text,
    ) -> Result<T, FileError> {
        Err(self.places.error(path, problem, advice))
    }

    /// Refuses the key at a path, or the word if it stands in a list.
    pub(super) fn refuse_key<T>(
        &self,
        path: &str,
        problem: Text,
        advice: Text,
    ) -> Result<T, FileError> {
        Err(self.places.key_error(path, problem, advice))
    }

    pub(super) fn twice<T>(&self, path: &str, name: &str) -> Result<T, FileError> {
        let problem = text!("`{name}` stands here twice", "`{name}` 重复出现", name = name);
        self.refuse_key(path, problem, Text::new("name it once", "请只写一次"))
    }

    /// Checks format, name, title and date.
    pub(super) fn heading(&self, raw: &Raw) -> Result<(), FileError> {
        self.places.introduces("format", &raw.format, FORMAT)?;
        let word = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if raw.name.is_empty() || !raw.name.bytes().all(word) {
            let problem = text!("`{name}` is no name", "`{name}` 不是规范的名称", name = raw.name);
            let advice = Text::new(
                "write lower-case letters, digits and `-`, such as \"cn-2026-trial\"",
                "请写小写字母、数字和 `-`，例如 \"cn-2026-trial\"",
            );
            return self.refuse("name", problem, advice);
        }
        for (path, title) in [("title.en", &raw.title.en), ("title.zh", &raw.title.zh)] {
            if title.trim().is_empty() {
                let problem = Text::new("the title is empty", "标题为空");
                let advice = Text::new("write what the policy is called", "请写政策名称");
                return self.refuse(path, problem, advice);
            }
        }
        if !is_date(&raw.effective) {
            let date = &raw.effective;
            let problem = text!("`{date}` is no date", "`{date}` 不是日期", date = date);
            let advice = Text::new(
                "write a year, a month or a day: \"2024\", \"2024-07\" or \"2026-06-05\"",
                "请写年、年月或年月日：\"2024\"、\"2024-07\"或\"2026-06-05\"",
            );
            return self.refuse("effective", problem, advice);
        }
        Ok(())
    }

    /// Reads the sources of every parameter.
    pub(super) fn sources(
        &self,
        raw: &Raw,
    ) -> Result<[Set<Source>; Parameter::ALL.len()], FileError> {
        let mut sources = [Set::EMPTY; Parameter::ALL.len()];
        for &parameter in Parameter::ALL {
            sources[parameter.index()] = self.source(parameter, raw.source(parameter))?;
        }
        Ok(sources)
    }

    fn source(&self, parameter: Parameter, list: &str) -> Result<Set<Source>, FileError> {
        let path = format!("{parameter}.source");
        let advice = text!(
            "write the short names of the sources, such as \"S1 S3\" ({names}), or \"interpreted\"",
            "请写来源的简称，例如 \"S1 S3\"（{names}），或写 \"interpreted\"",
            names = Source::ALL.iter().map(|source| source.name()).collect::<Vec<_>>().join(" "),
        );
        if list == INTERPRETED {
            return Ok(Set::EMPTY);
        }
        let mut sources = Set::EMPTY;
        for name in list.split(' ') {
            if name == INTERPRETED {
                let problem = Text::new(
                    "`interpreted` stands beside a source",
                    "`interpreted` 不能与来源同时出现",
                );
                return self.refuse(&path, problem, advice);
            }
            let Some(source) = Source::parse(name) else {
                let problem = text!("unknown source `{name}`", "未知的来源 `{name}`", name = name);
                return self.refuse(&path, problem, advice);
            };
            if sources.contains(source) {
                return self.twice(&path, name);
            }
            sources.insert(source);
        }
        Ok(sources)
    }

    /// Reads a list without repetition.
    pub(super) fn set<T: Term>(&self, parameter: &str, list: &[T]) -> Result<Set<T>, FileError> {
        let mut set = Set::EMPTY;
        for (index, &term) in list.iter().enumerate() {
            if set.contains(term) {
                return self.twice(&format!("{parameter}.value[{index}]"), term.name());
            }
            set.insert(term);
        }
        Ok(set)
    }

    /// Reads a list without repetition that is not empty, because a policy for nobody or nothing
    /// would say nothing.
    pub(super) fn some<T: Term>(&self, parameter: &str, list: &[T]) -> Result<Set<T>, FileError> {
        if list.is_empty() {
            return self.empty::<T>(parameter);
        }
        self.set(parameter, list)
    }

    pub(super) fn empty<T: Term>(&self, parameter: &str) -> Result<Set<T>, FileError> {
        let names: Vec<&str> = T::ALL.iter().map(|term| term.name()).collect();
        let Text { en, zh } = one_of(&names);
        let problem = text!(
            "`{parameter}` is empty: nobody could ever use this policy",
            "`{parameter}` 为空：本政策将不适用于任何人",
            parameter = parameter
        );
        self.refuse(&format!("{parameter}.value"), problem, Text { en, zh })
    }

    /// Reads the covered categories: at least one, each with a venue rule that it can have.
    pub(super) fn categories(
        &self,
        raw: &BTreeMap<WordOf<Category, String>, RawCoverage>,
        own: &mut OwnWords,
    ) -> Result<[Option<Coverage>; Category::ALL.len()], FileError> {
        if raw.is_empty() {
            self.empty::<Category>("categories")?;
        }
        let mut categories = [None; Category::ALL.len()];
        for (category, raw) in raw {
            let category = match category {
                WordOf::Known(category) => *category,
                WordOf::Other(word) => {
                    let covered = self.own_category(word, raw, own)?;
                    own.categories.push(covered);
                    continue;
                }
            };
            let coverage = self.coverage(category.name(), raw, own)?;
            let at_a_venue = coverage.venue_kind().is_some();
            if category.is_at_a_venue().is_some_and(|must| must != at_a_venue) {
                return self.impossible_venue(category, own);
            }
            categories[category.index()] = Some(coverage);
        }
        Ok(categories)
    }

    fn impossible_venue<T>(&self, category: Category, own: &OwnWords) -> Result<T, FileError> {
        let path = format!("categories.value.{category}.venue");
        if category.is_premium() {
            let problem = text!(
                "`{category}` is a premium: it is paid at no venue",
                "`{category}` 是个人缴费，没有就医购药场所",
                category = category
            );
            return self.refuse(&path, problem, Text::new("write \"none\"", "请写 \"none\""));
        }
        let problem = text!(
            "`{category}` is no premium: it is incurred at a venue",
            "`{category}` 不是个人缴费，须有就医购药场所",
            category = category
        );
        let known = VenueRule::ALL.iter().filter(|rule| **rule != VenueRule::Nowhere);
        let kinds = known.map(|rule| rule.name()).chain(own.names(Vocabulary::Venues));
        let kinds: Vec<String> = kinds.map(|kind| format!("\"{kind}\"")).collect();
        let advice =
            text!("write {en}", "请写 {zh}", en = kinds.join(" or "), zh = kinds.join(" 或 "));
        self.refuse(&path, problem, advice)
    }

    /// Reads the largest amount of one settlement: at least one fen.
    pub(super) fn cap(&self, cap: &str) -> Result<Option<Fen>, FileError> {
        if cap == "none" {
            return Ok(None);
        }
        match cap.parse::<Fen>() {
            Ok(fen) if fen >= Fen::ONE && fen <= Fen::LARGEST => Ok(Some(fen)),
            Ok(_) | Err(_) => {
                let problem = text!(
                    "`{cap}` is no limit for a settlement",
                    "`{cap}` 不能作为单笔结算上限",
                    cap = cap
                );
                let advice = text!(
                    "write \"none\", or yuan from \"{least}\" to \"{most}\"",
                    "请写 \"none\"，或 \"{least}\" 至 \"{most}\" 之间以元为单位的金额",
                    least = Fen::ONE,
                    most = Fen::LARGEST
                );
                self.refuse("settlement_cap.value", problem, advice)
            }
        }
    }

    /// Reads a limit on relationships: at least one.
    pub(super) fn limit(&self, parameter: &str, limit: &str) -> Result<Option<u32>, FileError> {
        if limit == "none" {
            return Ok(None);
        }
        let digits = limit.bytes().all(|b| b.is_ascii_digit()) && !limit.starts_with('0');
        match limit.parse() {
            Ok(count @ 1..) if digits => Ok(Some(count)),
            Ok(_) | Err(_) => {
                let problem = text!(
                    "`{limit}` is no limit of relationships",
                    "`{limit}` 不能作为共济关系数量上限",
                    limit = limit
                );
                let advice = Text::new(
                    "write \"none\", or a number from \"1\" on",
                    "请写 \"none\"，或不小于 \"1\" 的整数",
                );
                self.refuse(&format!("{parameter}.value"), problem, advice)
            }
        }
    }

    /// Reads the regions that are connected, in order: all, or at least one, each once.
    pub(super) fn regions(&self, raw: &AllOr<Region>) -> Result<Option<Vec<Region>>, FileError> {
        let AllOr::Listed(listed) = raw else { return Ok(None) };
        if listed.is_empty() {
            let problem = Text::new(
                "`regions` is empty: nobody could ever use this policy",
                "`regions` 为空：本政策将不适用于任何人",
            );
            let advice = Text::new(
                "write \"all\", or the six-digit codes of the regions that are connected",
                "请写 \"all\"，或列出已开通地区的六位行政区划代码",
            );
            return self.refuse("regions.value", problem, advice);
        }
        for (index, region) in listed.iter().enumerate() {
            if listed[..index].contains(region) {
                return self.twice(&format!("regions.value[{index}]"), &region.to_string());
            }
            self.region(&format!("regions.value[{index}]"), *region)?;
        }
        let mut regions = listed.clone();
        regions.sort_unstable();
        Ok(Some(regions))
    }

    /// Checks that this is a region of a known province in which insurance is pooled. With any other
    /// nobody would be insured, and a slip of the pen would shut out everybody of the region meant.
    fn region(&self, path: &str, region: Region) -> Result<(), FileError> {
        let problem = if provinces::of(region).is_none() {
            text!("`{region}` is in no province", "`{region}` 不属于任何省级行政区划")
        } else if !region.can_pool() {
            text!("`{region}` is a district or a county", "`{region}` 是县级行政区划，不是统筹地区")
        } else {
            return Ok(());
        };
        let advice = Text::new(
            "write the code of a city of GB/T 2260, such as \"310100\"",
            "请写GB/T 2260中地市级的六位行政区划代码，例如 \"310100\"",
        );
        self.refuse(path, problem, advice)
    }

    /// Reads the channels that are open: all, or at least one.
    pub(super) fn channels(&self, raw: &AllOr<Channel>) -> Result<Set<Channel>, FileError> {
        match raw {
            AllOr::All => Ok(Channel::ALL.iter().copied().collect()),
            AllOr::Listed(listed) => self.some("channels", listed),
        }
    }

    /// Checks that a policy without quotas leaves nothing earmarked within the holder's reach,
    /// because nothing is granted then.
    pub(super) fn earmark(&self, policy: &Policy) -> Result<(), FileError> {
        if policy.access == Access::SharedBalance && policy.earmark == Earmark::WithinReach {
            let problem = Text::new(
                "`within_reach` speaks of what is granted, and `shared_balance` grants nothing",
                "`within_reach` 针对共济额度，而 `shared_balance` 不设共济额度",
            );
            let advice = Text::new(
                "write \"out_of_reach\" here, or \"quota\" as the value of `access`",
                "请在此处写 \"out_of_reach\"，或将 `access` 的值写为 \"quota\"",
            );
            return self.refuse("earmark.value", problem, advice);
        }
        Ok(())
    }
}

/// Returns whether this is a year, a month or a day.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize, from: u32, to: u32| {
        let shaped = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        shaped && part.parse().is_ok_and(|number| (from..=to).contains(&number))
    };
    let limits = [(4, 1900, 2999), (2, 1, 12), (2, 1, 31)];
    parts.len() <= limits.len()
        && parts.iter().zip(limits).all(|(part, (digits, from, to))| number(part, digits, from, to))
}
