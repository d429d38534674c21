//! The names of the provinces, by the first two digits of their codes (GB/T 2260), so that a story
//! can say where a region is. The rules compare codes and need no names.

use model::region::Region;
use model::text::Text;

const PROVINCES: &[(u32, Text)] = &[
    (11, Text::new("Beijing", "北京")),
    (12, Text::new("Tianjin", "天津")),
    (13, Text::new("Hebei", "河北")),
    (14, Text::new("Shanxi", "山西")),
    (15, Text::new("Inner Mongolia", "内蒙古")),
    (21, Text::new("Liaoning", "辽宁")),
    (22, Text::new("Jilin", "吉林")),
    (23, Text::new("Heilongjiang", "黑龙江")),
    (31, Text::new("Shanghai", "上海")),
    (32, Text::new("Jiangsu", "江苏")),
    (33, Text::new("Zhejiang", "浙江")),
    (34, Text::new("Anhui", "安徽")),
    (35, Text::new("Fujian", "福建")),
    (36, Text::new("Jiangxi", "江西")),
    (37, Text::new("Shandong", "山东")),
    (41, Text::new("Henan", "河南")),
    (42, Text::new("Hubei", "湖北")),
    (43, Text::new("Hunan", "湖南")),
    (44, Text::new("Guangdong", "广东")),
    (45, Text::new("Guangxi", "广西")),
    (46, Text::new("Hainan", "海南")),
    (50, Text::new("Chongqing", "重庆")),
    (51, Text::new("Sichuan", "四川")),
    (52, Text::new("Guizhou", "贵州")),
    (53, Text::new("Yunnan", "云南")),
    (54, Text::new("Tibet", "西藏")),
    (61, Text::new("Shaanxi", "陕西")),
    (62, Text::new("Gansu", "甘肃")),
    (63, Text::new("Qinghai", "青海")),
    (64, Text::new("Ningxia", "宁夏")),
    (65, Text::new("Xinjiang", "新疆")),
    (71, Text::new("Taiwan", "台湾")),
    (81, Text::new("Hong Kong", "香港")),
    (82, Text::new("Macao", "澳门")),
];

/// Returns a region's code with the name of its province, or the code alone if there is no such
/// province.
pub(crate) fn region(region: Region) -> Text {
    match PROVINCES.iter().find(|(code, _)| *code == region.province()) {
        Some((_, Text { en, zh })) => {
            model::text!("{region} {en}", "{region} {zh}", region = region, en = en, zh = zh)
        }
        None => Text::owned(region.to_string(), region.to_string()),
    }
}
