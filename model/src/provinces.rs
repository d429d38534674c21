//! The names of the provinces (省级行政区划), by the first two digits of their codes, so that people
//! can be told where a region is. The names stand in `provinces.yaml`. No rule reads them: the
//! [reach](crate::region::Reach) of a policy compares codes, whether they have a name or not.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::region::Region;
use crate::text::Text;
use crate::yaml;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Provinces {
    provinces: Vec<Province>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Province {
    code: String,
    en: String,
    zh: String,
}

static NAMES: LazyLock<Vec<(u32, Text)>> = LazyLock::new(|| {
    read(include_str!("../provinces.yaml")).unwrap_or_else(|wrong| panic!("{wrong}"))
});

/// Reads a file of provinces: two digits and a name in both languages each, in the order of the
/// codes.
fn read(text: &str) -> Result<Vec<(u32, Text)>, String> {
    let document = yaml::read::<Provinces>("provinces.yaml", text);
    let Provinces { provinces } = document.map_err(|error| error.to_string())?.value;
    let mut names: Vec<(u32, Text)> = Vec::with_capacity(provinces.len());
    for Province { code, en, zh } in provinces {
        let two_digits = code.len() == 2 && code.bytes().all(|b| b.is_ascii_digit());
        let number = code.parse().ok().filter(|number| two_digits && *number >= 10);
        let complaint = match number {
            None => "is not the two digits with which a region's code begins",
            Some(number) if names.last().is_some_and(|(last, _)| *last >= number) => {
                "stands twice, or not in the order of the codes"
            }
            Some(_) if en.trim().is_empty() || zh.trim().is_empty() => {
                "has a name that is missing in one language"
            }
            Some(number) => {
                names.push((number, Text::owned(en, zh)));
                continue;
            }
        };
        return Err(format!("provinces.yaml: `{code}` {complaint}"));
    }
    Ok(names)
}

/// Returns the name of the province in which a region is, or nothing if its code begins like that
/// of no province.
pub fn of(region: Region) -> Option<&'static Text> {
    let at = NAMES.binary_search_by_key(&region.province(), |(code, _)| *code).ok()?;
    Some(&NAMES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = include_str!("../provinces.yaml");

    #[test]
    fn every_province_has_its_name_and_no_other_code_has_one() {
        // The 31 provinces of the mainland, the corps, Taiwan, Hong Kong and Macao.
        let known = [
            11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50,
            51, 52, 53, 54, 61, 62, 63, 64, 65, 66, 71, 81, 82,
        ];
        assert_eq!(known.len(), 31 + 1 + 3);
        for code in 10..100 {
            let name = of(Region::new(code * 10_000 + 100));
            assert_eq!(name.is_some(), known.contains(&code), "{code}: {name:?}");
        }
        let mut names: Vec<&Text> = NAMES.iter().map(|(_, name)| name).collect();
        names.sort_by(|one, other| one.zh.cmp(&other.zh));
        names.dedup_by(|one, other| one.zh == other.zh || one.en == other.en);
        assert_eq!(names.len(), known.len());
    }

    #[test]
    fn a_region_is_told_with_the_name_of_its_province() {
        for (code, en, zh) in [
            (310_100, "Shanghai", "上海"),
            (510_100, "Sichuan", "四川"),
            (610_100, "Shaanxi", "陕西"),
            (140_100, "Shanxi", "山西"),
            (659_001, "Xinjiang", "新疆"),
            (660_100, "Xinjiang Production and Construction Corps", "新疆生产建设兵团"),
            (820_000, "Macao", "澳门"),
        ] {
            assert_eq!(of(Region::new(code)), Some(&Text::new(en, zh)), "{code}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told() {
        let swapped = "{code: \"10\", en: \"A\", zh: \"甲\"}";
        for (from, to, complaint) in [
            ("code: \"11\"", "code: \"110000\"", "not the two digits"),
            ("code: \"11\"", "code: \"09\"", "not the two digits"),
            ("code: \"11\"", "code: \"1x\"", "not the two digits"),
            ("code: \"12\"", "code: \"11\"", "stands twice"),
            ("{code: \"82\", en: \"Macao\", zh: \"澳门\"}", swapped, "in the order"),
            ("zh: \"北京\"", "zh: \" \"", "missing in one language"),
            ("zh: \"北京\"", "cn: \"北京\"", "cn"),
        ] {
            assert_eq!(FILE.matches(from).count(), 1, "{from}");
            let wrong = read(&FILE.replace(from, to)).unwrap_err();
            assert!(wrong.contains(complaint), "{complaint}: {wrong}");
        }
    }
}
