//! `gongji merge`: makes one report of the JSON reports of all shards. Parts that do not belong
//! together are refused, and nothing is claimed of a whole with a missing part. The renderers
//! beside this file present the report.

use std::collections::{BTreeMap, BTreeSet};

use model::text;
use model::text::Text;

use crate::format::report::{Report, tell_twins};
use crate::report;

/// The reason why parts make no whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// They do not belong together, or a file is no report.
    Wrong(Text),
    /// They do, but a part was not run.
    Incomplete(Text),
}

/// Makes one report of parts, each with the name of its file.
pub fn merge(mut parts: Vec<(String, Report)>) -> Result<Report, Refusal> {
    parts.sort_by_key(|(_, part)| part.shard);
    // A part whose system did not say hello has less to compare.
    parts.sort_by_key(|(_, part)| !part.system.is_named());
    for other in parts.iter().skip(1) {
        belong_together(&parts[0], other).map_err(Refusal::Wrong)?;
    }
    each_shard_once(&parts).map_err(Refusal::Wrong)?;
    each_vector_once(&parts).map_err(Refusal::Wrong)?;
    let measurable = parts.iter().all(|(_, part)| part.measurable);
    for (file, part) in parts.iter().filter(|_| measurable) {
        let [_, selected] = part.suite.vectors;
        if !part.complete || part.results.len() != selected as usize {
            return Err(Refusal::Incomplete(text!(
                "`{file}` was not run to its end: nothing is claimed",
                "`{file}` 未运行完成，不作结论"
            )));
        }
    }
    if parts.len() > 1 {
        parts.iter_mut().for_each(|(file, part)| unmeasured(file, part));
    }
    let shrinks: Vec<(BTreeSet<String>, Option<String>)> = parts
        .iter()
        .map(|(_, part)| {
            let ids = part.results.iter().map(|result| result.id.clone()).collect();
            (ids, part.shrink.clone())
        })
        .collect();
    let mut parts = parts.into_iter().map(|(_, part)| part);
    let Some(mut whole) = parts.next() else {
        return Err(Refusal::Wrong(Text::new("there is no part", "没有可合并的报告")));
    };
    whole.shard = [1, 1];
    for part in parts {
        whole.suite.vectors[1] += part.suite.vectors[1];
        whole.results.extend(part.results);
        whole.measurable &= part.measurable;
        whole.complete &= part.complete;
        whole.remarks.extend(part.remarks);
        whole.stale.extend(part.stale);
    }
    for said in [&mut whole.remarks, &mut whole.stale] {
        said.sort_by(|one, other| one.en.cmp(&other.en));
        said.dedup();
    }
    whole.results.sort_by(|one, other| one.id.cmp(&other.id));
    tell_twins(&mut whole.results);
    // The command of the part in which the plainest failure is.
    let plainest = report::plainest(&whole).map(|result| result.id.clone());
    whole.shrink = shrinks.into_iter().find_map(|(ids, shrink)| {
        plainest.as_ref().is_some_and(|id| ids.contains(id)).then_some(shrink).flatten()
    });
    if whole.results.is_empty() {
        let nothing = Text::new("no part has a result", "各部分均无结果");
        return Err(Refusal::Wrong(nothing));
    }
    Ok(whole)
}

/// Names the part that could not be measured.
fn unmeasured(file: &str, part: &mut Report) {
    if part.measurable {
        return;
    }
    let [number, of] = part.shard;
    let (en, zh) = (
        format!("`{file}`: shard {number} of {of} could not be measured"),
        format!("`{file}`：共{of}片中的第{number}片无法测试"),
    );
    let says = |Text { en: why, zh: zh_why }: &Text| text!("{en}: {why}", "{zh}：{zh_why}");
    part.remarks = match part.remarks.as_slice() {
        [] => vec![Text::owned(en, zh)],
        remarks => remarks.iter().map(says).collect(),
    };
}

/// Checks that two parts have the same suite, system, division, selection and names.
fn belong_together(
    (file, one): &(String, Report),
    (beside, other): &(String, Report),
) -> Result<(), Text> {
    let shows = |report: &Report| {
        let system = &report.system;
        format!("{:?} {:?}", system.capabilities, system.hides)
    };
    let division = |report: &Report| report.shard[1].to_string();
    let system = |report: &Report| format!("{} {}", report.system.name, report.system.build);
    let tier = |report: &Report| report.suite.tier.to_string();
    let suite = |report: &Report| {
        let suite = &report.suite;
        format!("{} {} ({})", suite.policy, suite.digest, suite.vectors[0])
    };
    let selection = |report: &Report| {
        let option = |name: &'static str| move |one: &String| format!("--{name} {one}");
        let clauses = report.suite.clauses.iter().map(option("clause"));
        let all: Vec<String> =
            clauses.chain(report.suite.only.iter().map(option("only"))).collect();
        if all.is_empty() { "–".to_string() } else { all.join(" ") }
    };
    let list = |digest: &Option<String>| digest.clone().unwrap_or("–".to_string());
    let known = |report: &Report| list(&report.lists.known_failures);
    let codes = |report: &Report| list(&report.lists.codes);
    let salt = |report: &Report| report.salt.map_or("–".to_string(), |salt| salt.to_string());
    let named = one.system.is_named() && other.system.is_named();
    let differs = [
        (Text::new("tiers", "级别"), tier(one), tier(other)),
        (Text::new("suites", "套件"), suite(one), suite(other)),
        (Text::new("selections", "选择范围"), selection(one), selection(other)),
        (Text::new("salts", "--salt 数字"), salt(one), salt(other)),
        (Text::new("lists of known failures", "已知未通过清单"), known(one), known(other)),
        (Text::new("maps of codes", "代码对应文件"), codes(one), codes(other)),
        (Text::new("divisions", "分片数"), division(one), division(other)),
    ];
    let systems = [
        (Text::new("systems", "被测系统"), system(one), system(other)),
        (Text::new("capabilities", "系统能力"), shows(one), shows(other)),
    ];
    let systems = systems.into_iter().filter(|_| named);
    match differs.into_iter().chain(systems).find(|(_, one, other)| one != other) {
        None => Ok(()),
        Some((Text { en, zh }, one, other)) => Err(text!(
            "the parts have different {en}: `{file}` has {one}, `{beside}` has {other}",
            "各部分的{zh}不同：`{file}` 为 {one}，`{beside}` 为 {other}"
        )),
    }
}

/// Checks that every shard of the division is there, and none twice.
fn each_shard_once(parts: &[(String, Report)]) -> Result<(), Text> {
    let mut seen: BTreeMap<u32, &str> = BTreeMap::new();
    let mut of = 0;
    for (file, Report { shard: [part, all], .. }) in parts {
        of = *all;
        if *part == 0 || part > all {
            return Err(text!(
                "`{file}` is shard {part} of {all}: there is no such shard",
                "`{file}` 为第{part}片，共{all}片，编号无效"
            ));
        }
        if let Some(beside) = seen.insert(*part, file) {
            return Err(text!(
                "shard {part} occurs twice: `{beside}` and `{file}`",
                "第{part}片重复：`{beside}` 和 `{file}`"
            ));
        }
    }
    let missing: Vec<String> =
        (1..=of).filter(|part| !seen.contains_key(part)).map(|part| part.to_string()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let (en, zh) = (missing.join(", "), missing.join("、"));
    Err(text!("of {of} shards these are missing: {en}", "共{of}片，缺少第{zh}片"))
}

/// Checks that no vector was run in two shards.
fn each_vector_once(parts: &[(String, Report)]) -> Result<(), Text> {
    let mut seen = BTreeSet::new();
    for (file, part) in parts {
        if let Some(twice) = part.results.iter().find(|result| !seen.insert(&result.id)) {
            let id = &twice.id;
            return Err(text!(
                "`{id}` in `{file}` was run in another part as well",
                "`{file}` 中的 `{id}` 在其他部分已运行过"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::exit::Exit;
    use crate::format::outcome::Outcome;
    use crate::format::report::RunSystem;
    use crate::format::report::Verdict;
    use crate::format::vectors::manifest::Tier;
    use crate::report::{self, sample};

    /// Returns the clean sample in two shards.
    fn parts() -> Vec<(String, Report)> {
        let whole = sample::clean();
        let part = |number: u32| {
            let mut part = whole.clone();
            part.results = vec![whole.results[number as usize - 1].clone()];
            part.suite.vectors = [2, 1];
            part.shard = [number, 2];
            (format!("part-{number}.json"), part)
        };
        vec![part(2), part(1)]
    }

    #[test]
    fn shards_become_the_whole_in_any_order() {
        let whole = merge(parts()).expect("the parts belong together");
        assert_eq!(report::json(&whole), report::json(&sample::clean()));
        assert_eq!(Outcome::of(&whole), Outcome::Passed);
        let alone = vec![("whole.json".to_string(), sample::clean())];
        assert_eq!(report::json(&merge(alone).expect("one is all")), report::json(&whole));
    }

    #[test]
    fn a_twin_of_another_shard_is_found() {
        let mut parts = parts();
        let id = parts[1].1.results[0].id.clone();
        let differs = "steps[0].do.amount".to_string();
        parts[0].1.results[0].twin = Some(crate::format::vectors::Twin { id, differs });
        let whole = merge(parts).expect("the parts belong together");
        let twin = whole.results.iter().find_map(|result| result.twin_verdict);
        assert_eq!(twin, Some(Verdict::Pass));
    }

    #[test]
    fn what_does_not_belong_together_is_refused() {
        type Spoil = fn(&mut Vec<(String, Report)>);
        let spoilt: [(&str, Spoil); 14] = [
            ("different suites", |parts| parts[0].1.suite.digest = "sha256:0".to_string()),
            ("different suites", |parts| parts[0].1.suite.policy = "cn".to_string()),
            ("different tiers", |parts| parts[0].1.suite.tier = Tier::Full),
            ("different systems", |parts| parts[0].1.system.build = "2".to_string()),
            ("different capabilities", |parts| parts[0].1.system.hides.push("people".to_string())),
            ("different divisions", |parts| parts[0].1.shard = [2, 3]),
            ("different salts", |parts| parts[0].1.salt = Some(8)),
            ("different selections", |parts| parts[0].1.suite.clauses.clear()),
            ("different selections", |parts| parts[0].1.suite.only.push("settle/*".to_string())),
            ("different lists of known failures", |parts| {
                parts[0].1.lists.known_failures = Some("sha256:0".to_string());
            }),
            ("different maps of codes", |parts| {
                parts[0].1.lists.codes = Some("sha256:0".to_string());
            }),
            ("missing: 2", |parts| _ = parts.remove(0)),
            ("twice", |parts| parts[0].1.shard = [1, 2]),
            ("another part", |parts| {
                parts[0].1.results = parts[1].1.results.clone();
            }),
        ];
        for (said, spoil) in spoilt {
            let mut parts = parts();
            spoil(&mut parts);
            match merge(parts) {
                Err(Refusal::Wrong(text)) => {
                    assert!(text.en.contains(said), "{said}: {}", text.en);
                    assert_ne!(text.en, text.zh);
                }
                other => panic!("{said}: {other:?}"),
            }
        }
    }

    #[test]
    fn nothing_is_claimed_where_a_part_is_incomplete() {
        let spoilt: [fn(&mut Report); 2] =
            [|part| part.complete = false, |part| part.results.clear()];
        for spoil in spoilt {
            let mut parts = parts();
            spoil(&mut parts[0].1);
            assert!(matches!(merge(parts), Err(Refusal::Incomplete(_))));
        }
    }

    #[test]
    fn a_part_that_could_not_be_measured_makes_the_whole_unmeasurable() {
        let mut parts = parts();
        let (_, part) = &mut parts[0];
        (part.measurable, part.complete) = (false, false);
        part.results.iter_mut().for_each(|result| result.verdict = Verdict::NotMeasured);
        part.remarks.push(Text::new("it ended", "已退出"));
        let whole = merge(parts).expect("the parts belong together");
        assert_eq!(Outcome::of(&whole).exit(), Exit::NotMeasurable);
        assert_eq!(whole.remarks.len(), 1);
        assert!(whole.remarks[0].en.ends_with(": it ended"), "{}", whole.remarks[0].en);
    }

    #[test]
    fn a_part_in_which_the_system_said_nothing_does_not_hide_which_system_it_is() {
        for silent in [0, 1] {
            let mut parts = parts();
            let (_, part) = &mut parts[silent];
            (part.measurable, part.complete) = (false, false);
            part.system = RunSystem::unnamed("./adapter".to_string());
            part.results.iter_mut().for_each(|result| result.verdict = Verdict::NotMeasured);
            part.remarks.push(Text::new("no hello", "没有答复"));
            let whole = merge(parts).expect("the parts belong together");
            assert_eq!(Outcome::of(&whole).exit(), Exit::NotMeasurable);
            assert!(whole.system.is_named());
            let said = format!("shard {} of 2 could not be measured: no hello", 2 - silent);
            assert!(whole.remarks[0].en.contains(&said), "{}", whole.remarks[0].en);
        }
    }
}
