//! Known failures (`gongji-known-failures/1`): vectors that a system is known to fail, each with a
//! reason, an owner and a day on which it expires. The list is strict both ways: an entry makes it
//! stale if its vector passes, fails in another way or is not in the suite, or if it has expired.

use model::clause::Clause;
use model::terms::Term;
use model::text;
use model::text::Text;
use model::yaml::{self, FileError};
use serde::Deserialize;

use super::report::{CaseResult, Verdict};
use super::vectors::manifest::digest;

/// Format that a list names in its first line.
pub const FORMAT: &str = "gongji-known-failures/1";
/// Complete example list.
pub const EXAMPLE: &str = include_str!("examples/known-failures.yaml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawList {
    format: String,
    failures: Vec<RawEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    id: String,
    verdict: String,
    clause: Option<Clause>,
    reason: String,
    owner: String,
    expires: String,
}

/// Vector known to fail, and the way it fails.
#[derive(Clone, Debug)]
struct Entry {
    id: String,
    verdict: Verdict,
    /// The clause it breaks; any clause if none is named.
    clause: Option<Clause>,
    owner: String,
    expires: String,
}

impl Entry {
    fn covers(&self, result: &CaseResult) -> bool {
        self.verdict == result.verdict
            && self.clause.is_none_or(|clause| result.broken() == Some(clause))
    }

    /// Describes a failure that differs from the listed one.
    fn otherwise(&self, result: &CaseResult) -> Text {
        let way = |verdict: Verdict, clause: Option<Clause>| {
            let clause = clause.map_or(String::new(), |clause| format!(" {clause}"));
            format!("`{verdict}`{clause}")
        };
        let clause = self.clause.and_then(|_| result.broken());
        let (listed, now) = (way(self.verdict, self.clause), way(result.verdict, clause));
        let id = &self.id;
        text!(
            "`{id}` fails differently from the list: {now}; the list says {listed}",
            "`{id}` 未通过的情形与清单不符：现为{now}，清单所列为{listed}"
        )
    }
}

/// List of known failures.
#[derive(Clone, Debug, Default)]
pub struct Known {
    entries: Vec<Entry>,
    /// The digest of the list, if there is one.
    pub digest: Option<String>,
}

impl Known {
    /// Reads a list from its text. Messages call it `file`.
    pub fn read(file: &str, text: &str) -> Result<Known, FileError> {
        let document =
            yaml::read::<RawList>(file, text).map_err(|error| error.with_example(EXAMPLE))?;
        let (raw, places) = (document.value, document.places);
        places.introduces("format", &raw.format, FORMAT)?;
        let mut entries: Vec<Entry> = Vec::new();
        for (index, entry) in raw.failures.into_iter().enumerate() {
            let at = format!("failures[{index}]");
            for (key, value) in [("reason", &entry.reason), ("owner", &entry.owner)] {
                if value.trim().is_empty() {
                    let problem = Text::new("there is no text", "没有文字");
                    let advice = Text::new("write the reason, and the owner", "请写明原因和负责人");
                    return Err(places.error(&format!("{at}.{key}"), problem, advice));
                }
            }
            let Some(verdict) = Verdict::parse(&entry.verdict).filter(|one| one.can_be_known())
            else {
                let word = &entry.verdict;
                let problem =
                    text!("`{word}` is not the verdict of a failure", "`{word}` 不是未通过的结论");
                let known = Verdict::ALL.iter().filter(|one| one.can_be_known());
                let known: Vec<&str> = known.map(|one| one.name()).collect();
                return Err(places.error(&format!("{at}.verdict"), problem, yaml::one_of(&known)));
            };
            if !is_day(&entry.expires) {
                let day = &entry.expires;
                let problem = text!("`{day}` is no day", "`{day}` 不是日期");
                let advice = Text::new("write it as \"2026-12-31\"", "请写作 \"2026-12-31\"");
                return Err(places.error(&format!("{at}.expires"), problem, advice));
            }
            if entries.iter().any(|other| other.id == entry.id) {
                let id = &entry.id;
                let problem = text!("`{id}` stands here twice", "`{id}` 重复出现");
                let advice = Text::new("keep one of the two", "请只保留一处");
                return Err(places.error(&format!("{at}.id"), problem, advice));
            }
            let RawEntry { id, clause, owner, expires, .. } = entry;
            entries.push(Entry { id, verdict, clause, owner, expires });
        }
        Ok(Known { entries, digest: Some(digest(text.as_bytes())) })
    }

    /// Marks known failures among the results and returns why the list is stale. `in_suite` also
    /// knows the vectors that were not selected; `today` has the form of [`today`].
    pub fn apply(
        &self,
        results: &mut [CaseResult],
        in_suite: impl Fn(&str) -> bool,
        today: &str,
    ) -> Vec<Text> {
        let mut stale = Vec::new();
        for entry in &self.entries {
            let Entry { id, expires, owner, .. } = entry;
            if !in_suite(id) {
                stale.push(text!(
                    "the known failure `{id}` is not in the suite",
                    "已知未通过清单中的 `{id}` 不在套件中"
                ));
                continue;
            }
            if expires.as_str() < today {
                stale.push(text!(
                    "the known failure `{id}` expired on {expires}; ask {owner}",
                    "已知未通过的 `{id}` 已于{expires}到期，请联系{owner}"
                ));
            }
            let Some(result) = results.iter_mut().find(|result| result.id == *id) else { continue };
            result.verdict = match result.verdict {
                Verdict::Pass => {
                    stale.push(text!(
                        "`{id}` passes and is still listed as a known failure",
                        "`{id}` 已通过，却仍列为已知未通过"
                    ));
                    Verdict::UnexpectedPass
                }
                Verdict::NotMeasured => Verdict::NotMeasured,
                _ if entry.covers(result) => Verdict::KnownFailure,
                other => {
                    stale.push(entry.otherwise(result));
                    other
                }
            };
        }
        stale
    }
}

/// Returns the current day in UTC, as entries write it: `2026-12-31`.
pub fn today() -> String {
    written(time::OffsetDateTime::now_utc().date())
}

fn written(day: time::Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day())
}

/// Returns true for a day of the calendar, written `2026-12-31`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let date = || {
        let month = time::Month::try_from(month.parse::<u8>().ok()?).ok()?;
        time::Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
    };
    date().is_some_and(|date| written(date) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_days_of_the_calendar() {
        assert!(is_day("2026-12-31") && is_day("2028-02-29"));
        for text in ["2026-02-29", "2026-1-01", "26-01-01", "2026-13-01", "tomorrow", ""] {
            assert!(!is_day(text), "{text}");
        }
    }

    #[test]
    fn the_example_is_a_list() {
        for example in [EXAMPLE, include_str!("examples/known-failures.zh.yaml")] {
            assert_eq!(Known::read("k", example).expect("a list").entries.len(), 1);
        }
    }

    #[test]
    fn a_list_is_read_strictly() {
        let wrong = |from: &str, to: &str| {
            assert!(EXAMPLE.contains(from), "{from}");
            Known::read("k", &EXAMPLE.replace(from, to)).expect_err(to)
        };
        wrong("2026-12-31", "2026-12-41");
        wrong("settlement desk", " ");
        wrong("SET-6", "SET-60");
        for word in ["pass", "known_failure", "not_measured", "wrong"] {
            let error = wrong("fail_code", word);
            assert_eq!(error.place.line, 4, "{word}");
            assert!(error.advice().en.contains("`fail_code`, `fail_receipt`"), "{word}");
            assert!(!error.advice().en.contains("`pass`"), "{word}");
        }
        let twice = format!("{EXAMPLE}{}", &EXAMPLE[EXAMPLE.find("  - ").expect("an entry")..]);
        assert_eq!(Known::read("k", &twice).expect_err("twice").place.line, 9);
    }

    #[test]
    fn a_wrong_form_is_answered_with_the_right_one() {
        for text in ["", "failures: {}\n", "format: \"gongji-known-failures/1\"\n"] {
            let error = Known::read("k", text).expect_err(text);
            let advice = error.advice();
            assert!(advice.en.contains(EXAMPLE.trim_end()), "{}", advice.en);
            assert!(advice.zh.contains(EXAMPLE.trim_end()), "{}", advice.zh);
        }
    }
}
