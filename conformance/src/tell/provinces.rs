//! Words for a region: its code, and the province that it is in. Which provinces there are is in
//! the model's `provinces.yaml`.

use model::provinces;
use model::region::Region;
use model::text;
use model::text::Text;

/// Returns a region's code with the name of its province. A code that begins like that of no
/// province is told as unknown: it may be a slip, and no rule refuses it.
pub(crate) fn region(region: Region) -> Text {
    match provinces::of(region) {
        Some(Text { en, zh }) => text!("{region} {en}", "{region} {zh}"),
        None => text!("{region} (unknown code)", "{region}（未识别的区划代码）"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_told_with_its_province_or_as_unknown() {
        for (code, en, zh) in [
            (510_100, "510100 Sichuan", "510100 四川"),
            (
                660_100,
                "660100 Xinjiang Production and Construction Corps",
                "660100 新疆生产建设兵团",
            ),
            (990_100, "990100 (unknown code)", "990100（未识别的区划代码）"),
        ] {
            assert_eq!(region(Region::new(code)), Text::new(en, zh));
        }
    }
}
