//! Known failures (`gongji-known-failures/1`): vectors that a system is known to fail, each with a
//! reason, somebody who cares, and a day on which the excuse ends. Strict both ways: what passes, is
//! not in the suite, or has expired, makes the list stale.

use model::text;
use model::text::Text;
use model::yaml::{self, FileError};
use serde::Deserialize;

use super::result::{CaseResult, Verdict};

/// How a list introduces itself.
pub const FORMAT: &str = "gongji-known-failures/1";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawList {
    format: String,
    failures: Vec<Entry>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    reason: String,
    owner: String,
    expires: String,
}

/// The failures that are known.
#[derive(Clone, Debug, Default)]
pub struct Known {
    entries: Vec<Entry>,
}

impl Known {
    /// Reads the text of a list. `file` is how messages name it.
    pub fn read(file: &str, text: &str) -> Result<Known, FileError> {
        let document = yaml::read::<RawList>(file, text)?;
        let (raw, places) = (document.value, document.places);
        places.introduces("format", &raw.format, FORMAT)?;
        for (index, entry) in raw.failures.iter().enumerate() {
            let at = format!("failures[{index}]");
            for (key, value) in [("reason", &entry.reason), ("owner", &entry.owner)] {
                if value.trim().is_empty() {
                    let problem = Text::new("there is no text", "没有文字");
                    let advice = Text::new("say why, and who cares", "请写明原因和负责人");
                    return Err(places.error(&format!("{at}.{key}"), problem, advice));
                }
            }
            if !is_day(&entry.expires) {
                let day = &entry.expires;
                let problem = text!("`{day}` is no day", "`{day}` 不是日期");
                let advice = Text::new("write it as \"2026-12-31\"", "请写作 \"2026-12-31\"");
                return Err(places.error(&format!("{at}.expires"), problem, advice));
            }
            if raw.failures[..index].iter().any(|other| other.id == entry.id) {
                let id = &entry.id;
                let problem = text!("`{id}` stands here twice", "`{id}` 重复出现");
                let advice = Text::new("keep one of the two", "请只保留一处");
                return Err(places.error(&format!("{at}.id"), problem, advice));
            }
        }
        Ok(Known { entries: raw.failures })
    }

    /// Marks what is known, and tells what is stale. `in_suite` knows the vectors of the suite, also
    /// those that were not selected; `today` is written as the entries write it.
    pub fn apply(
        &self,
        results: &mut [CaseResult],
        in_suite: impl Fn(&str) -> bool,
        today: &str,
    ) -> Vec<Text> {
        let mut stale = Vec::new();
        for Entry { id, expires, owner, .. } in &self.entries {
            if !in_suite(id) {
                stale.push(text!(
                    "the known failure `{id}` is not in the suite",
                    "已知未通过清单中的`{id}`不在套件中"
                ));
                continue;
            }
            if expires.as_str() < today {
                stale.push(text!(
                    "the known failure `{id}` expired on {expires}; ask {owner}",
                    "已知未通过的`{id}`已于{expires}到期，请联系{owner}"
                ));
            }
            let Some(result) = results.iter_mut().find(|result| result.id == *id) else { continue };
            result.verdict = match result.verdict {
                Verdict::Pass => {
                    stale.push(text!(
                        "`{id}` passes and is still listed as a known failure",
                        "`{id}`已通过，却仍列为已知未通过"
                    ));
                    Verdict::UnexpectedPass
                }
                Verdict::NotMeasured => Verdict::NotMeasured,
                _ => Verdict::KnownFailure,
            };
        }
        stale
    }
}

/// Today, as the entries write a day.
pub fn today() -> String {
    written(time::OffsetDateTime::now_utc().date())
}

fn written(day: time::Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day())
}

/// Whether this is a day of the calendar, written `2026-12-31`.
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
    fn a_list_is_read_strictly() {
        let list = |expires: &str, reason: &str| {
            format!(
                "format: \"{FORMAT}\"\nfailures:\n  - {{id: \"a/b\", reason: \"{reason}\", owner: \"o\", expires: \"{expires}\"}}\n"
            )
        };
        assert!(Known::read("k", &list("2030-01-01", "r")).is_ok());
        assert!(Known::read("k", &list("2030-01-41", "r")).is_err());
        assert!(Known::read("k", &list("2030-01-01", " ")).is_err());
    }
}
