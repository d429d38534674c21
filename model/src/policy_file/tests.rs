//! Tests of reading policy files: built-in and unwise policies are read, contradictory ones are
//! refused.

use super::*;
use crate::money::Fen;

const TRIAL: &str = include_str!("../../policies/cn-2026-trial.yaml");

/// Returns the trial policy with one passage replaced.
fn spoiled(from: &str, to: &str) -> String {
    assert_eq!(TRIAL.matches(from).count(), 1, "`{from}` stands once in the trial policy");
    TRIAL.replace(from, to)
}

#[test]
fn the_built_in_policies_are_read_under_their_names() {
    for (name, text) in built_in() {
        let read = read_with_sources(name, text).unwrap();
        assert_eq!(read.policy.name, *name);
        let from_sources = |p: &&Parameter| !read.sources(**p).is_empty();
        assert!(Parameter::ALL.iter().any(|p| from_sources(&p)), "{name} cites a source");
    }
}

#[test]
fn the_trial_policy_says_what_the_clauses_say() {
    let read = read_with_sources("trial", TRIAL).unwrap();
    let policy = &read.policy;
    assert_eq!(read.effective, "2026-06-05");
    assert_eq!(policy.reach, Reach::CrossProvince);
    assert_eq!(policy.kinships.len(), 8);
    assert_eq!(policy.access, Access::Quota);
    assert_eq!(policy.earmark, Earmark::OutOfReach);
    assert_eq!(policy.ending_events.len(), EndingEvent::ALL.len());
    let covered: Vec<Category> =
        Category::ALL.iter().copied().filter(|&c| policy.coverage(c.into()).is_some()).collect();
    assert_eq!(covered, Category::ALL[..6]);
    for category in covered {
        let payment = policy.coverage(category.into()).map(|coverage| coverage.payment);
        assert_eq!(payment == Some(Payment::Full), category.is_premium());
    }
    assert_eq!(policy.settlement_cap, None);
    assert!(read.sources(Parameter::Reach).is_empty());
    assert!(read.sources(Parameter::Categories).contains(Source::S3));
}

#[test]
fn the_earlier_policies_differ_where_the_sources_tell_of_it() {
    let [_, (_, later), (_, earlier), _] = built_in() else { panic!("four policies") };
    let (later, earlier) = (read("2024", later).unwrap(), read("2021", earlier).unwrap());
    for policy in [&later, &earlier] {
        assert_eq!(policy.reach, Reach::SameProvince);
        assert_eq!(policy.access, Access::SharedBalance);
        assert!(policy.coverage(Category::LtciPremium.into()).is_none());
    }
    assert_eq!(later.kinships.len(), 8);
    let family = Set::from_iter([Kinship::Spouse, Kinship::Parent, Kinship::Child]);
    assert_eq!(earlier.kinships, family);
}

#[test]
fn what_is_unwise_is_read_all_the_same() {
    for (from, to) in [
        ("\"cross_province\"", "\"nationwide\""),
        ("\"out_of_reach\"", "\"within_reach\""),
        ("    - \"transfer_within_province\"\n", ""),
        ("    - \"death\"\n", ""),
        (
            "resident_premium: {venue: \"none\", payment: \"full\"",
            "resident_premium: {venue: \"none\", payment: \"partial\"",
        ),
        ("    - \"sibling\"\n", "    - \"cousin\"\n"),
        ("value: \"required\"", "value: \"not_required\""),
        ("[\"employee\", \"resident\"]", "[\"employee\"]"),
        ("value: \"quota\"", "value: \"shared_balance\""),
    ] {
        let policy = read("spoiled", &spoiled(from, to)).unwrap();
        assert_ne!(policy, read("trial", TRIAL).unwrap(), "`{to}` makes no difference");
    }
}

#[test]
fn a_policy_that_says_nothing_of_regions_and_channels_limits_neither() {
    let (older, _) = TRIAL.split_once("\n# POL-4.").expect("the two stand last");
    let policy = read("older", older).unwrap();
    assert_eq!(policy, read("trial", TRIAL).unwrap());
    assert_eq!((policy.regions, policy.channels.len()), (None, Channel::ALL.len()));
}

#[test]
fn the_connected_regions_and_the_open_channels_are_read() {
    let rollout = built_in()[3].1;
    let listed = read("rollout", rollout).unwrap().regions.expect("a list");
    assert_eq!(listed.len(), 5);
    assert!(listed.is_sorted());
    let directly =
        spoiled("regions:\n  value: \"all\"", "regions:\n  value: [\"429004\", \"310000\"]");
    assert_eq!(read("directly", &directly).unwrap().regions.map(|all| all.len()), Some(2));
    let later = read("2024", built_in()[1].1).unwrap();
    assert_eq!(later.channels, Set::from_iter([Channel::App, Channel::Platform]));
}

#[test]
fn limits_are_read() {
    let capped =
        spoiled("settlement_cap:\n  value: \"none\"", "settlement_cap:\n  value: \"0.01\"");
    assert_eq!(read("capped", &capped).unwrap().settlement_cap, Some(Fen::ONE));
    let limited = spoiled(
        "recipients_per_holder:\n  value: \"none\"",
        "recipients_per_holder:\n  value: \"3\"",
    );
    assert_eq!(read("limited", &limited).unwrap().recipients_per_holder, Some(3));
}

#[test]
fn a_policy_may_cover_a_premium_that_no_rule_names() {
    let line =
        "    commercial_premium: {venue: \"none\", payment: \"full\", scheme: \"any\"}\n    drug: ";
    let policy = read("more", &spoiled("    drug: ", line)).unwrap();
    let at_a_venue = line.replace("none", "institution");
    let other = read("other", &spoiled("    drug: ", &at_a_venue)).unwrap();
    let trial = read("trial", TRIAL).unwrap();
    let category = Category::CommercialPremium.into();
    for (policy, premium) in [(&policy, true), (&other, false), (&trial, false)] {
        assert_eq!(policy.is_premium(category), premium);
    }
    assert_eq!(policy.coverage(category).and_then(|coverage| coverage.venue_kind()), None);
}

#[test]
fn the_advice_on_a_venue_names_the_policys_own_kinds() {
    let text = spoiled("drug: {venue: \"pharmacy\"", "drug: {venue: \"none\"")
        + "words:\n  venues:\n    clinic: {en: \"designated clinic\", zh: \"定点诊所\"}\n";
    let error = read("own.yaml", &text).unwrap_err();
    assert_eq!(error.advice().en, "write \"institution\" or \"pharmacy\" or \"clinic\"");
    assert!(error.advice().zh.contains("\"clinic\""));
}

/// A passage of the trial policy, what is written in its stead, and words of the line that is
/// shown, of the problem and of the advice.
struct Bad {
    from: &'static str,
    to: &'static str,
    line: &'static str,
    problem: [&'static str; 2],
    advice: [&'static str; 2],
}

const BAD: &[Bad] = &[
    Bad {
        from: "gongji-policy/1",
        to: "gongji-policy/2",
        line: "format: ",
        problem: ["unknown format `gongji-policy/2`", "未知的格式 `gongji-policy/2`"],
        advice: ["write \"gongji-policy/1\"", "请写 \"gongji-policy/1\""],
    },
    Bad {
        from: "name: \"cn-2026-trial\"",
        to: "name: \"CN 2026\"",
        line: "name: ",
        problem: ["`CN 2026` is no name", "`CN 2026` 不是规范的名称"],
        advice: ["lower-case letters", "小写字母"],
    },
    Bad {
        from: "effective: \"2026-06-05\"",
        to: "effective: \"5 June 2026\"",
        line: "effective: ",
        problem: ["`5 June 2026` is no date", "`5 June 2026` 不是日期"],
        advice: ["\"2026-06-05\"", "\"2026-06-05\""],
    },
    Bad {
        from: "reach:\n",
        to: "range:\n",
        line: "range:",
        problem: ["unknown key `range`", "无法识别的项 `range`"],
        advice: ["`reach`, `kinships`", "`reach`、`kinships`"],
    },
    Bad {
        from: "reach:\n  value: \"cross_province\"\n  source: \"interpreted\"\n",
        to: "",
        line: "format: ",
        problem: ["the key `reach` is missing", "缺少 `reach` 一项"],
        advice: ["add `reach`", "补上 `reach`"],
    },
    Bad {
        from: "  value: \"cross_province\"\n  source: \"interpreted\"\n",
        to: "  value: \"cross_province\"\n",
        line: "reach:",
        problem: ["the key `source` is missing", "缺少 `source` 一项"],
        advice: ["add `source`", "补上 `source`"],
    },
    Bad {
        from: "\"cross_province\"",
        to: "\"worldwide\"",
        line: "  value: \"worldwide\"",
        problem: ["unknown word `worldwide`", "无法识别的取值 `worldwide`"],
        advice: [
            "`cross_province`, `same_province`, `nationwide`",
            "`cross_province`、`same_province`",
        ],
    },
    Bad {
        from: "    - \"sibling\"",
        to: "    - \"friend\"",
        line: "    - \"friend\"",
        problem: ["unknown word `friend`", "无法识别的取值 `friend`"],
        advice: ["`spouse`, `parent`", "`spouse`、`parent`"],
    },
    Bad {
        from: "    - \"sibling\"",
        to: "    - \"parent\"",
        line: "    - \"parent\"",
        problem: ["`parent` stands here twice", "`parent` 重复出现"],
        advice: ["name it once", "只写一次"],
    },
    Bad {
        from: "value: [\"employee\"]",
        to: "value: []",
        line: "  value: []",
        problem: ["`holder_schemes` is empty", "`holder_schemes` 为空"],
        advice: ["`employee`, `resident`", "`employee`、`resident`"],
    },
    Bad {
        from: "value: [\"employee\"]",
        to: "value: \"employee\"",
        line: "  value: \"employee\"",
        problem: ["`employee` where a list belongs", "此处应为列表"],
        advice: ["write a list in brackets", "请写方括号内的列表"],
    },
    Bad {
        from: "    drug: {venue: \"pharmacy\", payment: \"partial\", scheme: \"any\"}",
        to: "    drugs: {venue: \"pharmacy\", payment: \"partial\", scheme: \"any\"}",
        line: "    drugs: ",
        problem: ["unknown word `drugs`", "无法识别的取值 `drugs`"],
        advice: ["`medical`, `drug`", "`medical`、`drug`"],
    },
    Bad {
        from: "    drug: {venue: \"pharmacy\", payment: \"partial\", scheme: \"any\"}",
        to: "    drug: {venue: \"pharmacy\", scheme: \"any\"}",
        line: "    drug: ",
        problem: ["the key `payment` is missing", "缺少 `payment` 一项"],
        advice: ["add `payment`", "补上 `payment`"],
    },
    Bad {
        from: "    drug: {venue: \"pharmacy\"",
        to: "    drug: {venue: \"none\"",
        line: "    drug: ",
        problem: ["`drug` is no premium", "`drug` 不是个人缴费"],
        advice: ["\"institution\" or \"pharmacy\"", "\"institution\" 或 \"pharmacy\""],
    },
    Bad {
        from: "    ltci_premium: {venue: \"none\"",
        to: "    ltci_premium: {venue: \"pharmacy\"",
        line: "    ltci_premium: ",
        problem: ["`ltci_premium` is a premium", "`ltci_premium` 是个人缴费"],
        advice: ["write \"none\"", "请写 \"none\""],
    },
    Bad {
        from: "source: \"S0 S1 S3\"",
        to: "source: \"S0 S9\"",
        line: "  source: \"S0 S9\"",
        problem: ["unknown source `S9`", "未知的来源 `S9`"],
        advice: ["S0 S1 S2 S3 S4 N P", "S0 S1 S2 S3 S4 N P"],
    },
    Bad {
        from: "source: \"S0 S1 S3\"",
        to: "source: \"S0 interpreted\"",
        line: "  source: \"S0 interpreted\"",
        problem: ["`interpreted` stands beside a source", "`interpreted` 不能与来源同时出现"],
        advice: ["or \"interpreted\"", "或写 \"interpreted\""],
    },
    Bad {
        from: "source: \"S0 S1 S3\"",
        to: "source: \"S0 S0\"",
        line: "  source: \"S0 S0\"",
        problem: ["`S0` stands here twice", "`S0` 重复出现"],
        advice: ["name it once", "只写一次"],
    },
    Bad {
        from: "settlement_cap:\n  value: \"none\"",
        to: "settlement_cap:\n  value: \"0.00\"",
        line: "  value: \"0.00\"",
        problem: ["`0.00` is no limit", "`0.00` 不能作为单笔结算上限"],
        advice: ["from \"0.01\" to \"10000000000.00\"", "\"0.01\" 至 \"10000000000.00\""],
    },
    Bad {
        from: "settlement_cap:\n  value: \"none\"",
        to: "settlement_cap:\n  value: \"10000000000.01\"",
        line: "  value: \"10000000000.01\"",
        problem: ["`10000000000.01` is no limit", "不能作为单笔结算上限"],
        advice: ["or yuan", "以元为单位"],
    },
    Bad {
        from: "settlement_cap:\n  value: \"none\"",
        to: "settlement_cap:\n  value: \"0.005\"",
        line: "  value: \"0.005\"",
        problem: ["`0.005` is no limit", "不能作为单笔结算上限"],
        advice: ["or yuan", "以元为单位"],
    },
    Bad {
        from: "holders_per_recipient:\n  value: \"none\"",
        to: "holders_per_recipient:\n  value: \"0\"",
        line: "  value: \"0\"",
        problem: ["`0` is no limit of relationships", "`0` 不能作为共济关系数量上限"],
        advice: ["from \"1\" on", "不小于 \"1\""],
    },
    Bad {
        from: "holders_per_recipient:\n  value: \"none\"",
        to: "holders_per_recipient:\n  value: 2",
        line: "  value: 2",
        problem: ["`2` is not in double quotes", "`2` 没有写在双引号内"],
        advice: ["write \"2\"", "请写 \"2\""],
    },
];

#[test]
fn a_list_of_regions_or_channels_that_says_nothing_is_refused() {
    let regions = "regions:\n  value: \"all\"";
    let channels = "channels:\n  value: \"all\"";
    for (from, value, problem, advice) in [
        (regions, "\"some\"", "`some` is not `all` or a list", "\"all\""),
        (regions, "[]", "`regions` is empty", "six-digit codes"),
        (regions, "[\"3101\"]", "`3101` is not a region code", "six-digit code"),
        (regions, "[\"310100\", \"310101\"]", "`310101` is a district", "of a city"),
        (regions, "[\"999900\"]", "`999900` is in no province", "of a city"),
        (regions, "[\"310100\", \"310100\"]", "`310100` stands here twice", "once"),
        (channels, "[]", "`channels` is empty", "`app`, `platform`, `window`"),
        (channels, "[\"app\", \"app\"]", "`app` stands here twice", "once"),
        (channels, "[\"letter\"]", "unknown word `letter`", "`app`, `platform`, `window`"),
    ] {
        let to = from.replace("\"all\"", value);
        let error = read("spoiled.yaml", &spoiled(from, &to)).expect_err(value);
        assert!(error.problem().en.contains(problem), "{value}: {error}");
        assert!(error.advice().en.contains(advice), "{value}: {}", error.advice().en);
        assert!(!error.problem().zh.is_empty() && !error.advice().zh.is_empty());
    }
}

#[test]
fn what_is_contradictory_is_refused_with_the_line_and_what_to_write_instead() {
    for Bad { from, to, line, problem, advice } in BAD {
        let error = read("spoiled.yaml", &spoiled(from, to)).expect_err(to);
        let [en, zh] = [crate::text::Language::English, crate::text::Language::Chinese]
            .map(|language| error.to(language));
        for (shown, words) in [
            (&en, line),
            (&zh, line),
            (&en, &problem[0]),
            (&zh, &problem[1]),
            (&en, &advice[0]),
            (&zh, &advice[1]),
        ] {
            assert!(shown.contains(words), "`{words}` is not in:\n{shown}");
        }
    }
}

#[test]
fn without_quotas_nothing_stays_within_reach() {
    let text = spoiled("value: \"quota\"", "value: \"shared_balance\"")
        .replace("\"out_of_reach\"", "\"within_reach\"");
    let error = read("spoiled.yaml", &text).unwrap_err();
    assert!(error.problem().en.contains("`shared_balance` grants nothing"), "{error}");
    assert!(error.advice().zh.contains("\"out_of_reach\""));
}
