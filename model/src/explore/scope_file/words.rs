//! The words of a line: names of pairs and people, amounts, venues, terms; and what to write
//! instead of one that is not known.

use super::{Alternatives, Reader, person_id};
use crate::expense::{Venue, VenueKind};
use crate::explore::amount_rule::{AmountRule, Boundary};
use crate::person::{Kinship, PersonId};
use crate::relationship::Pair;
use crate::terms::Term;
use crate::text;
use crate::text::Text;
use crate::yaml::{self, FileError};

impl Reader<'_> {
    /// Returns the pairs a line speaks of: those it lists as `holder>recipient`, or all of the
    /// scope.
    pub(super) fn pairs(
        &mut self,
        listed: Alternatives<'_>,
        path: &str,
    ) -> Result<Vec<(Pair, Kinship)>, FileError> {
        let mut pairs = Vec::new();
        let file = self.file;
        for kin in &file.kin {
            let name = format!("{}>{}", kin.holder, kin.recipient);
            if listed.as_ref().is_none_or(|listed| listed.contains(&name)) {
                let holder = person_id(&mut self.names, &kin.holder);
                let recipient = person_id(&mut self.names, &kin.recipient);
                pairs.push((Pair { holder, recipient }, kin.kinship));
            }
        }
        let known = |name: &String| {
            file.kin.iter().any(|kin| format!("{}>{}", kin.holder, kin.recipient) == *name)
        };
        if let Some(wrong) = listed.iter().flatten().find(|name| !known(name)) {
            return Err(self.places.error(
                &format!("{path}.pairs"),
                text!("`{wrong}` is no pair of this scope", "`{wrong}` 不是本范围内的共济双方"),
                Text::new(
                    "list the pair under `kin`, and name it as `holder>recipient`",
                    "请在 `kin` 下列出双方，并写作 `holder>recipient`",
                ),
            ));
        }
        Ok(pairs)
    }

    pub(super) fn people(
        &mut self,
        listed: Alternatives<'_>,
        path: &str,
    ) -> Result<Vec<PersonId>, FileError> {
        let names = self.list(listed, path, "person")?;
        Ok(names.iter().map(|name| person_id(&mut self.names, name)).collect())
    }

    pub(super) fn amounts(
        &self,
        listed: Alternatives<'_>,
        path: &str,
        field: &str,
    ) -> Result<Vec<AmountRule>, FileError> {
        self.each(listed, path, field, AmountRule::parse, |word| {
            let words: Vec<&str> = Boundary::ALL.iter().map(|b| b.name()).collect();
            let words = yaml::one_of(&words);
            (
                text!("unknown amount `{word}`", "未知金额 `{word}`"),
                text!(
                    "write yuan with two places, or {en}",
                    "请写两位小数的金额，或{zh}",
                    en = words.en,
                    zh = words.zh
                ),
            )
        })
    }

    pub(super) fn venues(
        &self,
        listed: Alternatives<'_>,
        path: &str,
    ) -> Result<Vec<Option<Venue>>, FileError> {
        let parse = |word: &str| match word.split_once(' ') {
            None => (word == "none").then_some(None),
            Some((kind, region)) => {
                let kind = VenueKind::parse(kind)?.into();
                Some(Some(Venue { kind, region: region.parse().ok()? }))
            }
        };
        self.each(listed, path, "venue", parse, |word| {
            (
                text!("unknown venue `{word}`", "未知场所 `{word}`"),
                Text::new(
                    "write \"none\", or a kind and a region such as \"institution 510100\"",
                    "请写 \"none\"，或场所类型与统筹地区，例如 \"institution 510100\"",
                ),
            )
        })
    }

    pub(super) fn words<T: Term>(
        &self,
        listed: Alternatives<'_>,
        path: &str,
        field: &str,
        default: &[T],
    ) -> Result<Vec<T>, FileError> {
        if listed.is_none() && (!default.is_empty() || field == "kinship") {
            return Ok(default.to_vec());
        }
        self.each(listed, path, field, T::parse, |word| {
            let words: Vec<&str> = T::ALL.iter().map(|term| term.name()).collect();
            let kind = T::KIND;
            (
                text!("unknown {k} `{word}`", "未知{z} `{word}`", k = kind.en, z = kind.zh),
                yaml::one_of(&words),
            )
        })
    }

    pub(super) fn parsed<T: std::str::FromStr<Err: ToString>>(
        &self,
        listed: Alternatives<'_>,
        path: &str,
        field: &str,
    ) -> Result<Vec<T>, FileError> {
        self.each(
            listed,
            path,
            field,
            |word| word.parse().ok(),
            |word| {
                (
                    text!("`{word}` cannot be read as a {field}", "`{word}` 无法识别"),
                    Text::new(
                        "write a six-digit code such as \"310100\"",
                        "请写六位代码，例如 \"310100\"",
                    ),
                )
            },
        )
    }

    pub(super) fn each<T>(
        &self,
        listed: Alternatives<'_>,
        path: &str,
        field: &str,
        parse: impl Fn(&str) -> Option<T>,
        wrong: impl Fn(&str) -> (Text, Text),
    ) -> Result<Vec<T>, FileError> {
        let words = self.list(listed, path, field)?;
        let read = |(at, word): (usize, &String)| {
            parse(word).ok_or_else(|| {
                let (problem, advice) = wrong(word);
                self.places.error(&format!("{path}.{field}[{at}]"), problem, advice)
            })
        };
        words.iter().enumerate().map(read).collect()
    }

    pub(super) fn list(
        &self,
        listed: Alternatives<'_>,
        path: &str,
        field: &str,
    ) -> Result<Vec<String>, FileError> {
        listed.clone().filter(|words| !words.is_empty()).ok_or_else(|| {
            self.places.error(
                path,
                text!("`{field}` is missing", "缺少 `{field}`"),
                text!("add `{field}` with its alternatives", "请补充 `{field}` 并列出其可选值"),
            )
        })
    }

    pub(super) fn count(&self, count: &Option<String>, path: &str) -> Result<usize, FileError> {
        let Some(count) = count else { return Ok(0) };
        count.parse().ok().filter(|count| *count <= 8).ok_or_else(|| {
            let problem = text!("`{count}` is no small number", "`{count}` 不是较小的整数");
            let advice =
                Text::new("write a number from \"0\" to \"8\"", "请写 \"0\" 至 \"8\" 的整数");
            self.places.error(path, problem, advice)
        })
    }

    pub(super) fn unknown<T: Term>(&self, path: &str, word: &str) -> FileError {
        let words: Vec<&str> = T::ALL.iter().map(|term| term.name()).collect();
        let kind = T::KIND;
        let problem = text!("unknown {k} `{word}`", "未知{z} `{word}`", k = kind.en, z = kind.zh);
        self.places.key_error(path, problem, yaml::one_of(&words))
    }
}
